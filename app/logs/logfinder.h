// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/logs/logrows.h"
#include "app/logs/logsearch.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

namespace longshore {

/// Keeps the lines of a store that are shown and those that match up to date: searches in the background when the question changes,
/// and what is added as it comes.
class LogFinder : public QObject
{
    Q_OBJECT
public:
    explicit LogFinder(LogStore &store, QObject *parent = nullptr);
    ~LogFinder() override;

    void setQuestion(const LogQuestion &question);
    void setChoice(const LogChoice &choice);
    const LogQuestion &question() const { return m_question; }
    const LogChoice &choice() const { return m_choice; }
    QString problem() const; ///< What is wrong with the pattern; empty when nothing is.
    bool isAsked() const; ///< There is something to look for.
    bool isSearching() const { return m_stop != nullptr; }

    const LogStore &store() const { return m_store; }
    const LogRows &rows() const { return m_rows; }
    const std::vector<qint64> &matches() const { return m_matches; } ///< Lines, rising.
    /// The next match after that line, or before it, around the ends; -1 for none.
    qint64 step(qint64 line, bool backwards) const;

Q_SIGNALS:
    void rowsReset(); ///< Other lines are shown.
    void rowsAppended();
    /// Late lines have come between others, whose numbers have grown, shown or not; and rows between others, perhaps of lines that came
    /// before.
    void linesInserted(const longshore::LogInsertion &lines, const longshore::LogInsertion &rows);
    void rowsRemoved(qint64 count); ///< From the top.
    void matchesChanged();

private:
    void ask();
    void stopSearching();
    void search(qint64 from);
    void run(std::function<LogFound(const std::atomic<bool> &stop)> work, std::function<void(LogFound &found)> taken);
    void take(LogFound &found);
    void goOn();
    void catchUp();
    void lookAtLate();
    void takeLate(LogFound &found);
    void lookAt(qint64 from, qint64 end);
    void askAgain();
    void appended(qint64 from, qint64 to);
    void inserted(const LogInsertion &late);
    void removed(qint64 upTo);
    void cleared();
    LogChoice effectiveChoice() const;

    LogStore &m_store;
    LogQuestion m_question;
    LogChoice m_choice;
    std::unique_ptr<LogMatcher> m_matcher; ///< For what is added.
    LogRows m_rows;
    std::vector<qint64> m_matches;
    std::shared_ptr<std::atomic<bool>> m_stop; ///< Of the search under way.
    qint64 m_searchFrom = 0; ///< Where the search under way, or the last one, began.
    qint64 m_searchedTo = 0; ///< Lines before it were looked at, or are by the search under way.
    std::vector<LogInsertion> m_since; ///< What came in between since the search under way began: it counts without them.
    std::vector<qint64> m_late; ///< Lines before m_searchedTo that were not looked at.
    QTimer m_soon;
    QTimer m_again;
};

} // namespace longshore
