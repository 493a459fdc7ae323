// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace longshore {

/// The folder everything of ours lives in: 0700, files 0600. `--config DIR` names another.
class ConfigDir
{
public:
    /// The platform's own place (~/.config/longshore on Linux).
    static ConfigDir standard();
    explicit ConfigDir(QString path);

    /// Creates the folder 0700 or narrows an existing one; false and problem() when that cannot be.
    bool prepare();
    QString problem() const { return m_problem; }
    QString path() const { return m_path; }
    QString file(const QString &name) const;

private:
    QString m_path;
    QString m_problem;
};

} // namespace longshore
