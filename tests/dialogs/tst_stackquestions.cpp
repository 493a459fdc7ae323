// SPDX-License-Identifier: GPL-3.0-or-later
// The questions before stacks are stopped, removed, moved or renamed: what they name, what Enter does, what a guard asks.
#include "app/portainer/goduration.h"
#include "ui/dialogs/closequestion.h"
#include "ui/dialogs/gitsettingsdialog.h"
#include "ui/dialogs/movestackdialog.h"
#include "ui/dialogs/stackquestion.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>
#include <QUuid>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

QString said(const QWidget &where, const QString &name)
{
    QStringList texts;
    for (const QLabel *label : where.findChildren<QLabel *>(name))
        if (!label->isHidden())
            texts.append(label->text());
    return texts.join(u'\n');
}

template <typename Widget>
Widget *in(const QWidget &where, const QString &name)
{
    auto *found = where.findChild<Widget *>(name);
    if (!found)
        qFatal("There is no %s.", qPrintable(name));
    return found;
}

void open(QDialog &dialog)
{
    dialog.open();
    if (!QTest::qWaitForWindowActive(&dialog))
        qFatal("The dialog does not become active.");
}

void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(QApplication::focusWidget(), key, modifiers); }

bool tabTo(const QString &name)
{
    for (int step = 0; step < 40; ++step) {
        if (QApplication::focusWidget() && QApplication::focusWidget()->objectName() == name)
            return true;
        press(Qt::Key_Tab);
    }
    return false;
}

StackAsked removal() { return {.action = StackAction::Remove, .stacks = {u"shop"_s}, .server = u"home-lab"_s, .environment = u"local"_s}; }

const StackEffect effect{.goes = {u"container shop-web-1"_s, u"network shop_default"_s}, .restarts = {}, .stays = {u"volume shop_db"_s},
                         .notes = {u"What was inside is lost."_s}};

MoveStackDialog::About moving(StackAction action)
{
    return {.action = action, .stack = u"shop"_s, .name = u"shop"_s, .server = u"home-lab"_s, .environment = u"local"_s,
            .targets = {{.serverName = u"home-lab"_s, .environment = EnvironmentId(2), .environmentName = u"edge"_s, .taken = {u"media"_s}},
                        {.serverName = u"home-lab"_s, .environment = EnvironmentId(3), .environmentName = u"k8s"_s, .whyNot = u"k8s is a Kubernetes cluster."_s},
                        {.serverName = u"home-lab"_s, .environment = EnvironmentId(4), .environmentName = u"twin"_s, .sameEngine = u"twin is the same engine."_s},
                        {.serverName = u"work"_s, .environment = EnvironmentId(1), .environmentName = u"prod"_s, .isOtherServer = true}}};
}

Stack gitStack(bool withLogin)
{
    Stack stack;
    stack.name = u"shop"_s;
    stack.type = {StackType::Compose, 2};
    stack.env = {{u"TZ"_s, u"Europe/Paris"_s}};
    stack.gitConfig = GitConfig{.url = u"https://git.example/shop.git"_s, .referenceName = u"refs/heads/main"_s};
    if (withLogin)
        stack.gitConfig->authentication = GitAuthentication{.username = u"bot"_s};
    stack.autoUpdate = AutoUpdate{.interval = u"15m"_s};
    return stack;
}

} // namespace

class TestStackQuestions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesWhatGoesAndStays();
    void enterKeepsIt();
    void nothingCanBeConfirmedBeforeItWasRead();
    void whatCannotBeReadIsSaid();
    void aGuardAsksForTheName();
    void choicesOfARedeploy();
    void severalAreCounted();
    void migrating();
    void theSameEngineIsATrap();
    void namesAreJudgedWhileTyped();
    void renamingTellsOfTheVolumes();
    void gitSettingsKeepWhatIsNotTouched();
    void gitSettingsReplaceALogin();
    void gitSettingsSayWhatIsWrong();
    void goDurations();
    void closingSaysWhatIsLeft();
};

void TestStackQuestions::namesWhatGoesAndStays()
{
    StackAsked asked = removal();
    asked.owners = u"It also belongs to alice."_s;
    StackQuestion question(asked);
    open(question);
    QCOMPARE(question.windowTitle(), u"Remove shop - local on home-lab"_s);
    QCOMPARE(in<QPushButton>(question, u"action"_s)->text(), u"&Remove shop"_s);
    QCOMPARE(said(question, u"effectState"_s), u"Reading what runs now..."_s);
    question.setEffect(effect);
    QCOMPARE(said(question, u"effectState"_s), QString());
    QTRY_COMPARE(said(question, u"goes"_s), u"• container shop-web-1\n• network shop_default"_s);
    QCOMPARE(said(question, u"stays"_s), u"• volume shop_db"_s);
    QCOMPARE(said(question, u"note"_s), u"What was inside is lost."_s);
    QCOMPARE(said(question, u"owners"_s), u"It also belongs to alice."_s);
    QSignalSpy confirmed(&question, &StackQuestion::confirmed);
    QVERIFY(tabTo(u"action"_s));
    press(Qt::Key_Space);
    QCOMPARE(confirmed.count(), 1);
    QVERIFY(!question.isVisible());
}

void TestStackQuestions::enterKeepsIt()
{
    StackQuestion question(removal());
    question.setEffect(effect);
    open(question);
    QSignalSpy confirmed(&question, &StackQuestion::confirmed);
    press(Qt::Key_Return);
    QVERIFY(!question.isVisible());
    QCOMPARE(confirmed.count(), 0);
}

void TestStackQuestions::nothingCanBeConfirmedBeforeItWasRead()
{
    StackQuestion question(removal());
    open(question);
    QVERIFY(!in<QPushButton>(question, u"action"_s)->isEnabled());
    question.setEffect(effect);
    QVERIFY(in<QPushButton>(question, u"action"_s)->isEnabled());
}

void TestStackQuestions::whatCannotBeReadIsSaid()
{
    StackQuestion question(removal());
    open(question);
    question.setEffectFailed({u"home-lab is not answering."_s, {}});
    QCOMPARE(said(question, u"effectState"_s), u"What runs now could not be read, so nothing can be named here. home-lab is not answering."_s);
    QSignalSpy retry(&question, &StackQuestion::retryRequested);
    QVERIFY(tabTo(u"readAgain"_s));
    press(Qt::Key_Space);
    QCOMPARE(retry.count(), 1);
    QVERIFY(!in<QPushButton>(question, u"action"_s)->isEnabled());
    question.setEffect(effect);
    QVERIFY(in<QPushButton>(question, u"action"_s)->isEnabled());
}

void TestStackQuestions::aGuardAsksForTheName()
{
    StackAsked asked = removal();
    asked.guard = Guard::Environment;
    StackQuestion question(asked);
    open(question);
    QVERIFY(tabTo(u"confirmEdit"_s));
    QTest::keyClicks(QApplication::focusWidget(), u"shop"_s);
    QVERIFY(!in<QPushButton>(question, u"action"_s)->isEnabled()); // Not read yet.
    question.setEffect(effect);
    QVERIFY(in<QPushButton>(question, u"action"_s)->isEnabled());
    press(Qt::Key_Backspace);
    QVERIFY(!in<QPushButton>(question, u"action"_s)->isEnabled());
}

void TestStackQuestions::choicesOfARedeploy()
{
    StackAsked asked = removal();
    asked.action = StackAction::Redeploy;
    asked.isGit = true;
    asked.mayPrune = true;
    StackQuestion git(asked);
    QVERIFY(!git.pullImages());
    QVERIFY(!git.prune());
    git.setEffect(effect);
    open(git);
    QVERIFY(tabTo(u"pullImages"_s));
    press(Qt::Key_Space);
    QVERIFY(git.pullImages());
    QVERIFY(!git.prune());
    asked.isGit = false;
    asked.mayPrune = false;
    const StackQuestion file(asked);
    QVERIFY(file.pullImages()); // That is what it is for.
    QVERIFY(!file.findChild<QCheckBox *>(u"prune"_s));
}

void TestStackQuestions::severalAreCounted()
{
    StackAsked asked = removal();
    asked.stacks = {u"shop"_s, u"media"_s};
    asked.leftOut = {u"cache is already stopped."_s};
    asked.guard = Guard::Server;
    StackQuestion question(asked);
    QCOMPARE(question.windowTitle(), u"Remove 2 stacks - local on home-lab"_s);
    QCOMPARE(in<QPushButton>(question, u"action"_s)->text(), u"&Remove 2 stacks"_s);
    QCOMPARE(said(question, u"leftOut"_s), u"cache is already stopped."_s);
    QVERIFY(said(question, u"confirmRequest"_s).contains(u"home-lab"_s));
}

void TestStackQuestions::migrating()
{
    MoveStackDialog dialog(moving(StackAction::Migrate));
    open(dialog);
    QVERIFY(!in<QPushButton>(dialog, u"action"_s)->isEnabled());
    dialog.setEffect(effect, true);
    QVERIFY(said(dialog, u"moveEffect"_s).contains(u"container shop-web-1"_s));
    QVERIFY(said(dialog, u"moveEffect"_s).contains(u"Volumes do not move"_s));
    QVERIFY(in<QPushButton>(dialog, u"action"_s)->isEnabled());
    auto *targets = in<QComboBox>(dialog, u"target"_s);
    QCOMPARE(targets->currentText(), u"edge on home-lab"_s);
    QVERIFY(tabTo(u"target"_s));
    press(Qt::Key_Down); // Passes over what cannot be chosen.
    QCOMPARE(targets->currentText(), u"twin on home-lab"_s);
    press(Qt::Key_Down);
    QCOMPARE(targets->currentText(), u"prod on work"_s);
    QVERIFY(said(dialog, u"targetNote"_s).contains(u"only then Longshore offers to remove it here"_s));
    QSignalSpy confirmed(&dialog, &MoveStackDialog::confirmed);
    QVERIFY(tabTo(u"action"_s));
    press(Qt::Key_Space);
    QCOMPARE(confirmed.count(), 1);
    const auto choice = confirmed.first().first().value<MoveStackDialog::Choice>();
    QCOMPARE(choice.target.environment, EnvironmentId(1));
    QVERIFY(choice.target.isOtherServer);
    QCOMPARE(choice.name, u"shop"_s);
}

void TestStackQuestions::theSameEngineIsATrap()
{
    MoveStackDialog dialog(moving(StackAction::Migrate));
    dialog.setEffect(effect, true);
    open(dialog);
    in<QComboBox>(dialog, u"target"_s)->setCurrentIndex(2);
    QCOMPARE(said(dialog, u"targetNote"_s), u"twin is the same engine."_s);
    QVERIFY(!in<QPushButton>(dialog, u"action"_s)->isEnabled());
    QVERIFY(tabTo(u"sameEngine"_s));
    press(Qt::Key_Space);
    QVERIFY(in<QPushButton>(dialog, u"action"_s)->isEnabled());
}

void TestStackQuestions::namesAreJudgedWhileTyped()
{
    MoveStackDialog dialog(moving(StackAction::Duplicate));
    dialog.setEffect(effect, true);
    open(dialog);
    QVERIFY(tabTo(u"stackName"_s));
    press(Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), u"Media"_s);
    QCOMPARE(said(dialog, u"nameNote"_s), u"There is a stack of this name in edge."_s);
    QVERIFY(!in<QPushButton>(dialog, u"action"_s)->isEnabled());
    QTest::keyClicks(QApplication::focusWidget(), u" Two"_s);
    QCOMPARE(said(dialog, u"nameNote"_s), u"The server will call it mediatwo."_s);
    QVERIFY(in<QPushButton>(dialog, u"action"_s)->isEnabled());
    press(Qt::Key_A, Qt::ControlModifier);
    press(Qt::Key_Delete);
    QVERIFY(!in<QPushButton>(dialog, u"action"_s)->isEnabled());
}

void TestStackQuestions::renamingTellsOfTheVolumes()
{
    MoveStackDialog::About about = moving(StackAction::Rename);
    about.targets = {about.targets.first()};
    MoveStackDialog dialog(about);
    dialog.setEffect(effect, true);
    open(dialog);
    QCOMPARE(said(dialog, u"nameNote"_s), u"That is its name already."_s);
    QVERIFY(tabTo(u"stackName"_s));
    press(Qt::Key_End);
    QTest::keyClicks(QApplication::focusWidget(), u"2"_s);
    QVERIFY(!in<QPushButton>(dialog, u"action"_s)->isEnabled());
    QVERIFY(tabTo(u"newVolumes"_s));
    press(Qt::Key_Space);
    QVERIFY(in<QPushButton>(dialog, u"action"_s)->isEnabled());
}

void TestStackQuestions::gitSettingsKeepWhatIsNotTouched()
{
    GitSettingsDialog dialog(gitStack(true), u"home-lab"_s, u"local"_s);
    open(dialog);
    const GitSettings settings = dialog.settings();
    QCOMPARE(settings.referenceName, u"refs/heads/main"_s);
    QVERIFY(settings.login);
    QCOMPARE(settings.login->userName, u"bot"_s);
    QVERIFY(settings.login->password.isEmpty()); // Keeps the stored one.
    QCOMPARE(settings.env, gitStack(true).env);
    QVERIFY(settings.autoUpdate);
    QCOMPARE(settings.autoUpdate->interval, u"15m"_s);
    QVERIFY(!settings.tlsSkipVerify);
}

void TestStackQuestions::gitSettingsReplaceALogin()
{
    GitSettingsDialog dialog(gitStack(true), u"home-lab"_s, u"local"_s);
    open(dialog);
    QVERIFY(tabTo(u"loginKeep"_s));
    press(Qt::Key_Down);
    QVERIFY(in<QRadioButton>(dialog, u"loginOther"_s)->isChecked());
    QVERIFY(tabTo(u"gitPassword"_s));
    QTest::keyClicks(QApplication::focusWidget(), u"s3cret"_s);
    QCOMPARE(dialog.settings().login->password.bytes(), QByteArray("s3cret"));
    in<QRadioButton>(dialog, u"loginNobody"_s)->setChecked(true);
    QVERIFY(!dialog.settings().login);
}

void TestStackQuestions::gitSettingsSayWhatIsWrong()
{
    GitSettingsDialog dialog(gitStack(false), u"home-lab"_s, u"local"_s);
    open(dialog);
    QVERIFY(tabTo(u"reference"_s));
    press(Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), u"main"_s);
    QCOMPARE(said(dialog, u"problem"_s), u"Write the reference in full: refs/heads/main for a branch, refs/tags/main for a tag."_s);
    QVERIFY(!in<QPushButton>(dialog, u"action"_s)->isEnabled());
    press(Qt::Key_A, Qt::ControlModifier);
    press(Qt::Key_Delete); // The default branch.
    QCOMPARE(said(dialog, u"problem"_s), QString());
    QVERIFY(tabTo(u"interval"_s));
    press(Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), u"2d"_s);
    QVERIFY(said(dialog, u"problem"_s).contains(u"days are not known"_s));
    in<QRadioButton>(dialog, u"updatesWebhook"_s)->setChecked(true);
    QVERIFY(in<QPushButton>(dialog, u"action"_s)->isEnabled());
    const GitSettings settings = dialog.settings();
    QVERIFY(!QUuid::fromString(settings.autoUpdate->webhook).isNull());
    QVERIFY(settings.autoUpdate->interval.isEmpty());
}

void TestStackQuestions::goDurations()
{
    for (const QString &good : {u"5m"_s, u"1h30m"_s, u"90s"_s, u"1.5h"_s})
        QVERIFY2(isUpdateInterval(good), qPrintable(good));
    for (const QString &bad : {QString(), u"5"_s, u"2d"_s, u"m"_s, u"0s"_s, u"5 m"_s, u"-5m"_s})
        QVERIFY2(!isUpdateInterval(bad), qPrintable(bad));
}

void TestStackQuestions::closingSaysWhatIsLeft()
{
    CloseQuestion question({.goesOn = {u"Stopping shop, local on home-lab"_s}, .notDone = {u"Updating media, local on home-lab"_s}, .unsaved = {}});
    open(question);
    QCOMPARE(said(question, u"goesOn"_s), u"• Stopping shop, local on home-lab"_s);
    QCOMPARE(said(question, u"notDone"_s), u"• Updating media, local on home-lab"_s);
    QSignalSpy confirmed(&question, &CloseQuestion::confirmed);
    press(Qt::Key_Return); // Stays open.
    QCOMPARE(confirmed.count(), 0);
}

QTEST_MAIN(TestStackQuestions)
#include "tst_stackquestions.moc"
