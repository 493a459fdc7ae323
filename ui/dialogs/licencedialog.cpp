// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/licencedialog.h"

#include "ui/dialogs/closerow.h"

#include <QFile>
#include <QFontDatabase>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

QString licenceText()
{
    QFile file(u":/LICENSE"_s);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

LicenceDialog::LicenceDialog(QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("GNU General Public License"));
    setObjectName(u"licenceDialog"_s);
    auto *text = new QPlainTextEdit(licenceText(), this);
    text->setObjectName(u"licenceText"_s);
    text->setAccessibleName(windowTitle());
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setLineWrapMode(QPlainTextEdit::NoWrap);
    text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(16);
    column->addWidget(text);
    column->addLayout(makeCloseRow(this));
    const int width = text->fontMetrics().horizontalAdvance(QString(82, u'm')) + 64;
    resize(width, 560);
}

} // namespace longshore
