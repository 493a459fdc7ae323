// SPDX-License-Identifier: GPL-3.0-or-later
#include "pagefixture.h"
#include "ui/widgets/skeletonview.h"
#include "ui/widgets/thinprogress.h"

#include <QClipboard>
#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QToolButton>

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

class TestStacksPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void skeletonOnlyOnTheVeryFirstLoad();
    void emptyServerSaysSo();
    void noServerOffersToConnect();
    void failedWithoutRows();
    void staleKeepsRows();
    void bannerActs();
    void tableKeys();
    void tabKeys();
    void copies();
    void exportsByIntent();
    void severalSelected();
    void announcesTheCurrentStack();
    void opensOneInPortainer();
    void detailPlaces();
    void tabOrderFollowsTheEye();
    void everyControlHasAName();
    void manySelectedStayQuick();
};

void TestStacksPage::skeletonOnlyOnTheVeryFirstLoad()
{
    PageFixture f;
    f.page.setBusy(true);
    QVERIFY(f.find<SkeletonView>(u"skeleton"_s)->isVisible());
    QVERIFY(f.page.findChild<ThinProgress *>()->isRunning());
    f.feed(samples::many(5));
    QVERIFY(f.page.table().isVisible());
    f.page.setBusy(false);
    f.model.removeServer(samples::server());
    f.settle();
    f.page.setBusy(true);
    QVERIFY(!f.find<SkeletonView>(u"skeleton"_s)->isVisible());
    QVERIFY(f.empty().isVisible());
}

void TestStacksPage::emptyServerSaysSo()
{
    PageFixture f;
    f.page.setBusy(true);
    f.page.setBusy(false);
    QVERIFY(f.empty().isVisible());
    QCOMPARE(f.empty().sentence(), u"No stacks here yet."_s);
    QVERIFY(!actionOf(f.empty()));
}

void TestStacksPage::noServerOffersToConnect()
{
    PageFixture f;
    f.page.setServerCount(0);
    QCOMPARE(f.empty().sentence(), u"No server yet."_s);
    QSignalSpy asked(&f.page, &StacksPage::connectRequested);
    QTest::mouseClick(actionOf(f.empty()), Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
}

void TestStacksPage::failedWithoutRows()
{
    PageFixture f;
    f.page.setBusy(true);
    f.page.setBusy(false);
    f.page.setStale(true);
    f.page.setBanner(Banner::Kind::Bad, u"home-lab is not answering."_s, u"refused"_s, u"Retry"_s);
    QCOMPARE(f.empty().sentence(), u"The stacks could not be loaded."_s);
    QVERIFY(f.find<Banner>(u"banner"_s)->isVisible());
    f.page.clearBanner();
    f.page.setStale(false);
    QVERIFY(!f.find<Banner>(u"banner"_s)->isVisible());
    QCOMPARE(f.empty().sentence(), u"No stacks here yet."_s);
}

void TestStacksPage::staleKeepsRows()
{
    PageFixture f(samples::many(10));
    const QImage fresh = f.page.table().grab().toImage();
    f.page.setStale(true);
    f.page.setBanner(Banner::Kind::Warning, u"Showing what was known at 14:02. The server is not answering."_s);
    QVERIFY(f.page.table().isVisible());
    QCOMPARE(f.model.rowCount(), 10);
    f.page.clearBanner();
    QTest::qWait(0);
    QVERIFY(f.page.table().grab().toImage() != fresh); // Dimmed.
    f.page.setStale(false);
    QTest::qWait(0);
    QCOMPARE(f.page.table().grab().toImage(), fresh);
}

void TestStacksPage::bannerActs()
{
    PageFixture f(samples::many(2));
    f.page.setBanner(Banner::Kind::Warning, u"Trouble."_s, {}, u"Retry"_s);
    QSignalSpy retried(&f.page, &StacksPage::retryRequested);
    QPushButton *action = nullptr;
    for (QPushButton *button : f.find<Banner>(u"banner"_s)->findChildren<QPushButton *>()) {
        if (button->text() == "Retry"_L1)
            action = button;
    }
    QVERIFY(action && action->isVisible());
    QTest::mouseClick(action, Qt::LeftButton);
    QCOMPARE(retried.size(), 1);
}

void TestStacksPage::tableKeys()
{
    PageFixture f(samples::many(20));
    StacksTable &table = f.page.table();
    table.setFocus();
    QTest::keyClick(&table, Qt::Key_Down);
    QTRY_VERIFY(!f.page.currentKey().server.isNull());
    QTest::keyClick(&table, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(f.page.selectedKeys().size(), 20);
    f.page.setDetailPlace(DetailPlace::Hidden);
    QVERIFY(!f.page.details().isVisible());
    QVERIFY(f.page.selectStack(PageFixture::key(3)));
    QTest::keyClick(&table, Qt::Key_Return);
    QVERIFY(f.page.details().isVisible());
    QVERIFY(f.page.details().isAncestorOf(QApplication::focusWidget()));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(table.hasFocus());
    f.field().setText(u"shop"_s);
    f.settle();
    QTest::keyClick(&table, Qt::Key_Escape);
    f.settle();
    QCOMPARE(f.model.rowCount(), 20);
}

void TestStacksPage::tabKeys()
{
    PageFixture f(samples::many(20));
    QVERIFY(f.page.selectStack(PageFixture::key(3)));
    f.settle();
    f.page.table().setFocus();
    const QList<Qt::Key> keys{Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_4, Qt::Key_5, Qt::Key_6, Qt::Key_7, Qt::Key_8, Qt::Key_9, Qt::Key_0, Qt::Key_Minus, Qt::Key_Equal};
    const QStringList names{u"overview"_s, u"file"_s, u"variables"_s, u"containers"_s, u"logs"_s, u"stats"_s, u"console"_s, u"events"_s, u"git"_s, u"images"_s, u"access"_s,
                            u"json"_s};
    QCOMPARE(f.page.details().tabCount(), static_cast<int>(names.size()));
    const auto *tabs = f.page.details().findChild<QTabWidget *>(u"detailTabs"_s);
    const QList<QAction *> actions = f.page.findChildren<QAction *>();
    for (int i = 0; i < names.size(); ++i) {
        QTest::keyClick(&f.page.table(), keys[i], Qt::AltModifier);
        QCOMPARE(f.page.details().currentTabName(), names[i]);
        const QKeySequence expected(Qt::ALT | keys[i]);
        QCOMPARE(tabs->tabToolTip(i), expected.toString(QKeySequence::NativeText));
        QVERIFY(std::ranges::any_of(actions, [&](const QAction *action) { // From these the list of keys is made.
            return action->shortcut() == expected && action->text() == u"Details: "_s + f.page.details().tabTitle(i);
        }));
    }
}

void TestStacksPage::copies()
{
    PageFixture f({samples::stack(1, u"a"_s), samples::stack(2, u"b"_s), samples::gitStack(3, u"c"_s)});
    StacksTable &table = f.page.table();
    for (const StackColumn column : table.shownColumns()) {
        if (column != StackColumn::Name && column != StackColumn::State)
            table.setShown(column, false);
    }
    table.setFocus();
    QTest::keyClick(&table, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
    QClipboard *clipboard = QGuiApplication::clipboard();
    QCOMPARE(clipboard->text().trimmed().split(u'\n').first().trimmed(), u"a\tActive"_s);
    QCOMPARE(clipboard->text().trimmed().split(u'\n').size(), 3);
    QVERIFY(f.page.selectStack(PageFixture::key(2)));
    QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(clipboard->text().trimmed(), u"b"_s);
    f.page.actions().copyCsv->trigger();
    QVERIFY(clipboard->text().contains(u"b,Active"_s));
    table.selectAll();
    f.page.actions().copyJson->trigger();
    QVERIFY(clipboard->text().contains(u"\"name\""_s));
    QVERIFY(!clipboard->text().contains(samples::SecretValue));
}

void TestStacksPage::exportsByIntent()
{
    PageFixture f(samples::many(5));
    QSignalSpy asked(&f.page, &StacksPage::exportRequested);
    f.page.actions().exportJson->trigger();
    auto *dialog = f.find<QFileDialog>(u"exportDialog"_s);
    QVERIFY(dialog->isVisible());
    QCOMPARE(dialog->acceptMode(), QFileDialog::AcceptSave);
    Q_EMIT dialog->fileSelected(u"/tmp/x.json"_s);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].toString(), u"/tmp/x.json"_s);
    QCOMPARE(asked[0][1].value<TableFormat>(), TableFormat::Json);
    dialog->reject();
    QCOMPARE(f.page.shownTable().rows.size(), 5);
    QCOMPARE(f.page.shownTable().columns, f.page.table().shownColumns());
}

void TestStacksPage::severalSelected()
{
    PageFixture f(samples::many(20));
    f.page.table().selectAll();
    f.settle();
    QTRY_COMPARE(f.find<QLabel>(u"summaryTitle"_s)->text(), u"20 stacks selected"_s);
    QVERIFY(f.find<QLabel>(u"summaryTitle"_s)->isVisible());
    QVERIFY(f.page.currentKey().server.isNull());
    QVERIFY(!f.page.actions().openInPortainer->isEnabled());
}

void TestStacksPage::announcesTheCurrentStack()
{
    PageFixture f(samples::many(5));
    QSignalSpy announced(&f.page, &StacksPage::currentStackChanged);
    QVERIFY(f.page.selectStack(PageFixture::key(2)));
    QTRY_COMPARE(announced.size(), 1);
    QCOMPARE(announced[0][0].value<StackKey>(), PageFixture::key(2));
    f.feed(samples::many(5)); // The same answer says nothing.
    QCOMPARE(announced.size(), 1);
    f.page.table().selectAll();
    QTRY_COMPARE(announced.size(), 2);
    QVERIFY(announced[1][0].value<StackKey>().server.isNull());
}

void TestStacksPage::opensOneInPortainer()
{
    PageFixture f(samples::many(5));
    QSignalSpy asked(&f.page, &StacksPage::openInPortainerRequested);
    QVERIFY(f.page.selectStack(PageFixture::key(2)));
    f.settle();
    QTRY_VERIFY(f.page.actions().openInPortainer->isEnabled());
    f.page.actions().openInPortainer->trigger();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].value<StackKey>(), PageFixture::key(2));
}

void TestStacksPage::detailPlaces()
{
    PageFixture f(samples::many(5));
    QVERIFY(f.page.selectStack(PageFixture::key(2)));
    f.settle();
    QVERIFY(f.page.details().y() > 0);
    QSignalSpy moved(&f.page, &StacksPage::detailPlaceChanged);
    f.page.setDetailPlace(DetailPlace::Right);
    QTRY_VERIFY(f.page.details().x() > f.page.width() / 4);
    QCOMPARE(f.page.details().y(), 0);
    f.page.setDetailPlace(DetailPlace::Hidden);
    QVERIFY(!f.page.details().isVisible());
    f.page.focusDetails();
    QCOMPARE(f.page.detailPlace(), DetailPlace::Right); // Where it was last.
    QVERIFY(f.page.details().isVisible());
    QCOMPARE(moved.size(), 3);
}

void TestStacksPage::tabOrderFollowsTheEye()
{
    PageFixture f(samples::many(5));
    QVERIFY(f.page.selectStack(PageFixture::key(2)));
    f.settle();
    f.field().setFocus();
    QStringList order;
    for (int i = 0; i < 7; ++i) {
        order.append(QApplication::focusWidget()->objectName());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    QCOMPARE(order, (QStringList{u"filterField"_s, u"activePill"_s, u"inactivePill"_s, u"typePill"_s, u"environmentPill"_s, u"columnsButton"_s,
                                 u"stacksTable"_s}));
    QVERIFY(f.page.details().isAncestorOf(QApplication::focusWidget()));
}

void TestStacksPage::everyControlHasAName()
{
    PageFixture f(samples::many(5));
    QVERIFY(f.page.selectStack(PageFixture::key(4)));
    f.settle();
    for (int tab = 0; tab < f.page.details().tabCount(); ++tab) {
        f.page.details().setCurrentTab(tab);
        f.settle();
        for (const QWidget *widget : f.page.findChildren<QWidget *>()) {
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            const bool reachable = widget->isVisible() && (widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy();
            if (!reachable || (button && !button->text().isEmpty()) || widget->inherits("QTabBar"))
                continue;
            QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(u"%1 %2"_s.arg(QLatin1StringView(widget->metaObject()->className()), widget->objectName())));
        }
    }
}

void TestStacksPage::manySelectedStayQuick()
{
    PageFixture f(samples::many(10'000));
    f.page.table().selectAll();
    QTRY_COMPARE(f.find<QLabel>(u"summaryTitle"_s)->text(), u"10000 stacks selected"_s);
    QCOMPARE(f.page.selectedKeys().size(), 10'000);
}

QTEST_MAIN(TestStacksPage)
#include "tst_stackspage.moc"
