// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/loadtext.h"

#include "app/core/displaytext.h"
#include "ui/widgets/codetext.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QLocale>

namespace longshore {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(LoadText)
};

} // namespace

LoadedText loadText(const QString &fileName, qint64 mostBytes)
{
    const QString name = oneLine(QFileInfo(fileName).fileName());
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return {{}, Words::tr("%1 could not be read.").arg(name), file.errorString()};
    const QByteArray bytes = file.read(mostBytes + 1); // Never all of what may have no end.
    if (bytes.size() > mostBytes)
        return {{}, Words::tr("%1 is larger than %2 MB, too much for this.").arg(name, QLocale().toString(mostBytes / (1024 * 1024))), {}};
    bool isText = false;
    const QString text = codetext::fromUtf8(bytes, &isText);
    if (!isText)
        return {{}, Words::tr("%1 is not a text in UTF-8.").arg(name), {}};
    return {text, {}, {}};
}

} // namespace longshore
