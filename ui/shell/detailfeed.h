// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/async.h"
#include "app/session/servers.h"
#include "ui/models/stackrow.h"

#include <QObject>

namespace longshore {

class StacksPage;

/// Brings the details of the chosen stack: its compose file when the tab asks for it, names of people for its access.
class DetailFeed : public QObject
{
    Q_OBJECT
public:
    DetailFeed(Servers &servers, StacksPage &page, QObject *parent = nullptr);

private:
    void loadFile(const StackKey &key);
    void follow(Session *session);
    void feedFacts(Session &session);

    Servers &m_servers;
    StacksPage &m_page;
    InFlight<Result<StackFile>> m_file{this};
};

} // namespace longshore
