// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/changepassworddialog.h"

#include "app/core/displaytext.h"
#include "ui/dialogs/serverwords.h"
#include "ui/widgets/newpasswordfields.h"
#include "ui/widgets/secretfield.h"
#include "ui/widgets/tonelabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

ChangePasswordDialog::ChangePasswordDialog(const QString &user, const QString &server, const PasswordRules &rules,
                                           SecretClipboard &clipboard, QWidget *parent)
    : QDialog(parent), m_current(new SecretField(tr("Current password"), this)), m_currentProblem(new ToneLabel(ColourRole::Bad, this)),
      m_next(new NewPasswordFields(tr("&New password"), tr("&Repeat the new password"), this)),
      m_problem(new ToneLabel(ColourRole::Bad, this)), m_words(new ServerWords(this)),
      m_cancel(new QPushButton(tr("Cancel"), this)), m_change(new QPushButton(this))
{
    setObjectName(u"changePasswordDialog"_s);
    setWindowTitle(tr("Change the password of %1").arg(oneLine(user)));
    m_current->setObjectName(u"currentPassword"_s);
    m_currentProblem->setObjectName(u"currentProblem"_s);
    m_problem->setObjectName(u"problem"_s);
    m_change->setObjectName(u"change"_s);
    m_next->setRules(rules);
    m_next->offerCopy(clipboard);
    m_currentProblem->say({});
    m_problem->say({});
    layOut(oneLine(user), oneLine(server));
    connect(m_current, &QLineEdit::textChanged, this, [this] {
        m_currentProblem->say({});
        updateButton();
    });
    connect(m_next, &NewPasswordFields::changed, this, &ChangePasswordDialog::updateButton);
    connect(m_change, &QPushButton::clicked, this, &ChangePasswordDialog::send);
    updateButton();
    m_current->setFocus(Qt::OtherFocusReason);
}

ChangePasswordDialog::~ChangePasswordDialog()
{
    m_current->wipe();
    m_next->wipe();
}

void ChangePasswordDialog::layOut(const QString &user, const QString &server)
{
    auto *caption = makeHeading(tr("C&urrent password"), 0, this);
    caption->setBuddy(m_current);
    m_cancel->setObjectName(u"cancel"_s);
    m_cancel->setAutoDefault(false);
    m_change->setProperty("primary", true);
    m_change->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_change);
    auto *consequence = new ToneLabel(ColourRole::Muted,
        tr("All browser sessions of %1 end. Access tokens, this computer's too, go on working.").arg(user), this);
    consequence->setObjectName(u"consequence"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(8);
    column->addWidget(makeHeading(windowTitle(), 2, this));
    column->addWidget(new ToneLabel(ColourRole::Muted, server, this));
    column->addSpacing(8);
    column->addWidget(caption);
    column->addWidget(m_current);
    column->addWidget(m_currentProblem);
    column->addSpacing(8);
    column->addWidget(m_next);
    column->addSpacing(8);
    column->addWidget(consequence);
    column->addWidget(m_problem);
    column->addWidget(m_words);
    column->addStretch();
    column->addSpacing(8);
    column->addLayout(buttons);
    setMinimumWidth(480);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
}

void ChangePasswordDialog::setBusy(bool busy)
{
    m_busy = busy;
    if (busy)
        m_cancel->setFocus(Qt::OtherFocusReason); // The fields take no keys now; what does has the focus.
    for (QWidget *field : std::initializer_list<QWidget *>{m_current, m_next})
        field->setEnabled(!busy);
    if (busy) {
        m_problem->say({});
        m_words->setWords({});
    }
    updateButton();
}

void ChangePasswordDialog::refuseCurrent(const QString &sentence)
{
    setBusy(false);
    m_currentProblem->say(sentence);
    m_current->setFocus(Qt::OtherFocusReason);
    m_current->selectAll();
}

void ChangePasswordDialog::refuseNew(const QString &sentence)
{
    setBusy(false);
    m_next->showProblem(sentence);
    m_next->first().setFocus(Qt::OtherFocusReason);
    m_next->first().selectAll();
}

void ChangePasswordDialog::fail(const Explanation &words)
{
    setBusy(false);
    m_change->setFocus(Qt::OtherFocusReason);
    m_problem->say(oneLine(words.sentence));
    m_words->setWords(words.details);
}

void ChangePasswordDialog::updateButton()
{
    m_change->setText(m_busy ? tr("Changing the password") : tr("Change the &password"));
    m_change->setEnabled(!m_busy && !m_current->text().isEmpty() && m_next->isAcceptable());
}

void ChangePasswordDialog::send()
{
    const Secret current(m_current->text().toUtf8());
    const Secret next = m_next->password();
    setBusy(true);
    Q_EMIT changeRequested(current, next);
}

} // namespace longshore
