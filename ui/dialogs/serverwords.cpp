// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/serverwords.h"

#include "app/core/displaytext.h"
#include "ui/dialogs/foldbutton.h"
#include "ui/dialogs/tonelabel.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

ServerWords::ServerWords(QWidget *parent)
    : QWidget(parent), m_details(new FoldButton(tr("&Details"), this)), m_copy(new QPushButton(tr("&Copy details"), this)),
      m_words(new ToneLabel(ColourRole::Text, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(4);
    auto *row = new QHBoxLayout;
    row->addWidget(m_details);
    row->addWidget(m_copy);
    row->addStretch();
    column->addLayout(row);
    column->addWidget(m_words);
    m_details->setObjectName(u"details"_s);
    m_copy->setObjectName(u"copyDetails"_s);
    m_copy->setAutoDefault(false);
    m_words->setObjectName(u"serverWords"_s);
    m_words->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_words->setSelectable();
    connect(m_details, &FoldButton::toggled, this, &ServerWords::unfold);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_words->text()); });
    setWords({});
}

void ServerWords::setWords(const QString &words)
{
    m_words->setText(manyLines(words));
    m_details->setChecked(false);
    unfold(false);
    setVisible(!words.isEmpty());
}

void ServerWords::unfold(bool open)
{
    m_copy->setVisible(open);
    m_words->setVisible(open);
    if (open)
        Q_EMIT unfolded();
}

} // namespace longshore
