// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/changerecord.h"
#include "app/session/servers.h"
#include "ui/pages/changeactions.h"
#include "ui/pages/newstackwindow.h"
#include "ui/pages/stackspage.h"
#include "ui/pages/stackstable.h"
#include "ui/shell/mainwindow.h"

#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <memory>

namespace longshore::test {

using namespace Qt::StringLiterals;

constexpr int Long = 90'000; // ms

inline QString docker(const QStringList &arguments)
{
    QProcess process;
    process.start(u"docker"_s, arguments);
    process.waitForFinished();
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

/// "lab/web:1.0 lab/worker:1": what runs under a project.
inline QString images(const QString &project, const QStringList &where = {})
{
    QStringList all = docker(where + QStringList{u"ps"_s, u"--filter"_s, u"label=com.docker.compose.project="_s + project, u"--format"_s, u"{{.Image}}"_s}).split(u'\n', Qt::SkipEmptyParts);
    all.sort();
    return all.join(u' ');
}

inline QByteArray tokenIn(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}

/// The program's own window on a real server that is yours to play with, and what a person does in it.
class LivePlay
{
public:
    LivePlay(const QString &address, const QString &tokenFile, const QString &pictures)
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
    int failed() const { return failures; }

protected:
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
        widget.raise();
        widget.activateWindow();
        return QTest::qWaitForWindowActive(&widget, 3000) || widget.isVisible(); // Without a window manager the mouse does it.
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
    template <typename Dialog>
    Dialog *waitFor()
    {
        Dialog *dialog = nullptr;
        const auto isThere = [&] { return (dialog = qobject_cast<Dialog *>(QApplication::activeModalWidget())) != nullptr; };
        return QTest::qWaitFor(isThere, 10'000) ? dialog : nullptr;
    }
    bool confirm(QDialog *dialog)
    {
        auto *action = dialog ? dialog->findChild<QPushButton *>(u"action"_s) : nullptr;
        if (!action || !QTest::qWaitFor([&] { return action->isEnabled(); }, 20'000))
            return false;
        QTest::mouseClick(action, Qt::LeftButton);
        return true;
    }
    /// The window for a new stack, with an environment and a name.
    NewStackWindow *openNew(const QString &name, const QString &environment)
    {
        front(window);
        if (!QTest::qWaitFor([&] { return page().changes().newStack->isEnabled(); }, 20'000))
            return nullptr;
        page().changes().newStack->trigger();
        NewStackWindow *made = nullptr;
        const auto isThere = [&] {
            for (NewStackWindow *each : window.findChildren<NewStackWindow *>())
                made = each->isVisible() ? each : made;
            return made != nullptr;
        };
        if (!QTest::qWaitFor(isThere, 20'000) || !front(*made))
            return nullptr;
        auto *where = made->findChild<QComboBox *>(u"newStackEnvironment"_s);
        where->setCurrentIndex(where->findText(environment));
        QTest::keyClicks(made->findChild<QLineEdit *>(u"stackName"_s), name);
        return made;
    }
    void press(NewStackWindow *made, const QString &step)
    {
        const qsizetype before = operations.all().size();
        auto *create = made ? made->findChild<QPushButton *>(u"createStack"_s) : nullptr;
        if (!create || !QTest::qWaitFor([&] { return create->isEnabled(); }, 20'000))
            return say(step, false, create ? create->toolTip() : u"no window"_s);
        QTest::mouseClick(create, Qt::LeftButton);
        const bool good = settles(before + 1) && last()->outcome() == OperationOutcome::Done;
        say(step, good, words());
    }
    void create(const QString &name, const QString &environment, const QString &file)
    {
        NewStackWindow *made = openNew(name, environment);
        if (made)
            made->setFile(file);
        press(made, u"create "_s + name);
    }
    /// Chooses a stack, an action, and says yes to what is asked; whether the operation was done.
    bool carryOut(const QString &name, StackAction action, const std::function<void(QDialog &)> &set = {})
    {
        const qsizetype before = operations.all().size();
        if (!choose(name) || !act(action))
            return false;
        auto *dialog = waitFor<QDialog>();
        if (dialog && set)
            set(*dialog);
        if (dialog && !confirm(dialog))
            return false;
        return settles(before + 1) && last()->outcome() == OperationOutcome::Done;
    }

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

} // namespace longshore::test
