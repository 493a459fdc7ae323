// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/connectstages.h"

#include "app/core/displaytext.h"
#include "ui/dialogs/certificatequestion.h"
#include "ui/dialogs/changedcertificate.h"
#include "ui/dialogs/connectremedies.h"
#include "ui/dialogs/serverwords.h"

#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;
using Stage = SignIn::Stage;

namespace {

constexpr int TextIndent = 26; // px: where the text of a line begins
constexpr std::array Stages{Stage::Reaching, Stage::Certificate, Stage::SigningIn, Stage::MakingToken, Stage::LoadingStacks};

int rowOf(Stage stage)
{
    return static_cast<int>(stage);
}

} // namespace

ConnectStages::ConnectStages(QWidget *parent)
    : QWidget(parent), m_list(new StageList(this)), m_question(new CertificateQuestion), m_changed(new ChangedCertificate),
      m_remedies(new ConnectRemedies(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_list);
    QStringList titles;
    for (Stage stage : Stages)
        titles.append(plannedText(stage));
    m_list->setStages(titles);
    for (Stage stage : Stages)
        insertBelow(stage);
    connect(m_question, &CertificateQuestion::answered, this, [this](bool trusted) {
        start(Stage::Certificate);
        Q_EMIT certificateAnswered(trusted);
    });
    connect(m_changed, &ChangedCertificate::kept, this, &ConnectStages::trustKept);
    connect(m_changed, &ChangedCertificate::replaceRequested, this, &ConnectStages::replaceTrustRequested);
    begin({});
}

// What may stand under a line is there from the start: the list deletes what it is told to drop, and a button must not
// be deleted by its own click.
void ConnectStages::insertBelow(Stage stage)
{
    auto *below = new QWidget;
    auto *column = new QVBoxLayout(below);
    column->setContentsMargins(TextIndent, 0, 0, 0);
    column->setSpacing(8);
    auto *words = new ServerWords(below);
    m_words.at(static_cast<size_t>(stage)) = words;
    column->addWidget(words);
    if (stage == Stage::Certificate) {
        column->addWidget(m_question);
        column->addWidget(m_changed);
    }
    m_list->setInserted(rowOf(stage), below);
    connect(words, &ServerWords::unfolded, this, &ConnectStages::grown);
}

void ConnectStages::begin(const ServerAddress &address, SignInMethod method)
{
    m_address = address;
    m_method = method;
    m_list->setStageVisible(rowOf(Stage::MakingToken), method != SignInMethod::AccessToken);
    m_at = Stage::Reaching;
    closeQuestions();
    for (Stage stage : Stages)
        mark(stage, StageState::Pending);
}

void ConnectStages::start(Stage stage)
{
    m_at = stage;
    mark(stage, StageState::Running);
}

void ConnectStages::finish(Stage stage, const QString &note)
{
    if (stage == Stage::Certificate)
        closeQuestions();
    mark(stage, StageState::Done, doneText(stage, oneLine(note)));
}

void ConnectStages::fail(Stage stage, const QString &sentence, const QString &details)
{
    m_at = stage;
    m_question->hide();
    forget(StageState::Running);
    mark(stage, StageState::Failed);
    m_list->fail(rowOf(stage), oneLine(sentence));
    ServerWords *words = m_words.at(static_cast<size_t>(stage));
    words->setWords(details);
    static_cast<QVBoxLayout *>(words->parentWidget()->layout())->insertWidget(0, m_remedies);
    Q_EMIT grown();
}

void ConnectStages::attend(Stage stage, const QString &text)
{
    m_at = stage;
    forget(StageState::Running);
    mark(stage, StageState::Attention, text);
    Q_EMIT grown();
}

void ConnectStages::stop()
{
    closeQuestions();
    forget(StageState::Running);
    forget(StageState::Attention);
}

void ConnectStages::ask(const Certificate &offered)
{
    m_at = Stage::Certificate;
    m_changed->hide();
    mark(m_at, StageState::Attention,
         offered.selfSigned ? tr("Checking its certificate: it is its own, as Portainer makes them")
                            : tr("Checking its certificate: this computer does not know who signed it"));
    m_question->ask(offered, m_address.hostAndPort());
    Q_EMIT grown();
}

void ConnectStages::compare(const Certificate &known, const Certificate &offered)
{
    m_at = Stage::Certificate;
    m_question->hide();
    mark(m_at, StageState::Attention, tr("Checking its certificate: it has changed"));
    m_changed->compare(known, offered, m_address.hostAndPort());
    Q_EMIT grown();
}

bool ConnectStages::isComparing() const
{
    return !m_changed->isHidden();
}

void ConnectStages::focusQuestion()
{
    m_changed->focusHarmless();
}

QWidget *ConnectStages::current() const
{
    return m_words.at(static_cast<size_t>(m_at))->parentWidget()->parentWidget();
}

void ConnectStages::mark(Stage stage, StageState state, const QString &text)
{
    m_words.at(static_cast<size_t>(stage))->setWords({});
    m_list->setState(rowOf(stage), state, text.isEmpty() ? plannedText(stage) : text);
}

void ConnectStages::forget(StageState state)
{
    for (Stage stage : Stages) {
        if (m_list->state(rowOf(stage)) == state)
            mark(stage, StageState::Pending);
    }
}

QString ConnectStages::plannedText(Stage stage) const
{
    switch (stage) {
    case Stage::Reaching:
        return tr("Reaching the server");
    case Stage::Certificate:
        return tr("Checking its certificate");
    case Stage::SigningIn:
        return m_method == SignInMethod::FirstAdministrator ? tr("Creating the administrator and signing in") : tr("Signing in");
    case Stage::MakingToken:
        return tr("Making an access token");
    case Stage::LoadingStacks:
        return tr("Loading stacks");
    }
    return {};
}

QString ConnectStages::doneText(Stage stage, const QString &note) const
{
    switch (stage) {
    case Stage::Reaching:
        return note.isEmpty() ? tr("Reached the server") : tr("Reached the server: %1").arg(note);
    case Stage::Certificate:
        return m_address.isEncrypted() ? tr("Its certificate is trusted") : tr("No certificate: the connection is not encrypted");
    case Stage::SigningIn:
        return note.isEmpty() ? tr("Signed in") : tr("Signed in as %1").arg(note);
    case Stage::MakingToken:
        return note.isEmpty() ? tr("Made an access token") : tr("Made an access token: %1").arg(note);
    case Stage::LoadingStacks:
        return note.isEmpty() ? tr("Loaded the stacks") : tr("Loaded the stacks: %1").arg(note);
    }
    return {};
}

void ConnectStages::closeQuestions()
{
    m_remedies->withdraw();
    m_question->hide();
    m_changed->hide();
}

} // namespace longshore
