// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/repositorywindow.h"

#include "app/core/displaytext.h"
#include "ui/pages/changesview.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/secretfield.h"
#include "ui/widgets/thinprogress.h"
#include "ui/widgets/tonelabel.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

RepositoryWindow::RepositoryWindow(const StackPlace &place, const QString &from, bool hasLogin, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_progress(new ThinProgress(this))
    , m_said(new ToneLabel(ColourRole::Text, this))
    , m_user(new QLineEdit(this))
    , m_password(new SecretField(tr("Password or token of the repository"), this))
    , m_note(new EmptyState(this))
    , m_changes(new ChangesView(this))
    , m_again(new QPushButton(tr("&Compare again"), this))
{
    setObjectName(u"repositoryWindow"_s);
    setWindowTitle(tr("Repository of %1 - %2 on %3").arg(oneLine(place.stack), oneLine(place.environment), oneLine(place.server)));
    QWidget *login = makeLogin();
    login->setVisible(hasLogin);
    m_said->setObjectName(u"repositorySaid"_s);
    m_said->say({});
    auto *origin = new ToneLabel(ColourRole::Muted, oneLine(from), this);
    origin->setObjectName(u"repositoryFrom"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 12);
    column->setSpacing(8);
    column->addWidget(makeHeading(tr("What the repository has now"), 2, this));
    column->addWidget(origin);
    column->addWidget(login);
    column->addWidget(m_progress);
    column->addWidget(m_said);
    column->addWidget(makeStates(), 1);
    column->addLayout(makeFooter());
    connect(&m_check, &StackCheck::checked, this, &RepositoryWindow::say);
    connect(m_note, &EmptyState::actionClicked, this, &RepositoryWindow::ask);
    connect(m_again, &QPushButton::clicked, this, &RepositoryWindow::ask);
    connect(new QShortcut(QKeySequence(Qt::Key_F5), this), &QShortcut::activated, this, &RepositoryWindow::ask);
    for (const bool back : {false, true})
        connect(new QShortcut(QKeySequence(back ? Qt::SHIFT | Qt::Key_F7 : Qt::Key_F7), this), &QShortcut::activated, this,
                [this, back] { back ? m_changes->diff().previous() : m_changes->diff().next(); });
    resize(960, 640);
    setMinimumSize(640, 400);
    setReading();
}

QWidget *RepositoryWindow::makeLogin()
{
    auto *login = new QWidget(this);
    login->setObjectName(u"repositoryLogin"_s);
    m_user->setObjectName(u"repositoryUser"_s);
    m_user->setAccessibleName(tr("User name in the repository"));
    m_password->setObjectName(u"repositoryPassword"_s);
    auto *user = new QLabel(tr("&User name"), login);
    user->setBuddy(m_user);
    auto *password = new QLabel(tr("&Password or token"), login);
    password->setBuddy(m_password);
    auto *fields = new QHBoxLayout;
    fields->setSpacing(8);
    for (QWidget *part : std::initializer_list<QWidget *>{user, m_user, password, m_password})
        fields->addWidget(part);
    auto *column = new QVBoxLayout(login);
    column->setContentsMargins({});
    column->setSpacing(6);
    column->addWidget(new ToneLabel(ColourRole::Muted, tr("The server keeps the login of this repository for deploys alone. To compare, give one here; it is used once and not kept."), login));
    column->addLayout(fields);
    connect(m_password, &QLineEdit::returnPressed, this, &RepositoryWindow::ask);
    return login;
}

QWidget *RepositoryWindow::makeStates()
{
    auto *states = new QWidget(this);
    m_note->setObjectName(u"repositoryNote"_s);
    m_states = new QStackedLayout(states);
    m_states->addWidget(m_note);
    m_states->addWidget(m_changes);
    return states;
}

QLayout *RepositoryWindow::makeFooter()
{
    auto *close = new QPushButton(tr("C&lose"), this);
    close->setObjectName(u"closeRepository"_s);
    close->setAutoDefault(false);
    m_again->setObjectName(u"compareAgain"_s);
    m_again->setAutoDefault(false);
    m_again->setToolTip(tr("F5"));
    connect(close, &QPushButton::clicked, this, &QWidget::close);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addStretch();
    row->addWidget(close);
    row->addWidget(m_again);
    return row;
}

void RepositoryWindow::ask()
{
    if (m_isReading)
        return;
    std::optional<GitLogin> login;
    if (!m_password->text().isEmpty())
        login = GitLogin{m_user->text(), Secret(m_password->text().toUtf8())};
    setReading();
    Q_EMIT readWanted(login);
}

void RepositoryWindow::setReading()
{
    m_isReading = true;
    m_progress->setRunning(true);
    m_again->setEnabled(false);
    if (m_states->currentWidget() == m_note)
        m_note->setState(u"clock"_s, tr("The server is reading the repository..."), {}, tr("It makes a copy of it, which may take a while."));
}

void RepositoryWindow::setFiles(const StackBefore &deployed, const QString &newest)
{
    m_isReading = false;
    m_progress->setRunning(false);
    m_again->setEnabled(true);
    m_isSame = deployed.file == newest;
    m_changes->setFiles({tr("Deployed"), deployed.file}, {tr("In the repository"), newest});
    m_changes->setVariables(deployed.stack.env, deployed.stack.env);
    m_states->setCurrentWidget(m_changes);
    m_said->say(m_isSame ? tr("The file that is deployed is the newest one of the repository.")
                         : tr("The repository has another file than the one that is deployed. \"Pull and redeploy\" deploys it."));
    m_check.checkNow({deployed.stack.type.value, newest, deployed.stack.env, true, StackBase{deployed.file, deployed.stack.env, runningOf(deployed)}});
}

/// What the new file would do, and what is wrong with it before anybody deploys it.
void RepositoryWindow::say(const StackFindings &findings)
{
    QStringList lines = findings.changes;
    if (!m_isSame && !findings.effects.isEmpty())
        lines.append(findings.effects);
    for (const CodeProblem &problem : findings.problems)
        if (problem.severity == CodeProblem::Severity::Error)
            lines.append(tr("Line %1 of the new file: %2").arg(problem.line).arg(oneLine(problem.message)));
    m_changes->setSummary(m_isSame ? QStringList() : lines);
}

void RepositoryWindow::setFailed(const Explanation &why)
{
    m_isReading = false;
    m_progress->setRunning(false);
    m_again->setEnabled(true);
    m_said->say({});
    m_note->setState(u"warning"_s, why.sentence, tr("Try again"), why.details);
    m_states->setCurrentWidget(m_note);
}

void RepositoryWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Cancel))
        close();
    else
        QWidget::keyPressEvent(event);
}

void RepositoryWindow::closeEvent(QCloseEvent *event)
{
    m_password->wipe();
    QWidget::closeEvent(event);
    Q_EMIT closed();
}

} // namespace longshore
