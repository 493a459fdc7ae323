// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/closerow.h"

#include <QCoreApplication>
#include <QDialog>
#include <QHBoxLayout>
#include <QPushButton>

namespace longshore {

using namespace Qt::StringLiterals;

QHBoxLayout *makeCloseRow(QDialog *dialog)
{
    auto *close = new QPushButton(QCoreApplication::translate("CloseRow", "&Close"), dialog);
    close->setObjectName(u"close"_s);
    close->setDefault(true);
    close->setFocus(Qt::OtherFocusReason);
    QObject::connect(close, &QPushButton::clicked, dialog, &QDialog::accept);
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(close);
    return row;
}

} // namespace longshore
