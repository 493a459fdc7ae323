// SPDX-License-Identifier: GPL-3.0-or-later
// "What can this user see?" in the whole window: the rows beside what the server gives to that very user.
#include "tests/session/demosession.h"

#include "ui/pages/stackspage.h"
#include "ui/pages/stackstable.h"
#include "ui/shell/visibilityview.h"
#include "ui/models/stacksmodel.h"
#include "ui/shell/serverfeed.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

ConfigDir prepared(const QString &path)
{
    ConfigDir dir(path);
    dir.prepare();
    return dir;
}

/// The stacks page fed by the session of somebody on a sample server, and the view on it.
struct Open {
    explicit Open(const QByteArray &user = "admin")
    {
        theme.apply(Theme::Look::Longshore, Theme::Scheme::Light);
        ServerProfile profile;
        profile.id = ServerId::create();
        profile.name = u"home-lab"_s;
        profile.address = demo.server.address();
        profile.refreshEvery = std::chrono::seconds(0);
        servers.addTemporary(profile, demo.server.tokenOf(user));
        id = profile.id;
        page.resize(1000, 640);
        page.show();
        page.activateWindow();
        ready = QTest::qWaitForWindowActive(&page) && QTest::qWaitFor([this] { return session().user() && stacks.rowCount() > 0; }, 20'000);
    }
    Session &session() { return *servers.session(id); }
    Banner &lens() { return *page.findChild<Banner *>(u"lens"_s); }
    QSet<StackId> shown() const
    {
        QSet<StackId> ids;
        for (int row = 0; row < stacks.rowCount(); ++row)
            ids.insert(stacks.row(row)->stack.id);
        return ids;
    }
    QSet<StackId> givenTo(const QByteArray &user)
    {
        QSet<StackId> ids;
        const QList<Stack> given = *demo.ask(user, requests::stacks());
        for (const Stack &stack : given)
            ids.insert(stack.id);
        return ids;
    }

    DemoSessions demo;
    QTemporaryDir folder;
    ConfigDir dir = prepared(folder.path() + u"/config"_s);
    ProfileStore profiles{dir};
    KnownRowsStore known{dir};
    std::unique_ptr<SecretStore> memory = makeSessionStore();
    Servers servers{profiles, *memory, *memory, known, ApiClient::systemManagers()};
    Theme theme{*qApp};
    StacksModel stacks;
    SourcesModel sources;
    ServerFeed feed{servers, stacks, sources};
    StacksPage page{stacks, theme};
    VisibilityView view{servers, page, nullptr};
    ServerId id;
    bool ready = false;
};

} // namespace

class TestVisibilityView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsWhatTheServerGives_data();
    void showsWhatTheServerGives();
    void staysWhileFilteredAndIsLeftByKeyboard();
    void followsTheServer();
    void whoMayNotIsTold();
    void aServerThatGoesEndsIt();
};

void TestVisibilityView::showsWhatTheServerGives_data()
{
    QTest::addColumn<QByteArray>("user");
    QTest::addColumn<qint64>("id");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("alice") << "alice"_ba << qint64(2)
                           << u"Computed from the access rules: what alice would see on home-lab. 13 of 50 stacks. "
                              "4 stacks could not be opened, because the environment is not open to them."_s;
    QTest::newRow("kim") << "kim"_ba << qint64(8)
                         << u"Computed from the access rules: what kim would see on home-lab. 8 of 50 stacks. "
                            "8 stacks could not be opened, because the environment is not open to them."_s;
    QTest::newRow("an administrator") << "admin"_ba << qint64(1) << u"Computed from the access rules: what admin would see on home-lab. 50 of 50 stacks."_s;
}

void TestVisibilityView::showsWhatTheServerGives()
{
    QFETCH(QByteArray, user);
    QFETCH(qint64, id);
    QFETCH(QString, sentence);
    Open open;
    QVERIFY(open.ready);
    QSignalSpy source(&open.view, &VisibilityView::sourceWanted);
    open.view.show(open.id, UserId(id));
    QTRY_VERIFY(open.view.isShown());
    QTRY_COMPARE(open.shown(), open.givenTo(user));
    QCOMPARE(open.lens().sentence(), sentence);
    QVERIFY(open.lens().isVisible());
    QCOMPARE(source.count(), 1);
}

void TestVisibilityView::staysWhileFilteredAndIsLeftByKeyboard()
{
    Open open;
    QVERIFY(open.ready);
    open.view.show(open.id, UserId(2));
    QTRY_COMPARE(open.shown().size(), 13);
    open.page.focusFilter();
    QTest::keyClicks(QApplication::focusWidget(), u"web10"_s);
    QTRY_COMPARE(open.shown().size(), 1);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QTRY_COMPARE(open.shown().size(), 13);
    auto *leave = open.lens().findChild<QPushButton *>(u"bannerAction"_s);
    QCOMPARE(leave->text(), u"Show everything again"_s);
    for (int step = 0; step < 60 && QApplication::focusWidget() != leave; ++step)
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(leave->hasFocus());
    QTest::keyClick(leave, Qt::Key_Space);
    QTRY_COMPARE(open.shown().size(), 50);
    QVERIFY(!open.lens().isVisible());
    QVERIFY(!open.view.isShown());
}

void TestVisibilityView::followsTheServer()
{
    Open open;
    QVERIFY(open.ready);
    open.view.show(open.id, UserId(7)); // Noor: what is public.
    QTRY_COMPARE(open.shown().size(), 8);
    QVERIFY(open.demo.ask("admin", requests::addToTeam(UserId(7), TeamId(1), TeamRole::Member)));
    Directory::of(open.session()).reload();
    QTRY_COMPARE(open.shown(), open.givenTo("noor"));
    QVERIFY(open.shown().size() > 8);
    QVERIFY2(open.lens().sentence().contains("15 of 50 stacks."_L1), qPrintable(open.lens().sentence()));
}

void TestVisibilityView::whoMayNotIsTold()
{
    Open open("alice");
    QVERIFY(open.ready);
    const int before = open.stacks.rowCount();
    QSignalSpy told(&open.view, &VisibilityView::told);
    open.view.show(open.id, UserId(3));
    QTRY_COMPARE(told.count(), 1);
    QCOMPARE(told.first().first().toString(),
             u"alice may not work out what user 3 may see. That needs the administrator role; an administrator of home-lab can grant it."_s);
    QVERIFY(!open.view.isShown());
    QCOMPARE(open.stacks.rowCount(), before);
}

void TestVisibilityView::aServerThatGoesEndsIt()
{
    Open open;
    QVERIFY(open.ready);
    open.view.show(open.id, UserId(2));
    QTRY_COMPARE(open.shown().size(), 13);
    open.servers.remove(open.id);
    QTRY_VERIFY(!open.view.isShown());
    QVERIFY(!open.page.hasLens());
}

QTEST_MAIN(TestVisibilityView)
#include "tst_visibilityview.moc"
