// SPDX-License-Identifier: GPL-3.0-or-later
// The whole window on the sample server, driven by mouse and keyboard.
#include "ui/shell/demowindow.h"

#include "ui/dialogs/connectwindow.h"

#include "ui/pages/stacksactions.h"
#include "ui/pages/stackspage.h"
#include "ui/pages/stackstable.h"
#include "ui/shell/actions.h"
#include "ui/shell/serverwindow.h"
#include "ui/shell/serverwindows.h"
#include "ui/shell/sourceslist.h"

#include <QAccessible>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

/// A window on the sample server with its stacks shown.
struct Open {
    explicit Open(const CommandLine &line = {})
        : demo(*qApp, ConfigDir(folder.path() + u"/config"_s), line)
    {
        QSignalSpy painted(&demo.window(), &MainWindow::stacksPainted);
        opened = demo.open() && (!painted.isEmpty() || painted.wait(20000));
    }
    QTableView &table() { return demo.window().page().table(); }
    template <typename T>
    T *find(const QString &name)
    {
        return demo.window().findChild<T *>(name);
    }

    QTemporaryDir folder;
    DemoWindow demo;
    bool opened = false;
};

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void opensOnFiftyStacks();
    void theStatusBarSaysHowManyAndWho();
    void choosingASourceFiltersTheTable();
    void f5AsksTheServerAgain();
    void f9HidesTheSources();
    void theComposeFileComesWhenItsTabIsOpened();
    void aStandardUserSeesOneEnvironmentAndIsTold();
    void serverSettingsRefuseAStandardUserInWords();
    void serverInformationIsASectionOfItsWindow();
    void stoppingTheServerKeepsTheRowsAndSaysSo();
    void everyControlHasAName();
    void theLayoutIsRemembered();
    void noServerOffersToConnect();
};

void TestMainWindow::opensOnFiftyStacks()
{
    Open open;
    QVERIFY(open.opened);
    QCOMPARE(open.table().model()->rowCount(), 50);
}

void TestMainWindow::theStatusBarSaysHowManyAndWho()
{
    Open open;
    QVERIFY(open.opened);
    QTRY_VERIFY(open.find<QLabel>(u"statusText"_s)->text().startsWith("50 stacks"_L1));
    QTRY_COMPARE(open.find<QLabel>(u"whoText"_s)->text(), u"admin @ Sample data 2.23.0"_s);
}

void TestMainWindow::choosingASourceFiltersTheTable()
{
    Open open;
    QVERIFY(open.opened);
    auto *sources = open.find<SourcesList>(u"sources"_s);
    QTRY_VERIFY(sources->model()->rowCount() == 2);
    QTest::keyClick(&open.demo.window(), Qt::Key_1, Qt::ControlModifier);
    QTRY_VERIFY(sources->hasFocus());
    QTest::keyClick(sources, Qt::Key_Down);
    QTest::keyClick(sources, Qt::Key_Down);
    const QModelIndex environment = sources->currentIndex();
    QVERIFY(environment.parent().isValid());
    const int expected = environment.data(SourcesModel::CountRole).toInt();
    QVERIFY(expected > 0 && expected < 50);
    QTRY_COMPARE(open.table().model()->rowCount(), expected);
    QTest::keyClick(sources, Qt::Key_Home);
    QTRY_COMPARE(open.table().model()->rowCount(), 50);
}

void TestMainWindow::f5AsksTheServerAgain()
{
    Open open;
    QVERIFY(open.opened);
    Session *session = open.demo.servers().session(open.demo.serverId());
    QTRY_VERIFY(!session->isRefreshing());
    QSignalSpy finished(session, &Session::refreshFinished);
    QTest::keyClick(&open.demo.window(), Qt::Key_F5);
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(finished.first().first().toBool(), false);
}

void TestMainWindow::f9HidesTheSources()
{
    Open open;
    QVERIFY(open.opened);
    auto *sources = open.find<SourcesList>(u"sources"_s);
    QVERIFY(sources->isVisible());
    QTest::keyClick(&open.demo.window(), Qt::Key_F9);
    QVERIFY(!sources->isVisible());
    QTest::keyClick(&open.demo.window(), Qt::Key_F9);
    QVERIFY(sources->isVisible());
}

void TestMainWindow::theComposeFileComesWhenItsTabIsOpened()
{
    Open open;
    QVERIFY(open.opened);
    StacksPage &page = open.demo.window().page();
    page.focusTable();
    QTest::keyClick(&open.table(), Qt::Key_Down);
    QTRY_VERIFY(!page.currentKey().server.isNull());
    QSignalSpy asked(&page, &StacksPage::fileRequested);
    QTest::keyClick(&open.demo.window(), Qt::Key_2, Qt::AltModifier);
    QTRY_COMPARE(asked.count(), 1);
    const auto shown = [&] {
        const auto widgets = page.findChildren<QWidget *>();
        return std::ranges::any_of(widgets, [](QWidget *widget) {
            QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
            return widget->isVisible() && accessible && accessible->textInterface()
                && accessible->textInterface()->text(0, accessible->textInterface()->characterCount()).contains("services:"_L1);
        }) || std::ranges::any_of(widgets, [](QWidget *widget) { return widget->isVisible() && widget->inherits("QsciScintilla"); });
    };
    QTRY_VERIFY(shown());
}

void TestMainWindow::aStandardUserSeesOneEnvironmentAndIsTold()
{
    Open open(CommandLine{.demoStandardUser = true});
    QVERIFY(open.opened);
    auto *sources = open.find<SourcesList>(u"sources"_s);
    QTRY_COMPARE(sources->model()->rowCount(), 2);
    const QModelIndex server = sources->model()->index(1, 0);
    QTRY_COMPARE(sources->model()->rowCount(server), 1);
    QTRY_VERIFY(server.data(Qt::ToolTipRole).toString().contains("alice sees one environment of this server: local."_L1));
    auto *note = open.find<QLabel>(u"sourcesNote"_s);
    QTRY_COMPARE(note->text(), u"alice sees one environment of this server: local."_s);
    QVERIFY(note->isVisible());
    QVERIFY(open.table().model()->rowCount() < 50);
}

void TestMainWindow::serverSettingsRefuseAStandardUserInWords()
{
    Open open(CommandLine{.demoStandardUser = true});
    QVERIFY(open.opened);
    QTRY_VERIFY(open.demo.servers().session(open.demo.serverId())->user());
    open.demo.window().actions().serverSettings->trigger();
    const QString sentence =
        u"alice may not read the server settings. That needs the administrator role; an administrator of Sample data can grant it."_s;
    QTRY_VERIFY(std::ranges::any_of(open.demo.window().findChildren<QLabel *>(),
                                    [&](QLabel *label) { return label->isVisible() && label->text() == sentence; }));
}

void TestMainWindow::serverInformationIsASectionOfItsWindow()
{
    Open open;
    QVERIFY(open.opened);
    QAction *entry = open.demo.window().actions().serverInformation;
    QStringList menus;
    for (const QObject *where : entry->associatedObjects())
        if (const auto *menu = qobject_cast<const QMenu *>(where))
            menus.append(menu->title().remove(u'&'));
    QVERIFY2(menus.contains(u"Help"_s) && menus.contains(u"Server"_s), qPrintable(menus.join(u'|')));
    entry->trigger();
    const ServerWindow *shown = open.demo.window().serverWindows().window(open.demo.serverId());
    QVERIFY(shown);
    QCOMPARE(shown->currentSection(), u"information"_s);
}

void TestMainWindow::stoppingTheServerKeepsTheRowsAndSaysSo()
{
    Open open;
    QVERIFY(open.opened);
    open.demo.stopServer();
    QTest::keyClick(&open.demo.window(), Qt::Key_F5);
    auto *banner = open.demo.window().findChild<Banner *>();
    QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), 15000);
    QVERIFY2(banner->sentence().startsWith("Sample data is not answering."_L1), qPrintable(banner->sentence()));
    QVERIFY(banner->sentence().contains("Showing what was known at"_L1));
    QCOMPARE(open.table().model()->rowCount(), 50);
}

void TestMainWindow::everyControlHasAName()
{
    Open open;
    QVERIFY(open.opened);
    QStringList nameless;
    for (QWidget *widget : open.demo.window().findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus)
            continue;
        QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
        if (accessible && accessible->text(QAccessible::Name).isEmpty())
            nameless.append(QLatin1StringView(widget->metaObject()->className()) + u' ' + widget->objectName());
    }
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u", "_s)));
}

void TestMainWindow::theLayoutIsRemembered()
{
    QTemporaryDir folder;
    const ConfigDir dir(folder.path() + u"/config"_s);
    {
        DemoWindow demo(*qApp, dir);
        QVERIFY(demo.open());
        QVERIFY(QTest::qWaitForWindowActive(&demo.window()));
        QTest::keyClick(&demo.window(), Qt::Key_F9);
        demo.window().actions().detailRight->trigger();
        demo.window().close();
    }
    DemoWindow demo(*qApp, dir);
    QVERIFY(demo.open());
    QVERIFY(!demo.window().findChild<SourcesList *>(u"sources"_s)->isVisible());
    QVERIFY(demo.window().actions().detailRight->isChecked());
    QCOMPARE(demo.window().page().detailPlace(), DetailPlace::Right);
}

void TestMainWindow::noServerOffersToConnect()
{
    QTemporaryDir folder;
    DemoWindow demo(*qApp, ConfigDir(folder.path() + u"/config"_s));
    demo.window().show();
    demo.window().openAsNeeded({});
    QTRY_VERIFY(demo.window().findChild<ConnectWindow *>() && demo.window().findChild<ConnectWindow *>()->isVisible());
    QCOMPARE(demo.window().findChild<QLabel *>(u"statusText"_s)->text(), u"No server yet"_s);
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
