// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/signoutquestion.h"

#include "app/core/displaytext.h"
#include "ui/dialogs/confirmname.h"
#include "ui/widgets/tonelabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestOnButton = 40;

QString onButton(const QString &name)
{
    const QString cut = name.size() > LongestOnButton ? name.left(LongestOnButton - 1) + u'\u2026' : name;
    return QString(cut).replace(u'&', "&&"_L1);
}

} // namespace

SignOutQuestion::SignOutQuestion(const QString &user, const QString &server, const QString &store, QWidget *parent, Guard guard)
    : QDialog(parent), m_server(oneLine(server)), m_choices(new QWidget(this)),
      m_revoke(new QRadioButton(tr("&Revoke the access token on %1 too").arg(onButton(m_server)), m_choices)),
      m_forget(new QRadioButton(tr("&Only forget it on this computer"), m_choices)), m_outcome(new ToneLabel(ColourRole::Text, this)),
      m_stay(new QPushButton(tr("&Stay signed in"), this)), m_signOut(new QPushButton(this)),
      m_confirm(new ConfirmName(guard, m_server, nullptr, this))
{
    setObjectName(u"signOutQuestion"_s);
    setWindowTitle(tr("Sign out of %1?").arg(m_server));
    m_revoke->setObjectName(u"revokeThere"_s);
    m_forget->setObjectName(u"onlyForget"_s);
    m_outcome->setObjectName(u"outcome"_s);
    m_stay->setObjectName(u"stay"_s);
    m_signOut->setObjectName(u"signOutNow"_s);
    m_revoke->setChecked(true);
    m_outcome->say({});
    layOut(oneLine(user), store);
    setBusy(false);
    connect(m_stay, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_signOut, &QPushButton::clicked, this, &SignOutQuestion::press);
    connect(m_revoke, &QRadioButton::toggled, m_confirm, &ConfirmName::setNeeded);
    connect(m_confirm, &ConfirmName::confirmedChanged, this, [this] { setBusy(m_busy); });
    m_stay->setFocus(Qt::OtherFocusReason);
}

void SignOutQuestion::layOut(const QString &user, const QString &store)
{
    m_signOut->setProperty("danger", true);
    m_signOut->setAutoDefault(false);
    m_stay->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(m_signOut);
    buttons->addWidget(m_stay);
    auto *choices = new QVBoxLayout(m_choices);
    choices->setContentsMargins({});
    choices->setSpacing(4);
    addChoices(*choices, store);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(8);
    column->addWidget(makeHeading(windowTitle(), 2, this));
    if (!user.isEmpty())
        column->addWidget(new ToneLabel(ColourRole::Muted, tr("%1 on %2").arg(user, m_server), this));
    column->addSpacing(8);
    column->addWidget(m_choices);
    column->addWidget(m_confirm);
    column->addWidget(m_outcome);
    column->addStretch();
    column->addSpacing(8);
    column->addLayout(buttons);
    setMinimumWidth(480);
}

void SignOutQuestion::addChoices(QVBoxLayout &column, const QString &store)
{
    constexpr int UnderTheWords = 26;
    const auto meaning = [&](QRadioButton *choice, const QString &sentence) {
        auto *label = new ToneLabel(ColourRole::Muted, sentence, m_choices);
        label->setContentsMargins(UnderTheWords, 0, 0, 8);
        choice->setAccessibleDescription(sentence);
        column.addWidget(choice);
        column.addWidget(label);
    };
    meaning(m_revoke, tr("It is removed from %1 and refused by %2 from then on, whoever has a copy.").arg(store, m_server));
    meaning(m_forget, tr("It is removed from %1 and goes on working for whoever has a copy, until it is revoked in Portainer.").arg(store));
    column.addWidget(new ToneLabel(ColourRole::Text, tr("The server stays in the list, signed out, with what was last known of it."), m_choices));
}

void SignOutQuestion::setBusy(bool busy)
{
    m_busy = busy;
    if (busy)
        m_stay->setFocus(Qt::OtherFocusReason);
    m_choices->setEnabled(!busy);
    m_confirm->setEnabled(!busy);
    m_signOut->setEnabled(!busy && m_confirm->isConfirmed());
    m_signOut->setText(busy ? tr("Signing out") : m_failed ? tr("&Forget it here anyway") : tr("Sign &out of %1").arg(onButton(m_server)));
    m_stay->setText(busy ? tr("&Close") : tr("&Stay signed in"));
}

void SignOutQuestion::press()
{
    const bool again = m_failed;
    setBusy(true);
    m_outcome->say({});
    if (again)
        Q_EMIT forgetAnywayRequested();
    else
        Q_EMIT signOutRequested(m_revoke->isChecked());
}

void SignOutQuestion::setDone(const QString &sentence)
{
    m_busy = false;
    m_choices->hide();
    m_confirm->hide();
    m_signOut->hide();
    m_outcome->setRole(ColourRole::Text);
    m_outcome->say(sentence);
    m_stay->setText(tr("&Close"));
    m_stay->setFocus(Qt::OtherFocusReason);
}

void SignOutQuestion::setFailed(const QString &sentence)
{
    m_failed = true;
    m_confirm->setNeeded(false); // What is offered now only forgets it here.
    setBusy(false);
    m_choices->hide();
    m_outcome->setRole(ColourRole::Bad);
    m_outcome->say(sentence);
}

} // namespace longshore
