// SPDX-License-Identifier: GPL-3.0-or-later
#include "pagefixture.h"
#include "ui/pages/containeractions.h"
#include "ui/pages/containerstab.h"
#include "ui/widgets/banner.h"

#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

Container container(const QString &service, const QString &state = u"running"_s, const QList<PortMapping> &ports = {})
{
    return {.id = u"id-"_s + service, .names = {u"shop-%1-1"_s.arg(service)}, .image = u"nginx"_s, .state = state, .ports = ports,
            .labels = {{labels::ComposeProject, u"shop"_s}, {labels::ComposeService, service}}};
}

/// The Containers tab of a stack in the page of a window.
struct TabFixture : PageFixture {
    TabFixture()
        : tab(page.details().containers())
    {
        feed({samples::stack(1, u"shop"_s)});
        page.selectStack(key(1));
        QTest::qWait(20);
        page.details().setCurrentTab(u"containers"_s);
    }
    ContainersView view(const QList<Container> &containers)
    {
        return {.state = ContainersView::State::Ready, .containers = containers, .readAt = QDateTime::currentDateTimeUtc(), .sentence = {}, .details = {},
                .pace = u"every 5 s"_s, .portHost = u"nas.lan"_s};
    }
    void allowAll()
    {
        for (int i = 0; i < ContainerActionCount; ++i)
            tab.actions().setVerdict(static_cast<ContainerAction>(i), {});
    }
    void click(int row, int column) { QTest::mouseClick(tab.table().viewport(), Qt::LeftButton, {}, tab.table().visualRect(tab.table().model()->index(row, column)).center()); }

    ContainersTab &tab;
};

} // namespace

class TestContainersTab : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhenSomebodyLooks();
    void hasFourStates();
    void keepsTheSelectionOverReadings();
    void publishedPortsOpenTheBrowser();
    void severalPortsAreChosenFrom();
    void actionsAreThoseOfTheMenu();
    void keysWork();
    void searches();
    void whatCannotBeAskedSaysWhy();
    void everythingHasAName();
};

void TestContainersTab::saysWhenSomebodyLooks()
{
    TabFixture f;
    QList<StackKey> looked;
    connect(&f.tab, &ContainersTab::lookedAt, &f.page, [&looked](const StackKey &key) { looked.append(key); });
    f.page.details().setCurrentTab(u"json"_s);
    f.page.details().setCurrentTab(u"containers"_s);
    f.page.setDetailPlace(DetailPlace::Hidden);
    QTRY_COMPARE(looked, (QList<StackKey>{{}, f.key(1), {}}));
}

void TestContainersTab::hasFourStates()
{
    TabFixture f;
    auto *note = f.find<EmptyState>(u"containersNote"_s);
    QVERIFY(note->isVisible());
    QCOMPARE(note->sentence(), u"Loading the containers..."_s);
    ContainersView view = f.view({});
    f.tab.setView(view);
    QCOMPARE(note->sentence(), u"Nothing of this stack runs, and no container of it is left."_s);
    view.state = ContainersView::State::Failed;
    view.sentence = u"home-lab does not answer."_s;
    f.tab.setView(view);
    QCOMPARE(note->sentence(), u"home-lab does not answer."_s);
    f.tab.setView(f.view({container(u"web"_s)}));
    QVERIFY(!note->isVisible());
    QCOMPARE(f.find<QLabel>(u"containersSummary"_s)->text(), u"1 of 1 run \u00b7 every 5 s"_s);
    view = f.view({container(u"web"_s)});
    view.state = ContainersView::State::Stale;
    view.sentence = u"home-lab does not answer."_s;
    f.tab.setView(view);
    QVERIFY(f.tab.table().isVisible()); // What was known stays.
    QCOMPARE(f.find<Banner>(u"containersBanner"_s)->sentence(), u"home-lab does not answer."_s);
    QVERIFY(f.find<QLabel>(u"containersSummary"_s)->text().contains(u"as of"_s));
}

void TestContainersTab::keepsTheSelectionOverReadings()
{
    TabFixture f;
    f.tab.setView(f.view({container(u"db"_s), container(u"web"_s)}));
    f.click(1, 0);
    QCOMPARE(f.tab.selected().first().id, u"id-web"_s);
    f.tab.setView(f.view({container(u"db"_s), container(u"job"_s), container(u"web"_s, u"exited"_s)}));
    QCOMPARE(f.tab.selected().size(), 1);
    QCOMPARE(f.tab.selected().first().id, u"id-web"_s);
    QCOMPARE(f.tab.selected().first().state, u"exited"_s);
}

void TestContainersTab::publishedPortsOpenTheBrowser()
{
    TabFixture f;
    QSignalSpy opened(&f.page, &StacksPage::openLinkRequested);
    f.tab.setView(f.view({container(u"db"_s), container(u"web"_s, u"running"_s, {{u"0.0.0.0"_s, 80, 8080, u"tcp"_s}})}));
    f.click(1, ContainersModel::Ports);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened.first().first().toUrl(), QUrl(u"http://nas.lan:8080"_s));
    QVERIFY(f.tab.actions().openPort->isEnabled());
    f.click(0, ContainersModel::Ports);
    QCOMPARE(opened.count(), 1);
    QVERIFY(!f.tab.actions().openPort->isEnabled());
}

void TestContainersTab::severalPortsAreChosenFrom()
{
    TabFixture f;
    QSignalSpy opened(&f.page, &StacksPage::openLinkRequested);
    f.tab.setView(f.view({container(u"web"_s, u"running"_s, {{u"0.0.0.0"_s, 80, 8080, u"tcp"_s}, {u"0.0.0.0"_s, 443, 8443, u"tcp"_s}})}));
    f.click(0, ContainersModel::Ports);
    QCOMPARE(opened.count(), 0);
    auto *menu = f.find<QMenu>(u"portsMenu"_s);
    QTRY_VERIFY(menu->isVisible());
    QCOMPARE(menu->actions().size(), 2);
    menu->actions().last()->trigger();
    QCOMPARE(opened.first().first().toUrl(), QUrl(u"https://nas.lan:8443"_s));
}

void TestContainersTab::actionsAreThoseOfTheMenu()
{
    TabFixture f;
    f.tab.setView(f.view({container(u"web"_s)}));
    const auto *stop = f.tab.findChild<QPushButton *>(u"stopContainer"_s);
    QVERIFY(!stop->isEnabled());
    f.tab.actions().setVerdict(ContainerAction::Stop, {StackVerdict::Why::NotNow, u"home-lab is not answering."_s});
    QVERIFY(stop->toolTip().contains(u"home-lab is not answering."_s)); // The reason stands where the hand is.
    f.allowAll();
    QVERIFY(stop->isEnabled());
    QSignalSpy wished(&f.tab.actions(), &ContainerActions::wished);
    f.tab.findChild<QPushButton *>(u"stopContainer"_s)->click();
    QCOMPARE(wished.first().first().value<ContainerAction>(), ContainerAction::Stop);
    QVERIFY(f.tab.actions().inOrder().contains(f.tab.actions().action(ContainerAction::Stop)));
}

void TestContainersTab::keysWork()
{
    TabFixture f;
    f.tab.setView(f.view({container(u"db"_s), container(u"web"_s)}));
    f.allowAll();
    QSignalSpy wished(&f.tab.actions(), &ContainerActions::wished);
    QSignalSpy inspected(&f.tab, &ContainersTab::inspectRequested);
    f.tab.table().setFocus();
    QTest::keyClick(&f.tab.table(), Qt::Key_Down);
    QTest::keyClick(&f.tab.table(), Qt::Key_Delete);
    QCOMPARE(wished.count(), 1);
    QCOMPARE(wished.first().first().value<ContainerAction>(), ContainerAction::Remove);
    QTest::keyClick(&f.tab.table(), Qt::Key_Return);
    QCOMPARE(inspected.count(), 1);
}

void TestContainersTab::searches()
{
    TabFixture f;
    f.tab.setView(f.view({container(u"db"_s), container(u"web"_s)}));
    QTest::keyClicks(f.find<FilterField>(u"containersFilter"_s), u"web"_s);
    QCOMPARE(f.tab.table().model()->rowCount(), 1);
    QTest::keyClick(f.find<FilterField>(u"containersFilter"_s), Qt::Key_Escape);
    QCOMPARE(f.tab.table().model()->rowCount(), 2);
}

void TestContainersTab::whatCannotBeAskedSaysWhy()
{
    TabFixture f;
    QSignalSpy looked(&f.tab, &ContainersTab::lookedAt);
    Stack orphan = samples::stack(2, u"lost"_s);
    orphan.environmentId = EnvironmentId(99);
    f.feed({orphan});
    f.page.selectStack(f.key(2));
    QTest::qWait(20);
    QCOMPARE(f.find<EmptyState>(u"containersNote"_s)->sentence(), u"The environment of this stack is gone, and with it what ran there."_s);
    QVERIFY(looked.isEmpty() || looked.last().first().value<StackKey>() == StackKey{});
}

void TestContainersTab::everythingHasAName()
{
    TabFixture f;
    f.tab.setView(f.view({container(u"web"_s)}));
    QVERIFY(!f.tab.table().accessibleName().isEmpty());
    for (const QPushButton *button : f.tab.findChildren<QPushButton *>())
        QVERIFY2(!button->isVisible() || !button->text().isEmpty() || !button->accessibleName().isEmpty(), qPrintable(button->objectName()));
}

QTEST_MAIN(TestContainersTab)
#include "tst_containerstab.moc"
