// SPDX-License-Identifier: GPL-3.0-or-later
// The Logs tab in the whole window on the sample server, by keyboard.
#include "tests/shell/stackswindow.h"

#include "ui/models/containersmodel.h"
#include "ui/pages/consoletab.h"
#include "ui/pages/containeractions.h"
#include "ui/pages/containerstab.h"
#include "ui/pages/logpartdialog.h"
#include "ui/pages/logsmenu.h"
#include "ui/pages/logspanel.h"
#include "ui/pages/logstab.h"
#include "ui/pages/partsview.h"
#include "ui/shell/logswindow.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/logview.h"

#include <QCheckBox>
#include <QDateTimeEdit>
#include <QElapsedTimer>
#include <QLabel>
#include <QTableView>
#include <QToolButton>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int Long = 15'000; // ms

} // namespace

class LogsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        window = std::make_unique<StacksWindow>();
        QVERIFY(window->opened);
    }
    void cleanup() { window.reset(); }
    void oneKeyToTheFirstLine();
    void mergesTheStack();
    void searches();
    void stopsOutOfSight();
    void anotherStack();
    void nothingRuns();
    void ownWindow();
    void chosenContainersAlone();
    void chosenContainersOfASwarm();
    void replicasToldApart();
    void sideBySideIsReadOnce();
    void chosenContainersBeside();
    void consoleOfTheChosen();
    void sideBySide();
    void otherTimes();
    void keepsMore();

private:
    ContainersTab &containers() { return window->page().details().containers(); }
    /// Selects so many containers of a stack in their tab, from the row on; their services.
    QStringList select(const QString &stack, int from, int count = 1, qint64 environment = 1)
    {
        if (!window->choose(stack, environment))
            return {};
        window->page().details().setCurrentTab(u"containers"_s);
        QTableView &table = containers().table();
        containers().parts().setCurrent(table.parentWidget()); // Of a Swarm its services come first.
        if (!QTest::qWaitFor([&] { return table.isVisible() && table.model()->rowCount() >= from + count; }, Long))
            return {};
        table.setFocus();
        table.clearSelection();
        QStringList services;
        for (int row = from; row < from + count; ++row) {
            table.selectionModel()->select(table.model()->index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
            services.append(table.model()->index(row, ContainersModel::Service).data().toString());
        }
        return services;
    }
    static QSet<QString> namesInSight(const LogsPanel &panel)
    {
        QSet<QString> names;
        for (qint64 row = 0; row < panel.view().finder()->rows().count(); ++row)
            names.insert(panel.view().look().sources.value(panel.view().finder()->store().row(panel.view().finder()->rows().line(row)).source));
        return names;
    }

    LogsPanel &panel() { return window->page().details().logs().panel(); }
    QString flow() { return panel().findChild<QLabel *>(u"logFlow"_s)->text(); }
    bool open(const QString &name, qint64 environment = 1)
    {
        if (!window->choose(name, environment))
            return false;
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_L, Qt::ControlModifier);
        return QTest::qWaitFor([this] { return !panel().view().linesInSight().isEmpty(); }, Long);
    }

    std::unique_ptr<StacksWindow> window;
};

void LogsTest::oneKeyToTheFirstLine()
{
    QVERIFY(window->choose(u"shop"_s));
    QElapsedTimer clock;
    clock.start();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_L, Qt::ControlModifier);
    QCOMPARE(window->page().details().currentTabName(), u"logs"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!panel().view().linesInSight().isEmpty(), Long);
    qInfo("first line after %lld ms", clock.elapsed());
    QVERIFY(panel().view().hasFocus());
    QVERIFY(panel().view().isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(flow().startsWith(u"Every 2 s"_s), Long); // The sample's first environment is a socket.
    const qint64 before = panel().store().size();
    QTRY_VERIFY_WITH_TIMEOUT(panel().store().size() > before, Long);
}

void LogsTest::mergesTheStack()
{
    QVERIFY(open(u"api"_s, 2));
    QTRY_COMPARE_WITH_TIMEOUT(flow(), u"Live"_s, Long);
    QTRY_VERIFY_WITH_TIMEOUT(panel().store().size() > 1000, Long);
    QSet<int> sources;
    for (qint64 line = panel().store().first(); line < panel().store().end(); ++line) {
        sources.insert(panel().store().row(line).source);
        if (line > panel().store().first())
            QVERIFY(panel().store().row(line - 1).stamp <= panel().store().row(line).stamp);
    }
    QVERIFY(sources.size() >= 2);
    QVERIFY(panel().view().look().sources.size() >= sources.size()); // A replica that cannot start writes nothing.
}

void LogsTest::searches()
{
    QVERIFY(open(u"api"_s, 2));
    QTest::keyClick(&panel().view(), Qt::Key_F, Qt::ControlModifier);
    auto *field = panel().findChild<FilterField *>(u"logSearch"_s);
    QTRY_VERIFY(field->hasFocus());
    QTest::keyClicks(field, u"connection"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!panel().finder().matches().empty(), Long);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(panel().view().currentLine() >= 0);
    const qint64 first = panel().view().currentLine();
    QVERIFY(panel().store().text(first).toByteArray().contains("connection"));
    QTest::keyClick(field, Qt::Key_F3, Qt::ShiftModifier);
    QTRY_VERIFY(panel().view().currentLine() != first);
    QTRY_VERIFY(panel().findChild<QLabel *>(u"logMatches"_s)->text().contains(u" of "_s));
}

void LogsTest::stopsOutOfSight()
{
    QVERIFY(open(u"api"_s, 2));
    QTRY_COMPARE_WITH_TIMEOUT(flow(), u"Live"_s, Long);
    window->page().details().setCurrentTab(u"overview"_s);
    QTest::qWait(200);
    const qint64 before = panel().store().size();
    QVERIFY(before > 0);
    QTest::qWait(2500);
    QCOMPARE(panel().store().size(), before);
    window->page().details().setCurrentTab(u"logs"_s);
    QTRY_VERIFY_WITH_TIMEOUT(panel().store().size() > before, Long);
    for (qint64 line = panel().store().first() + 1; line < panel().store().end(); ++line) // What was written meanwhile is there, once.
        QVERIFY(panel().store().row(line - 1).stamp < panel().store().row(line).stamp
                || panel().store().text(line - 1) != panel().store().text(line));
}

void LogsTest::anotherStack()
{
    QVERIFY(open(u"shop"_s));
    QVERIFY(window->choose(u"grafana"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!panel().view().linesInSight().isEmpty() && panel().view().accessibleName() == u"Log of grafana"_s, Long);
    QTRY_VERIFY_WITH_TIMEOUT(panel().store().size() > 0 && panel().store().size() < 1200, Long);
}

void LogsTest::nothingRuns()
{
    QVERIFY(window->choose(u"loki"_s));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_L, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(panel().findChild<EmptyState *>()->sentence(), u"Nothing of this stack runs, and so there is no log."_s, Long);
}

void LogsTest::ownWindow()
{
    QVERIFY(open(u"shop"_s));
    panel().menu().popOut->trigger();
    auto *own = window->demo.window().findChild<LogsWindow *>();
    QVERIFY(own && QTest::qWaitForWindowExposed(own));
    auto *inside = own->findChild<LogsPanel *>();
    QTRY_VERIFY_WITH_TIMEOUT(!inside->view().linesInSight().isEmpty(), Long);
    QVERIFY(own->windowTitle().startsWith(u"Log of shop"_s));
    own->close();
    QTRY_VERIFY(!window->demo.window().findChild<LogsWindow *>());
}

/// One key in the table of containers, and only theirs is read below.
void LogsTest::chosenContainersAlone()
{
    const QStringList first = select(u"shop"_s, 0);
    QCOMPARE(first.size(), 1);
    QTest::keyClick(&containers().table(), Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(window->page().details().currentTabName(), u"logs"_s);
    QTRY_COMPARE_WITH_TIMEOUT(panel().shownSources(), first, Long);
    QTRY_VERIFY_WITH_TIMEOUT(panel().view().hasFocus(), Long);
    QTRY_COMPARE_WITH_TIMEOUT(namesInSight(panel()), QSet<QString>(first.begin(), first.end()), Long);
    QVERIFY(panel().view().look().sources.size() > 1);
    auto *all = panel().findChild<QAction *>(u"logAllSources"_s);
    all->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(namesInSight(panel()).size() > 1, Long);
    // Other ones of the same stack, while the log is there already.
    const QStringList second = select(u"shop"_s, 1);
    QVERIFY(second != first);
    containers().actions().showLog->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(namesInSight(panel()), QSet<QString>(second.begin(), second.end()), Long);
    // Of another stack all are shown again.
    QVERIFY(window->choose(u"gitea"_s));
    QTRY_VERIFY_WITH_TIMEOUT(panel().shownSources().size() > 0 && panel().shownSources().size() == panel().view().look().sources.size(), Long);
}

/// Of a Swarm its replica: not the other ones of the same service.
void LogsTest::chosenContainersOfASwarm()
{
    const QStringList chosen = select(u"api"_s, 0, 1, 2);
    QCOMPARE(chosen.size(), 1);
    QTableView &table = containers().table();
    const QString full = table.model()->index(0, ContainersModel::Name).data().toString(); // "api_web.1.TASK"
    const QString name = chosen.constFirst() + u'.' + full.section(u'.', 1, 1);
    QVERIFY(containers().actions().showLog->isEnabled());
    containers().actions().showLog->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(panel().shownSources(), QStringList{name}, Long);
    QTRY_COMPARE_WITH_TIMEOUT(namesInSight(panel()), QSet<QString>{name}, Long);
}

/// Each has a name and a colour, and lines; the menu has each once, in order.
void LogsTest::replicasToldApart()
{
    QVERIFY(open(u"api"_s, 2));
    QTRY_VERIFY_WITH_TIMEOUT(panel().shownSources().size() > 2, Long);
    QHash<QString, QStringList> services;
    for (const QString &each : panel().shownSources()) {
        QVERIFY2(each.section(u'.', 1, 1).toInt() > 0, qPrintable(each));
        services[each.section(u'.', 0, 0)].append(each);
    }
    const auto several = std::ranges::find_if(services, [](const QStringList &names) { return names.size() > 1; });
    QVERIFY(several != services.end());
    QCOMPARE(several->first(), several.key() + u".1"_s);
    const auto writing = [&] { return namesInSight(panel()) & QSet<QString>(several->begin(), several->end()); };
    QTRY_VERIFY_WITH_TIMEOUT(!writing().isEmpty(), Long);
    for (const QString &each : namesInSight(panel()))
        QVERIFY2(panel().shownSources().contains(each), qPrintable(each));
    const LogLook &look = panel().view().look();
    QSet<int> colours;
    for (qsizetype number = 0; number < look.sources.size(); ++number)
        colours.insert(look.colourOf({.source = quint16(number)}));
    QCOMPARE(colours.size(), panel().shownSources().size());
    const QString one = *writing().begin();
    panel().showOnly({one});
    QTRY_COMPARE_WITH_TIMEOUT(namesInSight(panel()), QSet<QString>{one}, Long);
}

/// However many logs stand side by side: what they show alike is asked for once, and what stops stops alone.
void LogsTest::sideBySideIsReadOnce()
{
    QVERIFY(open(u"api"_s, 2));
    panel().menu().popOut->trigger();
    auto *own = window->demo.window().findChild<LogsWindow *>();
    QVERIFY(own && QTest::qWaitForWindowActive(own));
    LogsPanel *first = own->panels().constFirst();
    QTRY_VERIFY_WITH_TIMEOUT(first->store().size() > 500 && first->findChild<QLabel *>(u"logFlow"_s)->text() == u"Live"_s, Long);
    own->addLog();
    LogsPanel *second = own->panels().constLast();
    QVERIFY(second->store().size() > 0); // At once: nothing was asked.
    QCOMPARE(second->store().size(), first->store().size());
    QCOMPARE(second->store().text(second->store().first()).data(), first->store().text(first->store().first()).data());
    const qint64 before = second->store().size();
    QTRY_VERIFY_WITH_TIMEOUT(second->store().size() > before && first->store().size() == second->store().size(), Long);
    second->menu().pause->trigger();
    const qint64 stopped = second->store().size();
    QTRY_VERIFY_WITH_TIMEOUT(first->store().size() > stopped, Long);
    QCOMPARE(second->store().size(), stopped);
    second->menu().pause->trigger();
    QCOMPARE(second->store().size(), first->store().size());
    // Another part is read for itself: the first has what it had.
    const qint64 all = first->store().size();
    auto *tail = second->findChild<QMenu *>(u"logTail"_s);
    tail->actions().constFirst()->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(second->store().size() > 0, Long);
    QVERIFY(second->store().size() < all);
    QVERIFY(first->store().size() >= all);
    QVERIFY(second->store().text(second->store().end() - 1).data() != first->store().text(first->store().end() - 1).data());
    own->close();
}

void LogsTest::chosenContainersBeside()
{
    QCOMPARE(select(u"shop"_s, 0).size(), 1);
    QVERIFY(!containers().actions().logsBeside->isEnabled());
    QVERIFY(containers().actions().logsBeside->toolTip().contains(u"two to 4"_s));
    const QStringList two = select(u"shop"_s, 0, 2);
    QCOMPARE(two.size(), 2);
    containers().actions().logsBeside->trigger();
    auto *own = window->demo.window().findChild<LogsWindow *>();
    QVERIFY(own && QTest::qWaitForWindowExposed(own));
    const QList<LogsPanel *> panels = own->panels();
    QCOMPARE(panels.size(), 2);
    QTRY_COMPARE_WITH_TIMEOUT(namesInSight(*panels.at(0)), QSet<QString>{two.at(0)}, Long);
    QTRY_COMPARE_WITH_TIMEOUT(namesInSight(*panels.at(1)), QSet<QString>{two.at(1)}, Long);
    own->close();
}

void LogsTest::consoleOfTheChosen()
{
    QCOMPARE(select(u"shop"_s, 1).size(), 1);
    const QString id = containers().selected().constFirst().id;
    QTest::keyClick(&containers().table(), Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(window->page().details().currentTabName(), u"console"_s);
    ConsoleTab &console = window->page().details().console();
    QTRY_COMPARE_WITH_TIMEOUT(console.phase(), ConsoleTab::Phase::Open, Long);
    QCOMPARE(console.findChild<QComboBox *>(u"consoleContainer"_s)->currentData().toString(), id);
}

void LogsTest::sideBySide()
{
    QVERIFY(open(u"shop"_s));
    panel().menu().popOut->trigger();
    auto *own = window->demo.window().findChild<LogsWindow *>();
    QVERIFY(own && QTest::qWaitForWindowActive(own));
    QCOMPARE(own->panels().size(), 1);
    QVERIFY(!own->panels().constFirst()->menu().closeBeside->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(own->panels().constFirst()->view().hasFocus(), Long);
    QTest::keyClick(&own->panels().constFirst()->view(), Qt::Key_B, Qt::ControlModifier);
    QCOMPARE(own->panels().size(), 2);
    LogsPanel *second = own->panels().at(1);
    QTRY_VERIFY_WITH_TIMEOUT(!second->view().linesInSight().isEmpty(), Long);
    QTRY_VERIFY(second->view().hasFocus());
    const QString one = second->shownSources().constLast();
    second->showOnly({one}); // Each has a choice of its own.
    QTRY_COMPARE_WITH_TIMEOUT(namesInSight(*second), QSet<QString>{one}, Long);
    QTRY_VERIFY_WITH_TIMEOUT(namesInSight(*own->panels().constFirst()).size() > 1, Long);
    QTest::keyClick(&second->view(), Qt::Key_B, Qt::ControlModifier);
    QTest::keyClick(&second->view(), Qt::Key_B, Qt::ControlModifier);
    QCOMPARE(own->panels().size(), 4);
    QVERIFY(!second->menu().beside->isEnabled()); // No room for more.
    for (const LogsPanel *each : own->panels())
        QVERIFY(each->width() > 100);
    QTRY_VERIFY(own->panels().constLast()->view().hasFocus()); // The one that came last.
    second->view().setFocus();
    QTest::keyClick(&second->view(), Qt::Key_W, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(own->panels().size(), 3);
    QTRY_VERIFY(own->panels().constFirst()->view().hasFocus());
    for (int left = 3; left > 1; --left)
        QTest::mouseClick(own->panels().constLast()->findChild<QToolButton *>(u"logClose"_s), Qt::LeftButton);
    QCOMPARE(own->panels().size(), 1);
    QVERIFY(!own->panels().constFirst()->findChild<QToolButton *>(u"logClose"_s)->isVisible());
    own->close();
}

/// From one second of the log to another: nothing else is read.
void LogsTest::otherTimes()
{
    QVERIFY(open(u"api"_s, 2));
    QTRY_VERIFY_WITH_TIMEOUT(panel().store().size() > 1000, Long);
    constexpr qint64 Second = 1'000'000'000;
    const qint64 middle = panel().store().row(panel().store().first() + panel().store().size() / 2).stamp / Second;
    panel().menu().otherPart->trigger();
    auto *dialog = panel().findChild<LogPartDialog *>();
    QVERIFY(dialog && QTest::qWaitForWindowActive(dialog));
    auto *since = dialog->findChild<QDateTimeEdit *>(u"logPartSince"_s);
    auto *until = dialog->findChild<QDateTimeEdit *>(u"logPartUntil"_s);
    auto *read = dialog->findChild<QPushButton *>(u"logPartRead"_s);
    for (auto *box : dialog->findChildren<QCheckBox *>())
        box->setChecked(since->accessibleName() == box->text().remove(u'&') || until->accessibleName() == box->text().remove(u'&'));
    since->setDateTime(QDateTime::fromSecsSinceEpoch(middle));
    until->setDateTime(QDateTime::fromSecsSinceEpoch(middle - 5));
    QVERIFY(!read->isEnabled());
    QVERIFY(dialog->findChild<QLabel *>(u"logPartProblem"_s)->isVisible());
    until->setDateTime(QDateTime::fromSecsSinceEpoch(middle + 20));
    QVERIFY(read->isEnabled());
    QTest::keyClick(read, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(flow(), u"Up to the chosen time."_s, Long);
    QTRY_VERIFY_WITH_TIMEOUT(panel().store().size() > 0, Long);
    QVERIFY(panel().store().row(panel().store().first()).stamp >= middle * Second);
    QVERIFY(panel().store().row(panel().store().end() - 1).stamp <= (middle + 20) * Second);
    const QString sentence = panel().menu().partSentence();
    QVERIFY(sentence.startsWith(u"Since "_s) && sentence.contains(u", until "_s));
    QTRY_VERIFY(panel().findChild<QLabel *>(u"logLines"_s)->text().startsWith(sentence));
}

void LogsTest::keepsMore()
{
    QVERIFY(open(u"shop"_s));
    panel().menu().keepMore->trigger();
    QVERIFY(panel().store().keepsMore());
    auto *banner = panel().findChild<Banner *>();
    QVERIFY(banner->isVisible());
    QVERIFY(banner->sentence().contains(u"5,000,000 lines"_s) && banner->sentence().contains(u"temporary file"_s));
    panel().menu().keepMore->trigger();
    QVERIFY(!panel().store().keepsMore());
}

QTEST_MAIN(LogsTest)
#include "tst_logs.moc"
