// SPDX-License-Identifier: GPL-3.0-or-later
// Links, opened in the whole window on the sample server.
#include "ui/shell/linkopener.h"

#include "ui/dialogs/connectwindow.h"
#include "ui/pages/stackspage.h"
#include "ui/pages/stackstable.h"
#include "ui/shell/demowindow.h"

#include <QFileOpenEvent>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

struct Open {
    Open()
        : demo(*qApp, ConfigDir(folder.path() + u"/config"_s))
        , links(demo.servers(), demo.window())
    {
        opened = demo.open();
    }
    bool waitForRows() { return QTest::qWaitFor([this] { return page().table().model()->rowCount() == 50; }, 20000); }
    StacksPage &page() { return demo.window().page(); }
    Session *session() { return demo.servers().session(demo.serverId()); }
    StackLink linkTo(StackId stack) { return {session()->profile().address, {}, stack}; }
    StackId lastStack() { return session()->stacks().last().id; }
    QString told() { return demo.window().findChild<Banner *>()->isVisible() ? demo.window().findChild<Banner *>()->sentence() : QString(); }

    QTemporaryDir folder;
    DemoWindow demo;
    LinkOpener links;
    bool opened = false;
};

} // namespace

class TestLinkOpener : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void selectsTheStack();
    void waitsForTheFirstAnswer();
    void looksBehindTheFilter();
    void saysThatThereIsNoSuchStack();
    void anotherServerIsNamedAndNotAsked();
    void anUnknownInstanceIsSaid();
    void macOsHandsOverAnEvent();
};

void TestLinkOpener::selectsTheStack()
{
    Open open;
    QVERIFY(open.opened && open.waitForRows());
    const StackId stack = open.lastStack();
    open.links.open(open.linkTo(stack));
    QTRY_COMPARE(open.page().currentKey(), (StackKey{open.demo.serverId(), stack}));
    QVERIFY(open.page().filter().server == open.demo.serverId());
    QTRY_VERIFY(open.page().table().hasFocus());
}

void TestLinkOpener::waitsForTheFirstAnswer()
{
    Open open;
    QVERIFY(open.opened);
    QVERIFY(open.session()->stacks().isEmpty());
    open.links.open(open.linkTo(StackId(1)));
    QTRY_COMPARE_WITH_TIMEOUT(open.page().currentKey(), (StackKey{open.demo.serverId(), StackId(1)}), 20000);
}

void TestLinkOpener::looksBehindTheFilter()
{
    Open open;
    QVERIFY(open.opened && open.waitForRows());
    StackFilter filter;
    filter.text = u"no stack is called this"_s;
    open.page().setFilter(filter);
    QTRY_COMPARE(open.page().table().model()->rowCount(), 0);
    const StackId stack = open.lastStack();
    open.links.open(open.linkTo(stack));
    QTRY_COMPARE(open.page().currentKey(), (StackKey{open.demo.serverId(), stack}));
    QVERIFY(open.page().filter().text.isEmpty());
}

void TestLinkOpener::saysThatThereIsNoSuchStack()
{
    Open open;
    QVERIFY(open.opened && open.waitForRows());
    open.links.open(open.linkTo(StackId(987654)));
    QTRY_COMPARE(open.told(), u"Sample data shows you no stack with the number 987654. It may be gone, or not be meant for you."_s);
    QVERIFY(open.page().currentKey().server.isNull());
}

void TestLinkOpener::anotherServerIsNamedAndNotAsked()
{
    Open open;
    QVERIFY(open.opened && open.waitForRows());
    QTcpServer stranger;
    QVERIFY(stranger.listen(QHostAddress::LocalHost));
    QSignalSpy visited(&stranger, &QTcpServer::newConnection);
    const QString address = u"http://127.0.0.1:%1"_s.arg(stranger.serverPort());
    open.links.open(*StackLink::parse(u"longshore://open?server=%1&stack=1"_s.arg(address)));
    QTRY_COMPARE(open.told(), u"This link is for %1, which is not one of your servers. Nothing was opened."_s.arg(address));
    QVERIFY(!visited.wait(500));
    QCOMPARE(open.demo.servers().sessions().size(), 1);
    QVERIFY(!open.demo.window().findChild<ConnectWindow *>() || !open.demo.window().findChild<ConnectWindow *>()->isVisible());
    QVERIFY(open.page().currentKey().server.isNull());
}

void TestLinkOpener::anUnknownInstanceIsSaid()
{
    Open open;
    QVERIFY(open.opened && open.waitForRows());
    open.links.open({{}, u"299ab403-70a8-4c05-92f7-bf7a994d50df"_s, StackId(1)});
    QTRY_COMPARE(open.told(), u"This link is for a server that is not one of yours. Nothing was opened."_s);
}

void TestLinkOpener::macOsHandsOverAnEvent()
{
    Open open;
    QVERIFY(open.opened && open.waitForRows());
    qApp->installEventFilter(&open.links);
    const StackId stack = open.lastStack();
    QFileOpenEvent nonsense(QUrl(u"longshore://stop?server=https://nas:9443&stack=1"_s));
    QCoreApplication::sendEvent(qApp, &nonsense);
    QFileOpenEvent event(QUrl(open.linkTo(stack).text()));
    QCoreApplication::sendEvent(qApp, &event);
    QTRY_COMPARE(open.page().currentKey(), (StackKey{open.demo.serverId(), stack}));
}

QTEST_MAIN(TestLinkOpener)
#include "tst_linkopener.moc"
