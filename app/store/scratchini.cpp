// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/scratchini.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace longshore {

ScratchIni::ScratchIni(const QByteArray &text)
{
    QFile file(m_dir.filePath(u"scratch.ini"_s));
    if (!m_dir.isValid() || !file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.flush())
        return;
    file.close();
    m_settings = std::make_unique<QSettings>(file.fileName(), QSettings::IniFormat);
}

QByteArray ScratchIni::text()
{
    m_settings->sync();
    QFile file(m_settings->fileName());
    if (m_settings->status() != QSettings::NoError || !file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll();
}

} // namespace longshore
