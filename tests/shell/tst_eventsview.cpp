// SPDX-License-Identifier: GPL-3.0-or-later
// What happened to a stack, in the whole window on the sample server.
#include "tests/shell/stackswindow.h"
#include "ui/models/eventline.h"
#include "ui/models/eventwords.h"
#include "ui/pages/eventstab.h"
#include "ui/shell/eventswindow.h"
#include "ui/widgets/tonelabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QTableWidget>
#include <QToolButton>
#include <QTest>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

EngineEvent happenedAs(const QString &type, const QString &action, const Labels &attributes = {{u"name"_s, u"web-1"_s}})
{
    return {.type = type, .action = action, .actor = u"sha256:0123456789abcdef"_s, .attributes = attributes, .at = {}, .nanoseconds = 0};
}

} // namespace

class TestEventsView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void words_data();
    void words();
    void showsFiltersAndFollows();
    void showsThoseOfACluster();
    void saysThatNothingHappened();
    void wordsOfAPod_data();
    void wordsOfAPod();
    void whatIsLookedAtStays();
    void inAWindowOfItsOwn();
};

void TestEventsView::words_data()
{
    QTest::addColumn<EngineEvent>("happened");
    QTest::addColumn<QString>("words");
    QTest::newRow("start") << happenedAs(u"container"_s, u"start"_s) << u"web-1 was started"_s;
    QTest::newRow("die") << happenedAs(u"container"_s, u"die"_s, {{u"name"_s, u"web-1"_s}, {u"exitCode"_s, u"137"_s}}) << u"web-1 has ended (exit code 137)"_s;
    QTest::newRow("kill") << happenedAs(u"container"_s, u"kill"_s, {{u"name"_s, u"web-1"_s}, {u"signal"_s, u"15"_s}}) << u"web-1 was sent signal 15"_s;
    QTest::newRow("healthy") << happenedAs(u"container"_s, u"health_status: healthy"_s) << u"web-1 is healthy"_s;
    QTest::newRow("unhealthy") << happenedAs(u"container"_s, u"health_status: unhealthy"_s) << u"web-1 is unhealthy"_s;
    QTest::newRow("check") << happenedAs(u"container"_s, u"exec_start: /bin/true -x"_s) << u"A command runs in web-1: /bin/true -x"_s;
    QTest::newRow("pull") << happenedAs(u"image"_s, u"pull"_s, {{u"name"_s, u"nginx:1.27"_s}}) << u"The image nginx:1.27 was pulled"_s;
    QTest::newRow("volume") << happenedAs(u"volume"_s, u"destroy"_s, {}) << u"Volume 0123456789ab was removed"_s;
    QTest::newRow("network") << happenedAs(u"network"_s, u"disconnect"_s, {{u"name"_s, u"net"_s}}) << u"A container left the network net"_s;
    QTest::newRow("unknown") << happenedAs(u"plugin"_s, u"enable"_s, {{u"name"_s, u"p\nq"_s}}) << u"plugin p q: enable"_s;
}

void TestEventsView::words()
{
    QFETCH(EngineEvent, happened);
    QFETCH(QString, words);
    QCOMPARE(eventWords(happened), words);
}

void TestEventsView::showsFiltersAndFollows()
{
    StacksWindow window;
    QVERIFY(window.opened && window.choose(u"shop"_s));
    window.page().details().setCurrentTab(u"events"_s);
    EventsTab &tab = window.page().details().events();
    auto *table = tab.findChild<QTableWidget *>(u"eventsTable"_s);
    const auto texts = [table] {
        QStringList all;
        for (int row = 0; row < table->rowCount(); ++row)
            all.append(table->item(row, 1)->text());
        return all;
    };
    auto *scope = tab.findChild<QComboBox *>(u"eventsScope"_s);
    scope->setCurrentIndex(1);
    Q_EMIT scope->activated(1);
    QTest::qWait(200);
    scope->setCurrentIndex(0);
    Q_EMIT scope->activated(0);
    // The sample was deployed long ago; what happens now is seen as it happens.
    window.demo.operations().start(window.session(), RestartPlan{window.stack(u"shop"_s)});
    QTRY_VERIFY_WITH_TIMEOUT(!texts().filter(u"was started"_s).isEmpty(), 60'000);
    QVERIFY(texts().filter(u"A command runs"_s).isEmpty());
    auto *filter = tab.findChild<QLineEdit *>(u"eventsFilter"_s);
    filter->setText(u"created"_s);
    QTRY_VERIFY(texts().filter(u"was started"_s).isEmpty() && !texts().isEmpty());
    filter->setText(u"nothing like it"_s);
    QTRY_COMPARE(table->rowCount(), 0);
}

/// Of a stack of Kubernetes: what the cluster noted about its pods and what made them.
void TestEventsView::showsThoseOfACluster()
{
    StacksWindow window;
    QVERIFY(window.opened && window.choose(u"keycloak"_s, 4));
    window.page().details().setCurrentTab(u"events"_s);
    EventsTab &tab = window.page().details().events();
    auto *table = tab.findChild<QTableWidget *>(u"eventsTable"_s);
    const auto column = [table](int which) {
        QStringList all;
        for (int row = 0; row < table->rowCount(); ++row)
            all.append(table->item(row, which)->text());
        return all;
    };
    QTRY_VERIFY_WITH_TIMEOUT(table->isVisible() && table->rowCount() > 0, 20'000);
    const QStringList crashes = column(1).filter(u": Back-off restarting failed container ("_s);
    QCOMPARE(crashes.size(), 1); // However often: as one note.
    QVERIFY2(crashes.first().startsWith(u"keycloak-"_s) && crashes.first().endsWith(u" times)"_s), qPrintable(crashes.first()));
    QCOMPARE(column(2).at(column(1).indexOf(crashes.first())), u"Pod, warning"_s);
    for (const QString &words : column(1))
        QVERIFY2(words.startsWith(u"keycloak-"_s), qPrintable(words)); // No other stack's.
    QVERIFY(!tab.findChild<QCheckBox *>(u"eventsChecks"_s)->isVisible());
    auto *filter = tab.findChild<QLineEdit *>(u"eventsFilter"_s);
    filter->setText(u"warning"_s);
    QTRY_COMPARE(table->rowCount(), 1);
    filter->clear();
    auto *scope = tab.findChild<QComboBox *>(u"eventsScope"_s);
    scope->setCurrentIndex(1);
    Q_EMIT scope->activated(1);
    QTRY_VERIFY_WITH_TIMEOUT(!column(1).filter(u"ImagePullBackOff"_s).isEmpty(), 20'000); // Of another stack.
    QVERIFY(window.choose(u"shop"_s)); // On an engine.
    QTRY_VERIFY_WITH_TIMEOUT(tab.findChild<QCheckBox *>(u"eventsChecks"_s)->isVisible(), 20'000);
}

/// A cluster forgets after an hour, and says so.
void TestEventsView::saysThatNothingHappened()
{
    StacksWindow window;
    QVERIFY(window.opened && window.choose(u"shop"_s, 4));
    window.page().details().setCurrentTab(u"events"_s);
    auto *nothing = window.page().details().events().findChild<ToneLabel *>(u"eventsNothing"_s);
    QTRY_VERIFY_WITH_TIMEOUT(nothing->isVisible() && nothing->text().contains(u"for an hour or so"_s), 20'000);
}

void TestEventsView::wordsOfAPod_data()
{
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("message");
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("words");
    QTest::newRow("as it says") << u"Started"_s << u"Started container web"_s << 1 << u"web-1: Started container web"_s;
    QTest::newRow("often") << u"BackOff"_s << u"Back-off restarting"_s << 12 << u"web-1: Back-off restarting (12 times)"_s;
    QTest::newRow("plain") << u"NodeNotReady"_s << u""_s << 1 << u"The node of web-1 is not ready"_s;
    QTest::newRow("plain with more") << u"FailedScheduling"_s << u"0/3 nodes are available"_s << 2 << u"No node was found for web-1: 0/3 nodes are available (2 times)"_s;
    QTest::newRow("a word alone") << u"Sync"_s << u""_s << 1 << u"web-1: Sync"_s;
    QTest::newRow("lines") << u"Failed"_s << u"one\ntwo"_s << 1 << u"web-1: one two"_s;
}

void TestEventsView::wordsOfAPod()
{
    QFETCH(QString, reason);
    QFETCH(QString, message);
    QFETCH(int, count);
    KubernetesEvent event{.type = u"Warning"_s, .reason = reason, .message = message, .aboutKind = u"Pod"_s, .aboutName = u"web-1"_s, .aboutUid = {}, .count = count};
    QTEST(eventWords(event), "words");
    QCOMPARE(eventLine(event).kind, u"Pod, warning"_s);
    event.type = u"Normal"_s;
    QCOMPARE(eventLine(event).kind, u"Pod"_s);
}

/// New events come at the top, old ones go at the end; what is chosen stays chosen, also when other events are asked for.
void TestEventsView::whatIsLookedAtStays()
{
    EventsTab tab;
    QList<EventLine> events;
    const auto happens = [&events](int second, const QString &action) {
        EngineEvent event = happenedAs(u"container"_s, action);
        event.nanoseconds = second * Q_INT64_C(1'000'000'000);
        event.at = QDateTime::fromSecsSinceEpoch(second, Qt::UTC);
        events.append(eventLine(event));
    };
    for (int second = 0; second < 10; ++second)
        happens(second, second % 2 == 0 ? u"start"_s : u"exec_start: /bin/true"_s);
    tab.setEvents(events);
    auto *table = tab.findChild<QTableWidget *>(u"eventsTable"_s);
    QCOMPARE(table->rowCount(), 5);
    table->setCurrentCell(1, 0);
    const QTableWidgetItem *chosen = table->item(1, 0);
    const QString when = chosen->text();
    events.remove(0, 3);
    happens(10, u"stop"_s);
    happens(11, u"exec_start: /bin/true"_s);
    tab.setEvents(events);
    QCOMPARE(table->rowCount(), 4);
    QCOMPARE(table->item(0, 1)->text(), u"web-1 was stopped"_s);
    QCOMPARE(table->item(table->currentRow(), 0), chosen);
    QVERIFY(table->item(table->currentRow(), 0)->isSelected());
    tab.findChild<QCheckBox *>(u"eventsChecks"_s)->setChecked(true);
    QCOMPARE(table->rowCount(), 9);
    QCOMPARE(table->item(table->currentRow(), 0)->text(), when);
}

/// It goes on when another stack is looked at, and shows nothing of that.
void TestEventsView::inAWindowOfItsOwn()
{
    StacksWindow window;
    QVERIFY(window.opened && window.choose(u"shop"_s));
    window.page().details().setCurrentTab(u"events"_s);
    auto *popOut = window.page().details().events().findChild<QToolButton *>(u"eventsPopOut"_s);
    QTRY_VERIFY_WITH_TIMEOUT(popOut->isVisible(), 20'000);
    popOut->setFocus();
    QTest::keyClick(popOut, Qt::Key_Space);
    auto *own = window.demo.window().findChild<EventsWindow *>();
    QVERIFY(own && QTest::qWaitForWindowExposed(own));
    QVERIFY(own->windowTitle().startsWith(u"Events of shop ("_s));
    QVERIFY(!own->events().findChild<QToolButton *>(u"eventsPopOut"_s)->isVisible());
    QVERIFY(window.choose(u"gitea"_s));
    window.demo.operations().start(window.session(), RestartPlan{window.stack(u"shop"_s)});
    auto *table = own->events().findChild<QTableWidget *>(u"eventsTable"_s);
    const auto hasStarted = [table] {
        for (int row = 0; row < table->rowCount(); ++row)
            if (table->item(row, 1)->text().startsWith(u"shop-"_s) && table->item(row, 1)->text().contains(u"was started"_s))
                return true;
        return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(hasStarted(), 60'000);
    own->close();
    QTRY_VERIFY(!window.demo.window().findChild<EventsWindow *>());
}

QTEST_MAIN(TestEventsView)
#include "tst_eventsview.moc"
