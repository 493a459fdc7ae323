// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/stacklink.h"
#include "app/session/servers.h"
#include "ui/models/stackrow.h"

#include <QObject>

#include <optional>

namespace longshore {

class MainWindow;

/// Shows the stack that a link names, as soon as its server has answered. Only servers that are open here are looked
/// at: a link connects to nothing and changes nothing.
class LinkOpener : public QObject
{
    Q_OBJECT
public:
    LinkOpener(Servers &servers, MainWindow &window, QObject *parent = nullptr);

    void open(const StackLink &link);

protected:
    /// On macOS a link arrives as an event of the application.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    Session *sessionFor(const StackLink &link) const;
    void follow(Session *session);
    void goOn();
    void show();
    void giveUp(const QString &why);

    Servers &m_servers;
    MainWindow &m_window;
    std::optional<StackKey> m_wanted; ///< Until it is shown, or its server has said that there is none.
};

} // namespace longshore
