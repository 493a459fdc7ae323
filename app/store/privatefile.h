// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace longshore {

/// One file for its owner's eyes alone: 0600, written whole or not at all. Thread-safe as long as no two share a path.
class PrivateFile
{
public:
    explicit PrivateFile(QString path);

    const QString &path() const { return m_path; }
    QString problem() const { return m_problem; } ///< Why the last step failed, as the system words it; else empty.

    bool exists() const;
    /// The whole file, narrowed to 0600 on the way; empty with problem() when it cannot be read or is above `cap` bytes.
    QByteArray read(qint64 cap);
    /// Replaces the file in one step; on failure the old one is intact.
    bool write(const QByteArray &bytes);
    /// Creates it empty, 0600, when it is missing; narrows it when it is there.
    bool ensure();
    /// Renames it to `<name>.broken-<date>` and returns that path; empty when that cannot be.
    QString setAside();

private:
    bool failed(const QString &why);
    QString m_path;
    QString m_problem;
};

} // namespace longshore
