// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/rotatedialog.h"

#include "app/core/displaytext.h"
#include "ui/dialogs/newtokenform.h"
#include "ui/widgets/stagelist.h"
#include "ui/widgets/tonelabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

RotateDialog::RotateDialog(const QString &user, const QString &server, const QString &old, const QString &description,
                           const QString &store, QWidget *parent)
    : QDialog(parent), m_form(new NewTokenForm(oneLine(user), oneLine(server), this)), m_steps(new StageList(this)),
      m_outcome(new ToneLabel(ColourRole::Bad, this)), m_cancel(new QPushButton(this)), m_undo(new QPushButton(tr("&Revoke the new one"), this)),
      m_use(new QPushButton(tr("&Use it until Longshore is closed"), this)), m_go(new QPushButton(this))
{
    setObjectName(u"rotateDialog"_s);
    setWindowTitle(tr("Rotate this computer's access token"));
    m_outcome->setObjectName(u"outcome"_s);
    m_cancel->setObjectName(u"cancel"_s);
    m_undo->setObjectName(u"undo"_s);
    m_use->setObjectName(u"useAnyway"_s);
    m_go->setObjectName(u"rotate"_s);
    m_form->setDescription(description);
    m_steps->setStages({tr("Make a new access token and try it"), tr("Keep it in %1").arg(store), tr("Revoke the old one")});
    m_outcome->say({});
    layOut(oneLine(server), old, store);
    connect(m_form, &NewTokenForm::changed, this, &RotateDialog::updateButtons);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_go, &QPushButton::clicked, this, &RotateDialog::press);
    connect(m_undo, &QPushButton::clicked, this, [this] {
        setBusy(true);
        Q_EMIT undoRequested();
    });
    connect(m_use, &QPushButton::clicked, this, [this] {
        setBusy(true);
        Q_EMIT useAnywayRequested();
    });
    updateButtons();
    m_form->focusPassword();
}

RotateDialog::~RotateDialog()
{
    m_form->wipe();
}

void RotateDialog::layOut(const QString &server, const QString &old, const QString &store)
{
    m_go->setProperty("primary", true);
    m_go->setDefault(true);
    for (QPushButton *button : {m_cancel, m_undo, m_use})
        button->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    for (QPushButton *button : {m_undo, m_use, m_cancel, m_go})
        buttons->addWidget(button);
    auto *sentence = new ToneLabel(ColourRole::Text,
        tr("Replaces %1. The old one is revoked only when the new one works and is kept in %2.").arg(old, store), this);
    sentence->setObjectName(u"sentence"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(8);
    column->addWidget(makeHeading(windowTitle(), 2, this));
    column->addWidget(new ToneLabel(ColourRole::Muted, server, this));
    column->addWidget(sentence);
    column->addSpacing(8);
    column->addWidget(m_form);
    column->addSpacing(8);
    column->addWidget(m_steps);
    column->addWidget(m_outcome);
    column->addStretch();
    column->addSpacing(8);
    column->addLayout(buttons);
    setMinimumWidth(540);
}

void RotateDialog::setBusy(bool busy)
{
    m_busy = busy;
    if (busy) {
        m_cancel->setFocus(Qt::OtherFocusReason); // The fields take no keys now; what does has the focus.
        m_outcome->say({});
    }
    m_form->setEnabled(!busy && !m_over && m_remedy == Remedy::None);
    updateButtons();
}

void RotateDialog::startStep(TokenRotation::Step step)
{
    const int next = static_cast<int>(step);
    for (int done = 0; done < next; ++done)
        m_steps->setState(done, StageState::Done);
    m_steps->setState(next, StageState::Running);
    m_step = next;
    setBusy(true);
}

void RotateDialog::refusePassword(const QString &sentence)
{
    m_steps->setState(0, StageState::Pending);
    setBusy(false);
    m_form->refusePassword(sentence);
}

void RotateDialog::refuseDescription(const QString &sentence)
{
    m_steps->setState(0, StageState::Pending);
    setBusy(false);
    m_form->refuseDescription(sentence);
}

void RotateDialog::fail(const QString &sentence, Remedy remedy)
{
    m_remedy = remedy;
    if (m_step >= 0)
        m_steps->setState(m_step, StageState::Failed);
    setBusy(false);
    m_outcome->setRole(ColourRole::Bad);
    m_outcome->say(sentence);
    (remedy == Remedy::None ? m_go : m_undo)->setFocus(Qt::OtherFocusReason);
}

void RotateDialog::finish(const QString &sentence, bool isGood)
{
    m_over = true;
    m_remedy = Remedy::None;
    for (int step = 0; step < m_steps->count(); ++step)
        if (isGood || step < m_step)
            m_steps->setState(step, StageState::Done);
    if (!isGood && m_step >= 0)
        m_steps->setState(m_step, StageState::Failed);
    m_form->wipe();
    m_form->hide();
    setBusy(false);
    m_outcome->setRole(isGood ? ColourRole::Text : ColourRole::Bad);
    m_outcome->say(sentence);
    m_cancel->setFocus(Qt::OtherFocusReason);
}

void RotateDialog::updateButtons()
{
    const bool stuck = m_remedy != Remedy::None;
    m_cancel->setText(m_over || m_busy || stuck ? tr("&Close") : tr("Cancel"));
    m_cancel->setDefault(m_over);
    m_undo->setVisible(stuck);
    m_use->setVisible(m_remedy == Remedy::UndoOrUse);
    m_undo->setEnabled(!m_busy);
    m_use->setEnabled(!m_busy);
    m_go->setVisible(!m_over && !stuck);
    m_go->setText(m_busy ? tr("Rotating") : tr("R&otate"));
    m_go->setEnabled(!m_busy && m_form->isAcceptable());
}

void RotateDialog::press()
{
    m_remedy = Remedy::None;
    m_steps->setState(1, StageState::Pending);
    m_steps->setState(2, StageState::Pending);
    const QString description = m_form->description();
    const Secret password = m_form->password();
    setBusy(true);
    Q_EMIT rotateRequested(description, password);
}

} // namespace longshore
