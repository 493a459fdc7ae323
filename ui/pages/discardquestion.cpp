// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/discardquestion.h"

#include "ui/widgets/tonelabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace longshore {

DiscardQuestion::DiscardQuestion(const QString &title, const QString &sentence, const Buttons &buttons, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(title);
    setObjectName(u"discardQuestion"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    auto *label = new ToneLabel(ColourRole::Text, sentence, this);
    label->setObjectName(u"sentence"_s);
    auto *keep = new QPushButton(buttons.keep, this);
    auto *discard = new QPushButton(buttons.discard, this);
    keep->setObjectName(u"keepEditing"_s);
    discard->setObjectName(u"discard"_s);
    discard->setProperty("danger", true);
    discard->setAutoDefault(false);
    keep->setDefault(true);
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(discard);
    row->addWidget(keep);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(8);
    column->addWidget(makeHeading(windowTitle(), 2, this));
    column->addWidget(label);
    column->addStretch();
    column->addSpacing(8);
    column->addLayout(row);
    setMinimumWidth(440);
    keep->setFocus(Qt::OtherFocusReason);
    connect(keep, &QPushButton::clicked, this, &QDialog::reject);
    connect(discard, &QPushButton::clicked, this, [this] {
        accept();
        Q_EMIT discardChosen();
    });
}

} // namespace longshore
