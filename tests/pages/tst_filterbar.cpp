// SPDX-License-Identifier: GPL-3.0-or-later
#include "pagefixture.h"
#include "ui/widgets/pillbutton.h"

#include <QMenu>
#include <QPushButton>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

QPushButton *actionOf(EmptyState &state)
{
    for (QPushButton *button : state.findChildren<QPushButton *>()) {
        if (button->isVisible())
            return button;
    }
    return nullptr;
}

} // namespace

class TestFilterBar : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingMatches();
    void pillsHideWhatTheyName();
    void typeMenuFiltersAndStaysOpen();
    void environmentMenuListsAndFilters();
    void filterKeys();
    void chosenStackComesBackWithTheFilter();
};

void TestFilterBar::nothingMatches()
{
    PageFixture f(samples::many(10));
    f.field().setFocus();
    QTest::keyClicks(&f.field(), u"zzz <b>x</b>"_s);
    f.settle();
    QVERIFY(f.empty().isVisible());
    QCOMPARE(f.empty().sentence(), u"No stack matches 'zzz <b>x</b>'."_s);
    QVERIFY(f.field().hasFocus()); // Typing goes on.
    QTest::mouseClick(actionOf(f.empty()), Qt::LeftButton);
    f.settle();
    QVERIFY(f.page.table().isVisible());
    QCOMPARE(f.field().text(), QString());
    QCOMPARE(f.model.rowCount(), 10);
}

void TestFilterBar::pillsHideWhatTheyName()
{
    Stack active = samples::stack(1, u"a-active"_s);
    Stack inactive = samples::stack(2, u"b-inactive"_s);
    inactive.status = {StackStatus::Inactive, 2};
    Stack error = samples::stack(3, u"c-error"_s);
    error.status = {StackStatus::Error, 4};
    Stack strange = samples::stack(4, u"d-strange"_s);
    strange.status = {StackStatus::Unknown, 9};
    PageFixture f({active, inactive, error, strange});
    QCOMPARE(f.model.rowCount(), 4);
    auto *activePill = f.find<PillButton>(u"activePill"_s);
    auto *inactivePill = f.find<PillButton>(u"inactivePill"_s);
    QTest::mouseClick(activePill, Qt::LeftButton);
    f.settle();
    QCOMPARE(f.shownNames(), (QStringList{u"b-inactive"_s, u"c-error"_s, u"d-strange"_s}));
    inactivePill->setFocus();
    QTest::keyClick(inactivePill, Qt::Key_Space);
    f.settle();
    QCOMPARE(f.shownNames(), (QStringList{u"c-error"_s, u"d-strange"_s})); // Trouble is never hidden.
    QVERIFY(f.page.actions().clearFilter->isEnabled());
    f.page.actions().clearFilter->trigger();
    f.settle();
    QVERIFY(activePill->isChecked());
    QVERIFY(inactivePill->isChecked());
    QCOMPARE(f.model.rowCount(), 4);
    QVERIFY(!f.page.actions().clearFilter->isEnabled());
}

void TestFilterBar::typeMenuFiltersAndStaysOpen()
{
    PageFixture f(samples::many(20));
    auto *pill = f.find<PillButton>(u"typePill"_s);
    QMenu *menu = pill->menu();
    menu->popup(pill->mapToGlobal(QPoint(0, pill->height())));
    QTRY_VERIFY(menu->isVisible());
    const QList<QAction *> types = menu->actions();
    QCOMPARE(types.size(), 3);
    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(types[1]).center());
    QVERIFY(menu->isVisible());
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Space);
    QVERIFY(menu->isVisible());
    QTest::keyClick(menu, Qt::Key_Escape);
    QVERIFY(!menu->isVisible());
    f.settle();
    QCOMPARE(f.page.filter().types, (QSet<StackType>{StackType::Swarm, StackType::Kubernetes}));
    QVERIFY(f.model.rowCount() > 0 && f.model.rowCount() < 20);
    QCOMPARE(pill->text(), u"Swarm, Kubernetes"_s);
    QVERIFY(pill->isEngaged());
}

void TestFilterBar::environmentMenuListsAndFilters()
{
    PageFixture f(samples::many(20));
    auto *pill = f.find<PillButton>(u"environmentPill"_s);
    Q_EMIT pill->menu()->aboutToShow();
    QStringList names;
    for (const QAction *action : pill->menu()->actions())
        names.append(action->text());
    QCOMPARE(names.size(), 3);
    QVERIFY(names.contains(u"local"_s) && names.contains(u"swarm-b"_s) && names.contains(u"k8s-east"_s));
    pill->menu()->actions()[names.indexOf(u"swarm-b"_s)]->trigger();
    f.settle();
    for (int row = 0; row < f.model.rowCount(); ++row)
        QCOMPARE(f.model.row(row)->environmentName, u"swarm-b"_s);
    QVERIFY(f.model.rowCount() > 0);
    f.model.removeServer(samples::server());
    f.settle();
    Q_EMIT pill->menu()->aboutToShow();
    QCOMPARE(pill->menu()->actions().size(), 1); // Still there to be unticked.
    QVERIFY(pill->menu()->actions().first()->isChecked());
}

void TestFilterBar::filterKeys()
{
    PageFixture f(samples::many(20));
    f.page.table().setFocus();
    QTest::keyClick(&f.page.table(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(f.field().hasFocus());
    QTest::keyClicks(&f.field(), u"shop"_s);
    f.settle();
    QCOMPARE(f.model.rowCount(), 2);
    QTest::keyClick(&f.field(), Qt::Key_Escape); // Clears,
    f.settle();
    QCOMPARE(f.model.rowCount(), 20);
    QVERIFY(f.field().hasFocus());
    QTest::keyClick(&f.field(), Qt::Key_Escape); // then leaves.
    QVERIFY(f.page.table().hasFocus());
    f.field().setFocus();
    QTest::keyClick(&f.field(), Qt::Key_Return);
    QVERIFY(f.page.table().hasFocus());
}

void TestFilterBar::chosenStackComesBackWithTheFilter()
{
    PageFixture f(samples::many(20));
    QVERIFY(f.page.selectStack(PageFixture::key(6)));
    f.settle();
    f.field().setText(u"nothing"_s);
    f.settle();
    QVERIFY(f.page.currentKey().server.isNull());
    f.field().clear();
    f.settle();
    QCOMPARE(f.page.currentKey(), PageFixture::key(6));
}

QTEST_MAIN(TestFilterBar)
#include "tst_filterbar.moc"
