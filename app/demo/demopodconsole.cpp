// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demopodconsole.h"

#include "app/demo/democluster.h"
#include "app/demo/democlusterjson.h"
#include "app/demo/democontainers.h"
#include "app/demo/demotalking.h"

#include <QRegularExpression>
#include <QUrlQuery>
#include <QWebSocket>

#include <algorithm>

namespace longshore::demo {

using namespace Qt::StringLiterals;

namespace {

constexpr int PodLookMs = 50;
constexpr int PodLooksPerSecond = 1000 / PodLookMs;

/// What stands at the first place that fits; empty when none does.
QByteArray caught(const QByteArray &script, const QString &pattern)
{
    return QRegularExpression(pattern).match(QString::fromUtf8(script)).captured(1).toUtf8();
}

/// What a printf of the script prints, its octal escapes read.
QByteArray printed(const QByteArray &script, const QByteArray &word)
{
    QByteArray text = caught(script, u"printf\\s'([^']*;%1[^']*)'"_s.arg(QString::fromLatin1(word)));
    return text.replace("\\033", "\033").replace("\\007", "\007");
}

QByteArray filled(QByteArray format, const QByteArrayList &values)
{
    for (const QByteArray &value : values)
        if (const qsizetype at = format.indexOf("%s"); at >= 0)
            format.replace(at, 2, value);
    return format;
}

QByteArray processLines(const QList<QByteArrayList> &rows)
{
    QByteArray text = "PID   USER     TIME  COMMAND\n";
    for (const QByteArrayList &row : rows)
        text += row.value(1).rightJustified(5) + ' ' + row.value(0).leftJustified(8) + "  0:01 " + row.value(7) + '\n';
    return text;
}

} // namespace

PodConsole::PodConsole(Site &site, std::unique_ptr<QWebSocket> socket, QObject *parent)
    : QObject(parent), m_site(site), m_socket(std::move(socket))
{
    const QUrlQuery query(m_socket->requestUrl());
    const auto parameter = [&query](const QString &name) { return query.queryItemValue(name, QUrl::FullyDecoded); };
    m_environment = EnvironmentId(parameter(u"endpointId"_s).toLongLong());
    connect(m_socket.get(), &QWebSocket::binaryMessageReceived, this, &PodConsole::take);
    connect(m_socket.get(), &QWebSocket::textMessageReceived, this, [this](const QString &text) { take(text.toUtf8()); });
    connect(m_socket.get(), &QWebSocket::disconnected, this, &QObject::deleteLater); // The shell goes on.
    connect(&m_seconds, &QTimer::timeout, this, &PodConsole::look);
    const QByteArrayList command = parameter(u"command"_s).toUtf8().split(' ');
    if (find(parameter(u"namespace"_s), parameter(u"podName"_s), parameter(u"containerName"_s)) && hasShell(m_image, command.constFirst()))
        run(command);
    else
        hangUp();
}

PodConsole::~PodConsole() = default;

bool PodConsole::find(const QString &nameSpace, const QString &pod, const QString &container)
{
    for (const ClusterPod &each : clusterOf(m_site, m_environment).pods) {
        if (each.object.nameSpace != nameSpace.toUtf8() || each.object.name != pod.toUtf8() || !isReady(each, m_site.nowInMilliseconds()))
            continue;
        for (const ClusterContainer &one : each.containers) {
            if (one.name != container.toUtf8())
                continue;
            m_pod = each.object.name;
            m_container = each.object.uid + '/' + one.name;
            m_image = one.image;
            return true;
        }
    }
    return false;
}

void PodConsole::run(const QByteArrayList &command)
{
    if (command.size() == 1) {
        startShell(command.constFirst(), {});
        return say(m_shell->start());
    }
    if (command.value(1) != "-c")
        return hangUp();
    if (command.size() == 3)
        return runScript(command.at(2));
    const QByteArray variable = caught(command.at(2), u"\\b(LONGSHORE_CONSOLE=\\w+)"_s);
    const QByteArray script = command.at(3);
    const QByteArrayList shells = caught(script, u"for\\s+s\\s+in\\s+([a-z\\s]+);"_s).split('\t');
    const auto shell = std::ranges::find_if(shells, [this](const QByteArray &name) { return !name.isEmpty() && hasShell(m_image, name); });
    if (shell == shells.end())
        return say(printed(script, "none"));
    startShell(*shell, variable);
    EngineExec *exec = m_site.execs.find(m_execId);
    exec->rows = caught(script, u"rows\\s+(\\d+)"_s).toInt();
    exec->columns = caught(script, u"cols\\s+(\\d+)"_s).toInt();
    m_farewell = printed(script, "end");
    say(filled(printed(script, "begin"), {*shell, QByteArray::number(exec->pid), "0"}));
    say(m_shell->start());
}

/// Sizes of terminals, and ends of shells.
void PodConsole::runScript(const QByteArray &script)
{
    const qint64 process = caught(script, u"/proc/(\\d+)/fd/0"_s).toLongLong();
    if (process > 0) {
        EngineExec *exec = m_site.execs.findProcess(m_container, process);
        if (exec) {
            exec->rows = caught(script, u"rows\\s+(\\d+)"_s).toInt();
            exec->columns = caught(script, u"cols\\s+(\\d+)"_s).toInt();
        }
        return say(filled(printed(script, "sized"), {exec ? "0" : "1"}));
    }
    if (const QByteArray variable = caught(script, u"\\b(LONGSHORE_CONSOLE=\\w+)"_s); !variable.isEmpty() && script.contains("kill"))
        m_site.execs.endAllWith(m_container, variable);
    say(filled(printed(script, "swept"), {"0"}));
}

void PodConsole::startShell(const QByteArray &name, const QByteArray &variable)
{
    EngineExec &exec = m_site.execs.add({.id = {}, .environment = m_environment, .container = m_container, .command = {name},
                                         .variables = {variable}, .user = "root", .hasTerminal = true});
    m_execId = exec.id;
    m_site.execs.start(exec);
    m_shell = std::make_unique<Shell>(Shell::Surroundings{m_pod, "root", [this] {
        return processLines(processRowsOf(m_site, {.id = m_container, .name = m_pod, .image = m_image, .project = {}, .state = "running", .command = {}}));
    }});
    m_seconds.start(PodLookMs);
}

void PodConsole::take(const QByteArray &typed)
{
    EngineExec *exec = m_site.execs.find(m_execId);
    if (!m_shell || !exec || !exec->isRunning)
        return; // Of a command that has ended nobody reads on.
    m_shell->resize(exec->rows, exec->columns);
    say(m_shell->take(typed));
    exec->foreground = m_shell->foreground();
    if (!m_shell->exitCode())
        return;
    Execs::end(*exec, *m_shell->exitCode());
    say(filled(m_farewell, {QByteArray::number(*m_shell->exitCode())}));
}

/// What happens by itself, and what somebody else did to it.
void PodConsole::look()
{
    EngineExec *exec = m_site.execs.find(m_execId);
    if (!exec || !exec->isRunning) {
        m_seconds.stop();
        return;
    }
    if (++m_looks % PodLooksPerSecond != 0)
        return;
    const QByteArray uid = m_container.left(m_container.indexOf('/'));
    const auto &pods = clusterOf(m_site, m_environment).pods;
    if (std::ranges::none_of(pods, [&uid](const ClusterPod &each) { return each.object.uid == uid; })) {
        constexpr int KilledWithPod = 137;
        Execs::end(*exec, KilledWithPod);
        return hangUp(); // The node's side of it is gone, which is an error there.
    }
    m_shell->resize(exec->rows, exec->columns);
    say(m_shell->tick());
}

void PodConsole::say(const QByteArray &bytes)
{
    sayText(*m_socket, bytes);
}

void PodConsole::hangUp()
{
    m_seconds.stop();
    hangUpLater(*m_socket, *this);
}

} // namespace longshore::demo
