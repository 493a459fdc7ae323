// SPDX-License-Identifier: GPL-3.0-or-later
// Renders the window while and after stacks are acted on, to be looked at: stackactionshot DIR [light|dark]
#include "tests/shell/stackswindow.h"

#include "ui/shell/actions.h"
#include "ui/shell/operationswindow.h"

#include <QDir>

#include <cstdio>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

bool save(QWidget &widget, const QString &file)
{
    QTest::qWait(300);
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
    if (dark)
        line.colourScheme = u"dark"_s;
    StacksWindow window(line);
    if (!window.opened || !QDir().mkpath(folder) || !window.choose(u"shop"_s))
        return 1;
    MainWindow &main = window.demo.window();
    Operations &operations = window.demo.operations();
    bool good = save(main, folder + u"/main"_s + end);
    main.resize(900, 560);
    good = save(main, folder + u"/main-small"_s + end) && good;
    main.resize(1280, 800);
    operations.start(window.session(), RestartPlan{window.stack(u"shop"_s)});
    operations.start(window.session(), StopPlan{window.stack(u"chatty"_s)});
    good = save(main, folder + u"/main-working"_s + end) && good;
    window.demo.window().actions().operations->trigger();
    auto *list = main.findChild<OperationsWindow *>();
    good = save(*list, folder + u"/operations-working"_s + end) && good;
    good = QTest::qWaitFor([&] { return operations.running().isEmpty(); }, 60'000) && good;
    StackBefore opened;
    opened.stack = window.stack(u"grafana"_s);
    opened.fileError = ApiError{};
    operations.start(window.session(), UpdatePlan{opened, {.file = u"services:\n  web:\n    image: missing/image:none\n"_s, .env = opened.stack.env}});
    good = QTest::qWaitFor([&] { return operations.running().isEmpty(); }, 60'000) && good;
    good = save(*list, folder + u"/operations"_s + end) && good;
    good = save(main, folder + u"/main-failed"_s + end) && good;
    window.choose(u"paperless"_s);
    window.page().details().setCurrentTab(u"git"_s);
    good = save(main, folder + u"/main-git"_s + end) && good;
    window.page().focusTable();
    window.page().table().selectAll();
    good = save(main, folder + u"/main-several"_s + end) && good;
    return good ? 0 : 1;
}
