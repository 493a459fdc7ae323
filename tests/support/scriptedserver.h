// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QMultiHash>
#include <QPointer>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>

namespace longshore::test {

/// What was asked, whole.
struct Seen {
    QByteArray verb;
    QByteArray target; ///< Path with query, as on the wire.
    QHash<QByteArray, QByteArray> headers; ///< Lower-case names.
    QByteArray body;
};

struct Canned {
    int status = 200;
    QByteArray body;
    QByteArray type = "application/json";
    QList<QPair<QByteArray, QByteArray>> headers;
    bool hang = false; ///< Never answered.
    bool drop = false; ///< The connection is closed instead.
    std::function<void()> effect = {}; ///< What asking does, whatever becomes of the answer.
    bool goesOn = false; ///< A head, the body in chunks, and then what say() adds; `body` is the first chunk.
};

/// A small HTTP/1.1 server on the loopback address that answers as told and remembers what it was asked.
class ScriptedServer : public QTcpServer
{
    Q_OBJECT
public:
    explicit ScriptedServer(QObject *parent = nullptr);

    /// Answer for "/api" + path, whatever the query; "*" for everything else (404 by default).
    void answer(const QByteArray &path, const Canned &canned) { m_answers.insert(path, canned); }
    /// Answers instead, unless a path has an answer of its own; "VERB /path" goes before "/path".
    void answerBy(std::function<Canned(const Seen &)> model) { m_model = std::move(model); }
    void forgetAnswer(const QByteArray &path) { m_answers.remove(path); }
    QList<Seen> seen() const { return m_seen; }
    void forget() { m_seen.clear(); }
    int countOf(const QByteArray &path) const;
    /// How many listen to an answer that goes on, or wait for one that never comes.
    int listeners(const QByteArray &path) const;
    void say(const QByteArray &path, const QByteArray &bytes); ///< To all of them.
    void breakOff(const QByteArray &path, bool inOrder); ///< Ends their answers, with a last chunk or with a reset.
    QString address() const;

private:
    void serve(QTcpSocket *socket);
    bool takeRequest(QTcpSocket *socket, QByteArray &buffer);
    void reply(QTcpSocket *socket, const Seen &seen);

    QHash<QByteArray, Canned> m_answers;
    std::function<Canned(const Seen &)> m_model;
    QList<Seen> m_seen;
    QMultiHash<QByteArray, QPointer<QTcpSocket>> m_listeners; ///< By path.
};

/// A Portainer in its default state: status, one administrator, two environments, three stacks.
void playPortainer(ScriptedServer &server, const QByteArray &version = "2.23.0");

} // namespace longshore::test
