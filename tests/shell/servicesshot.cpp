// SPDX-License-Identifier: GPL-3.0-or-later
// Renders the services of a Swarm, and what is asked before a stack without a record is removed, to be looked at: servicesshot DIR [light|dark]
#include "tests/shell/stackswindow.h"

#include "ui/dialogs/servicequestion.h"
#include "ui/dialogs/stackquestion.h"
#include "ui/pages/containerstab.h"
#include "ui/pages/servicesview.h"

#include <QDir>
#include <QTreeView>

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

template <typename Question>
bool shoot(MainWindow &main, QAction *action, const QString &file)
{
    action->trigger();
    std::ignore = QTest::qWaitFor([&] { return main.findChild<Question *>(); }, 5000);
    QTest::qWait(600);
    auto *question = main.findChild<Question *>();
    if (!question)
        return false;
    const bool good = save(*question, file);
    question->reject();
    QTest::qWait(200);
    return good;
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
    ServicesView &services = window.page().details().containers().services();
    window.choose(u"shop"_s, 2);
    window.page().details().setCurrentTab(u"containers"_s);
    std::ignore = QTest::qWaitFor([&] { return services.count() > 0 && services.scale->isEnabled(); }, 10'000);
    services.tree().setFocus();
    services.tree().expandAll();
    QTest::qWait(600);
    bool good = save(main, folder + u"/services"_s + end);
    main.resize(900, 560);
    good = save(main, folder + u"/services-small"_s + end) && good;
    main.resize(1280, 800);
    QTest::qWait(300);
    good = shoot<ServiceQuestion>(main, services.scale, folder + u"/scale"_s + end) && good;
    good = shoot<ServiceQuestion>(main, services.forceUpdate, folder + u"/force"_s + end) && good;
    good = shoot<ServiceQuestion>(main, services.rollBack, folder + u"/back"_s + end) && good;
    good = shoot<ServiceQuestion>(main, services.remove, folder + u"/remove"_s + end) && good;
    const auto *model = static_cast<const StacksModel *>(window.page().table().model());
    for (const QString &name : {u"pihole"_s, u"balancer"_s})
        for (int row = 0; row < model->rowCount(); ++row)
            if (model->row(row)->control == Control::Limited && model->row(row)->stack.name == name) {
                window.page().table().selectRow(row);
                QTest::qWait(600);
                good = shoot<StackQuestion>(main, window.page().changes().action(StackAction::Remove), folder + u"/limited-"_s + name + end) && good;
            }
    return good ? 0 : 1;
}
