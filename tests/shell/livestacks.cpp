// SPDX-License-Identifier: GPL-3.0-or-later
// Changes stacks of a real server that is yours to play with, in the program's own window by the keyboard, and asks docker each time
// whether it agrees: livestacks ADDRESS TOKENFILE DIR. The server has the environments "local" and "swarm-b", and the images
// lab/web:1.0, lab/web:1.1 and lab/worker:1.
#include "tests/shell/liveplay.h"
#include "ui/dialogs/maketemplatedialog.h"
#include "ui/dialogs/movestackdialog.h"
#include "ui/dialogs/stackquestion.h"
#include "ui/models/stacksmodel.h"
#include "ui/pages/updatestackwindow.h"
#include "ui/pages/variableseditor.h"
#include "ui/pages/versionswindow.h"
#include "ui/widgets/codeeditor.h"

#include <QCheckBox>
#include <QComboBox>
#include <QPushButton>

#include <cstdio>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

const QString Web = u"services:\n  web:\n    image: lab/web:%1\n    environment: {MODE: \"${MODE:-none}\"}\n  worker:\n    image: lab/worker:1\n"_s;
const QString Fleet = u"version: \"3.8\"\nservices:\n  web:\n    image: lab/web:1.0\n  worker:\n    image: lab/worker:1\n"_s;

QString services(const QString &stack)
{
    QStringList all = docker({u"-H"_s, u"unix:///run/docker-b.sock"_s, u"service"_s, u"ls"_s, u"--filter"_s, u"label=com.docker.stack.namespace="_s + stack, u"--format"_s, u"{{.Name}}"_s})
                          .split(u'\n', Qt::SkipEmptyParts);
    all.sort();
    return all.join(u' ');
}

class Play : public LivePlay
{
public:
    using LivePlay::LivePlay;
    int run();

private:
    void edit(const QString &name, const QString &file, const QList<EnvVariable> &variables, bool prune = false);
    void undo();
    void putBack();
    void redeploy();
    void migrate();
    void remove(const QString &name);
};

void Play::edit(const QString &name, const QString &file, const QList<EnvVariable> &variables, bool prune)
{
    const qsizetype before = operations.all().size();
    if (!choose(name) || !act(StackAction::Edit))
        return say(u"edit "_s + name, false, page().changes().action(StackAction::Edit)->statusTip());
    UpdateStackWindow *opened = nullptr;
    const auto isThere = [&] { return (opened = window.findChild<UpdateStackWindow *>()) && opened->opened().isRead(); };
    if (!QTest::qWaitFor(isThere, 20'000) || !front(*opened))
        return say(u"edit "_s + name, false, u"no window"_s);
    for (CodeEditor *editor : opened->findChildren<CodeEditor *>())
        if (editor->text() == opened->opened().file)
            editor->changeText(file);
    opened->findChild<VariablesEditor *>()->changeVariables(variables);
    if (prune)
        opened->findChild<QCheckBox *>(u"prune"_s)->click();
    const auto *apply = opened->findChild<QPushButton *>(u"applyUpdate"_s);
    if (!QTest::qWaitFor([&] { return apply->isEnabled(); }, 20'000))
        return say(u"edit "_s + name, false, apply->toolTip());
    QTest::mouseClick(opened->findChild<QPushButton *>(u"applyUpdate"_s), Qt::LeftButton);
    const bool good = settles(before + 1) && last()->outcome() == OperationOutcome::Done;
    say(u"edit "_s + name, good, words());
    opened->grab().save(folder + u"/edit-"_s + name + u".png"_s);
    opened->close();
    QTest::qWait(300);
}

void Play::undo()
{
    const qsizetype before = operations.all().size();
    front(window);
    if (!QTest::qWaitFor([&] { return page().changes().undo->isEnabled(); }, 10'000))
        return say(u"undo"_s, false, page().changes().undo->statusTip());
    page().changes().undo->trigger();
    auto *question = waitFor<StackQuestion>();
    if (question) {
        QTest::qWait(1500);
        question->grab().save(folder + u"/undo.png"_s);
    }
    const bool good = confirm(question) && settles(before + 1) && last()->outcome() == OperationOutcome::Done;
    say(u"undo"_s, good, words());
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
    auto *question = waitFor<StackQuestion>();
    const bool good = confirm(question) && settles(before + 1) && last()->outcome() == OperationOutcome::Done;
    say(u"put a version back"_s, good, words());
    versions->close();
    QTest::qWait(300);
}

void Play::redeploy()
{
    const qsizetype before = operations.all().size();
    const QString was = docker({u"ps"_s, u"-q"_s, u"--filter"_s, u"label=com.docker.compose.project=chgweb"_s});
    if (!choose(u"chgweb"_s) || !act(StackAction::Redeploy))
        return say(u"pull and redeploy"_s, false);
    const bool done = confirm(waitFor<StackQuestion>()) && settles(before + 1);
    // The images are nowhere but on the engine: the pull fails, and nothing may be touched.
    say(u"pull and redeploy fails and touches nothing"_s, done && last()->outcome() != OperationOutcome::Done
            && was == docker({u"ps"_s, u"-q"_s, u"--filter"_s, u"label=com.docker.compose.project=chgweb"_s}), words());
}

void Play::migrate()
{
    const qsizetype before = operations.all().size();
    if (!choose(u"chgweb"_s) || !act(StackAction::Migrate))
        return say(u"migrate"_s, false);
    auto *dialog = waitFor<MoveStackDialog>();
    if (!dialog)
        return say(u"migrate"_s, false, u"no dialog"_s);
    auto *where = dialog->findChild<QComboBox *>(u"target"_s);
    where->setCurrentIndex(where->findText(u"swarm-b on lab"_s));
    QTest::qWait(1500);
    dialog->grab().save(folder + u"/migrate.png"_s);
    const bool good = confirm(dialog) && settles(before + 1);
    say(u"migrate"_s, good, words());
}

void Play::remove(const QString &name)
{
    const qsizetype before = operations.all().size();
    if (!choose(name) || !act(StackAction::Remove))
        return say(u"remove "_s + name, false, page().changes().action(StackAction::Remove)->statusTip());
    const bool good = confirm(waitFor<StackQuestion>()) && settles(before + 1) && last()->outcome() == OperationOutcome::Done;
    say(u"remove "_s + name, good, words());
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
