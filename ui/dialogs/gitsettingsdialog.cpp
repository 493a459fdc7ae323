// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/gitsettingsdialog.h"

#include "app/core/displaytext.h"
#include "app/portainer/goduration.h"
#include "ui/dialogs/questionwords.h"
#include "ui/widgets/tonelabel.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QUuid>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

constexpr int Inset = 24; // What belongs to a choice stands below it.

QLineEdit *makeEdit(const QString &text, const QString &name, const QString &says, QWidget *parent)
{
    auto *edit = new QLineEdit(text, parent);
    edit->setObjectName(name);
    edit->setAccessibleName(says);
    return edit;
}

/// The keyboard comes to the choice that is made, not to the first one.
void beginWith(QButtonGroup &group, int chosen)
{
    group.button(chosen)->setChecked(true);
    for (QAbstractButton *each : group.buttons())
        each->setFocusPolicy(each->isChecked() ? Qt::StrongFocus : Qt::ClickFocus);
}

QHBoxLayout *inset(std::initializer_list<QWidget *> parts)
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(Inset, 0, 0, 0);
    row->setSpacing(8);
    for (QWidget *part : parts)
        row->addWidget(part, 1);
    return row;
}

} // namespace

GitSettingsDialog::GitSettingsDialog(const Stack &stack, const QString &server, const QString &environment, QWidget *parent)
    : ChangeDialog(Kind::Plain, tr("Git settings of %1").arg(oneLine(stack.displayName())), questionwords::place(server, environment), tr("&Save the settings"), parent),
      m_stack(stack)
{
    setObjectName(u"gitSettingsDialog"_s);
    setWindowTitle(tr("Git settings of %1 - %2").arg(oneLine(stack.displayName()), questionwords::place(server, environment)));
    setMinimumWidth(520);
    addSentence(tr("Nothing is deployed by this. The next pull and redeploy uses the settings."), u"intro"_s, true);
    addReference();
    addLogin();
    addUpdates();
    m_problem = new ToneLabel(ColourRole::Bad, this);
    m_problem->setObjectName(u"problem"_s);
    body().addWidget(m_problem);
    body().addStretch(1);
    connect(this, &ChangeDialog::submitted, this, [this] {
        const GitSettings wanted = settings();
        m_password->clear();
        accept();
        Q_EMIT confirmed(wanted);
    });
    judge();
}

void GitSettingsDialog::addReference()
{
    const GitConfig &git = *m_stack.gitConfig;
    m_reference = makeEdit(git.referenceName, u"reference"_s, tr("Reference"), this);
    m_reference->setPlaceholderText(tr("default branch"));
    auto *label = new QLabel(tr("&Reference, as refs/heads/main"), this);
    label->setBuddy(m_reference);
    m_skipTls = new QCheckBox(tr("Accept any &certificate of the repository"), this);
    m_skipTls->setObjectName(u"skipTls"_s);
    m_skipTls->setChecked(git.tlsSkipVerify);
    body().addWidget(label);
    body().addWidget(m_reference);
    body().addWidget(m_skipTls);
    connect(m_reference, &QLineEdit::textChanged, this, &GitSettingsDialog::judge);
}

QRadioButton *GitSettingsDialog::addChoice(QButtonGroup *group, int id, const QString &text, const QString &name)
{
    auto *choice = new QRadioButton(text, this);
    choice->setObjectName(name);
    group->addButton(choice, id);
    body().addWidget(choice);
    return choice;
}

void GitSettingsDialog::addLogin()
{
    const auto &now = m_stack.gitConfig->authentication;
    m_login = new QButtonGroup(this);
    body().addSpacing(4);
    body().addWidget(makeHeading(tr("Sign-in"), 0, this));
    addChoice(m_login, static_cast<int>(Login::Nobody), now ? tr("N&obody: the stored password is deleted") : tr("N&obody"), u"loginNobody"_s);
    if (now)
        addChoice(m_login, static_cast<int>(Login::Keep), tr("&Keep %1 with the stored password").arg(oneLine(now->username)), u"loginKeep"_s);
    addChoice(m_login, static_cast<int>(Login::Other), now ? tr("A&nother user or password") : tr("&User and password"), u"loginOther"_s);
    m_user = makeEdit(now ? now->username : QString(), u"gitUser"_s, tr("User"), this);
    m_user->setPlaceholderText(tr("User"));
    m_password = makeEdit({}, u"gitPassword"_s, tr("Password or token"), this);
    m_password->setPlaceholderText(tr("Password or token"));
    m_password->setEchoMode(QLineEdit::Password);
    body().addLayout(inset({m_user, m_password}));
    beginWith(*m_login, static_cast<int>(now ? Login::Keep : Login::Nobody));
    connect(m_login, &QButtonGroup::idToggled, this, &GitSettingsDialog::judge);
    for (QLineEdit *edit : {m_user, m_password})
        connect(edit, &QLineEdit::textChanged, this, &GitSettingsDialog::judge);
}

void GitSettingsDialog::addUpdates()
{
    const auto &now = m_stack.autoUpdate;
    m_updates = new QButtonGroup(this);
    body().addSpacing(4);
    body().addWidget(makeHeading(tr("Automatic updates"), 0, this));
    addChoice(m_updates, static_cast<int>(Updates::Off), tr("O&ff: it changes only when somebody pulls and redeploys it"), u"updatesOff"_s);
    addChoice(m_updates, static_cast<int>(Updates::Interval), tr("The server looks &every"), u"updatesInterval"_s);
    m_interval = makeEdit(now && !now->interval.isEmpty() ? now->interval : u"5m"_s, u"interval"_s, tr("Interval, as 5m or 1h30m"), this);
    body().addLayout(inset({m_interval}));
    addChoice(m_updates, static_cast<int>(Updates::Webhook), tr("When its &webhook is called"), u"updatesWebhook"_s);
    m_updatesNote = new ToneLabel(ColourRole::Muted, this);
    m_updatesNote->setObjectName(u"updatesNote"_s);
    body().addWidget(m_updatesNote);
    m_webhook = now && !now->webhook.isEmpty() ? now->webhook : QUuid::createUuid().toString(QUuid::WithoutBraces);
    const Updates chosen = !now || (now->interval.isEmpty() && now->webhook.isEmpty()) ? Updates::Off : now->webhook.isEmpty() ? Updates::Interval : Updates::Webhook;
    beginWith(*m_updates, static_cast<int>(chosen));
    connect(m_updates, &QButtonGroup::idToggled, this, &GitSettingsDialog::judge);
    connect(m_interval, &QLineEdit::textChanged, this, &GitSettingsDialog::judge);
}

QString GitSettingsDialog::updatesNote() const
{
    const bool has = m_stack.autoUpdate && !m_stack.autoUpdate->webhook.isEmpty();
    const bool wants = m_updates->checkedId() == static_cast<int>(Updates::Webhook);
    if (has && !wants)
        return tr("The present webhook address stops working.");
    return wants && !has ? tr("The webhook gets a new address; it can be copied from the Git tab afterwards.") : QString();
}

QString GitSettingsDialog::problem() const
{
    const QString reference = m_reference->text().trimmed();
    if (reference.contains(u' '))
        return tr("A reference has no blanks in it.");
    if (!reference.isEmpty() && !reference.startsWith("refs/"_L1))
        return tr("Write the reference in full: refs/heads/%1 for a branch, refs/tags/%1 for a tag.").arg(reference);
    if (m_login->checkedId() == static_cast<int>(Login::Other) && m_user->text().isEmpty() && m_password->text().isEmpty())
        return tr("Type the user or the token that the server shall sign in with.");
    if (m_login->checkedId() == static_cast<int>(Login::Other) && m_password->text().isEmpty() && !m_stack.gitConfig->authentication)
        return tr("Type the password or token that the server shall sign in with.");
    if (m_updates->checkedId() == static_cast<int>(Updates::Interval) && !isUpdateInterval(m_interval->text().trimmed()))
        return tr("Write the interval as 5m or 1h30m, with h, m and s; days are not known.");
    return {};
}

void GitSettingsDialog::judge()
{
    if (!m_problem)
        return;
    const bool other = m_login->checkedId() == static_cast<int>(Login::Other);
    m_user->setEnabled(other);
    m_password->setEnabled(other);
    m_interval->setEnabled(m_updates->checkedId() == static_cast<int>(Updates::Interval));
    m_updatesNote->say(updatesNote());
    const QString wrong = problem();
    m_problem->say(wrong);
    setReady(wrong.isEmpty());
}

GitSettings GitSettingsDialog::settings() const
{
    GitSettings wanted{.referenceName = m_reference->text().trimmed(), .login = {}, .env = m_stack.env, .prune = m_stack.prune.value_or(false), .autoUpdate = {},
                       .tlsSkipVerify = m_skipTls->isChecked()};
    const auto login = static_cast<Login>(m_login->checkedId());
    if (login == Login::Keep)
        wanted.login = GitLogin{m_stack.gitConfig->authentication->username, {}};
    else if (login == Login::Other)
        wanted.login = GitLogin{m_user->text(), Secret(m_password->text().toUtf8())};
    const auto updates = static_cast<Updates>(m_updates->checkedId());
    if (updates == Updates::Interval)
        wanted.autoUpdate = AutoUpdate{.interval = m_interval->text().trimmed(), .webhook = {}, .jobId = {}};
    else if (updates == Updates::Webhook)
        wanted.autoUpdate = AutoUpdate{.interval = {}, .webhook = m_webhook, .jobId = {}};
    return wanted;
}

} // namespace longshore
