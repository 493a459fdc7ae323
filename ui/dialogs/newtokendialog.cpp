// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/newtokendialog.h"

#include "app/core/displaytext.h"
#include "ui/dialogs/losetokenquestion.h"
#include "ui/dialogs/newtokenform.h"
#include "ui/dialogs/newtokenshown.h"
#include "ui/dialogs/serverwords.h"
#include "ui/widgets/tonelabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

NewTokenDialog::NewTokenDialog(const QString &user, const QString &server, SecretClipboard &clipboard, QWidget *parent)
    : QDialog(parent), m_form(new NewTokenForm(oneLine(user), oneLine(server), this)), m_shown(new NewTokenShown(clipboard, this)),
      m_heading(makeHeading(tr("Add an access token"), 2, this)), m_step(new ToneLabel(ColourRole::Muted, this)),
      m_problem(new ToneLabel(ColourRole::Bad, this)), m_words(new ServerWords(this)), m_cancel(new QPushButton(tr("Cancel"), this)),
      m_go(new QPushButton(this))
{
    setObjectName(u"newTokenDialog"_s);
    setWindowTitle(tr("Add an access token"));
    m_step->setObjectName(u"step"_s);
    m_problem->setObjectName(u"problem"_s);
    m_cancel->setObjectName(u"cancel"_s);
    m_go->setObjectName(u"add"_s);
    m_step->say({});
    m_problem->say({});
    m_shown->hide();
    layOut(oneLine(server));
    connect(m_form, &NewTokenForm::changed, this, &NewTokenDialog::updateButton);
    connect(m_shown, &NewTokenShown::kept, this, &NewTokenDialog::updateButton);
    connect(m_cancel, &QPushButton::clicked, this, &NewTokenDialog::reject);
    connect(m_go, &QPushButton::clicked, this, &NewTokenDialog::press);
    updateButton();
    m_form->focusFirst();
}

NewTokenDialog::~NewTokenDialog()
{
    m_form->wipe();
    m_shown->wipe();
}

void NewTokenDialog::layOut(const QString &server)
{
    m_go->setProperty("primary", true);
    m_go->setDefault(true);
    m_cancel->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_step, 1);
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_go);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(8);
    column->addWidget(m_heading);
    column->addWidget(new ToneLabel(ColourRole::Muted, server, this));
    column->addSpacing(8);
    column->addWidget(m_form);
    column->addWidget(m_shown);
    column->addWidget(m_problem);
    column->addWidget(m_words);
    column->addStretch();
    column->addSpacing(8);
    column->addLayout(buttons);
    setMinimumWidth(520);
}

void NewTokenDialog::setBusy(bool busy, const QString &step)
{
    m_busy = busy;
    if (busy && !m_showing)
        m_cancel->setFocus(Qt::OtherFocusReason); // The fields take no keys now; what does has the focus.
    m_form->setEnabled(!busy);
    m_step->say(step);
    if (busy) {
        m_problem->say({});
        m_words->setWords({});
    }
    updateButton();
}

void NewTokenDialog::setStep(const QString &sentence)
{
    setBusy(true, sentence);
}

void NewTokenDialog::refuseDescription(const QString &sentence)
{
    setBusy(false);
    m_form->refuseDescription(sentence);
}

void NewTokenDialog::refusePassword(const QString &sentence)
{
    setBusy(false);
    m_form->refusePassword(sentence);
}

void NewTokenDialog::fail(const Explanation &words)
{
    setBusy(false);
    if (!m_showing)
        m_go->setFocus(Qt::OtherFocusReason);
    m_problem->say(oneLine(words.sentence));
    m_words->setWords(words.details);
}

void NewTokenDialog::showToken(const Secret &token, const QString &description)
{
    m_showing = true;
    m_description = oneLine(description);
    setBusy(false);
    m_form->wipe();
    m_form->hide();
    m_shown->setToken(token, description);
    m_shown->show();
    m_cancel->hide();
    m_heading->setText(tr("The access token %1").arg(m_description));
    setWindowTitle(tr("New access token"));
    updateButton();
    m_shown->focusFirst();
    adjustSize();
}

void NewTokenDialog::revokeFailed(const Explanation &words)
{
    fail(words);
}

void NewTokenDialog::updateButton()
{
    if (m_showing)
        m_go->setText(tr("&Done"));
    else
        m_go->setText(m_busy ? tr("Adding") : tr("&Add the access token"));
    m_go->setEnabled(!m_busy && (m_showing ? m_shown->isKept() : m_form->isAcceptable()));
}

void NewTokenDialog::press()
{
    if (m_showing)
        return accept();
    setBusy(true);
    Q_EMIT addRequested(m_form->description(), m_form->password());
}

void NewTokenDialog::reject()
{
    if (m_showing && !m_shown->isKept())
        return askBeforeLosing();
    if (m_busy)
        Q_EMIT abandoned();
    QDialog::reject();
}

void NewTokenDialog::askBeforeLosing()
{
    if (m_busy || findChild<LoseTokenQuestion *>())
        return;
    auto *question = new LoseTokenQuestion(m_description, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(question, &LoseTokenQuestion::revokeChosen, this, [this] {
        setBusy(true, tr("Revoking it"));
        Q_EMIT revokeRequested();
    });
    question->open();
}

} // namespace longshore
