// SPDX-License-Identifier: GPL-3.0-or-later
// Renders the windows in which stacks are edited and made, to be looked at: editshot FOLDER [light|dark] [NAME...]
#include "editsamples.h"
#include "ui/pages/newstackwindow.h"
#include "ui/pages/updatestackwindow.h"
#include "ui/pages/variableseditor.h"
#include "ui/widgets/codeeditor.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QRadioButton>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

#include <functional>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

struct Shot {
    QString name;
    std::function<std::unique_ptr<QWidget>()> make;
};

QTabWidget &tabs(QWidget &window, const QString &name)
{
    return *window.findChild<QTabWidget *>(name);
}

std::unique_ptr<UpdateStackWindow> update(const StackBefore &opened, int tab = 0)
{
    auto window = std::make_unique<UpdateStackWindow>(StackPlace{u"shop"_s, u"local"_s, u"home-lab"_s});
    window->setOpened(opened);
    tabs(*window, u"updateTabs"_s).setCurrentIndex(tab);
    return window;
}

CodeEditor &fileOf(QWidget &window)
{
    return *window.findChild<QWidget *>(u"problemsList"_s)->parentWidget()->findChild<CodeEditor *>();
}

StackBefore theirs()
{
    StackBefore now = editsamples::shop();
    now.file.replace(u"postgres:16"_s, u"postgres:17"_s).replace(u"nginx:1.25"_s, u"nginx:1.26"_s);
    now.stack.env[0].value = u"root"_s;
    return now;
}

StackBefore odd()
{
    StackBefore opened = editsamples::shop();
    opened.stack.env = {{u"DB_USER"_s, u"shop"_s}, {u"DB_PASSWORD"_s, u"pa$$ #word"_s}, {u"OLD"_s, {}}, {u"OPEN"_s, u"\"open"_s}, {u"KEY"_s, u"line one\nline two"_s}};
    opened.file.replace(u"${DB_USER}"_s, u"${DB_USER}-${TAG}"_s);
    return opened;
}

QList<NewStackEnvironment> places()
{
    return {{EnvironmentId(2), u"local"_s, StackType::Compose, {}, {u"blog"_s}, {}}};
}

QList<Shot> updateShots()
{
    return {
        {u"update-file"_s, [] { return update(editsamples::shop()); }},
        {u"update-problems"_s,
         [] {
             auto window = update(editsamples::shop());
             fileOf(*window).changeText(window->file().replace(u"    image: postgres:16\n"_s, QString()).replace(u"data:/var"_s, u"dat:/var"_s));
             fileOf(*window).openReplace();
             return window;
         }},
        {u"update-variables"_s, [] { return update(odd(), 1); }},
        {u"update-variables-text"_s,
         [] {
             auto window = update(odd(), 1);
             window->findChild<QToolButton *>(u"variablesAsText"_s)->click();
             return window;
         }},
        {u"update-changes"_s,
         [] {
             auto window = update(editsamples::shop());
             fileOf(*window).changeText(window->file().replace(u"nginx:1.25"_s, u"nginx:1.27"_s).replace(u"      - \"8080:80\"\n"_s, u"      - \"8080:80\"\n      - \"8443:443\"\n"_s));
             window->findChild<VariablesEditor *>()->changeVariables({{u"DB_USER"_s, u"shop"_s}, {u"DB_PASSWORD"_s, u"new"_s}, {u"TZ"_s, u"UTC"_s}});
             tabs(*window, u"updateTabs"_s).setCurrentIndex(2);
             return window;
         }},
        {u"update-moved"_s,
         [] {
             auto window = update(editsamples::shop());
             fileOf(*window).changeText(window->file().replace(u"nginx:1.25"_s, u"nginx:1.27"_s));
             window->setMoved(theirs(), movesBetween(editsamples::shop(), theirs()));
             return window;
         }},
        {u"update-git"_s, [] { return update(editsamples::gitShop()); }},
        {u"update-manifest"_s, [] { return update(editsamples::manifest()); }},
        {u"update-failed"_s,
         [] {
             auto window = std::make_unique<UpdateStackWindow>(StackPlace{u"shop"_s, u"local"_s, u"home-lab"_s});
             window->setFailed(u"home-lab is not answering."_s, u"Connection refused"_s);
             return window;
         }},
        {u"update-busy"_s,
         [] {
             auto window = update(editsamples::shop());
             window->setBusy(u"Updating shop. 1 of 2 containers run."_s);
             return window;
         }},
    };
}

QList<Shot> newShots()
{
    return {
        {u"new-empty"_s, [] { return std::make_unique<NewStackWindow>(u"home-lab"_s, places()); }},
        {u"new-file"_s,
         [] {
             auto window = std::make_unique<NewStackWindow>(u"home-lab"_s, places());
             window->setTemplates({{u"c4"_s, u"Jellyfin"_s, {}, StackType::Compose, false, {}}});
             window->setFile(editsamples::shopFile(), u"Shop Two"_s);
             window->setConflicts({}, {u"Port 8080 is published by blog already."_s});
             return window;
         }},
        {u"new-git"_s,
         [] {
             auto window = std::make_unique<NewStackWindow>(u"home-lab"_s, places());
             window->findChild<QRadioButton *>(u"fromGit"_s)->click();
             window->findChild<QLineEdit *>(u"gitAddress"_s)->setText(u"https://git.example.org/home/shop.git"_s);
             window->setPreview(editsamples::shopFile());
             return window;
         }},
    };
}

void take(const Shot &shot, const QString &file, const QSize &size)
{
    const auto window = shot.make();
    window->resize(size);
    window->show();
    QTest::qWait(900); // Checks and comparisons come from a worker.
    window->grab().save(file);
    std::printf("%s\n", qPrintable(file));
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QDir folder(arguments.value(1, u"."_s));
    const bool dark = arguments.value(2) == "dark"_L1;
    const QStringList wanted = arguments.mid(3);
    Theme theme(application);
    theme.apply(Theme::Look::Longshore, dark ? Theme::Scheme::Dark : Theme::Scheme::Light);
    for (const Shot &shot : updateShots() + newShots()) {
        if (!wanted.isEmpty() && !wanted.contains(shot.name))
            continue;
        const QString name = shot.name + (dark ? "-dark"_L1 : "-light"_L1);
        take(shot, folder.filePath(name + u".png"_s), {1280, 800});
        take(shot, folder.filePath(name + u"-small.png"_s), {900, 560});
    }
    return 0;
}
