// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logs/logfinder.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QPointer>
#include <QThreadPool>

#include <algorithm>

namespace longshore {

namespace {

    using namespace std::chrono_literals;

    constexpr qint64 SearchedAtOnce = 2000; ///< So many added lines are looked at where they come in; of more a thread takes care.
    constexpr qint64 LongestAtOnce = 10; ///< ms; what is left then is searched by a thread as well.
    constexpr auto TypingPause = 80ms;
    constexpr auto AgainAfter = 300ms; ///< Context around matches is worked out anew.

} // namespace

LogFinder::LogFinder(LogStore &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_matcher(std::make_unique<LogMatcher>(m_question))
{
    m_soon.setSingleShot(true);
    m_again.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &LogFinder::ask);
    connect(&m_again, &QTimer::timeout, this, &LogFinder::ask);
    connect(&store, &LogStore::appended, this, &LogFinder::appended);
    connect(&store, &LogStore::inserted, this, &LogFinder::inserted);
    connect(&store, &LogStore::removed, this, &LogFinder::removed);
    connect(&store, &LogStore::cleared, this, &LogFinder::cleared);
    m_rows.showAll(store.first(), store.end());
    m_searchedTo = store.end();
}

LogFinder::~LogFinder()
{
    stopSearching();
}

void LogFinder::setQuestion(const LogQuestion &question)
{
    if (m_question == question)
        return;
    m_question = question;
    m_matcher = std::make_unique<LogMatcher>(question);
    m_soon.start(TypingPause);
}

void LogFinder::setChoice(const LogChoice &choice)
{
    if (m_choice == choice)
        return;
    m_choice = choice;
    m_soon.start(0);
}

QString LogFinder::problem() const
{
    return m_matcher->problem();
}

bool LogFinder::isAsked() const
{
    return !m_matcher->isNull();
}

/// Without anything to look for all lines are matches, so to speak.
LogChoice LogFinder::effectiveChoice() const
{
    LogChoice choice = m_choice;
    choice.onlyMatches = choice.onlyMatches && isAsked();
    return choice;
}

void LogFinder::stopSearching()
{
    if (m_stop)
        *m_stop = true;
    m_stop.reset();
    m_since.clear();
}

void LogFinder::ask()
{
    m_again.stop();
    stopSearching();
    m_late.clear(); // All of it is looked at.
    if (isAsked() || !effectiveChoice().showsAll())
        return search(m_store.first());
    m_searchFrom = m_store.first();
    LogFound all;
    take(all);
}

/// In a thread. What is found is counted as the lines are by then.
void LogFinder::run(std::function<LogFound(const std::atomic<bool> &)> work, std::function<void(LogFound &)> taken)
{
    m_stop = std::make_shared<std::atomic<bool>>(false);
    QThreadPool::globalInstance()->start([finder = QPointer(this), stop = m_stop, work = std::move(work), taken = std::move(taken)] {
        const auto found = std::make_shared<LogFound>(work(*stop));
        if (*stop)
            return;
        QMetaObject::invokeMethod(qApp, [finder, stop, found, taken] {
            if (!finder || finder->m_stop != stop)
                return;
            finder->m_stop.reset();
            for (const LogInsertion &late : std::exchange(finder->m_since, {})) {
                late.move(found->matches);
                late.move(found->shown);
            }
            taken(*found);
        });
    });
}

void LogFinder::search(qint64 from)
{
    m_searchFrom = from;
    m_searchedTo = m_store.end();
    run([snapshot = m_store.snapshot(), question = m_question, choice = effectiveChoice(),
         from](const std::atomic<bool> &stop) { return searchLog(snapshot, question, choice, stop, from); },
        [this](LogFound &found) { take(found); });
    Q_EMIT matchesChanged(); // That it is searched.
}

void LogFinder::take(LogFound &found)
{
    const bool isWhole = m_searchFrom <= m_store.first() || m_rows.count() == 0;
    if (isWhole) {
        m_matches = std::move(found.matches);
        m_matches.erase(m_matches.begin(), std::ranges::lower_bound(m_matches, m_store.first()));
        found.showsAll ? m_rows.showAll(m_store.first(), std::max(m_searchedTo, m_store.first())) : m_rows.showOnly(std::move(found.shown), m_searchedTo);
        m_rows.removeBefore(m_store.first());
        Q_EMIT rowsReset();
    } else {
        m_matches.insert(m_matches.end(), found.matches.begin(), found.matches.end());
        m_rows.append(m_searchedTo, found.shown);
        Q_EMIT rowsAppended();
    }
    goOn();
    Q_EMIT matchesChanged();
}

void LogFinder::goOn()
{
    if (!m_stop && !m_late.empty())
        lookAtLate();
    if (!m_stop)
        catchUp();
}

/// Late ones, here and now unless they are many.
void LogFinder::lookAtLate()
{
    std::vector<qint64> lines = std::exchange(m_late, {});
    lines.erase(lines.begin(), std::ranges::lower_bound(lines, m_store.first()));
    const LogChoice choice = effectiveChoice();
    if (lines.empty() || (choice.showsAll() && !isAsked()))
        return;
    if (choice.onlyMatches && choice.context > 0)
        return askAgain();
    LogFound found;
    QElapsedTimer clock;
    clock.start();
    auto line = lines.begin();
    for (; line != lines.end() && qint64(lines.size()) <= SearchedAtOnce && clock.elapsed() < LongestAtOnce; ++line) {
        const bool isPossible = choice.shows(m_store.row(*line));
        const bool isMatch = isPossible && m_matcher->matches(m_store.text(*line));
        if (isMatch)
            found.matches.push_back(*line);
        if (isPossible && (!choice.onlyMatches || isMatch))
            found.shown.push_back(*line);
    }
    takeLate(found);
    lines.erase(lines.begin(), line);
    if (lines.empty())
        return;
    run([snapshot = m_store.snapshot(), lines = std::move(lines), question = m_question,
         choice](const std::atomic<bool> &stop) { return searchLines(snapshot, lines, question, choice, stop); },
        [this](LogFound &late) {
            for (std::vector<qint64> *each : {&late.matches, &late.shown})
                each->erase(each->begin(), std::ranges::lower_bound(*each, m_store.first()));
            takeLate(late);
            goOn();
            Q_EMIT matchesChanged();
        });
}

void LogFinder::takeLate(LogFound &found)
{
    addSorted(m_matches, found.matches);
    if (const LogInsertion rows = m_rows.add(found.shown); !rows.isEmpty())
        Q_EMIT linesInserted({}, rows);
    if (!found.matches.empty())
        Q_EMIT matchesChanged();
}

/// What came while the search was under way.
void LogFinder::catchUp()
{
    const qint64 from = std::max(m_searchedTo, m_store.first());
    const qint64 end = m_store.end();
    if (m_stop || from >= end)
        return;
    if (effectiveChoice().showsAll() && !isAsked()) {
        m_searchedTo = end;
        m_rows.append(end, {});
        Q_EMIT rowsAppended();
        return;
    }
    if (m_choice.onlyMatches && m_choice.context > 0)
        return askAgain();
    if (end - from > SearchedAtOnce)
        return search(from);
    lookAt(from, end);
}

/// Here and now, unless it takes too long.
void LogFinder::lookAt(qint64 from, qint64 end)
{
    std::vector<qint64> shown;
    const LogChoice choice = effectiveChoice();
    const std::size_t before = m_matches.size();
    QElapsedTimer clock;
    clock.start();
    qint64 line = from;
    for (; line < end && clock.elapsed() < LongestAtOnce; ++line) {
        const bool isShown = choice.shows(m_store.row(line));
        const bool isMatch = isShown && m_matcher->matches(m_store.text(line));
        if (isMatch)
            m_matches.push_back(line);
        if (isShown && (!choice.onlyMatches || isMatch))
            shown.push_back(line);
    }
    m_searchedTo = line;
    m_rows.append(line, shown);
    Q_EMIT rowsAppended();
    if (m_matches.size() != before)
        Q_EMIT matchesChanged();
    if (line < end)
        search(line);
}

/// Not put off by what comes meanwhile: a busy log would put it off for ever.
void LogFinder::askAgain()
{
    if (!m_again.isActive())
        m_again.start(AgainAfter);
}

void LogFinder::appended(qint64, qint64)
{
    goOn();
}

/// A search under way goes on: what it finds is counted anew when it is there, and what came in is looked at then.
void LogFinder::inserted(const LogInsertion &late)
{
    m_searchFrom = late.movedEnd(m_searchFrom);
    m_searchedTo = late.movedEnd(m_searchedTo);
    late.move(m_matches);
    late.move(m_late);
    if (m_stop)
        m_since.push_back(late);
    const auto end = std::ranges::lower_bound(late.places, m_searchedTo);
    addSorted(m_late, std::vector<qint64>(late.places.begin(), end));
    const LogInsertion rows = m_rows.makeRoom(late);
    Q_EMIT linesInserted(late, rows);
    goOn();
}

void LogFinder::removed(qint64 upTo)
{
    const std::size_t before = m_matches.size();
    m_matches.erase(m_matches.begin(), std::ranges::lower_bound(m_matches, upTo));
    m_searchedTo = std::max(m_searchedTo, upTo);
    if (const qint64 gone = m_rows.removeBefore(upTo); gone > 0)
        Q_EMIT rowsRemoved(gone);
    if (m_matches.size() != before)
        Q_EMIT matchesChanged();
}

void LogFinder::cleared()
{
    stopSearching();
    m_late.clear();
    m_matches.clear();
    m_searchFrom = m_searchedTo = 0;
    m_rows.showAll(0, 0);
    if (!effectiveChoice().showsAll())
        m_rows.showOnly({}, 0);
    Q_EMIT rowsReset();
    Q_EMIT matchesChanged();
}

qint64 LogFinder::step(qint64 line, bool backwards) const
{
    if (m_matches.empty())
        return -1;
    if (backwards) {
        const auto at = std::ranges::lower_bound(m_matches, line);
        return at == m_matches.begin() ? m_matches.back() : *(at - 1);
    }
    const auto at = std::ranges::upper_bound(m_matches, line);
    return at == m_matches.end() ? m_matches.front() : *at;
}

} // namespace longshore
