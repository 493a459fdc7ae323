// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/shell/connecthost.h"
#include "ui/dialogs/leftovertokens.h"
#include "ui/shell/servercommands.h"

namespace longshore {

/// All that can be done with servers from the menus, over a window that closes only when nothing holds it.
class CommandsHost : public ConnectHost
{
public:
    explicit CommandsHost(DemoOptions options = {})
        : ConnectHost(options)
    {
    }
    ~CommandsHost() override { commands.reset(); }

    bool connectServer()
    {
        commands->connectServer();
        return QTest::qWaitForWindowActive(window());
    }
    LeftoverTokens *leftovers() { return findChild<LeftoverTokens *>(); }
    QAbstractButton &button(const char *name) { return *leftovers()->findChild<QAbstractButton *>(QString::fromLatin1(name)); }
    /// By keyboard, in the dialog that is open.
    void answer(const char *name)
    {
        QVERIFY(leftovers() && QTest::qWaitForWindowActive(leftovers()));
        button(name).setFocus();
        key(Qt::Key_Space);
    }
    Session *only() { return servers.sessions().size() == 1 ? servers.sessions().first() : nullptr; }

    std::unique_ptr<ServerCommands> commands = std::make_unique<ServerCommands>(servers, profiles, keychain, ApiClient::systemManagers(switchOfAll), *this);
    QSignalSpy signedIn{commands.get(), &ServerCommands::connected};
    QSignalSpy toldOf{commands.get(), &ServerCommands::told};

protected:
    void closeEvent(QCloseEvent *event) override
    {
        if (commands && commands->holdsClosing())
            event->ignore();
    }
};

} // namespace longshore
