// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/shortquestion.h"

#include "ui/widgets/tonelabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

ShortQuestion::ShortQuestion(const QString &name, const QString &title, const QString &sentence, QWidget *parent)
    : QDialog(parent), m_column(new QVBoxLayout(this))
{
    setObjectName(name);
    setWindowTitle(title);
    auto *words = new ToneLabel(ColourRole::Text, sentence, this);
    words->setObjectName(u"sentence"_s);
    m_column->setContentsMargins(24, 24, 24, 16);
    m_column->setSpacing(8);
    m_column->addWidget(makeHeading(title, 2, this));
    m_column->addWidget(words);
    m_column->addStretch();
    m_column->addSpacing(8);
    setMinimumWidth(460);
}

// The harmless one stands at the edge, as in every dialog.
void ShortQuestion::setButtons(QPushButton &action, Weight weight, QPushButton &back)
{
    const bool dangerous = weight == Weight::Dangerous;
    QPushButton &first = dangerous ? action : back;
    QPushButton &preset = dangerous ? back : action;
    action.setProperty("danger", dangerous);
    first.setAutoDefault(false);
    preset.setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(&first);
    buttons->addWidget(&preset);
    m_column->addLayout(buttons);
    preset.setFocus(Qt::OtherFocusReason);
    connect(&back, &QPushButton::clicked, this, &QDialog::reject);
    connect(&action, &QPushButton::clicked, this, &QDialog::accept);
}

} // namespace longshore
