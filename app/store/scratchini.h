// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSettings>
#include <QTemporaryDir>

#include <memory>

namespace longshore {

/// INI text opened as QSettings through a private copy, so that neither QSettings' cache nor its pending
/// changes ever touch the real file.
class ScratchIni
{
public:
    explicit ScratchIni(const QByteArray &text);

    bool isBroken() const { return !m_settings || m_settings->status() != QSettings::NoError; }
    QSettings &settings() { return *m_settings; } ///< Only when not broken.
    /// What the file would hold now; null when it could not be written out (a full disk).
    QByteArray text();

private:
    QTemporaryDir m_dir;
    std::unique_ptr<QSettings> m_settings;
};

} // namespace longshore
