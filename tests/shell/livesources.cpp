// SPDX-License-Identifier: GPL-3.0-or-later
// Makes stacks of a real server that is yours to play with from a file and from a repository, and has images pulled anew, in the program's
// own window, and asks docker each time whether it agrees: livesources ADDRESS TOKENFILE DIR REPOSITORY CHECKOUT. The server reaches the
// repository under that address, and CHECKOUT may push to it; 127.0.0.1:5000 is a registry, and lab/web:1.0, lab/web:1.1 and lab/worker:1 are
// images of the environment "local".
#include "tests/shell/liveplay.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QRadioButton>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

const QString Registered = u"127.0.0.1:5000/srcweb:latest"_s;

QString imageIdOf(const QString &project)
{
    const QString container = docker({u"ps"_s, u"-q"_s, u"--filter"_s, u"label=com.docker.compose.project="_s + project});
    return docker({u"inspect"_s, u"-f"_s, u"{{.Image}}"_s, container});
}

/// What a container gets from `variable`.
QString valueIn(const QString &project, const QString &variable)
{
    const QString container = docker({u"ps"_s, u"-q"_s, u"--filter"_s, u"label=com.docker.compose.project="_s + project});
    const QStringList all = docker({u"inspect"_s, u"-f"_s, u"{{range .Config.Env}}{{println .}}{{end}}"_s, container}).split(u'\n');
    for (const QString &each : all)
        if (each.startsWith(variable + u'='))
            return each.section(u'=', 1);
    return {};
}

class Play : public LivePlay
{
public:
    Play(const QStringList &arguments)
        : LivePlay(arguments.at(1), arguments.at(2), arguments.at(3)), repository(arguments.at(4)), checkout(arguments.at(5))
    {
    }
    int run();

private:
    bool commit(const QString &file, const QString &words)
    {
        QFile written(checkout + u"/docker-compose.yml"_s);
        if (!written.open(QIODevice::WriteOnly) || written.write(file.toUtf8()) < 0)
            return false;
        written.close();
        return git({u"add"_s, u"."_s}) && git({u"-c"_s, u"user.name=lab"_s, u"-c"_s, u"user.email=lab@localhost"_s, u"commit"_s, u"-qm"_s, words})
            && git({u"push"_s, u"-q"_s, u"origin"_s, u"HEAD:main"_s});
    }
    bool git(const QStringList &arguments)
    {
        QProcess process;
        process.setWorkingDirectory(checkout);
        process.start(u"git"_s, arguments);
        return process.waitForFinished() && process.exitCode() == 0;
    }
    void registerImage(const QString &image)
    {
        docker({u"tag"_s, image, Registered});
        docker({u"push"_s, u"-q"_s, Registered});
        docker({u"rmi"_s, Registered}); // So that only a pull brings it.
    }
    void fromFile();
    void pullAnew();
    void fromGit();
    void followGit();
    void stopAndStart();
    void remove(const QString &name);

    QString repository;
    QString checkout;
};

/// Through the dialog for files, as somebody does it.
void Play::fromFile()
{
    registerImage(u"lab/web:1.0"_s);
    const QString path = temporary.path() + u"/docker-compose.yml"_s;
    QFile file(path);
    const QByteArray bytes = "services:\r\n  web:\r\n    image: " + Registered.toUtf8() + "\r\n    environment: {MODE: \"${MODE}\"}";
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return say(u"write the file"_s, false);
    file.close();
    NewStackWindow *made = openNew(u"srcweb"_s, u"local"_s);
    auto *load = made ? made->findChild<QPushButton *>(u"loadFile"_s) : nullptr;
    if (!load)
        return say(u"create from a file"_s, false, u"no button"_s);
    load->click();
    auto *dialog = waitFor<QFileDialog>();
    if (!dialog)
        return say(u"create from a file"_s, false, u"no dialog"_s);
    dialog->findChild<QLineEdit *>(u"fileNameEdit"_s)->setText(path);
    static_cast<QDialog *>(dialog)->accept();
    press(made, u"create from a file"_s);
    const Operation *operation = last();
    say(u"byte for byte"_s, operation && operation->after() && operation->after()->file.toUtf8() == bytes);
    say(u"docker agrees"_s, images(u"srcweb"_s) == Registered, images(u"srcweb"_s));
}

void Play::pullAnew()
{
    const QString was = imageIdOf(u"srcweb"_s);
    docker({u"tag"_s, u"lab/web:1.1"_s, Registered});
    docker({u"push"_s, u"-q"_s, Registered});
    docker({u"tag"_s, u"lab/web:1.0"_s, Registered}); // The engine still knows the old one under that name.
    const bool done = carryOut(u"srcweb"_s, StackAction::Redeploy, [](QDialog &question) {
        auto *pull = question.findChild<QCheckBox *>(u"pullImages"_s);
        if (pull && !pull->isChecked())
            pull->click();
    });
    say(u"pull and redeploy"_s, done, words());
    const QString wanted = docker({u"inspect"_s, u"-f"_s, u"{{.Id}}"_s, u"lab/web:1.1"_s});
    say(u"docker agrees: the new image runs"_s, was != imageIdOf(u"srcweb"_s) && imageIdOf(u"srcweb"_s) == wanted, imageIdOf(u"srcweb"_s).left(20));
}

void Play::fromGit()
{
    say(u"commit"_s, commit(u"services:\n  web:\n    image: lab/web:1.0\n    environment: {MODE: first}\n"_s, u"first"_s));
    NewStackWindow *made = openNew(u"srcgit"_s, u"local"_s);
    if (!made)
        return say(u"create from Git"_s, false, u"no window"_s);
    made->findChild<QRadioButton *>(u"fromGit"_s)->click();
    QTest::keyClicks(made->findChild<QLineEdit *>(u"gitAddress"_s), repository);
    QTest::keyClicks(made->findChild<QLineEdit *>(u"gitReference"_s), u"main"_s);
    made->findChild<QPushButton *>(u"previewGit"_s)->click();
    QTest::qWait(2000);
    made->grab().save(folder + u"/from-git.png"_s);
    press(made, u"create from Git"_s);
    say(u"docker agrees"_s, images(u"srcgit"_s) == "lab/web:1.0"_L1 && valueIn(u"srcgit"_s, u"MODE"_s) == "first"_L1, images(u"srcgit"_s));
}

void Play::followGit()
{
    say(u"commit"_s, commit(u"services:\n  web:\n    image: lab/web:1.1\n    environment: {MODE: second}\n"_s, u"second"_s));
    const bool done = carryOut(u"srcgit"_s, StackAction::Redeploy);
    say(u"pull from Git and redeploy"_s, done, words());
    say(u"docker agrees"_s, images(u"srcgit"_s) == "lab/web:1.1"_L1 && valueIn(u"srcgit"_s, u"MODE"_s) == "second"_L1, images(u"srcgit"_s));
}

void Play::stopAndStart()
{
    say(u"stop"_s, carryOut(u"srcgit"_s, StackAction::Stop), words());
    say(u"docker agrees: nothing runs"_s, images(u"srcgit"_s).isEmpty(), images(u"srcgit"_s));
    say(u"start"_s, carryOut(u"srcgit"_s, StackAction::Start), words());
    say(u"docker agrees"_s, images(u"srcgit"_s) == "lab/web:1.1"_L1, images(u"srcgit"_s));
}

void Play::remove(const QString &name)
{
    say(u"remove "_s + name, carryOut(name, StackAction::Remove), words());
    say(u"docker agrees: gone"_s, images(name).isEmpty());
}

int Play::run()
{
    if (!QTest::qWaitFor([&] { return session().state() == Session::State::Connected && session().user(); }, 30'000))
        return std::puts("not connected"), 1;
    fromFile();
    pullAnew();
    fromGit();
    followGit();
    stopAndStart();
    picture(u"sources"_s);
    remove(u"srcweb"_s);
    remove(u"srcgit"_s);
    return failed();
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 6)
        return std::puts("livesources ADDRESS TOKENFILE DIR REPOSITORY CHECKOUT"), 2;
    return Play(arguments).run();
}
