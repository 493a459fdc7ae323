// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demoshell.h"
#include "app/demo/demosite.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

class QWebSocket;

namespace longshore::demo {

/// A command in a container of a pod over its websocket. It behaves as 2.21 to 2.23 do (portainer-api.md 6.5, 7.2): what cannot be started is
/// closed at once without a word, and when a command ends nothing is said and the websocket stays open. It runs shells, and reads of
/// scripts given to one (`sh -c`) what matters here: which shell they start, the size they set, whom they end, what they print.
class PodConsole : public QObject
{
    Q_OBJECT
public:
    PodConsole(Site &site, std::unique_ptr<QWebSocket> socket, QObject *parent);
    ~PodConsole() override;

private:
    bool find(const QString &nameSpace, const QString &pod, const QString &container);
    void run(const QByteArrayList &command);
    void runScript(const QByteArray &script);
    void startShell(const QByteArray &name, const QByteArray &variable);
    void take(const QByteArray &typed);
    void look();
    void say(const QByteArray &bytes);
    void hangUp();

    Site &m_site;
    std::unique_ptr<QWebSocket> m_socket;
    EnvironmentId m_environment{};
    QByteArray m_container; ///< As EngineExec has it.
    QByteArray m_pod; ///< Name, for the prompt.
    QByteArray m_image;
    QByteArray m_execId;
    QByteArray m_farewell; ///< What is printed after the shell, with "%s" for its exit code.
    std::unique_ptr<Shell> m_shell;
    QTimer m_seconds;
    int m_looks = 0;
};

} // namespace longshore::demo
