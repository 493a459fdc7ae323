// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

/// A small repository of its own, for planting what a rule must notice.
class Planted
{
public:
    QString root() const { return m_dir.path(); }
    bool put(const QString &path, const QByteArray &text)
    {
        const QString full = m_dir.filePath(path);
        QFile file(full);
        return QDir().mkpath(QFileInfo(full).path()) && file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    }

private:
    QTemporaryDir m_dir;
};
