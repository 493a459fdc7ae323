// SPDX-License-Identifier: GPL-3.0-or-later
// Renders what undoes, restores, imports and makes of templates, to be looked at: stackchangeshot DIR [light|dark]
#include "tests/shell/stackswindow.h"

#include "app/session/stackfolder.h"
#include "app/session/stackfolderreading.h"
#include "app/session/stackreading.h"
#include "ui/dialogs/maketemplatedialog.h"
#include "ui/dialogs/settingsdialog.h"
#include "ui/dialogs/stackquestion.h"
#include "ui/pages/importstacksdialog.h"
#include "ui/pages/newstackwindow.h"
#include "ui/pages/templatepicker.h"
#include "ui/pages/versionswindow.h"
#include "ui/shell/actions.h"
#include "ui/shell/operationswindow.h"

#include <QDir>
#include <QFileDialog>
#include <QListWidget>
#include <QMenuBar>

#include <cstdio>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

bool save(QWidget *widget, const QString &file)
{
    QTest::qWait(500);
    std::printf("%s\n", qPrintable(file));
    return widget && widget->grab().save(file);
}

StackBefore readNow(StacksWindow &window, const QString &name)
{
    StackReading reading(window.session());
    StackBefore read;
    QObject::connect(&reading, &StackReading::done, &reading, [&read](const StackBefore &now) { read = now; });
    reading.start(window.stack(name).id);
    return QTest::qWaitFor([&] { return read.isRead(); }, 20'000) ? read : StackBefore();
}

bool idle(StacksWindow &window)
{
    return QTest::qWaitFor([&] { return window.demo.operations().running().isEmpty(); }, 60'000);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QString folder = QCoreApplication::arguments().value(1, u"."_s);
    const bool dark = QCoreApplication::arguments().value(2) == "dark"_L1;
    const auto file = [&](const QString &name) { return folder + u'/' + name + (dark ? u"-dark.png"_s : u"-light.png"_s); };
    CommandLine line;
    if (dark)
        line.colourScheme = u"dark"_s;
    StacksWindow window(line);
    if (!window.opened || !QDir().mkpath(folder) || !window.choose(u"web1"_s))
        return 1;
    MainWindow &main = window.demo.window();
    Operations &operations = window.demo.operations();
    const StackBefore first = readNow(window, u"web1"_s);
    QString changed = first.file;
    operations.start(window.session(), UpdatePlan{first, {.file = changed.replace(u"image: "_s, u"image: docker.io/"_s), .env = first.stack.env + QList<EnvVariable>{{u"MODE"_s, u"quick"_s}}}});
    bool good = idle(window) && QTest::qWaitFor([&] { return window.page().changes().undo->isEnabled(); }, 10'000);
    window.page().changes().undo->trigger();
    good = save(PeopleWindow::waitFor<StackQuestion>(), file(u"undo-question"_s)) && good;
    PeopleWindow::press(Qt::Key_Escape);
    window.page().changes().action(StackAction::Versions)->trigger();
    QTest::qWait(800);
    auto *versions = main.findChild<VersionsWindow *>();
    good = save(versions, file(u"versions"_s)) && good;
    if (versions)
        versions->close();
    main.activateWindow();
    main.actions().operations->trigger();
    good = save(main.findChild<OperationsWindow *>(), file(u"operations-undo"_s)) && good;
    window.demo.demo().server()->setDeployTime(4000);
    operations.start(window.session(), StartPlan{window.stack(u"immich"_s)});
    QTest::qWait(1800);
    good = save(main.findChild<OperationsWindow *>(), file(u"operations-live"_s)) && good;
    good = save(&main, file(u"main-live"_s)) && good;
    window.demo.demo().server()->setDeployTime(0);
    good = idle(window) && good;
    main.findChild<OperationsWindow *>()->close();
    main.actions().settings->trigger();
    good = save(PeopleWindow::waitFor<SettingsDialog>(), file(u"settings"_s)) && good;
    PeopleWindow::press(Qt::Key_Escape);
    window.page().changes().action(StackAction::MakeTemplate)->trigger();
    good = save(PeopleWindow::waitFor<MakeTemplateDialog>(), file(u"make-template"_s)) && good;
    PeopleWindow::press(Qt::Key_Escape);
    writeStackFolder(window.folder.path(), first, false);
    writeStackFolder(window.folder.path(), readNow(window, u"shop"_s), true);
    writeStackFolder(window.folder.path(), readNow(window, u"wiki"_s), true);
    window.page().changes().importStacks->trigger();
    if (auto *files = PeopleWindow::waitFor<QFileDialog>()) {
        Q_EMIT files->fileSelected(window.folder.path());
        files->reject();
    }
    good = save(PeopleWindow::waitFor<ImportStacksDialog>(), file(u"import"_s)) && good;
    PeopleWindow::press(Qt::Key_Escape);
    window.page().changes().newStack->trigger();
    NewStackWindow *made = nullptr;
    good = QTest::qWaitFor([&] { return (made = main.findChild<NewStackWindow *>()) != nullptr; }, 20'000) && QTest::qWaitForWindowActive(made) && good;
    made->setEnvironment(EnvironmentId(1));
    made->setFile(u"services:\n  web:\n    image: a:b:c\n    ports:\n      - \"8081:80\"\n"_s, u"hello"_s);
    QTest::qWait(800);
    good = save(made, file(u"new-stack-bad-image"_s)) && good;
    made->setFile(u"services:\n  web:\n    image: nginx:1.27\n    ports:\n      - \"8020:80\"\n"_s);
    QTest::qWait(1200);
    good = save(made, file(u"new-stack-ports"_s)) && good;
    made->findChild<QPushButton *>(u"pickTemplate"_s)->click();
    auto *picker = PeopleWindow::waitFor<TemplatePicker>();
    QTest::qWait(800);
    good = save(picker, file(u"templates"_s)) && good;
    PeopleWindow::type(u"Web server"_s);
    PeopleWindow::press(Qt::Key_Return);
    QTest::qWait(800);
    good = save(picker, file(u"template-values"_s)) && good;
    return good ? 0 : 1;
}
