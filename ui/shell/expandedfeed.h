// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/servers.h"
#include "ui/models/stackrow.h"
#include "ui/shell/runninglist.h"

#include <QHash>
#include <QObject>

#include <memory>
#include <unordered_map>

namespace longshore {

class ExpandedRows;
class StacksModel;
class StacksPage;

/// Reads what runs of the stacks whose rows are expanded, and goes on reading it while they are.
class ExpandedFeed : public QObject
{
    Q_OBJECT
public:
    ExpandedFeed(Servers &servers, StacksModel &stacks, StacksPage &page, QObject *parent);
    ~ExpandedFeed() override;

private:
    void follow();
    void begin(const StackKey &key);
    void show(const StackKey &key);
    void showThing(const StackKey &key, const QString &id);

    struct Hash {
        std::size_t operator()(const StackKey &key) const { return qHash(key); }
    };
    Servers &m_servers;
    StacksModel &m_stacks;
    StacksPage &m_page;
    ExpandedRows &m_rows;
    std::unordered_map<StackKey, std::unique_ptr<RunningList>, Hash> m_lists;
};

} // namespace longshore
