// SPDX-License-Identifier: GPL-3.0-or-later
// Renders the stacks page in its states to PNG files, to be looked at: pagesshot FOLDER
#include "samples.h"
#include "ui/pages/detailpane.h"
#include "ui/pages/stackspage.h"
#include "ui/pages/stackstable.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QDir>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

struct Shot {
    QString name;
    int rows = 0;
    QString tab;
    QSize size;
    bool dark = false;
    enum class State { Normal, Loading, Empty, Failed, Stale, NoMatch, Several, Right } state = State::Normal;
};

void arrange(StacksPage &page, StacksModel &model, const Shot &shot)
{
    page.setServerFacts(samples::server(), samples::details(samples::stack(1, u"x"_s)).server);
    if (shot.rows > 0) {
        model.setServer(samples::server(), u"home-lab"_s, samples::many(shot.rows), samples::environments(), false);
        QTRY_VERIFY(model.isSettled());
        page.selectStack({samples::server(), StackId(4)});
    }
    switch (shot.state) {
    case Shot::State::Loading: page.setBusy(true); break;
    case Shot::State::Failed:
    case Shot::State::Stale:
        page.setStale(true);
        page.setBanner(Banner::Kind::Warning, u"home-lab is not answering. Showing what was known at 14:02."_s, u"Connection refused"_s, u"Retry"_s);
        break;
    case Shot::State::NoMatch: {
        StackFilter filter;
        filter.text = u"nothing-like-this"_s;
        page.setFilter(filter);
        QTRY_VERIFY(model.isSettled());
        break;
    }
    case Shot::State::Several: page.table().selectAll(); break;
    case Shot::State::Right: page.setDetailPlace(DetailPlace::Right); break;
    default: break;
    }
    page.details().setCurrentTab(shot.tab);
}

void take(Theme &theme, const Shot &shot, const QDir &folder)
{
    theme.apply(Theme::Look::Longshore, shot.dark ? Theme::Scheme::Dark : Theme::Scheme::Light);
    StacksModel model;
    StacksPage page(model, theme);
    page.resize(shot.size);
    page.show();
    QTest::qWait(50);
    arrange(page, model, shot);
    QObject::connect(&page, &StacksPage::fileRequested, &page, [&page](const StackKey &key) {
        page.setFile(key, {u"# The shop\nservices:\n  web:\n    image: nginx:1.25\n    ports:\n      - \"8080:80\"\n    environment:\n      DB_USER: ${DB_USER}\n"_s});
    });
    page.details().setCurrentTab(u"overview"_s);
    page.details().setCurrentTab(shot.tab);
    QTest::qWait(150);
    page.grab().save(folder.filePath(shot.name + u".png"_s));
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    Theme theme(application);
    const QDir folder(argc > 1 ? QString::fromLocal8Bit(argv[1]) : u"."_s);
    const QSize big(1068, 740);
    const QSize small(688, 500);
    using State = Shot::State;
    const QList<Shot> shots{
        {u"50-light"_s, 50, u"overview"_s, big, false}, {u"50-dark"_s, 50, u"overview"_s, big, true},
        {u"50-small"_s, 50, u"overview"_s, small, false}, {u"10000-light"_s, 10'000, u"variables"_s, big, false},
        {u"empty-light"_s, 0, u"overview"_s, big, false, State::Empty}, {u"loading-dark"_s, 0, u"overview"_s, big, true, State::Loading},
        {u"failed-light"_s, 0, u"overview"_s, big, false, State::Failed}, {u"stale-dark"_s, 50, u"git"_s, big, true, State::Stale},
        {u"nomatch-small"_s, 50, u"access"_s, small, true, State::NoMatch}, {u"several-light"_s, 50, u"access"_s, big, false, State::Several},
        {u"right-light"_s, 50, u"overview"_s, big, false, State::Right}, {u"file-light"_s, 50, u"file"_s, big, false},
        {u"file-dark-small"_s, 50, u"file"_s, small, true}, {u"json-dark"_s, 50, u"json"_s, big, true},
        {u"variables-dark"_s, 50, u"variables"_s, big, true}, {u"access-light"_s, 50, u"access"_s, big, false},
        {u"git-light"_s, 50, u"git"_s, big, false},
    };
    for (const Shot &shot : shots)
        take(theme, shot, folder);
    return 0;
}
