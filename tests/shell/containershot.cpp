// SPDX-License-Identifier: GPL-3.0-or-later
// Renders what runs, and what is asked about it, to be looked at: containershot DIR [light|dark]
#include "tests/shell/stackswindow.h"

#include "ui/dialogs/containerquestion.h"
#include "ui/pages/containeractions.h"
#include "ui/pages/containerstab.h"
#include "ui/pages/containerwindow.h"

#include <QDir>
#include <QTabWidget>
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

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QString folder = QCoreApplication::arguments().value(1, u"."_s);
    const bool dark = QCoreApplication::arguments().value(2) == "dark"_L1;
    const QString end = dark ? u"-dark.png"_s : u"-light.png"_s;
    CommandLine line;
    line.demoStrangers = true;
    if (dark)
        line.colourScheme = u"dark"_s;
    StacksWindow window(line);
    if (!window.opened || !QDir().mkpath(folder))
        return 1;
    MainWindow &main = window.demo.window();
    StacksTable &stacks = window.page().table();
    QTest::qWait(1500);
    stacks.sortBy(StackColumn::Containers, Qt::AscendingOrder);
    bool good = save(main, folder + u"/column"_s + end);
    ContainersTab &tab = window.page().details().containers();
    window.choose(u"shop"_s);
    window.page().details().setCurrentTab(u"containers"_s);
    std::ignore = QTest::qWaitFor([&] { return tab.table().model()->rowCount() > 0; }, 10'000);
    tab.table().selectRow(1);
    good = save(main, folder + u"/tab"_s + end) && good;
    main.resize(900, 560);
    good = save(main, folder + u"/tab-small"_s + end) && good;
    main.resize(1280, 800);
    window.choose(u"registry"_s, 2);
    good = save(main, folder + u"/tab-swarm"_s + end) && good;
    window.choose(u"shop"_s);
    std::ignore = QTest::qWaitFor([&] { return tab.table().model()->rowCount() > 0; }, 10'000);
    tab.table().selectRow(1);
    tab.actions().action(ContainerAction::Recreate)->trigger();
    if (auto *question = main.findChild<ContainerQuestion *>()) {
        good = save(*question, folder + u"/recreate"_s + end) && good;
        question->reject();
        QTest::qWait(100);
    }
    tab.table().selectAll();
    tab.actions().action(ContainerAction::Stop)->trigger();
    QTest::qWait(50);
    for (auto *question : main.findChildren<ContainerQuestion *>())
        if (question->isVisible()) {
            good = save(*question, folder + u"/stop-several"_s + end) && good;
            question->reject();
        }
    tab.table().selectRow(1);
    tab.actions().inspect->trigger();
    auto *shown = main.findChild<ContainerWindow *>();
    good = QTest::qWaitFor([&] { return shown && !shown->details().id.isEmpty(); }, 10'000) && good;
    auto *tabs = shown->findChild<QTabWidget *>(u"containerTabs"_s);
    for (int i = 0; i < tabs->count(); ++i) {
        tabs->setCurrentIndex(i);
        good = save(*shown, folder + u"/inspect-%1"_s.arg(i) + end) && good;
    }
    return good ? 0 : 1;
}
