// SPDX-License-Identifier: GPL-3.0-or-later
// Renders what runs of stacks of Kubernetes, and the questions about it, to be looked at: workloadshot DIR [light|dark]
#include "tests/shell/stackswindow.h"

#include "ui/dialogs/workloadquestion.h"
#include "ui/pages/containerstab.h"
#include "ui/pages/workloadsview.h"

#include <QDir>
#include <QTableView>

#include <cstdio>
#include <tuple>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

bool save(QWidget &widget, const QString &file)
{
    QTest::qWait(400);
    std::printf("%s\n", qPrintable(file));
    return widget.grab().save(file);
}

bool shoot(MainWindow &main, QAction *action, const QString &file)
{
    std::ignore = QTest::qWaitFor([&] { return action->isEnabled(); }, 5000);
    action->trigger();
    if (!QTest::qWaitFor([&] { return main.findChild<WorkloadQuestion *>() != nullptr; }, 5000))
        return false;
    QTest::qWait(600);
    auto *question = main.findChild<WorkloadQuestion *>();
    const bool good = save(*question, file);
    question->reject();
    return QTest::qWaitFor([&] { return !main.findChild<WorkloadQuestion *>(); }, 5000) && good;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QString folder = QCoreApplication::arguments().value(1, u"."_s);
    const bool dark = QCoreApplication::arguments().value(2) == "dark"_L1;
    const QString end = dark ? u"-dark.png"_s : u"-light.png"_s;
    CommandLine line;
    if (dark)
        line.colourScheme = u"dark"_s;
    StacksWindow window(line);
    if (!window.opened || !QDir().mkpath(folder))
        return 1;
    MainWindow &main = window.demo.window();
    WorkloadsView &view = window.page().details().containers().workloads();
    const auto look = [&](const QString &name) {
        window.page().selectStack(window.keyOf(name, 4));
        window.page().details().setCurrentTab(u"containers"_s);
        return QTest::qWaitFor([&] { return view.table().isVisible() && view.table().model()->rowCount() > 0; }, 10'000);
    };
    bool good = look(u"keycloak"_s);
    view.table().selectRow(1);
    good = save(main, folder + u"/workloads"_s + end) && good;
    good = shoot(main, view.actions().scale, folder + u"/workloads-scale"_s + end) && good;
    good = shoot(main, view.actions().restart, folder + u"/workloads-restart"_s + end) && good;
    good = shoot(main, view.actions().deletePod, folder + u"/workloads-delete"_s + end) && good;
    view.table().setFocus();
    QTest::keyClick(&view.table(), Qt::Key_Down, Qt::ShiftModifier);
    good = shoot(main, view.actions().deletePod, folder + u"/workloads-delete-two"_s + end) && good;
    good = look(u""_s) && save(main, folder + u"/workloads-kinds"_s + end) && good;
    main.resize(900, 560);
    good = save(main, folder + u"/workloads-small"_s + end) && good;
    return good ? 0 : 1;
}
