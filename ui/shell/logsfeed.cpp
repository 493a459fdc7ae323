// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/logsfeed.h"

#include "app/core/displaytext.h"
#include "app/session/refusal.h"
#include "ui/pages/logspanel.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace longshore {

using Kind = LogsStatus::Kind;

LogsFeed::LogsFeed(std::shared_ptr<StackLogs> logs, LogsPanel &panel, QObject *parent)
    : QObject(parent), m_logs(std::move(logs)), m_panel(panel), m_store(panel.store())
{
    connect(&panel, &LogsPanel::windowChanged, this, &LogsFeed::beginAnew);
    connect(&panel, &LogsPanel::pausedChanged, this, [this] {
        if (m_log)
            m_log->setLook(m_store, look());
        showStatus();
    });
    connect(&panel, &LogsPanel::retryRequested, this, [this] {
        if (m_log)
            m_log->refresh();
    });
}

/// The panel may be its parent, and be gone but for its address.
LogsFeed::~LogsFeed()
{
    leaveLog();
}

void LogsFeed::leave()
{
    leaveLog();
    m_row.reset();
    m_chosen = {};
    m_store.clear();
}

void LogsFeed::leaveLog()
{
    if (!m_log)
        return;
    m_log->disconnect(this);
    m_log->leave(m_store);
    m_log.reset();
}

void LogsFeed::follow(const StackRow &row)
{
    leave();
    m_row = row;
    m_panel.setStatus({});
    m_panel.setSources({});
    enter();
}

StackLog::Look LogsFeed::look() const
{
    return {.inSight = m_isInSight, .reads = !m_panel.isPaused()};
}

void LogsFeed::enter()
{
    m_log = m_logs->of(*m_row, m_panel.window());
    connect(m_log.get(), &StackLog::changed, this, &LogsFeed::update);
    m_log->enter(m_store, look());
    update();
}

/// Another part of the log is wanted. Who lists what runs goes on doing so.
void LogsFeed::beginAnew()
{
    if (!m_log || m_log->window() == m_panel.window())
        return;
    const std::shared_ptr<StackLog> before = m_log;
    leaveLog();
    m_store.clear();
    enter();
}

void LogsFeed::setInSight(bool inSight)
{
    m_isInSight = inSight;
    if (m_log)
        m_log->setLook(m_store, look());
    showStatus();
}

void LogsFeed::update()
{
    if (m_log && m_log->feed())
        showSources();
    showStatus();
}

void LogsFeed::showSources()
{
    m_panel.setSources(m_log->feed()->names());
    showChosen();
}

void LogsFeed::showOnly(const QList<Container> &containers)
{
    choose([containers](const StackLog &log) {
        QStringList names;
        for (const Container &each : containers)
            names.append(log.nameOf(each));
        names.removeAll(QString());
        return names;
    });
}

void LogsFeed::showOnly(const QList<Pod> &pods)
{
    choose([pods](const StackLog &log) {
        QStringList names;
        for (const Pod &each : pods)
            names.append(log.namesOf(each));
        return names;
    });
}

void LogsFeed::choose(std::function<QStringList(const StackLog &log)> names)
{
    m_chosen = std::move(names);
    if (m_log && m_log->feed())
        showChosen();
}

void LogsFeed::showChosen()
{
    const QStringList names = m_chosen ? m_chosen(*m_log) : QStringList();
    if (names.isEmpty())
        return;
    m_chosen = {};
    m_panel.showOnly(names);
}

void LogsFeed::showStatus()
{
    if (m_row)
        m_panel.setStatus(statusNow());
}

LogsStatus LogsFeed::withoutContainers() const
{
    if (!m_log || !m_log->session())
        return {.kind = Kind::Failed, .sentence = tr("The server of this stack is not open.")};
    if (m_log->workloads())
        return withoutSources(*m_log->workloads());
    if (!m_log->containers())
        return {.kind = Kind::Fine, .sentence = tr("No Docker engine runs this stack, and so there is no log here.")};
    return withoutSources(*m_log->containers());
}

template <typename List>
LogsStatus LogsFeed::withoutSources(const List &list) const
{
    using State = typename List::State;
    if (list.state() == State::Failed) {
        const Explanation words = explain(*list.error(), attemptOn(*m_log->session(), tr("read what runs of this stack")));
        return {.kind = Kind::Failed, .sentence = words.sentence, .details = words.details};
    }
    if (list.state() == State::Loading || list.state() == State::Nothing)
        return {.kind = Kind::Loading};
    return {.kind = Kind::Fine, .sentence = tr("Nothing of this stack runs, and so there is no log.")};
}

LogsStatus LogsFeed::statusNow() const
{
    const LogFeed *feed = m_log ? m_log->feed() : nullptr;
    if (!feed || !m_log->session())
        return withoutContainers();
    LogsStatus status{.kind = feed->hasTold() ? Kind::Fine : Kind::Loading, .flow = flowSentence()};
    for (const auto &source : feed->sources()) {
        const bool isTrouble = source->state() == LogSource::State::Waiting || source->state() == LogSource::State::Refused;
        if (isTrouble && source->error()) {
            LogsStatus trouble = troubleOf(*source);
            trouble.flow = status.flow;
            return trouble;
        }
    }
    return status;
}

LogsStatus LogsFeed::troubleOf(const LogSource &source) const
{
    const QString name = oneLine(source.origin().name);
    const Explanation words = explain(*source.error(), attemptOn(*m_log->session(), tr("read the log of %1").arg(name)));
    if (source.state() == LogSource::State::Refused)
        return {.kind = Kind::Failed, .sentence = words.sentence, .details = words.details};
    if (!source.retryAt().isValid())
        return {.kind = Kind::Trouble, .sentence = words.sentence, .details = words.details};
    const QString when = source.retryAt().toLocalTime().toString(u"HH:mm:ss"_s);
    const QString sentence = source.error()->kind == ApiError::Kind::Network || source.error()->kind == ApiError::Kind::Cancelled
        ? tr("The connection to the log of %1 was lost. It is taken up again at %2, where it was left.").arg(name, when)
        : tr("%1 It is tried again at %2.").arg(words.sentence, when);
    return {.kind = Kind::Trouble, .sentence = sentence, .details = words.details};
}

QString LogsFeed::flowSentence() const
{
    using State = LogSource::State;
    const auto count = [this](State state) {
        return std::ranges::count_if(m_log->feed()->sources(), [state](const auto &source) { return source->state() == state; });
    };
    if (m_panel.isPaused())
        return tr("Reading is stopped.");
    const auto ended = count(State::Ended);
    if (count(State::Live) > 0 && std::ranges::any_of(m_log->feed()->sources(), [](const auto &source) { return source->isPartial(); }))
        return tr("Live; the engine holds back some of what was written before");
    if (count(State::Live) > 0)
        return ended == 0 ? tr("Live") : ended == 1 ? tr("Live; one source has ended") : tr("Live; %1 sources have ended").arg(ended);
    if (count(State::Asked) > 0)
        return tr("Every 2 s: this environment hands on logs in pieces, so it is asked again and again.");
    if (ended > 0)
        return tr("Ended: nothing of this runs. It is looked at again every 5 s.");
    return count(State::Done) > 0 ? tr("Up to the chosen time.") : QString();
}

} // namespace longshore
