// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/orphandialog.h"

#include "ui/dialogs/orphannotice.h"
#include "ui/dialogs/tonelabel.h"

#include <QEvent>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

OrphanDialog::OrphanDialog(QWidget *parent)
    : QDialog(parent), m_notices(new QVBoxLayout), m_closing(new ToneLabel(ColourRole::Text, this)),
      m_stay(new QPushButton(tr("&Stay in Longshore"), this))
{
    setObjectName(u"orphanDialog"_s);
    setWindowTitle(tr("An access token is not in use"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(12);
    column->addWidget(m_closing);
    m_notices->setSpacing(12);
    column->addLayout(m_notices);
    column->addStretch();
    column->addWidget(m_stay, 0, Qt::AlignLeft);
    m_stay->setObjectName(u"stay"_s);
    m_stay->setAutoDefault(false);
    connect(m_stay, &QPushButton::clicked, this, &OrphanDialog::stayRequested);
    m_closing->setObjectName(u"closingSentence"_s);
    setClosing(false);
    setMinimumWidth(380);
    resize(520, minimumSizeHint().height());
}

void OrphanDialog::add(OrphanNotice *notice)
{
    m_notices->addWidget(notice);
    notice->show();
    notice->focusFirst();
}

// As tall as its sentences, which say more or less with each step.
void OrphanDialog::fit()
{
    if (!isMaximized())
        resize(width(), layout()->totalHeightForWidth(width()));
}

bool OrphanDialog::event(QEvent *event)
{
    const bool handled = QDialog::event(event);
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show)
        QTimer::singleShot(0, this, &OrphanDialog::fit);
    return handled;
}

void OrphanDialog::setClosing(bool closing)
{
    m_isClosing = closing;
    m_stay->setVisible(closing);
    m_closing->say(closing ? tr("Longshore closes as soon as you decided. Close it once more to leave everything as it is.") : QString());
}

void OrphanDialog::reject()
{
    if (m_isClosing)
        Q_EMIT stayRequested();
    else
        QDialog::reject();
}

} // namespace longshore
