// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/savefile.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace longshore {

QString saveFile(const QString &fileName, const QByteArray &bytes)
{
    QSaveFile file(fileName);
    // Flushed before: commit() of Qt 6.4 does not see a full disk at its own flush, and would put a cut file in place.
    const bool saved = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.flush() && file.commit();
    return saved ? QString() : file.errorString();
}

void askAndSave(QWidget *parent, const QString &suggestedName, const QString &filter, const QByteArray &bytes,
                std::function<void(const QString &, const QString &)> failed)
{
    auto *dialog = new QFileDialog(parent, QCoreApplication::translate("SaveFile", "Save as"), suggestedName);
    dialog->setObjectName(u"saveFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({filter, QCoreApplication::translate("SaveFile", "All files (*)")});
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, [bytes, failed = std::move(failed)](const QString &fileName) {
        if (const QString reason = saveFile(fileName, bytes); !reason.isEmpty())
            failed(fileName, reason);
    });
    dialog->open();
}

} // namespace longshore
