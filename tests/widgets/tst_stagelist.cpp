// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgettest.h"

#include "ui/widgets/longshorestyle.h"
#include "ui/widgets/stageline.h"
#include "ui/widgets/stagelist.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace longshore;

class TestStageList : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void startsPending();
    void ticksOff();
    void failureStandsUnderItsLine();
    void insertedWidgetsAreOwned();
    void startingAgainForgets();
    void isSpoken_data();
    void isSpoken();

private:
    static StageList *made(QWidget *parent = nullptr)
    {
        auto *list = new StageList(parent);
        list->setStages({u"Reaching the server"_s, u"Checking its certificate"_s, u"Signing in"_s});
        return list;
    }
};

void TestStageList::startsPending()
{
    const std::unique_ptr<StageList> list(made());
    QCOMPARE(list->count(), 3);
    for (int stage = 0; stage < 3; ++stage)
        QCOMPARE(list->state(stage), StageState::Pending);
    QCOMPARE(list->title(2), u"Signing in"_s);
}

void TestStageList::ticksOff()
{
    const std::unique_ptr<StageList> list(made());
    list->setState(0, StageState::Done, u"Reached the server: Portainer 2.23.0"_s);
    list->setState(1, StageState::Running);
    QCOMPARE(list->state(0), StageState::Done);
    QCOMPARE(list->title(0), u"Reached the server: Portainer 2.23.0"_s);
    QCOMPARE(list->title(1), u"Checking its certificate"_s);
    QCOMPARE(list->state(2), StageState::Pending);
}

void TestStageList::failureStandsUnderItsLine()
{
    const std::unique_ptr<StageList> list(made());
    QVERIFY(showActive(*list));
    list->fail(1, u"<b>No</b>"_s);
    QCOMPARE(list->state(1), StageState::Failed);
    QCOMPARE(list->failure(1), u"<b>No</b>"_s);
    QCOMPARE(list->failure(0), QString());
    const auto shown = list->findChildren<QLabel *>(u"stageFailure"_s);
    QCOMPARE(std::count_if(shown.begin(), shown.end(), [](const QLabel *label) { return label->isVisible(); }), 1);
    QCOMPARE(shown.at(1)->textFormat(), Qt::PlainText);
    list->setState(1, StageState::Running);
    QCOMPARE(list->failure(1), QString());
    QVERIFY(!shown.at(1)->isVisible());
}

void TestStageList::insertedWidgetsAreOwned()
{
    const std::unique_ptr<StageList> list(made());
    QVERIFY(showActive(*list));
    QPointer<QPushButton> first = new QPushButton(u"Trust"_s);
    list->setInserted(1, first);
    QTRY_VERIFY(first->isVisible());
    QVERIFY(first->mapTo(list.get(), QPoint()).y() > 0);
    QPointer<QPushButton> second = new QPushButton(u"Trust it"_s);
    list->setInserted(1, second);
    QVERIFY(first.isNull());
    list->setInserted(1, second);
    QVERIFY(!second.isNull());
    list->setInserted(1, nullptr);
    QVERIFY(second.isNull());
}

void TestStageList::startingAgainForgets()
{
    const std::unique_ptr<StageList> list(made());
    QPointer<QPushButton> inserted = new QPushButton;
    list->setInserted(0, inserted);
    list->fail(0, u"No"_s);
    list->setStages({u"One"_s});
    QVERIFY(inserted.isNull());
    QCOMPARE(list->count(), 1);
    QCOMPARE(list->state(0), StageState::Pending);
    QCOMPARE(list->failure(0), QString());
}

void TestStageList::isSpoken_data()
{
    QTest::addColumn<StageState>("state");
    QTest::addColumn<QString>("name");
    QTest::newRow("pending") << StageState::Pending << u"Signing in, not started"_s;
    QTest::newRow("running") << StageState::Running << u"Signing in, running"_s;
    QTest::newRow("attention") << StageState::Attention << u"Signing in, waiting for your decision"_s;
    QTest::newRow("done") << StageState::Done << u"Signing in, done"_s;
    QTest::newRow("failed") << StageState::Failed << u"Signing in, failed: The token is wrong."_s;
}

void TestStageList::isSpoken()
{
    QFETCH(StageState, state);
    QFETCH(QString, name);
    const std::unique_ptr<StageList> list(made());
    if (state == StageState::Failed)
        list->fail(2, u"The token is wrong."_s);
    else
        list->setState(2, state);
    QCOMPARE(spokenName(list->findChildren<StageLine *>().at(2)), name);
}

QTEST_MAIN(TestStageList)
#include "tst_stagelist.moc"
