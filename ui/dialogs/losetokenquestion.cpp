// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/losetokenquestion.h"

#include "ui/widgets/tonelabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

LoseTokenQuestion::LoseTokenQuestion(const QString &description, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("It can't be shown again"));
    setObjectName(u"loseTokenQuestion"_s);
    auto *sentence = new ToneLabel(ColourRole::Text,
        tr("The access token %1 was neither copied nor saved. Revoke it, so that no token is left that nobody has, or go back and copy it.")
            .arg(description), this);
    sentence->setObjectName(u"sentence"_s);
    auto *back = new QPushButton(tr("&Go back"), this);
    auto *revoke = new QPushButton(tr("&Revoke it"), this);
    back->setObjectName(u"goBack"_s);
    revoke->setObjectName(u"revoke"_s);
    revoke->setProperty("danger", true);
    revoke->setAutoDefault(false);
    back->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(revoke);
    buttons->addWidget(back);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(8);
    column->addWidget(makeHeading(windowTitle(), 2, this));
    column->addWidget(sentence);
    column->addStretch();
    column->addSpacing(8);
    column->addLayout(buttons);
    setMinimumWidth(440);
    back->setFocus(Qt::OtherFocusReason);
    connect(back, &QPushButton::clicked, this, &QDialog::reject);
    connect(revoke, &QPushButton::clicked, this, [this] {
        accept();
        Q_EMIT revokeChosen();
    });
}

} // namespace longshore
