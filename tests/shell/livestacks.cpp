// SPDX-License-Identifier: GPL-3.0-or-later
// Changes stacks of a real server that is yours to play with, in the program's own window by the keyboard, and asks docker each time
// whether it agrees: livestacks ADDRESS TOKENFILE DIR. The server has the environments "local" and "swarm-b", and the images
// lab/web:1.0, lab/web:1.1 and lab/worker:1.
#include "app/session/changerecord.h"
#include "app/session/servers.h"
#include "tests/shell/peoplewindow.h"
#include "ui/dialogs/maketemplatedialog.h"
#include "ui/dialogs/movestackdialog.h"
#include "ui/dialogs/stackquestion.h"
#include "ui/models/stacksmodel.h"
#include "ui/pages/changeactions.h"
#include "ui/pages/newstackwindow.h"
#include "ui/pages/stackspage.h"
#include "ui/pages/stackstable.h"
#include "ui/pages/updatestackwindow.h"
#include "ui/pages/variableseditor.h"
#include "ui/pages/versionswindow.h"
#include "ui/shell/mainwindow.h"
#include "ui/widgets/codeeditor.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QLineEdit>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int Long = 90'000; // ms

const QString Web = u"services:\n  web:\n    image: lab/web:%1\n    environment: {MODE: \"${MODE:-none}\"}\n  worker:\n    image: lab/worker:1\n"_s;
const QString Fleet = u"version: \"3.8\"\nservices:\n  web:\n    image: lab/web:1.0\n  worker:\n    image: lab/worker:1\n"_s;

QString docker(const QStringList &arguments)
{
    QProcess process;
    process.start(u"docker"_s, arguments);
    process.waitForFinished();
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

/// "lab/web:1.0 lab/worker:1": what runs under a project.
QString images(const QString &project, const QStringList &where = {})
{
    QStringList all = docker(where + QStringList{u"ps"_s, u"--filter"_s, u"label=com.docker.compose.project="_s + project, u"--format"_s, u"{{.Image}}"_s}).split(u'\n', Qt::SkipEmptyParts);
    all.sort();
    return all.join(u' ');
}

QString services(const QString &stack)
{
    QStringList all = docker({u"-H"_s, u"unix:///run/docker-b.sock"_s, u"service"_s, u"ls"_s, u"--filter"_s, u"label=com.docker.stack.namespace="_s + stack, u"--format"_s, u"{{.Name}}"_s})
                          .split(u'\n', Qt::SkipEmptyParts);
    all.sort();
    return all.join(u' ');
}

QByteArray tokenIn(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}

class Play
{
public:
    Play(const QString &address, const QString &tokenFile, const QString &pictures)
        : folder(pictures)
    {
        theme.apply(Theme::Look::Longshore, Theme::Scheme::Light);
        QDir().mkpath(folder);
        profile.id = ServerId::create();
        profile.name = u"lab"_s;
        profile.address = ServerAddress::parse(address).address;
        profile.tokenPlace = TokenPlace::ThisSession;
        servers.addTemporary(profile, tokenIn(tokenFile));
        window.show();
    }
    int run();

private:
    void say(const QString &step, bool good, const QString &words = {})
    {
        failures += good ? 0 : 1;
        std::printf("%s  %s  %s\n", good ? "good" : "BAD ", qPrintable(step), qPrintable(words));
        std::fflush(stdout);
    }
    StacksPage &page() { return window.page(); }
    Session &session() { return *servers.session(profile.id); }
    Operation *last() { return operations.all().isEmpty() ? nullptr : operations.all().last(); }
    bool settles(qsizetype count) { return QTest::qWaitFor([&] { return operations.all().size() >= count && operations.running().isEmpty(); }, Long); }
    QString words() { return last() ? last()->sentence() + u' ' + last()->details().left(300) : u"no operation"_s; }
    void picture(const QString &name) { window.grab().save(folder + u'/' + name + u".png"_s); }

    bool front(QWidget &widget)
    {
        widget.activateWindow();
        return QTest::qWaitForWindowActive(&widget);
    }
    bool choose(const QString &name)
    {
        const auto there = [&] {
            const auto found = std::ranges::find(session().stacks(), name, &Stack::name);
            return found != session().stacks().end() && page().selectStack({profile.id, found->id});
        };
        if (!QTest::qWaitFor(there, 20'000) || !front(window))
            return false;
        page().focusTable();
        QTest::qWait(300);
        return true;
    }
    bool act(StackAction action)
    {
        QAction *wanted = page().changes().action(action);
        if (!QTest::qWaitFor([&] { return wanted->isEnabled(); }, 20'000))
            return false;
        wanted->trigger();
        return true;
    }
    bool confirm(QDialog *dialog)
    {
        auto *action = dialog ? dialog->findChild<QPushButton *>(u"action"_s) : nullptr;
        return action && QTest::qWaitFor([&] { return action->isEnabled(); }, 20'000) && PeopleWindow::pushButton(u"action"_s);
    }
    void create(const QString &name, const QString &environment, const QString &file);
    void edit(const QString &name, const QString &file, const QList<EnvVariable> &variables, bool prune = false);
    void undo();
    void putBack();
    void redeploy();
    void migrate();
    void remove(const QString &name);

    QString folder;
    QTemporaryDir temporary;
    ConfigDir dir{temporary.path() + u"/config"_s};
    bool prepared = dir.prepare();
    ProfileStore profiles{dir};
    Settings settings{dir};
    KnownRowsStore known{dir};
    std::unique_ptr<SecretStore> memory = makeSessionStore();
    Servers servers{profiles, *memory, *memory, known, ApiClient::systemManagers()};
    Theme theme{*qApp};
    Operations operations{[this](const ServerId &id) { return servers.session(id); }};
    ChangeRecord record{operations, servers, dir, *memory};
    MainWindow window{MainWindow::Parts{settings, profiles, servers, *memory, theme, ApiClient::systemManagers(), operations, record}};
    ServerProfile profile;
    int failures = 0;
};

void Play::create(const QString &name, const QString &environment, const QString &file)
{
    const qsizetype before = operations.all().size();
    front(window);
    page().changes().newStack->trigger();
    NewStackWindow *made = nullptr;
    if (!QTest::qWaitFor([&] { return (made = window.findChild<NewStackWindow *>()) != nullptr; }, 20'000) || !front(*made))
        return say(u"create "_s + name, false, u"no window"_s);
    auto *where = made->findChild<QComboBox *>(u"newStackEnvironment"_s);
    where->setCurrentIndex(where->findText(environment));
    made->findChild<QLineEdit *>(u"stackName"_s)->setFocus();
    PeopleWindow::type(name);
    made->setFile(file);
    const auto *create = made->findChild<QPushButton *>(u"createStack"_s);
    if (!QTest::qWaitFor([&] { return create->isEnabled(); }, 20'000))
        return say(u"create "_s + name, false, create->toolTip());
    front(*made);
    PeopleWindow::press(Qt::Key_Return, Qt::ControlModifier);
    say(u"create "_s + name, settles(before + 1) && last()->outcome() == OperationOutcome::Done, words());
}

void Play::edit(const QString &name, const QString &file, const QList<EnvVariable> &variables, bool prune)
{
    const qsizetype before = operations.all().size();
    if (!choose(name) || !act(StackAction::Edit))
        return say(u"edit "_s + name, false, page().changes().action(StackAction::Edit)->statusTip());
    UpdateStackWindow *opened = nullptr;
    const auto isThere = [&] { return (opened = window.findChild<UpdateStackWindow *>()) && opened->opened().isRead(); };
    if (!QTest::qWaitFor(isThere, 20'000) || !front(*opened))
        return say(u"edit "_s + name, false, u"no window"_s);
    PeopleWindow::press(Qt::Key_A, Qt::ControlModifier);
    PeopleWindow::press(Qt::Key_Delete);
    opened->findChild<CodeEditor *>()->changeText(file);
    opened->findChild<VariablesEditor *>()->changeVariables(variables);
    if (prune)
        opened->findChild<QCheckBox *>(u"prune"_s)->click();
    const auto *apply = opened->findChild<QPushButton *>(u"applyUpdate"_s);
    if (!QTest::qWaitFor([&] { return apply->isEnabled(); }, 20'000))
        return say(u"edit "_s + name, false, apply->toolTip());
    PeopleWindow::press(Qt::Key_Return, Qt::ControlModifier);
    say(u"edit "_s + name, settles(before + 1) && last()->outcome() == OperationOutcome::Done, words());
    opened->grab().save(folder + u"/edit-"_s + name + u".png"_s);
    opened->close();
    QTest::qWait(300);
}

void Play::undo()
{
    const qsizetype before = operations.all().size();
    front(window);
    QTest::qWaitFor([&] { return page().changes().undo->isEnabled(); }, 10'000);
    page().changes().undo->trigger();
    auto *question = PeopleWindow::waitFor<StackQuestion>();
    if (question) {
        QTest::qWait(1500);
        question->grab().save(folder + u"/undo.png"_s);
    }
    say(u"undo"_s, confirm(question) && settles(before + 1) && last()->outcome() == OperationOutcome::Done, words());
}

void Play::putBack()
{
    const qsizetype before = operations.all().size();
    if (!choose(u"chgweb"_s) || !act(StackAction::Versions))
        return say(u"versions"_s, false);
    auto *versions = window.findChild<VersionsWindow *>();
    auto *putBack = versions->findChild<QPushButton *>(u"putBack"_s);
    if (!QTest::qWaitFor([&] { return putBack->isEnabled(); }, 20'000))
        return say(u"versions"_s, false, putBack->toolTip());
    QTest::qWait(1000);
    versions->grab().save(folder + u"/versions.png"_s);
    putBack->click();
    auto *question = PeopleWindow::waitFor<StackQuestion>();
    say(u"put a version back"_s, confirm(question) && settles(before + 1) && last()->outcome() == OperationOutcome::Done, words());
    versions->close();
    QTest::qWait(300);
}

void Play::redeploy()
{
    const qsizetype before = operations.all().size();
    const QString was = docker({u"ps"_s, u"-q"_s, u"--filter"_s, u"label=com.docker.compose.project=chgweb"_s});
    if (!choose(u"chgweb"_s) || !act(StackAction::Redeploy))
        return say(u"pull and redeploy"_s, false);
    const bool done = confirm(PeopleWindow::waitFor<StackQuestion>()) && settles(before + 1);
    // The images are nowhere but on the engine: the pull fails, and nothing may be touched.
    say(u"pull and redeploy fails and touches nothing"_s, done && last()->outcome() != OperationOutcome::Done
            && was == docker({u"ps"_s, u"-q"_s, u"--filter"_s, u"label=com.docker.compose.project=chgweb"_s}), words());
}

void Play::migrate()
{
    const qsizetype before = operations.all().size();
    if (!choose(u"chgweb"_s) || !act(StackAction::Migrate))
        return say(u"migrate"_s, false);
    auto *dialog = PeopleWindow::waitFor<MoveStackDialog>();
    if (!dialog)
        return say(u"migrate"_s, false, u"no dialog"_s);
    auto *where = dialog->findChild<QComboBox *>(u"target"_s);
    where->setCurrentIndex(where->findText(u"swarm-b on lab"_s));
    QTest::qWait(1500);
    dialog->grab().save(folder + u"/migrate.png"_s);
    say(u"migrate"_s, confirm(dialog) && settles(before + 1), last() ? words() : QString());
}

void Play::remove(const QString &name)
{
    const qsizetype before = operations.all().size();
    if (!choose(name) || !act(StackAction::Remove))
        return say(u"remove "_s + name, false, page().changes().action(StackAction::Remove)->statusTip());
    say(u"remove "_s + name, confirm(PeopleWindow::waitFor<StackQuestion>()) && settles(before + 1) && last()->outcome() == OperationOutcome::Done, words());
}

int Play::run()
{
    if (!QTest::qWaitFor([&] { return session().state() == Session::State::Connected && session().user(); }, 30'000))
        return std::puts("not connected"), 1;
    create(u"chgweb"_s, u"local"_s, Web.arg(u"1.0"_s));
    say(u"docker agrees"_s, images(u"chgweb"_s) == "lab/web:1.0 lab/worker:1"_L1, images(u"chgweb"_s));
    edit(u"chgweb"_s, Web.arg(u"1.1"_s), {{u"MODE"_s, u"a=b #c"_s}});
    const QString container = docker({u"ps"_s, u"-q"_s, u"--filter"_s, u"label=com.docker.compose.project=chgweb"_s, u"--filter"_s, u"label=com.docker.compose.service=web"_s});
    const QString mode = docker({u"inspect"_s, u"-f"_s, u"{{range .Config.Env}}{{println .}}{{end}}"_s, container});
    say(u"docker agrees"_s, images(u"chgweb"_s) == "lab/web:1.1 lab/worker:1"_L1, images(u"chgweb"_s) + u" | "_s + mode.section(u'\n', 0, 0));
    undo();
    say(u"docker agrees"_s, images(u"chgweb"_s) == "lab/web:1.0 lab/worker:1"_L1, images(u"chgweb"_s));
    putBack();
    say(u"docker agrees"_s, images(u"chgweb"_s) == "lab/web:1.1 lab/worker:1"_L1, images(u"chgweb"_s));
    redeploy();
    create(u"chgfleet"_s, u"swarm-b"_s, Fleet);
    say(u"docker agrees"_s, services(u"chgfleet"_s) == "chgfleet_web chgfleet_worker"_L1, services(u"chgfleet"_s));
    edit(u"chgfleet"_s, Fleet.left(Fleet.indexOf(u"  worker"_s)), {}, true);
    say(u"docker agrees: pruned"_s, services(u"chgfleet"_s) == "chgfleet_web"_L1, services(u"chgfleet"_s));
    picture(u"main"_s);
    migrate();
    const QString here = images(u"chgweb"_s);
    const QString there = images(u"chgweb"_s, {u"-H"_s, u"unix:///run/docker-b.sock"_s});
    say(u"docker agrees: it runs in one place"_s, here.isEmpty() != there.isEmpty(), u"local: %1 | swarm-b: %2"_s.arg(here, there));
    remove(u"chgweb"_s);
    say(u"docker agrees: gone"_s, (images(u"chgweb"_s) + images(u"chgweb"_s, {u"-H"_s, u"unix:///run/docker-b.sock"_s})).isEmpty());
    remove(u"chgfleet"_s);
    say(u"docker agrees: gone"_s, services(u"chgfleet"_s).isEmpty(), services(u"chgfleet"_s));
    return failures;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 4)
        return std::puts("livestacks ADDRESS TOKENFILE DIR"), 2;
    return Play(arguments.at(1), arguments.at(2), arguments.at(3)).run();
}
