// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/logs/logstore.h"

#include <QString>

#include <atomic>
#include <functional>
#include <memory>
#include <vector>

namespace longshore {

/// What lines are searched for.
struct LogQuestion {
    QString text;
    bool isPattern = false; ///< A regular expression (PCRE2), else the text as it stands.
    bool heedsCase = false;
    bool operator==(const LogQuestion &) const = default;
};

/// A part of a line, by bytes of its text.
struct LogHit {
    qsizetype from = 0;
    qsizetype length = 0;
    bool operator==(const LogHit &) const = default;
};

/// Looks for one thing in lines, on the bytes as they came; what is no UTF-8 matches nothing and stops nothing. May be used in one
/// thread at a time.
class LogMatcher
{
public:
    explicit LogMatcher(const LogQuestion &question);
    ~LogMatcher();
    Q_DISABLE_COPY_MOVE(LogMatcher)

    bool isNull() const; ///< Nothing to look for, or a pattern that is none.
    QString problem() const; ///< What is wrong with the pattern, in words; empty when it is fine.
    bool matches(QByteArrayView text) const;
    /// All of them, from left to right, none empty; at most `most`.
    std::vector<LogHit> hits(QByteArrayView text, std::size_t most = 200) const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

/// Which lines are shown at all.
struct LogChoice {
    std::vector<bool> hiddenSources; ///< By number; shorter: the others are shown.
    bool hidesOut = false;
    bool hidesErr = false;
    LogLevel least = LogLevel::None; ///< Lines of a lower level are hidden, those without one too.
    bool onlyMatches = false;
    int context = 0; ///< Lines before and after a match that are shown with it.

    bool showsAll() const;
    bool shows(const LogRow &row) const; ///< But for matches.
    bool operator==(const LogChoice &) const = default;
};

/// What a search found in a snapshot.
struct LogFound {
    std::vector<qint64> matches; ///< Numbers of lines that match and are shown, rising.
    std::vector<qint64> shown; ///< Numbers of all lines to show, rising; unused when all are.
    bool showsAll = true;
    bool isWhole = true; ///< Not stopped on the way.
};

/// Searches a snapshot, in two threads when it is long; may be called in any. Stops early when `stop` is set.
LogFound searchLog(const LogSnapshot &snapshot, const LogQuestion &question, const LogChoice &choice, const std::atomic<bool> &stop,
                   qint64 from = 0);
/// The same among these lines only, by number and rising; whether they are near to others that match is not looked at.
LogFound searchLines(const LogSnapshot &snapshot, const std::vector<qint64> &lines, const LogQuestion &question, const LogChoice &choice,
                     const std::atomic<bool> &stop);

} // namespace longshore
