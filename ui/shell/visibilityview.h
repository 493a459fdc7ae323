// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/servers.h"

#include <QObject>
#include <QPointer>

#include <optional>

namespace longshore {

class StacksPage;

/// "What can this user see?": shows in the table what somebody else would be given, worked out from the access rules,
/// until it is left. Follows the server meanwhile.
class VisibilityView : public QObject
{
    Q_OBJECT
public:
    VisibilityView(Servers &servers, StacksPage &page, QObject *parent);

    void show(const ServerId &server, UserId user); ///< Reads who may see what first, if it has to.
    void ask(const ServerId &server); ///< Which user, first.
    void leave();
    bool isShown() const;

Q_SIGNALS:
    void sourceWanted(const longshore::ServerId &server); ///< So that the table is about that server.
    void told(const QString &sentence); ///< Why it cannot be worked out.

private:
    void follow(Session &session);
    void openQuestion(Session &session);
    void update();

    Servers &m_servers;
    StacksPage &m_page;
    QPointer<Session> m_session;
    std::optional<UserId> m_user; ///< Whose view is wanted, shown or not yet.
    bool m_shown = false;
};

} // namespace longshore
