// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/logssave.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QPointer>
#include <QSaveFile>
#include <QThreadPool>

using namespace Qt::StringLiterals;

namespace longshore {

QString saveLog(const QString &fileName, const LogExport &lines)
{
    constexpr qsizetype Piece = 1024 * 1024; ///< Bytes written at once.
    QSaveFile file(fileName);
    if (!file.open(QIODevice::WriteOnly))
        return file.errorString();
    QByteArray out;
    qint64 number = lines.snapshot.first;
    bool isFine = true;
    for (const auto &chunk : lines.snapshot.chunks) {
        for (const LogRow &row : chunk->rows) {
            if (!lines.rows.shows(number++))
                continue;
            if (lines.isRaw)
                out.append(chunk->raw(row));
            else
                out += seenText(row, chunk->text(row), lines.look).toUtf8();
            out += '\n';
            if (out.size() >= Piece)
                isFine = isFine && file.write(std::exchange(out, {})) >= 0;
        }
    }
    isFine = isFine && file.write(out) == out.size() && file.flush() && file.commit();
    return isFine ? QString() : file.errorString();
}

void askAndSaveLog(QWidget *parent, const QString &suggestedName, LogExport lines, std::function<void(const QString &, const QString &)> done)
{
    auto *dialog = new QFileDialog(parent, QCoreApplication::translate("SaveFile", "Save as"), suggestedName);
    dialog->setObjectName(u"saveLogDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({QCoreApplication::translate("SaveFile", "Log files (*.log)"), QCoreApplication::translate("SaveFile", "All files (*)")});
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, [lines = std::move(lines), done = std::move(done), who = QPointer<QWidget>(parent)](const QString &fileName) {
        QThreadPool::globalInstance()->start([lines, done, who, fileName] {
            const QString reason = saveLog(fileName, lines);
            QMetaObject::invokeMethod(qApp, [done, who, fileName, reason] {
                if (who)
                    done(fileName, reason);
            });
        });
    });
    dialog->open();
}

} // namespace longshore
