// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/stackchange.h"
#include "ui/shell/stackparts.h"

#include <QHash>
#include <QObject>

namespace longshore {

class RepositoryWindow;

/// Compares what is deployed of a stack with what its repository has now; one window for each stack, nothing is changed.
class StackComparing : public QObject
{
    Q_OBJECT
public:
    StackComparing(const StackParts &parts, QObject *parent);
    ~StackComparing() override;

    void open(const StackKey &key);

private:
    RepositoryWindow *make(const FoundStack &found);
    void read(RepositoryWindow *window, const StackKey &key, const std::optional<GitLogin> &login);
    void readNewest(RepositoryWindow *window, const StackKey &key, const StackBefore &deployed, const std::optional<GitLogin> &login);

    StackParts m_parts;
    QHash<StackKey, QPointer<RepositoryWindow>> m_windows;
};

} // namespace longshore
