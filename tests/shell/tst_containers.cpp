// SPDX-License-Identifier: GPL-3.0-or-later
// Containers of the sample server in the whole window, by keyboard.
#include "tests/shell/stackswindow.h"

#include "app/portainer/stackrequests.h"
#include "app/session/enginelookout.h"
#include "ui/dialogs/containerquestion.h"
#include "ui/models/containersmodel.h"
#include "ui/pages/containeractions.h"
#include "ui/pages/containerstab.h"
#include "ui/pages/containerwindow.h"
#include "ui/pages/partsview.h"
#include "ui/shell/runningfeed.h"
#include "ui/widgets/codeview.h"

#include <QLabel>
#include <QMenuBar>
#include <QTableView>
#include <QTest>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

struct ContainersWindow : StacksWindow {
    explicit ContainersWindow(const CommandLine &line = {})
        : StacksWindow(line)
    {
    }
    ContainersTab &tab() { return page().details().containers(); }
    QAbstractItemModel &model() { return *tab().table().model(); }
    /// Opens the Containers tab of a stack and waits for its rows.
    bool look(const QString &name, qint64 environment = 1)
    {
        if (!choose(name, environment))
            return false;
        page().details().setCurrentTab(u"containers"_s);
        tab().parts().setCurrent(tab().table().parentWidget()); // Of a Swarm its services come first.
        return QTest::qWaitFor([&] { return tab().table().isVisible() && model().rowCount() > 0; }, 10'000);
    }
    QString cell(int row, int column) { return model().index(row, column).data().toString(); }
    int rowOf(const QString &name)
    {
        for (int row = 0; row < model().rowCount(); ++row)
            if (cell(row, ContainersModel::Name) == name)
                return row;
        return -1;
    }
    bool select(const QString &name)
    {
        tab().table().setFocus();
        tab().table().selectRow(rowOf(name));
        return tab().selected().size() == 1;
    }
    bool trigger(ContainerAction action)
    {
        QAction *wanted = tab().actions().action(action);
        if (!QTest::qWaitFor([&] { return wanted->isEnabled(); }, 10'000))
            return false;
        wanted->trigger();
        return true;
    }
    bool becomes(const QString &name, const QString &state)
    {
        return QTest::qWaitFor([&] { return rowOf(name) >= 0 && cell(rowOf(name), ContainersModel::State) == state; }, 10'000);
    }
    QString containersCell(const QString &name, qint64 environment = 1)
    {
        const int row = static_cast<const StacksModel *>(page().table().model())->shownRowOf(keyOf(name, environment));
        return page().table().model()->index(row, static_cast<int>(StackColumn::Containers)).data().toString();
    }
};

} // namespace

class TestContainers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theTableCountsWhatRuns();
    void showsTheContainersOfAStack();
    void pausesAndResumes();
    void stopsByNameAndStartsAgain();
    void recreatesWithPull();
    void severalAtOnce();
    void inspectsWithTheEnvironmentMasked();
    void readOnlySaysWhy();
    void stacksMadeOutsidePortainer();
    void isInTheMenuBar();
    void saysHowFreshItIs();
    void theTableSeesWhatHappens();
};

void TestContainers::theTableCountsWhatRuns()
{
    ContainersWindow window;
    QVERIFY(window.opened);
    const int shop = window.containersOf(u"shop"_s);
    QVERIFY(shop > 0);
    QTRY_COMPARE_WITH_TIMEOUT(window.containersCell(u"shop"_s), u"%1/%1"_s.arg(shop), 10'000);
    QTRY_VERIFY(window.containersCell(u"shop"_s, 2).contains(u'/')); // A Swarm counts the tasks of its services.
    QTRY_COMPARE(window.containersCell(u"cnc-router"_s, 6), u"Not read"_s); // Its environment is down, and says so.
    QCOMPARE(window.page().table().model()->rowCount(), 50);
}

void TestContainers::showsTheContainersOfAStack()
{
    ContainersWindow window;
    QVERIFY(window.opened);
    QVERIFY(window.look(u"shop"_s));
    QCOMPARE(window.model().rowCount(), window.containersOf(u"shop"_s));
    QVERIFY(window.cell(0, ContainersModel::Name).startsWith(u"shop-"_s));
    QVERIFY(!window.cell(0, ContainersModel::Address).isEmpty());
    QCOMPARE(window.cell(0, ContainersModel::Ownership), u"Private"_s);
    QVERIFY(window.choose(u"gitea"_s));
    QTRY_VERIFY(window.rowOf(u"gitea-gitea-1"_s) >= 0 || window.cell(0, ContainersModel::Name).startsWith(u"gitea-"_s)); // The next stack, the same tab.
}

void TestContainers::pausesAndResumes()
{
    ContainersWindow window;
    QVERIFY(window.look(u"shop"_s));
    const QString name = window.cell(0, ContainersModel::Name);
    QVERIFY(window.select(name));
    QVERIFY(window.trigger(ContainerAction::Pause));
    QVERIFY(window.becomes(name, u"Paused"_s));
    QVERIFY(window.lastEnded(OperationOutcome::Done));
    QCOMPARE(window.last()->title(), u"Pausing %1"_s.arg(name));
    QTRY_VERIFY(!window.tab().actions().action(ContainerAction::Pause)->isEnabled());
    QVERIFY(window.trigger(ContainerAction::Resume));
    QVERIFY(window.becomes(name, u"Running"_s));
}

void TestContainers::stopsByNameAndStartsAgain()
{
    ContainersWindow window;
    QVERIFY(window.look(u"shop"_s));
    const QString name = window.cell(0, ContainersModel::Name);
    QVERIFY(window.select(name));
    QVERIFY(window.trigger(ContainerAction::Stop));
    auto *question = window.demo.window().findChild<ContainerQuestion *>();
    QVERIFY(question);
    QVERIFY(question->windowTitle().contains(name));
    QTest::keyClick(question, Qt::Key_Escape); // Cancel is the default.
    QTRY_VERIFY(!window.demo.window().findChild<ContainerQuestion *>());
    QCOMPARE(window.last(), nullptr);
    QVERIFY(window.trigger(ContainerAction::Stop));
    QVERIFY(PeopleWindow::waitFor<ContainerQuestion>());
    QVERIFY(PeopleWindow::pushButton(u"action"_s));
    QVERIFY(window.becomes(name, u"Exited"_s));
    QVERIFY(window.lastEnded(OperationOutcome::Done));
    QVERIFY(window.trigger(ContainerAction::Start));
    QVERIFY(window.becomes(name, u"Running"_s));
}

void TestContainers::recreatesWithPull()
{
    ContainersWindow window;
    QVERIFY(window.look(u"shop"_s));
    const QString name = window.cell(0, ContainersModel::Name);
    QVERIFY(window.select(name));
    const QString before = window.tab().selected().first().id;
    QVERIFY(window.trigger(ContainerAction::Recreate));
    const auto *question = PeopleWindow::waitFor<ContainerQuestion>();
    QVERIFY(question && question->pullImages());
    QVERIFY(PeopleWindow::pushButton(u"action"_s));
    QVERIFY(window.lastEnded(OperationOutcome::Done));
    QTRY_VERIFY(window.rowOf(name) >= 0);
    QVERIFY(window.select(name));
    QTRY_VERIFY(window.select(name) && window.tab().selected().first().id != before);
}

void TestContainers::severalAtOnce()
{
    ContainersWindow window;
    QVERIFY(window.look(u"shop"_s));
    window.tab().table().setFocus();
    window.tab().table().selectAll();
    const qsizetype count = window.tab().selected().size();
    QVERIFY(count > 1);
    QVERIFY(window.trigger(ContainerAction::Restart));
    QCOMPARE(window.demo.operations().all().size(), count); // One for each, told by name.
    QTRY_VERIFY_WITH_TIMEOUT(window.demo.operations().running().isEmpty(), 20'000);
    for (const Operation *each : window.demo.operations().all())
        QCOMPARE(each->outcome(), OperationOutcome::Done);
}

void TestContainers::inspectsWithTheEnvironmentMasked()
{
    ContainersWindow window;
    QVERIFY(window.look(u"shop"_s));
    QVERIFY(window.select(window.cell(0, ContainersModel::Name)));
    QTest::keyClick(&window.tab().table(), Qt::Key_Return);
    QTRY_VERIFY(window.demo.window().findChild<ContainerWindow *>());
    auto *shown = window.demo.window().findChild<ContainerWindow *>();
    QTRY_VERIFY(!shown->details().id.isEmpty());
    QVERIFY(!shown->details().env.isEmpty());
    const QString secret = shown->details().env.last().value;
    QVERIFY(secret.size() > 8);
    const auto *json = shown->findChild<CodeView *>(u"containerJson"_s);
    QVERIFY(json->text().contains(shown->details().id));
    QVERIFY(!json->text().contains(secret));
    shown->findChild<QPushButton *>(u"revealContainerJson"_s)->click();
    QVERIFY(json->text().contains(secret)); // The positive control: it is there.
    shown->close();
}

void TestContainers::readOnlySaysWhy()
{
    CommandLine line;
    line.demoStandardUser = true; // alice sees and works with what is hers.
    ContainersWindow window(line);
    QVERIFY(window.look(u"shop"_s));
    QVERIFY(window.select(window.cell(0, ContainersModel::Name)));
    QTRY_VERIFY(window.tab().actions().action(ContainerAction::Restart)->isEnabled());
    QVERIFY(!window.tab().actions().action(ContainerAction::Start)->isEnabled());
    QVERIFY(window.tab().actions().action(ContainerAction::Start)->toolTip().contains(u"already running"_s));
}

void TestContainers::stacksMadeOutsidePortainer()
{
    CommandLine line;
    line.demoStrangers = true;
    ContainersWindow window(line);
    QVERIFY(window.opened);
    const auto *model = static_cast<const StacksModel *>(window.page().table().model());
    QTRY_COMPARE_WITH_TIMEOUT(model->rowCount(), 52, 10'000);
    int stranger = -1;
    for (int row = 0; row < model->rowCount(); ++row)
        if (model->row(row)->control == Control::Limited && model->row(row)->stack.type.value == StackType::Compose)
            stranger = row;
    QVERIFY(stranger >= 0);
    QCOMPARE(model->row(stranger)->stack.name, u"pihole"_s);
    QCOMPARE(model->index(stranger, static_cast<int>(StackColumn::Control)).data().toString(), u"Limited"_s);
    QCOMPARE(model->index(stranger, static_cast<int>(StackColumn::Containers)).data().toString(), u"2/2"_s);
    window.page().table().selectRow(stranger);
    window.page().details().setCurrentTab(u"containers"_s);
    QTRY_COMPARE(window.model().rowCount(), 2);
    QTRY_VERIFY(!window.page().changes().action(StackAction::Stop)->isEnabled());
    QVERIFY(window.page().changes().action(StackAction::Stop)->statusTip().contains(u"made outside Portainer"_s));
    QVERIFY(window.select(window.cell(0, ContainersModel::Name)));
    QVERIFY(window.trigger(ContainerAction::Restart)); // Its containers can be worked with.
    QVERIFY(window.lastEnded(OperationOutcome::Done));
}

void TestContainers::isInTheMenuBar()
{
    ContainersWindow window;
    QStringList titles;
    for (const QAction *menu : window.demo.window().menuBar()->actions())
        titles.append(menu->text().remove(u'&'));
    QVERIFY(titles.contains(u"Container"_s));
    const auto *container = window.demo.window().menuBar()->actions().at(titles.indexOf(u"Container"_s))->menu();
    QVERIFY(container->actions().contains(window.tab().actions().action(ContainerAction::Stop)));
}

/// Over TCP the engine tells what happens, behind its socket it is asked again and again.
void TestContainers::saysHowFreshItIs()
{
    ContainersWindow window;
    QVERIFY(window.look(u"shop"_s, 2));
    auto *summary = window.tab().findChild<QLabel *>(u"containersSummary"_s);
    QTRY_VERIFY2(summary->text().endsWith(u" live"_s), qPrintable(summary->text()));
    QVERIFY(window.look(u"shop"_s, 1));
    QTRY_VERIFY2(summary->text().endsWith(u" every 2 s"_s), qPrintable(summary->text()));
}

void TestContainers::theTableSeesWhatHappens()
{
    ContainersWindow window;
    QVERIFY(window.opened);
    auto *feed = window.demo.window().findChild<RunningFeed *>();
    feed->setPause(std::chrono::hours(1)); // Not by asking.
    QTRY_VERIFY_WITH_TIMEOUT(window.containersCell(u"mail"_s, 2).contains(u'/'), 10'000);
    QTRY_VERIFY(EngineLookout::of(window.session()).watch(EnvironmentId(2))->isLive());
    const QString before = window.containersCell(u"mail"_s, 2);
    const auto stopped = window.session().send(requests::stopStack(targetOf(window.stack(u"mail"_s, 2))));
    QTRY_VERIFY_WITH_TIMEOUT(window.containersCell(u"mail"_s, 2) != before, 10'000);
}

QTEST_MAIN(TestContainers)
#include "tst_containers.moc"
