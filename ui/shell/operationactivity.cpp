// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/operationactivity.h"

#include "app/core/displaytext.h"
#include "app/logs/logopener.h"
#include "app/session/session.h"
#include "ui/models/containersmodel.h"
#include "ui/models/eventwords.h"

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds LookEvery{2000}; ///< As often as the operation itself looks.
constexpr int LogTail = 5; ///< Lines of each container that were there before.
constexpr LogStore::Limit KeptLog{.lines = 200, .bytes = 1024 * 1024};
constexpr qsizetype ShownLines = 40;
constexpr qsizetype ShownCharacters = 300; ///< Of one line.
constexpr qint64 ClocksDifferBy = 5; ///< Seconds that an engine's clock may be behind ours.
constexpr qint64 Nanoseconds = 1'000'000'000;

QString clockTime(qint64 nanoseconds)
{
    return QDateTime::fromMSecsSinceEpoch(nanoseconds / 1'000'000).toString(u"HH:mm:ss"_s);
}

QString stateOf(const Container &container)
{
    const QString health = healthWord(container.health());
    const QString state = containerStateWord(container.state);
    return health.isEmpty() ? state : u"%1, %2"_s.arg(state, health);
}

} // namespace

OperationActivity::OperationActivity(Servers &servers, QObject *parent)
    : QObject(parent), m_servers(servers), m_store(KeptLog)
{
    connect(&m_store, &LogStore::appended, this, &OperationActivity::compose);
    connect(&m_store, &LogStore::inserted, this, &OperationActivity::compose);
}

OperationActivity::~OperationActivity() = default;

void OperationActivity::look(Operation *operation)
{
    if (operation == m_operation)
        return update();
    if (m_operation)
        m_operation->disconnect(this);
    end();
    m_operation = operation;
    m_text.clear();
    if (operation)
        connect(operation, &Operation::changed, this, &OperationActivity::update);
    Q_EMIT changed();
    update();
}

void OperationActivity::update()
{
    const bool goesOn = m_operation && m_operation->wasSent() && !m_operation->isEnded();
    if (goesOn && !m_containers)
        begin();
    else if (!goesOn && m_containers)
        end();
}

void OperationActivity::begin()
{
    const OperationSubject &subject = m_operation->subject();
    Session *session = m_servers.session(subject.server);
    const EngineStack stack{subject.environment, subject.type, subject.stackName};
    if (!session || !stack.hasEngine() || stack.name.isEmpty() || isOfPart(m_operation->kind()))
        return;
    m_store.clear();
    m_containers = std::make_unique<StackContainers>(*session, LookEvery);
    m_events = std::make_unique<EngineEvents>(*session);
    m_feed = std::make_unique<LogFeed>(m_store, openerOf(QPointer<Session>(session)));
    connect(session, &QObject::destroyed, m_containers.get(), [this] { end(); });
    connect(m_containers.get(), &StackContainers::changed, this, &OperationActivity::takeContainers);
    connect(m_events.get(), &EngineEvents::changed, this, &OperationActivity::compose);
    m_events->follow(stack, false);
    m_containers->follow(stack);
}

/// Each of them may be the sender of what led here.
void OperationActivity::end()
{
    if (!m_containers)
        return;
    m_feed->stop();
    m_events->stop();
    m_containers->stop();
    m_containers->disconnect(this);
    m_events->disconnect(this);
    m_feed.release()->deleteLater();
    m_events.release()->deleteLater();
    m_containers.release()->deleteLater();
}

void OperationActivity::takeContainers()
{
    QList<LogOrigin> origins;
    for (const Container &each : m_containers->containers())
        origins.append({each.id, each.name(), false});
    if (!origins.isEmpty() && m_feed->isEmpty())
        m_feed->watch(m_containers->stack().environment, origins, {.tail = LogTail, .since = 0, .until = 0, .follows = true});
    else if (!origins.isEmpty())
        m_feed->setOrigins(origins);
    compose();
}

QStringList OperationActivity::runningLines() const
{
    QStringList lines;
    for (const SwarmService &each : m_containers->services())
        lines.append(each.desiredTasks < 0 ? oneLine(each.name)
                                           : tr("%1: %2 of %3 tasks run").arg(oneLine(each.name)).arg(each.runningTasks).arg(each.desiredTasks));
    for (const SwarmTask &each : m_containers->tasks())
        if (!each.error.isEmpty() && each.desiredState != "shutdown"_L1)
            lines.append(tr("A task cannot run: %1").arg(oneLine(each.error)));
    if (lines.isEmpty())
        for (const Container &each : m_containers->containers())
            lines.append(u"%1: %2"_s.arg(oneLine(each.name()), stateOf(each)));
    lines.removeDuplicates();
    return lines;
}

void OperationActivity::addEvents(QList<Line> &lines) const
{
    const qint64 begun = (m_operation->startedAt().toSecsSinceEpoch() - ClocksDifferBy) * Nanoseconds;
    for (const EngineEvent &each : m_events->events())
        if (!each.isCheck() && each.nanoseconds >= begun)
            lines.append({each.nanoseconds, eventWords(each)});
}

void OperationActivity::addLogs(QList<Line> &lines) const
{
    const QStringList names = m_feed->names();
    for (qint64 number = std::max(m_store.first(), m_store.end() - ShownLines); number < m_store.end(); ++number) {
        const LogRow &row = m_store.row(number);
        lines.append({row.stamp, u"%1: %2"_s.arg(oneLine(names.value(row.source)), oneLine(QString::fromUtf8(m_store.text(number)).left(ShownCharacters)))});
    }
}

void OperationActivity::compose()
{
    if (!m_containers || !m_operation)
        return;
    QList<Line> happened;
    addEvents(happened);
    addLogs(happened);
    std::ranges::stable_sort(happened, {}, &Line::at);
    QStringList lines = runningLines();
    if (!lines.isEmpty() && !happened.isEmpty())
        lines.append(QString());
    for (const Line &each : happened.last(std::min(ShownLines, happened.size())))
        lines.append(clockTime(each.at) + u"  "_s + each.text);
    const QString text = lines.join(u'\n');
    if (text == m_text)
        return;
    m_text = text;
    Q_EMIT changed();
}

} // namespace longshore
