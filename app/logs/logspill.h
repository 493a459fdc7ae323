// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>

namespace longshore {

struct LogChunk;

/// A temporary file that texts of a log are moved into and read from as if they were in memory. Only its owner may read it (mode 0600); it
/// is deleted when nothing points into it any more. May be used in one thread at a time; what was moved, in any.
class LogSpill
{
public:
    LogSpill();
    ~LogSpill();

    /// The same lines, their texts in the file; null when that fails: problem().
    std::shared_ptr<LogChunk> moved(const LogChunk &chunk);
    qint64 bytes() const;
    QString problem() const; ///< In the system's words; empty while all goes well.
    int handle() const; ///< Of the file, for looking at what it is; -1 before the first use.

private:
    struct File;
    std::shared_ptr<File> m_file;
};

} // namespace longshore
