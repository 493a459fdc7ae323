// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>

class QWidget;

namespace longshore {

/// Asks where to, without holding up the window, then writes `bytes` as they are: whole or not at all. `failed` is
/// told the file and the reason.
void askAndSave(QWidget *parent, const QString &suggestedName, const QString &filter, const QByteArray &bytes,
                std::function<void(const QString &fileName, const QString &reason)> failed);

/// Empty, or why it could not be written.
QString saveFile(const QString &fileName, const QByteArray &bytes);

} // namespace longshore
