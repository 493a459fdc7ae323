// SPDX-License-Identifier: GPL-3.0-or-later
// The Logs tab in the whole window on the sample server, by keyboard.
#include "tests/shell/stackswindow.h"

#include "ui/pages/logsmenu.h"
#include "ui/pages/logspanel.h"
#include "ui/pages/logstab.h"
#include "ui/shell/logswindow.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/logview.h"

#include <QElapsedTimer>
#include <QLabel>

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

private:
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
    QCOMPARE(panel().view().look().sources.size(), sources.size());
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

QTEST_MAIN(LogsTest)
#include "tst_logs.moc"
