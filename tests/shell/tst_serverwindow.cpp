// SPDX-License-Identifier: GPL-3.0-or-later
// The window of one server, by hand and in the whole program on the sample server.
#include "ui/dialogs/leaveeditsquestion.h"
#include "ui/pages/accesspage.h"
#include "ui/pages/pageframe.h"
#include "ui/shell/actions.h"
#include "ui/shell/demowindow.h"
#include "ui/shell/serverwindow.h"
#include "ui/shell/serverwindows.h"
#include "ui/widgets/emptystate.h"

#include <QAccessible>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

/// A section with something that is not sent yet.
class EditedPage : public PageFrame
{
public:
    using PageFrame::PageFrame;
    QString unsent() const override { return edited ? u"One change was not sent yet."_s : QString(); }
    void discardUnsent() override { edited = false; }
    bool edited = false;
};

/// Two sections that count how often they were asked to refresh.
struct Made {
    Made()
    {
        window.setServer(u"home-lab"_s, u"alice, Portainer 2.23.0"_s);
        window.addSection(u"account"_s, u"My account"_s, u"user"_s, first, [this] { ++firstAsked; });
        window.addSection(u"tokens"_s, u"Access tokens"_s, u"key"_s, second, [this] { ++secondAsked; });
    }
    bool open()
    {
        window.show();
        window.activateWindow();
        return QTest::qWaitForWindowActive(&window);
    }
    QTreeWidget &list() { return *window.findChild<QTreeWidget *>(u"sections"_s); }
    ServerWindow window;
    EditedPage *first = new EditedPage(u"My account"_s, &window);
    PageFrame *second = new PageFrame(u"Access tokens"_s, &window);
    int firstAsked = 0;
    int secondAsked = 0;
};

struct Program {
    Program() : demo(*qApp, ConfigDir(folder.path() + u"/config"_s)) { opened = demo.open(); }
    ServerWindow *window() { return demo.window().serverWindows().window(demo.serverId()); }
    QTemporaryDir folder;
    DemoWindow demo;
    bool opened = false;
};

} // namespace

class TestServerWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theTitleNamesServerAndSection();
    void arrowsAndPageKeysGoThroughTheSections();
    void aSectionIsAskedWhenItComesIntoView();
    void f5AsksTheShownSection();
    void escapeCloses();
    void aSignedOutPageAsksToSignIn();
    void editsAreAskedAboutBeforeTheyAreLost_data();
    void editsAreAskedAboutBeforeTheyAreLost();
    void theEndOfTheProgramAsksToo();
    void theListIsNamed();
    void everyMenuEntryOpensIt_data();
    void everyMenuEntryOpensIt();
    void thereIsOnePerServer();
    void itGoesWithItsServer();
    void itsSizeIsRemembered();
};

void TestServerWindow::theTitleNamesServerAndSection()
{
    Made made;
    QCOMPARE(made.window.windowTitle(), u"home-lab: My account"_s);
    made.window.showSection(u"tokens"_s);
    QCOMPARE(made.window.windowTitle(), u"home-lab: Access tokens"_s);
    made.window.setServer(u"a\nb"_s, {});
    QCOMPARE(made.window.windowTitle(), u"a b: Access tokens"_s);
}

void TestServerWindow::arrowsAndPageKeysGoThroughTheSections()
{
    Made made;
    QVERIFY(made.open());
    QTRY_VERIFY(made.list().hasFocus());
    QTest::keyClick(&made.list(), Qt::Key_Down);
    QCOMPARE(made.window.currentSection(), u"tokens"_s);
    QVERIFY(made.second->isVisible());
    QTest::keyClick(&made.window, Qt::Key_PageDown, Qt::ControlModifier);
    QCOMPARE(made.window.currentSection(), u"account"_s);
    QTest::keyClick(&made.window, Qt::Key_PageUp, Qt::ControlModifier);
    QCOMPARE(made.window.currentSection(), u"tokens"_s);
}

void TestServerWindow::aSectionIsAskedWhenItComesIntoView()
{
    Made made;
    made.window.showSection(u"tokens"_s);
    QCOMPARE(made.firstAsked + made.secondAsked, 0);
    QVERIFY(made.open());
    QCOMPARE(made.firstAsked, 0);
    QCOMPARE(made.secondAsked, 1);
    made.window.showSection(u"account"_s);
    QCOMPARE(made.firstAsked, 1);
    made.window.showSection(u"account"_s);
    QCOMPARE(made.firstAsked, 1);
}

void TestServerWindow::f5AsksTheShownSection()
{
    Made made;
    QVERIFY(made.open());
    QTest::keyClick(&made.window, Qt::Key_F5);
    QCOMPARE(made.firstAsked, 2);
    QCOMPARE(made.secondAsked, 0);
}

void TestServerWindow::escapeCloses()
{
    Made made;
    QVERIFY(made.open());
    QSignalSpy closed(&made.window, &ServerWindow::closed);
    QTest::keyClick(&made.list(), Qt::Key_Escape);
    QVERIFY(!made.window.isVisible());
    QCOMPARE(closed.count(), 1);
}

void TestServerWindow::aSignedOutPageAsksToSignIn()
{
    Made made;
    QVERIFY(made.open());
    QSignalSpy asked(&made.window, &ServerWindow::signInRequested);
    made.first->setSignedOut(u"home-lab is signed out."_s);
    QTest::mouseClick(made.first->empty().findChild<QPushButton *>(u"emptyAction"_s), Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
}

void TestServerWindow::editsAreAskedAboutBeforeTheyAreLost_data()
{
    QTest::addColumn<bool>("byClick"); // Else by closing the window.
    QTest::addColumn<bool>("discard");
    QTest::newRow("another section, kept") << true << false;
    QTest::newRow("another section, discarded") << true << true;
    QTest::newRow("closed, kept") << false << false;
    QTest::newRow("closed, discarded") << false << true;
}

void TestServerWindow::editsAreAskedAboutBeforeTheyAreLost()
{
    QFETCH(bool, byClick);
    QFETCH(bool, discard);
    Made made;
    QVERIFY(made.open());
    made.first->edited = true;
    QTreeWidget &list = made.list();
    if (byClick)
        QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, list.visualItemRect(list.topLevelItem(1)).center());
    else
        made.window.close();
    auto *question = made.window.findChild<LeaveEditsQuestion *>();
    QVERIFY(question && question->isVisible());
    QTRY_COMPARE(list.currentItem(), list.topLevelItem(0)); // Still here.
    QCOMPARE(list.selectedItems(), QList{list.topLevelItem(0)});
    QCOMPARE(made.window.windowTitle(), u"home-lab: My account"_s);
    QTest::mouseClick(question->findChild<QPushButton *>(discard ? u"discard"_s : u"keepEditing"_s), Qt::LeftButton);
    QCOMPARE(made.first->edited, !discard);
    QCOMPARE(made.window.isVisible(), byClick || !discard);
    QCOMPARE(made.window.currentSection(), byClick && discard ? u"tokens"_s : u"account"_s);
    QCOMPARE(made.secondAsked, byClick && discard ? 1 : 0);
}

void TestServerWindow::theEndOfTheProgramAsksToo()
{
    Program program;
    QVERIFY(program.opened);
    program.demo.window().serverWindows().show(program.demo.serverId(), u"access"_s);
    auto *page = static_cast<AccessPage *>(program.window()->section(u"access"_s));
    QTRY_VERIFY(page->model().rowCount() > 1);
    const QModelIndex cell = page->model().index(1, 0);
    QVERIFY(page->model().setData(cell, cell.data(Qt::CheckStateRole).toInt() == Qt::Checked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole));
    QVERIFY(!program.demo.window().close());
    QVERIFY(program.demo.window().isVisible());
    auto *question = program.window()->findChild<LeaveEditsQuestion *>();
    QVERIFY(question);
    question->reject();
    QVERIFY(!program.demo.window().close());
    question = nullptr;
    for (LeaveEditsQuestion *each : program.window()->findChildren<LeaveEditsQuestion *>())
        if (each->isVisible())
            question = each;
    QVERIFY(question);
    question->accept();
    QTRY_VERIFY(!program.demo.window().isVisible()); // Goes on by itself.
    QVERIFY(page->model().edit().isEmpty());
}

void TestServerWindow::theListIsNamed()
{
    Made made;
    QVERIFY(made.open());
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&made.list());
    QCOMPARE(list->text(QAccessible::Name), u"Sections"_s);
    QStringList told;
    for (int at = 0; at < list->childCount(); ++at)
        told.append(list->child(at)->text(QAccessible::Name));
    QVERIFY2(told.contains(u"My account"_s) && told.contains(u"Access tokens"_s), qPrintable(told.join(u'|')));
}

void TestServerWindow::everyMenuEntryOpensIt_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("section");
    for (const auto &[name, section] : {std::pair{"account", "account"}, {"accessTokens", "tokens"}, {"usersAndTeams", "users"}, {"environmentAccess", "access"},
                                        {"serverSettings", "settings"}, {"serverInformation", "information"}})
        QTest::newRow(name) << QString::fromLatin1(name) << QString::fromLatin1(section);
}

void TestServerWindow::everyMenuEntryOpensIt()
{
    QFETCH(QString, action);
    QFETCH(QString, section);
    Program program;
    QVERIFY(program.opened);
    auto *entry = program.demo.window().findChild<QAction *>(action);
    QVERIFY(entry);
    QTRY_VERIFY(entry->isEnabled());
    QVERIFY(entry->text().endsWith("..."_L1));
    entry->trigger();
    QVERIFY(program.window());
    QVERIFY(program.window()->isVisible());
    QCOMPARE(program.window()->currentSection(), section);
}

void TestServerWindow::thereIsOnePerServer()
{
    Program program;
    QVERIFY(program.opened);
    program.demo.window().serverWindows().show(program.demo.serverId(), u"account"_s);
    ServerWindow *const first = program.window();
    program.demo.window().serverWindows().show(program.demo.serverId(), u"tokens"_s);
    QCOMPARE(program.window(), first);
    first->close();
    QTRY_VERIFY(!program.window());
}

void TestServerWindow::itGoesWithItsServer()
{
    Program program;
    QVERIFY(program.opened);
    program.demo.window().serverWindows().show(program.demo.serverId(), u"account"_s);
    QPointer<ServerWindow> shown = program.window();
    QVERIFY(shown);
    program.demo.servers().remove(program.demo.serverId());
    QVERIFY(!shown || !shown->isVisible());
    QTRY_VERIFY(!shown);
    QTest::qWait(0);
    QVERIFY(!program.window());
}

void TestServerWindow::itsSizeIsRemembered()
{
    Program program;
    QVERIFY(program.opened);
    ServerWindows &windows = program.demo.window().serverWindows();
    windows.show(program.demo.serverId(), u"account"_s);
    program.window()->resize(800, 500);
    program.window()->close();
    QTRY_VERIFY(!program.window());
    windows.show(program.demo.serverId(), u"account"_s);
    QCOMPARE(program.window()->size(), QSize(800, 500));
}

QTEST_MAIN(TestServerWindow)
#include "tst_serverwindow.moc"
