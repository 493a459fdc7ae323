// SPDX-License-Identifier: GPL-3.0-or-later
// Services of a Swarm in the real window, by the keyboard.
#include "tests/shell/stackswindow.h"

#include "ui/dialogs/servicequestion.h"
#include "ui/models/servicesmodel.h"
#include "ui/pages/containerstab.h"
#include "ui/pages/partsview.h"
#include "ui/pages/servicesview.h"

#include <QSpinBox>
#include <QTabBar>
#include <QTest>
#include <QTreeView>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

struct ServicesWindow : StacksWindow {
    ServicesView &services() { return page().details().containers().services(); }
    QTreeView &tree() { return services().tree(); }
    const ServicesModel &model() { return *static_cast<const ServicesModel *>(tree().model()); }
    /// Opens the Containers tab of a stack of the Swarm, with the keyboard in its services.
    bool look(const QString &name)
    {
        if (!choose(name, 2))
            return false;
        page().details().setCurrentTab(u"containers"_s);
        if (!QTest::qWaitFor([&] { return services().isVisible() && model().rowCount() > 0 && services().scale->isEnabled(); }, 10'000))
            return false;
        tree().setFocus();
        QTest::keyClick(&tree(), Qt::Key_Home);
        return services().selected().has_value();
    }
    QString cell(int column, const QModelIndex &service) { return service.siblingAtColumn(column).data().toString(); }
    /// As the server says now.
    ServiceSpec inspected()
    {
        const auto answer = session().send(requests::service(EnvironmentId(2), services().selected()->id));
        if (!QTest::qWaitFor([&] { return answer.isFinished(); }, 20'000) || !answer.resultAt(0))
            return {};
        return *answer.resultAt(0);
    }
    bool ask(QAction *action)
    {
        if (!QTest::qWaitFor([&] { return action->isEnabled(); }, 10'000) || !PeopleWindow::tabTo(action->objectName()))
            return false;
        PeopleWindow::press(Qt::Key_Space);
        return hasQuestion();
    }
    bool hasQuestion()
    {
        return QTest::qWaitFor([&] { return question() && QApplication::activeWindow() == question() && QApplication::focusWidget(); }, 10'000);
    }
    ServiceQuestion *question() { return demo.window().findChild<ServiceQuestion *>(); }
    bool confirm()
    {
        return QTest::qWaitFor([&] { return question()->findChild<QPushButton *>(u"action"_s)->isEnabled(); }, 10'000) && PeopleWindow::pushButton(u"action"_s);
    }
};

} // namespace

class TestServices : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aSwarmStackShowsItsServices();
    void scalesAndRollsBack();
    void replacesTasks();
    void removesByName();
    void readOnlySaysWhy();
    void composeStacksHaveNone();
};

void TestServices::aSwarmStackShowsItsServices()
{
    ServicesWindow window;
    QVERIFY(window.opened);
    QVERIFY(window.look(u"shop"_s));
    QTest::keyClick(&window.tree(), Qt::Key_Right); // Unfolds its tasks.
    const QModelIndex service = window.tree().currentIndex();
    QVERIFY(window.tree().isExpanded(service));
    const int tasks = window.model().rowCount(service);
    QCOMPARE(tasks, *window.services().selected()->replicas);
    QTRY_COMPARE(window.model().index(0, ServicesModel::Node, service).data().toString(), u"node-1"_s); // Nodes by name.
    QCOMPARE(window.model().index(0, ServicesModel::State, service).data().toString(), u"Running"_s);
    QVERIFY(!window.model().index(0, ServicesModel::Since, service).data().toString().isEmpty());
    // A task stands for its service.
    QTest::keyClick(&window.tree(), Qt::Key_Down);
    QVERIFY(window.model().task(window.tree().currentIndex()));
    QCOMPARE(window.services().selected()->id, service.data(ServicesModel::IdRole).toString());
    // Its containers are one key away.
    auto *names = window.page().details().containers().parts().findChild<QTabBar *>(u"partNames"_s);
    QVERIFY(names->isVisible());
    names->setFocus();
    QTest::keyClick(names, Qt::Key_Right);
    QVERIFY(window.page().details().containers().table().isVisible());
    QVERIFY(!window.services().isVisible());
}

void TestServices::scalesAndRollsBack()
{
    ServicesWindow window;
    QVERIFY(window.look(u"registry"_s));
    QTest::keyClick(&window.tree(), Qt::Key_Right);
    const SwarmService before = *window.services().selected();
    QVERIFY(window.ask(window.services().scale));
    QVERIFY(!window.question()->findChild<QPushButton *>(u"action"_s)->isEnabled()); // As many as now is nothing to do.
    auto *replicas = window.question()->findChild<QSpinBox *>(u"replicas"_s);
    QTRY_VERIFY(replicas->hasFocus());
    QTest::keyClick(replicas, Qt::Key_Up);
    QTest::keyClick(replicas, Qt::Key_Up);
    QTest::keyClick(replicas, Qt::Key_Return);
    QVERIFY(window.lastEnded(OperationOutcome::Done));
    const qint64 wanted = *before.replicas + 2;
    QCOMPARE(window.last()->sentence(), u"%1 was scaled to %2. All %2 tasks run."_s.arg(before.name).arg(wanted));
    QTRY_VERIFY(window.services().selected() && window.services().selected()->replicas == wanted);
    QCOMPARE(window.cell(ServicesModel::Wanted, window.tree().currentIndex()), u"Replicated, %1"_s.arg(wanted));
    QVERIFY(window.tree().isExpanded(window.tree().currentIndex())); // What was unfolded stays so.
    QCOMPARE(window.model().rowCount(window.tree().currentIndex()), wanted);
    QCOMPARE(window.inspected().replicas(), wanted);

    QVERIFY(window.ask(window.services().rollBack));
    auto *earlier = window.question()->findChild<QLabel *>(u"earlier"_s);
    QTRY_VERIFY(earlier->text().contains(u"%1 replicas become %2"_s.arg(wanted).arg(*before.replicas)));
    QVERIFY(window.confirm());
    QVERIFY(window.lastEnded(OperationOutcome::Done));
    QCOMPARE(window.last()->title(), u"Rolling %1 back"_s.arg(before.name));
    QTRY_VERIFY(window.services().selected()->replicas == before.replicas);
    QCOMPARE(window.inspected().replicas(), before.replicas);
}

void TestServices::replacesTasks()
{
    ServicesWindow window;
    QVERIFY(window.look(u"shop"_s));
    QTest::keyClick(&window.tree(), Qt::Key_Right);
    const QString task = window.model().index(0, 0, window.tree().currentIndex()).data(ServicesModel::IdRole).toString();
    QVERIFY(window.ask(window.services().forceUpdate));
    QVERIFY(window.question()->findChild<QPushButton *>(u"cancel"_s)->isDefault()); // What runs is ended.
    QVERIFY(window.confirm());
    QVERIFY(window.lastEnded(OperationOutcome::Done));
    QCOMPARE(window.inspected().forceUpdates(), 1);
    QTRY_VERIFY(window.model().index(0, 0, window.tree().currentIndex()).data(ServicesModel::IdRole).toString() != task);
}

void TestServices::removesByName()
{
    ServicesWindow window;
    QVERIFY(window.look(u"shop"_s));
    const int count = window.model().rowCount();
    const QString name = window.services().selected()->name;
    QTest::keyClick(&window.tree(), Qt::Key_Delete);
    QVERIFY(window.hasQuestion());
    QCOMPARE(window.question()->windowTitle(), u"Remove %1?"_s.arg(name));
    QVERIFY(window.confirm());
    QVERIFY(window.lastEnded(OperationOutcome::Done));
    QTRY_COMPARE(window.model().rowCount(), count - 1);
    QCOMPARE(window.last()->title(), u"Removing %1"_s.arg(name));
}

void TestServices::readOnlySaysWhy()
{
    ServicesWindow window;
    QVERIFY(window.look(u"shop"_s));
    ServerProfile profile = window.session().profile();
    profile.readOnly = true;
    window.session().setProfile(profile);
    QVERIFY(window.choose(u"registry"_s, 2)); // The rules are looked at again with another stack.
    window.tree().setFocus();
    QTRY_VERIFY(!window.services().scale->isEnabled());
    QVERIFY(window.services().remove->toolTip().contains(u"read-only"_s));
    QTest::keyClick(&window.tree(), Qt::Key_Delete);
    QVERIFY(!window.question());
}

void TestServices::composeStacksHaveNone()
{
    ServicesWindow window;
    QVERIFY(window.choose(u"shop"_s));
    window.page().details().setCurrentTab(u"containers"_s);
    QTRY_VERIFY(window.page().details().containers().table().isVisible());
    QVERIFY(!window.page().details().containers().parts().isSplit());
    QVERIFY(!window.services().isVisible());
}

QTEST_MAIN(TestServices)
#include "tst_services.moc"
