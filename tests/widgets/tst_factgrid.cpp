// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgettest.h"

#include "ui/widgets/factgrid.h"
#include "ui/widgets/factvalue.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QScrollArea>
#include <QSignalSpy>
#include <QToolButton>

using namespace Qt::StringLiterals;
using longshore::Fact;
using longshore::FactGrid;
using longshore::FactGroup;
using longshore::FactValue;

class TestFactGrid : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsFactsAsPlainText();
    void columnsFollowTheWidth();
    void nothingIsLostBetweenColumns();
    void sameLabelsKeepFocus();
    void copiesByKeyboardButtonAndMenu();
    void copiesTheSelectionAlone();
    void linksOpenByMouseAndKeyboard();
    void emptyValuesAreDashes();
    void readsAsLabelAndValue();
    void tabGoesThroughTheValues();
    void longValuesWrap();
};

namespace {

QList<FactGroup> threeGroups()
{
    return {{u"Stack"_s, {{u"Type"_s, u"Compose"_s}, {u"Control"_s, u"Total"_s}}},
        {u"Git"_s,
            {{.label = u"Repository"_s,
                .value = u"https://git.example/shop.git"_s,
                .link = QUrl(u"https://git.example/shop.git"_s)}}},
        {u"Where"_s, {{u"Server"_s, u"home-lab"_s}, {u"Swarm id"_s, {}}}}};
}

FactValue *valueOf(const FactGrid &grid, const QString &label)
{
    for (FactValue *value : grid.findChildren<FactValue *>())
        if (value->label() == label)
            return value;
    return nullptr;
}

} // namespace

void TestFactGrid::showsFactsAsPlainText()
{
    FactGrid grid;
    grid.setGroups({{u"Stack"_s, {{u"Name"_s, u"<b>x</b>"_s, u"<img src=x>"_s}}}});
    const FactValue *value = valueOf(grid, u"Name"_s);
    QCOMPARE(value->text(), u"<b>x</b>"_s);
    QCOMPARE(value->textFormat(), Qt::PlainText);
    QVERIFY(!value->toolTip().contains(u'<'));
}

void TestFactGrid::columnsFollowTheWidth()
{
    FactGrid grid;
    grid.setGroups(threeGroups());
    const int letter = grid.fontMetrics().averageCharWidth();
    QVERIFY(showActive(grid));
    grid.resize(letter * 50, 400);
    QTRY_COMPARE(grid.columnCount(), 1);
    grid.resize(letter * 100, 400);
    QTRY_COMPARE(grid.columnCount(), 2);
    grid.resize(letter * 300, 400);
    QTRY_COMPARE(grid.columnCount(), 3);
}

void TestFactGrid::nothingIsLostBetweenColumns()
{
    FactGrid grid;
    QList<FactGroup> groups;
    for (int i = 0; i < 7; ++i) {
        FactGroup group{u"Group %1"_s.arg(i), {}};
        for (int j = 0; j <= i; ++j)
            group.facts.append({u"Fact %1.%2"_s.arg(i).arg(j), u"value"_s});
        groups.append(group);
    }
    grid.setGroups(groups);
    QVERIFY(showActive(grid));
    for (const int width : {200, 700, 1600, 300, 2000}) {
        grid.resize(width, 900);
        QCoreApplication::processEvents();
        const QList<FactValue *> values = grid.findChildren<FactValue *>();
        QCOMPARE(values.size(), 28);
        QSet<QPoint> places;
        for (FactValue *value : values) {
            QVERIFY(value->isVisible());
            places.insert(value->mapTo(&grid, QPoint()));
        }
        QCOMPARE(places.size(), 28); // No two on top of each other.
    }
}

void TestFactGrid::sameLabelsKeepFocus()
{
    FactGrid grid;
    QList<FactGroup> groups = threeGroups();
    grid.setGroups(groups);
    QVERIFY(showActive(grid));
    FactValue *before = valueOf(grid, u"Server"_s);
    before->setFocus();
    groups[2].facts[0].value = u"work"_s;
    grid.setGroups(groups);
    QCOMPARE(valueOf(grid, u"Server"_s), before);
    QCOMPARE(before->text(), u"work"_s);
    QVERIFY(before->hasFocus());
    groups[2].facts[0].label = u"Host"_s;
    grid.setGroups(groups);
    QCOMPARE(valueOf(grid, u"Host"_s)->text(), u"work"_s);
    QCOMPARE(valueOf(grid, u"Server"_s), nullptr);
}

void TestFactGrid::copiesByKeyboardButtonAndMenu()
{
    FactGrid grid;
    QSignalSpy copied(&grid, &FactGrid::copied);
    grid.setGroups(
        {{u"Stack"_s, {{.label = u"Commit"_s, .value = u"2e71920"_s, .copy = u"2e71920ffff"_s}, {u"Name"_s, u"shop"_s}}}});
    grid.resize(600, 200);
    QVERIFY(showActive(grid));
    FactValue *commit = valueOf(grid, u"Commit"_s);
    commit->setFocus(Qt::TabFocusReason);
    QTest::keySequence(commit, QKeySequence::Copy);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"2e71920ffff"_s);
    auto *button = grid.findChild<QToolButton *>(u"copyFact"_s);
    valueOf(grid, u"Name"_s)->setFocus(Qt::TabFocusReason);
    QVERIFY(button->isVisible());
    QCOMPARE(spokenName(button), u"Copy Name"_s);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"shop"_s);
    QContextMenuEvent ask(QContextMenuEvent::Keyboard, QPoint(2, 2), commit->mapToGlobal(QPoint(2, 2)));
    QCoreApplication::sendEvent(commit, &ask);
    auto *menu = commit->findChild<QMenu *>();
    QVERIFY(menu);
    menu->actions().first()->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"2e71920ffff"_s);
    QCOMPARE(copied.count(), 3);
}

void TestFactGrid::copiesTheSelectionAlone()
{
    FactGrid grid;
    grid.setGroups({{u"Stack"_s, {{u"Path"_s, u"/data/compose/5"_s}}}});
    QVERIFY(showActive(grid));
    FactValue *path = valueOf(grid, u"Path"_s);
    path->setFocus();
    path->setSelection(1, 4);
    QTest::keySequence(path, QKeySequence::Copy);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"data"_s);
}

void TestFactGrid::linksOpenByMouseAndKeyboard()
{
    FactGrid grid;
    grid.setGroups(threeGroups());
    grid.resize(900, 300);
    QSignalSpy opened(&grid, &FactGrid::linkActivated);
    QVERIFY(showActive(grid));
    FactValue *link = valueOf(grid, u"Repository"_s);
    QTest::mouseClick(link, Qt::LeftButton, {}, QPoint(10, 6));
    QTest::keyClick(link, Qt::Key_Return);
    QCOMPARE(opened.count(), 2);
    QCOMPARE(opened.at(0).at(0).toUrl(), QUrl(u"https://git.example/shop.git"_s));
    QTest::mouseClick(valueOf(grid, u"Type"_s), Qt::LeftButton, {}, QPoint(10, 6));
    QCOMPARE(opened.count(), 2);
}

void TestFactGrid::emptyValuesAreDashes()
{
    FactGrid grid;
    grid.setGroups(threeGroups());
    FactValue *none = valueOf(grid, u"Swarm id"_s);
    QCOMPARE(none->text(), u"\u2014"_s);
    QVERIFY(!none->isCopyable());
    QCOMPARE(none->focusPolicy(), Qt::NoFocus);
}

void TestFactGrid::readsAsLabelAndValue()
{
    FactGrid grid;
    grid.setGroups(threeGroups());
    QCOMPARE(spokenName(valueOf(grid, u"Control"_s)), u"Control: Total"_s);
    QCOMPARE(spokenName(valueOf(grid, u"Swarm id"_s)), u"Swarm id: none"_s);
    QCOMPARE(spokenRole(valueOf(grid, u"Control"_s)), QAccessible::StaticText);
}

void TestFactGrid::tabGoesThroughTheValues()
{
    FactGrid grid;
    grid.setGroups(threeGroups());
    QVERIFY(showActive(grid));
    QStringList reached;
    valueOf(grid, u"Type"_s)->setFocus(Qt::TabFocusReason);
    for (int i = 0; i < 4; ++i) {
        if (auto *value = qobject_cast<FactValue *>(grid.focusWidget()))
            reached.append(value->label());
        QTest::keyClick(grid.focusWidget(), Qt::Key_Tab);
    }
    QCOMPARE(reached, QStringList({u"Type"_s, u"Control"_s, u"Repository"_s, u"Server"_s}));
}

void TestFactGrid::longValuesWrap()
{
    QScrollArea area;
    area.setWidgetResizable(true);
    auto *grid = new FactGrid;
    grid->setGroups({{u"Stack"_s, {{u"Files"_s, u"one.yml, "_s.repeated(60)}}}});
    area.setWidget(grid);
    area.resize(420, 500);
    QVERIFY(showActive(area));
    const FactValue *files = valueOf(*grid, u"Files"_s);
    QTRY_VERIFY(files->height() > 3 * files->fontMetrics().height());
    QVERIFY(files->mapTo(grid, QPoint(files->width(), 0)).x() <= 420);
}

QTEST_MAIN(TestFactGrid)
#include "tst_factgrid.moc"
