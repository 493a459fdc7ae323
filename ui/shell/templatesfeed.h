// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/async.h"
#include "app/portainer/templaterequests.h"
#include "app/session/servers.h"

#include <QObject>

namespace longshore {

class NewStackWindow;
struct StackTemplate;

/// Brings the templates of a server into a window of a new stack, once they are wanted: those kept on it, and those of the
/// list that it fetches from the internet, which may fail alone.
class TemplatesFeed : public QObject
{
    Q_OBJECT
public:
    TemplatesFeed(Servers &servers, const ServerId &server, NewStackWindow &window);

private:
    void load();
    void show();
    void loadFile(const QString &key);
    void take(const QString &key, const QFuture<Result<StackFile>> &file, Session &session);
    QFuture<Result<StackFile>> askForApp(Session &session, const AppTemplate &chosen) const;

    Servers &m_servers;
    ServerId m_server;
    NewStackWindow &m_window;
    QList<CustomTemplate> m_custom;
    QList<AppTemplate> m_apps;
    QString m_problem;
    int m_open = 0; ///< Lists on their way.
    InFlight<Result<QList<CustomTemplate>>> m_askCustom{this};
    InFlight<Result<QList<AppTemplate>>> m_askApps{this};
    InFlight<Result<StackFile>> m_askFile{this};
};

/// As the window shows them; none for what makes no stack.
StackTemplate stackTemplate(const CustomTemplate &custom);
std::optional<StackTemplate> stackTemplate(const AppTemplate &app);

} // namespace longshore
