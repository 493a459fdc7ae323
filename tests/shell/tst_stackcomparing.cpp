// SPDX-License-Identifier: GPL-3.0-or-later
// What is deployed beside what its repository has now, in the whole window on the sample server.
#include "app/demo/demoserver.h"
#include "tests/shell/stackswindow.h"
#include "ui/pages/changesview.h"
#include "ui/pages/repositorywindow.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/secretfield.h"
#include "ui/widgets/tonelabel.h"

#include <QLineEdit>
#include <QTest>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

struct Comparing : StacksWindow {
    RepositoryWindow *shown = nullptr;

    DemoServer &server() { return *demo.demo().server(); }
    /// Opens it from the Git tab by the keyboard.
    bool open(const QString &name)
    {
        if (!opened || !choose(name))
            return false;
        page().details().setCurrentTab(u"git"_s);
        if (!push(u"compareGit"_s))
            return false;
        return QTest::qWaitFor([this] { return (shown = demo.window().findChild<RepositoryWindow *>()) != nullptr; }, 10'000)
            && QTest::qWaitForWindowActive(shown);
    }
    QString said() const { return shown->findChild<ToneLabel *>(u"repositorySaid"_s)->text(); }
    QString note() const
    {
        const auto *state = shown->findChild<EmptyState *>(u"repositoryNote"_s);
        return state->isVisible() ? state->sentence() : QString();
    }
    /// What the summary of the changes says.
    bool tells(const QString &words) const
    {
        const QList<ToneLabel *> labels = shown->findChild<ChangesView *>()->findChildren<ToneLabel *>();
        return std::ranges::any_of(labels, [&](const ToneLabel *each) { return each->text().contains(words); });
    }
};

} // namespace

class TestStackComparing : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsWhatIsNew();
    void saysWhenItIsTheNewest();
    void aPrivateRepositoryAsksForALogin();
    void aStackOfTheServerHasNone();
};

void TestStackComparing::showsWhatIsNew()
{
    Comparing window;
    QVERIFY(window.opened);
    const Stack stack = window.stack(u"wiki"_s);
    QVERIFY(stack.gitConfig);
    const auto deployed = window.session().send(requests::stackFile(stack.id));
    QTRY_VERIFY(deployed.isFinished() && deployed.resultAt(0));
    const QByteArray newest = deployed.resultAt(0)->content.toUtf8().replace("\nservices:\n", "\nservices:\n  extra:\n    image: example/extra:1\n");
    window.server().commitTo(stack.gitConfig->url.toUtf8(), stack.gitConfig->configFilePath.toUtf8(), newest);
    QVERIFY(window.open(u"wiki"_s));
    QTRY_VERIFY_WITH_TIMEOUT(window.said().startsWith("The repository has another file"_L1), 20'000);
    QTRY_VERIFY(window.tells(u"service extra added"_s));
    QVERIFY(window.shown->windowTitle().startsWith("Repository of wiki - local on "_L1));
    QVERIFY(window.demo.operations().all().isEmpty()); // It only looks.
    QTest::keyClick(window.shown, Qt::Key_Escape);
    QTRY_VERIFY(!window.demo.window().findChild<RepositoryWindow *>());
}

void TestStackComparing::saysWhenItIsTheNewest()
{
    Comparing window;
    QVERIFY(window.opened);
    const auto deployed = window.session().send(requests::stackFile(window.stack(u"wiki"_s).id));
    QTRY_VERIFY(deployed.isFinished() && deployed.resultAt(0));
    const GitConfig git = *window.stack(u"wiki"_s).gitConfig;
    window.server().commitTo(git.url.toUtf8(), git.configFilePath.toUtf8(), deployed.resultAt(0)->content.toUtf8());
    QVERIFY(window.open(u"wiki"_s));
    QTRY_COMPARE_WITH_TIMEOUT(window.said(), u"The file that is deployed is the newest one of the repository."_s, 20'000);
    window.server().commitTo(git.url.toUtf8(), git.configFilePath.toUtf8(), "services:\n  wiki:\n    image: example/wiki:99\n");
    PeopleWindow::press(Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(window.said().startsWith("The repository has another file"_L1), 20'000);
}

void TestStackComparing::aPrivateRepositoryAsksForALogin()
{
    Comparing window;
    QVERIFY(window.opened);
    const QList<Stack> stacks = window.session().stacks();
    const auto found = std::ranges::find_if(stacks, [](const Stack &each) { return number(each.environmentId) == 1 && each.gitConfig && each.gitConfig->authentication; });
    QVERIFY(found != stacks.end());
    QVERIFY(window.open(found->name));
    QTRY_COMPARE_WITH_TIMEOUT(window.note(), u"The repository asks for a login."_s, 20'000);
    auto *user = window.shown->findChild<QLineEdit *>(u"repositoryUser"_s);
    auto *password = window.shown->findChild<SecretField *>(u"repositoryPassword"_s);
    QVERIFY(user->isVisible() && password->isVisible());
    QTest::keyClicks(user, u"deploy"_s);
    QTest::keyClicks(password, u"wrong"_s);
    QTest::keyClick(password, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(window.note().contains("did not accept the user name and password"_L1), 20'000);
    password->clear();
    QTest::keyClicks(password, u"good"_s);
    QTest::keyClick(password, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!window.said().isEmpty(), 20'000);
    QVERIFY(window.shown->findChild<ChangesView *>()->isVisible());
}

void TestStackComparing::aStackOfTheServerHasNone()
{
    StacksWindow window;
    QVERIFY(window.opened && window.choose(u"shop"_s));
    window.page().details().setCurrentTab(u"git"_s);
    QVERIFY(!window.page().details().findChild<QPushButton *>(u"compareGit"_s)->isVisible());
}

QTEST_MAIN(TestStackComparing)
#include "tst_stackcomparing.moc"
