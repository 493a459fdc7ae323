// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/connectwindow.h"

#include "ui/dialogs/connectform.h"
#include "ui/dialogs/connectremedies.h"
#include "ui/dialogs/connectstages.h"
#include "ui/dialogs/growingscroll.h"
#include "ui/dialogs/orphannotice.h"
#include "ui/dialogs/tonelabel.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

constexpr int WidthForTwo = 800; // px

} // namespace

class ConnectWindow::Private
{
public:
    explicit Private(ConnectWindow *window);

    void layOut();
    QLayout *buttons();
    void listen();
    void listenToRemedies();
    void requestConnect();
    void becomeBusy();
    void becomeIdle();
    void stop();
    void nameButton();
    void askToKeep(SignIn::Problem problem, bool tryKeychainAgain);
    void offerFirstAdministrator(SignIn::Stage stage);
    void offerRemedies(SignIn::Problem problem);
    void look() { scroll->reveal(stages->current()); }

    ConnectWindow *q;
    GrowingScroll *scroll;
    ToneLabel *title;
    ToneLabel *subtitle;
    ConnectForm *form;
    ConnectStages *stages;
    QVBoxLayout *orphans;
    QPushButton *sample;
    QPushButton *cancel;
    QPushButton *connectNow;
    bool busy = false;
    bool again = false; ///< A known server signs in again.
};

ConnectWindow::Private::Private(ConnectWindow *window)
    : q(window), scroll(new GrowingScroll(window)), title(makeHeading(ConnectWindow::tr("Connect to a Portainer server"), 6, window)),
      subtitle(new ToneLabel(ColourRole::Muted, ConnectWindow::tr("Your stacks, from every server you use, in one window."), window)),
      form(new ConnectForm), stages(new ConnectStages), orphans(new QVBoxLayout), sample(new QPushButton(ConnectWindow::tr("Tr&y it with sample data"), window)),
      cancel(new QPushButton(ConnectWindow::tr("Cancel"), window)), connectNow(new QPushButton(ConnectWindow::tr("C&onnect"), window))
{
    sample->setObjectName(u"sampleData"_s);
    cancel->setObjectName(u"cancel"_s);
    connectNow->setObjectName(u"connect"_s);
    title->setObjectName(u"title"_s);
    // Enter, pressed once too often after Connect, must not stop what it started.
    cancel->setAutoDefault(false);
    sample->setAutoDefault(false);
    connectNow->setDefault(true);
    stages->hide();
    layOut();
    listen();
    listenToRemedies();
}

void ConnectWindow::Private::layOut()
{
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(32, 24, 32, 16);
    column->setSpacing(8);
    column->addWidget(title);
    column->addWidget(subtitle);
    column->addSpacing(12);
    column->addWidget(form);
    column->addSpacing(8);
    column->addWidget(stages);
    column->addLayout(orphans);
    column->addStretch();
    scroll->setWidget(content);
    auto *outer = new QVBoxLayout(q);
    outer->setContentsMargins({});
    outer->setSpacing(0);
    outer->addWidget(scroll, 1);
    outer->addLayout(buttons());
}

QLayout *ConnectWindow::Private::buttons()
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(32, 12, 32, 24);
    row->setSpacing(8);
    row->addWidget(sample);
    row->addStretch();
    row->addWidget(cancel);
    row->addWidget(connectNow);
    return row;
}

void ConnectWindow::Private::listen()
{
    connect(connectNow, &QPushButton::clicked, q, [this] { requestConnect(); });
    connect(cancel, &QPushButton::clicked, q, &ConnectWindow::reject);
    connect(sample, &QPushButton::clicked, q, &ConnectWindow::sampleDataRequested);
    connect(form, &ConnectForm::linkActivated, q, &ConnectWindow::linkActivated);
    connect(stages, &ConnectStages::certificateAnswered, q, [this](bool trusted) {
        cancel->setFocus(Qt::OtherFocusReason);
        connectNow->setDefault(true);
        Q_EMIT q->certificateAnswered(trusted);
    });
    connect(form, &ConnectForm::methodChanged, q, [this] { nameButton(); });
    connect(stages, &ConnectStages::trustKept, q, [this] {
        becomeIdle();
        Q_EMIT q->trustKept();
    });
    connect(stages, &ConnectStages::replaceTrustRequested, q, [this] {
        becomeBusy();
        Q_EMIT q->replaceTrustRequested();
    });
    connect(stages, &ConnectStages::grown, q, [this] { look(); });
}

void ConnectWindow::Private::listenToRemedies()
{
    const ConnectRemedies *remedies = &stages->remedies();
    connect(remedies, &ConnectRemedies::pasteTokenRequested, q, [this] {
        stages->remedies().withdraw();
        form->setMethod(SignInMethod::AccessToken);
        form->focusSecret();
    });
    connect(remedies, &ConnectRemedies::firstAdministratorRequested, q, [this] {
        stages->remedies().withdraw();
        form->setAsFirstAdministrator();
    });
    connect(remedies, &ConnectRemedies::accountPageRequested, q, [this] { Q_EMIT q->accountPageRequested(form->address()); });
    connect(remedies, &ConnectRemedies::keepRequested, q, [this](TokenPlace place) {
        stages->remedies().withdraw();
        cancel->setFocus(Qt::OtherFocusReason);
        stages->start(SignIn::Stage::MakingToken);
        Q_EMIT q->keepRequested(place);
    });
    connect(remedies, &ConnectRemedies::revokeRequested, q, [this] {
        stages->remedies().withdraw();
        becomeIdle();
        Q_EMIT q->revokeRequested();
    });
}

void ConnectWindow::Private::requestConnect()
{
    if (busy || form->complain())
        return;
    const ConnectChoice choice = form->takeChoice();
    becomeBusy();
    Q_EMIT q->connectRequested(choice);
}

void ConnectWindow::Private::becomeBusy()
{
    busy = true;
    form->fold();
    stages->begin(form->address(), form->method());
    stages->show();
    cancel->setText(ConnectWindow::tr("Stop"));
    cancel->setFocus(Qt::OtherFocusReason);
    for (QWidget *part : std::initializer_list<QWidget *>{form, sample, connectNow})
        part->setEnabled(false);
    look();
}

void ConnectWindow::Private::becomeIdle()
{
    busy = false;
    cancel->setText(ConnectWindow::tr("Cancel"));
    for (QWidget *part : std::initializer_list<QWidget *>{form, sample, connectNow})
        part->setEnabled(true);
    connectNow->setDefault(true);
    if (form->method() == SignInMethod::AccessToken)
        connectNow->setFocus(Qt::OtherFocusReason);
    else
        form->focusSecret(); // It has to be typed anew.
}

void ConnectWindow::Private::nameButton()
{
    const bool creating = form->method() == SignInMethod::FirstAdministrator;
    connectNow->setText(creating ? ConnectWindow::tr("Create administrat&or and sign in") : ConnectWindow::tr("C&onnect"));
    sample->setVisible(!creating && !again);
}

// A question, like that of the certificate: what is under way goes on with the answer.
void ConnectWindow::Private::askToKeep(SignIn::Problem problem, bool tryKeychainAgain)
{
    stages->remedies().offer(problem, tryKeychainAgain);
    stages->remedies().focusFirst();
    look();
}

void ConnectWindow::Private::offerFirstAdministrator(SignIn::Stage stage)
{
    form->setMethod(SignInMethod::FirstAdministrator);
    stages->attend(stage, ConnectWindow::tr("Signing in: nobody has created its administrator yet"));
    becomeIdle();
    scroll->reveal(form);
}

void ConnectWindow::Private::offerRemedies(SignIn::Problem problem)
{
    if (problem == SignIn::Problem::AdministratorExists)
        form->setMethod(SignInMethod::Password);
    if (problem == SignIn::Problem::AdministratorExists)
        form->focusSecret();
    stages->remedies().offer(problem);
    stages->remedies().focusFirst();
    look();
}

void ConnectWindow::Private::stop()
{
    stages->stop();
    becomeIdle();
    form->focusFirst();
    Q_EMIT q->cancelled();
}

ConnectWindow::ConnectWindow(QWidget *parent)
    : QDialog(parent), d(std::make_unique<Private>(this))
{
    setWindowTitle(tr("Connect to a Portainer server"));
    setObjectName(u"connectWindow"_s);
    setMinimumSize(420, 280);
    resize(QSize(640, 600).boundedTo(screen()->availableSize() * 0.9));
    setKeychain({}, false);
    d->form->focusFirst();
}

ConnectWindow::~ConnectWindow() = default;

void ConnectWindow::setServer(const ServerProfile &profile)
{
    d->again = true;
    d->title->setText(tr("Sign in to %1 again").arg(profile.name));
    d->subtitle->setText(tr("Its address, and all that Longshore remembers of it, stay as they are."));
    setWindowTitle(d->title->text());
    d->form->setServer(profile);
    d->nameButton();
    d->form->focusFirst();
}

void ConnectWindow::setKeychain(const QString &name, bool available)
{
    d->form->setKeychain(name, available);
}

void ConnectWindow::setTokenName(const QString &name)
{
    d->form->setTokenName(name);
}

void ConnectWindow::setPasswordRefused(const QString &why)
{
    d->form->setPasswordRefused(why);
}

void ConnectWindow::setPasswordLength(int bytes)
{
    d->form->setPasswordLength(bytes);
}

void ConnectWindow::stageStarted(SignIn::Stage stage)
{
    d->stages->start(stage);
    d->look();
}

void ConnectWindow::stageDone(SignIn::Stage stage, const QString &note)
{
    d->stages->finish(stage, note);
}

void ConnectWindow::stageFailed(SignIn::Stage stage, const QString &sentence, const QString &details, SignIn::Problem problem,
                                bool tryKeychainAgain)
{
    if (problem == SignIn::Problem::NoAdministrator)
        return d->offerFirstAdministrator(stage);
    const bool asking = d->stages->isComparing();
    d->stages->fail(stage, sentence, details);
    if (problem == SignIn::Problem::TokenNotKept)
        return d->askToKeep(problem, tryKeychainAgain);
    d->becomeIdle();
    d->offerRemedies(problem);
    if (asking)
        d->stages->focusQuestion();
}

void ConnectWindow::addOrphan(OrphanNotice *notice)
{
    d->orphans->addWidget(notice);
    notice->show();
    d->scroll->reveal(notice);
}

void ConnectWindow::askCertificate(const Certificate &offered)
{
    d->stages->ask(offered);
}

void ConnectWindow::showChangedCertificate(const Certificate &known, const Certificate &offered)
{
    // Two fingerprints side by side are compared line by line: they must not wrap.
    resize(std::max(width(), std::min(WidthForTwo, screen()->availableSize().width())), height());
    d->stages->compare(known, offered);
}

void ConnectWindow::finished()
{
    d->busy = false;
    accept();
}

void ConnectWindow::reject()
{
    if (d->busy)
        return d->stop();
    QDialog::reject();
}

// Closing the window itself is meant to the end: it stops and goes.
void ConnectWindow::closeEvent(QCloseEvent *event)
{
    if (d->busy)
        d->stop();
    QDialog::closeEvent(event);
}

void ConnectWindow::done(int result)
{
    d->form->wipe();
    QDialog::done(result);
}

} // namespace longshore
