// SPDX-License-Identifier: GPL-3.0-or-later
// Removing stacks that were made outside Portainer, in the real window, by the keyboard.
#include "tests/shell/stackswindow.h"

#include "ui/dialogs/stackquestion.h"

#include <QCheckBox>
#include <QTest>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

CommandLine withStrangers()
{
    CommandLine line;
    line.demoStrangers = true;
    return line;
}

struct LimitedWindow : StacksWindow {
    LimitedWindow()
        : StacksWindow(withStrangers())
    {
    }
    const StacksModel &model() { return *static_cast<const StacksModel *>(page().table().model()); }
    int rowOf(const QString &name)
    {
        for (int row = 0; row < model().rowCount(); ++row)
            if (model().row(row)->control == Control::Limited && model().row(row)->stack.name == name)
                return row;
        return -1;
    }
    bool select(const QString &name)
    {
        if (!QTest::qWaitFor([&] { return rowOf(name) >= 0; }, 10'000))
            return false;
        page().table().selectRow(rowOf(name));
        page().focusTable();
        return QTest::qWaitFor([&] { return page().changes().action(StackAction::Remove)->isEnabled(); }, 10'000);
    }
    StackQuestion *question() { return demo.window().findChild<StackQuestion *>(); }
    /// By the Delete key; waits until what goes is named.
    bool ask()
    {
        PeopleWindow::press(Qt::Key_Delete);
        return QTest::qWaitFor([&] { return question() && question()->findChild<QLabel *>(u"goes"_s); }, 10'000);
    }
    QString lines(const QString &name)
    {
        const auto *label = question()->findChild<QLabel *>(name);
        return label ? label->text() : QString();
    }
    template <typename T>
    QStringList names(const Request<QList<T>> &request)
    {
        const auto answer = session().send(request);
        QStringList all;
        if (QTest::qWaitFor([&] { return answer.isFinished(); }, 20'000) && answer.resultAt(0))
            for (const T &each : *answer.resultAt(0))
                all.append(each.name);
        return all;
    }
};

} // namespace

class TestLimited : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void removesAComposeProject();
    void removesItsVolumesWhenAsked();
    void removesASwarmStack();
    void asksTheNameWhereItIsGuarded();
    void readOnlySaysWhy();
    void severalAreNotMixed();
};

void TestLimited::removesAComposeProject()
{
    LimitedWindow window;
    QVERIFY(window.opened);
    QVERIFY(window.select(u"pihole"_s));
    QVERIFY(window.ask());
    const QString goes = window.lines(u"goes"_s);
    for (const QString &line : {u"container pihole-dns-1"_s, u"container pihole-backup-1"_s, u"network pihole_default"_s})
        QVERIFY2(goes.contains(line), qPrintable(goes));
    QVERIFY(!goes.contains(u"in Portainer"_s)); // There is no record.
    QCOMPARE(window.lines(u"stays"_s), u"\u2022 volume pihole_data"_s);
    QVERIFY(!window.question()->findChild<QCheckBox *>(u"removeVolumes"_s)->isChecked());
    QVERIFY(PeopleWindow::pushButton(u"action"_s));
    QVERIFY(window.lastEnded(OperationOutcome::Done));
    QCOMPARE(window.last()->sentence(), u"pihole was removed. Its volume pihole_data stays."_s);
    QCOMPARE(window.containersOf(u"pihole"_s), 0);
    QVERIFY(window.names(requests::networksOfProject(EnvironmentId(1), u"pihole"_s)).isEmpty());
    QCOMPARE(window.names(requests::volumesOfProject(EnvironmentId(1), u"pihole"_s)), QStringList{u"pihole_data"_s});
    QTRY_COMPARE_WITH_TIMEOUT(window.rowOf(u"pihole"_s), -1, 10'000); // And so is its row.
}

void TestLimited::removesItsVolumesWhenAsked()
{
    LimitedWindow window;
    QVERIFY(window.select(u"pihole"_s));
    QVERIFY(window.ask());
    QVERIFY(PeopleWindow::tabTo(u"removeVolumes"_s));
    PeopleWindow::press(Qt::Key_Space);
    QTRY_VERIFY(window.lines(u"goes"_s).contains(u"volume pihole_data, with all that it holds"_s));
    QVERIFY(window.lines(u"stays"_s).isEmpty());
    QVERIFY(PeopleWindow::pushButton(u"action"_s));
    QVERIFY(window.lastEnded(OperationOutcome::Done));
    QVERIFY(window.names(requests::volumesOfProject(EnvironmentId(1), u"pihole"_s)).isEmpty());
}

void TestLimited::removesASwarmStack()
{
    LimitedWindow window;
    QVERIFY(window.select(u"balancer"_s));
    QVERIFY(window.ask());
    QVERIFY(window.lines(u"goes"_s).contains(u"service balancer_proxy, 2 tasks running"_s));
    QVERIFY(window.question()->findChild<QCheckBox *>(u"removeVolumes"_s) == nullptr);
    QVERIFY(PeopleWindow::pushButton(u"action"_s));
    QVERIFY(window.lastEnded(OperationOutcome::Done));
    QVERIFY(window.names(requests::servicesOfStack(EnvironmentId(2), u"balancer"_s)).isEmpty());
}

void TestLimited::asksTheNameWhereItIsGuarded()
{
    LimitedWindow window;
    QVERIFY(window.select(u"pihole"_s));
    ServerProfile profile = window.session().profile();
    profile.locked = true;
    window.session().setProfile(profile);
    QVERIFY(window.ask());
    auto *action = window.question()->findChild<QPushButton *>(u"action"_s);
    QVERIFY(!action->isEnabled());
    QVERIFY(PeopleWindow::tabTo(u"confirmEdit"_s));
    PeopleWindow::type(u"pihole"_s);
    QVERIFY(action->isEnabled());
    PeopleWindow::press(Qt::Key_Escape);
    QTRY_VERIFY(!window.question());
    QCOMPARE(window.containersOf(u"pihole"_s), 2);
}

void TestLimited::readOnlySaysWhy()
{
    LimitedWindow window;
    QVERIFY(window.select(u"pihole"_s));
    ServerProfile profile = window.session().profile();
    profile.readOnly = true;
    window.session().setProfile(profile);
    window.page().table().selectRow(0); // The rules are looked at again with another row, and back.
    window.page().table().selectRow(window.rowOf(u"pihole"_s));
    QAction *remove = window.page().changes().action(StackAction::Remove);
    QTRY_VERIFY(!remove->isEnabled());
    QVERIFY(remove->statusTip().contains(u"read-only"_s));
}

void TestLimited::severalAreNotMixed()
{
    LimitedWindow window;
    QVERIFY(window.select(u"pihole"_s));
    window.page().table().selectAll();
    QAction *remove = window.page().changes().action(StackAction::Remove);
    QTRY_VERIFY(!remove->isEnabled());
}

QTEST_MAIN(TestLimited)
#include "tst_limited.moc"
