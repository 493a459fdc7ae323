// SPDX-License-Identifier: GPL-3.0-or-later
// Renders the window of one server, section by section and state by state, to be looked at: serverwindowshot FOLDER
#include "windowbench.h"

#include "ui/pages/accesspage.h"
#include "ui/pages/accountpage.h"
#include "ui/pages/informationpage.h"
#include "ui/pages/settingspage.h"
#include "ui/pages/tokenspage.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableView>

#include <functional>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

struct Shot {
    QString name;
    QString section;
    QByteArray user = "alice";
    QSize size = {960, 640};
    std::function<void(WindowBench &, ServerWindow &)> act = {};
    DemoAuthentication authentication = DemoAuthentication::Internal;
};

AccessToken token(qint64 id, const QString &description, const QString &prefix, qint64 daysAgo)
{
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    constexpr qint64 Day = 24 * 60 * 60;
    return {AccessTokenId(id), UserId(2), description, prefix, now - 200 * Day, daysAgo < 0 ? 0 : now - daysAgo * Day};
}

TokensPage &tokensOf(ServerWindow &window)
{
    return static_cast<TokensPage &>(*window.section(u"tokens"_s));
}

void manyTokens(WindowBench &, ServerWindow &window)
{
    tokensOf(window).setTokens({token(1, u"Longshore on study-pc"_s, u"ptr_aX9"_s, 0), token(2, u"Backup script on nas"_s, u"ptr_kk2"_s, 1),
                                token(3, u"CI of the shop, deploys to staging and production from the runners in Frankfurt"_s, u"ptr_QqR"_s, 12),
                                token(4, u"old laptop"_s, u"ptr_7zu"_s, 131), token(5, u"test"_s, u"ptr_t0P"_s, -1)},
                               AccessTokenId(1));
    tokensOf(window).table().selectRow(1);
}

/// Ticks what is not ticked in the first rows of the matrix, and takes one away.
void editAccess(WindowBench &, ServerWindow &window)
{
    auto &page = static_cast<AccessPage &>(*window.section(u"access"_s));
    int changed = 0;
    for (int row = 0; row < page.model().rowCount() && changed < 4; ++row) {
        const QModelIndex cell = page.model().index(row, row % page.model().columnCount());
        const bool on = cell.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        changed += page.model().setData(cell, on ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole) ? 1 : 0;
    }
}

void typeSettings(WindowBench &, ServerWindow &window)
{
    const auto field = [&](settingsedit::Setting setting) { return window.findChild<QLineEdit *>(u"setting%1"_s.arg(static_cast<int>(setting))); };
    field(settingsedit::Setting::SessionTimeout)->setText(u"2m"_s);
    field(settingsedit::Setting::SnapshotInterval)->setText(u"10m"_s);
    field(settingsedit::Setting::TemplatesUrl)->setText(u"https://raw.githubusercontent.com/portainer/templates/v3/templates.json"_s);
}

void scrolled(WindowBench &, ServerWindow &window)
{
    for (QScrollArea *area : window.findChildren<QScrollArea *>())
        if (area->isVisible())
            area->verticalScrollBar()->setValue(area->verticalScrollBar()->maximum());
}

void expiring(WindowBench &bench, ServerWindow &window)
{
    ServerInformation facts;
    facts.profile = bench.profile;
    facts.profile.address = ServerAddress::parse(u"https://nas.example.com:9443"_s).address;
    facts.profile.pinnedSha256 = QByteArray(32, 'a');
    facts.profile.instanceId = u"299ab403-70a8-4c05-92f7-bf7a994d50df"_s;
    facts.version = ServerVersion::fromText(u"2.23.0"_s);
    facts.asked = SystemVersion{.serverVersion = u"2.23.0"_s, .edition = u"CE"_s, .updateAvailable = true, .latestVersion = u"2.33.1"_s};
    facts.environments = 5;
    facts.stacks = 50;
    facts.isRead = true;
    facts.proxy = u"proxy.example.com:3128"_s;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    facts.certificate = {.der = "x", .sha256 = QCryptographicHash::hash("x", QCryptographicHash::Sha256), .names = {u"nas.example.com"_s, u"192.168.17.201"_s},
                         .validFrom = now.addDays(-340), .validUntil = now.addDays(12)};
    static_cast<InformationPage &>(*window.section(u"information"_s)).setFacts(facts, now);
}

void chooseFirst(WindowBench &, ServerWindow &window)
{
    for (QTableView *table : window.findChildren<QTableView *>())
        if (table->isVisible() && table->model()->rowCount() > 1)
            table->selectRow(1);
}

void stopped(WindowBench &bench, ServerWindow &window)
{
    bench.demo.stop();
    window.refreshSection();
    QTest::qWait(6000);
}

QList<Shot> shots()
{
    const auto signedOut = [](WindowBench &, ServerWindow &window) {
        for (PageFrame *frame : window.findChildren<PageFrame *>())
            frame->setSignedOut(u"home-lab no longer accepts this computer's access token. It was revoked, or its user is gone. Sign in again."_s);
    };
    const auto told = [](WindowBench &bench, ServerWindow &window) {
        manyTokens(bench, window);
        tokensOf(window).tell(Banner::Kind::Bad, u"1 of 2 access tokens were revoked on home-lab."_s, u"old laptop (ptr_7zu): revoked\ntest (ptr_t0P): the answer was lost, so it may still be there"_s);
    };
    const auto refused = [](WindowBench &, ServerWindow &window) {
        tokensOf(window).setTokens({}, {});
        tokensOf(window).setFailed({u"alice may not list the users. That needs the administrator role; an administrator of home-lab can grant it."_s, u"Status 403\nAccess denied"_s});
    };
    const auto empty = [](WindowBench &, ServerWindow &window) { tokensOf(window).setTokens({}, {}); };
    const auto loading = [](WindowBench &, ServerWindow &window) { tokensOf(window).setTokens({}, {}); tokensOf(window).clearProblem(); tokensOf(window).setLoading(true); };
    const QSize small(720, 480);
    const QSize large(1180, 720);
    return {
        {u"users"_s, u"users"_s, "admin", large, chooseFirst}, {u"users-small"_s, u"users"_s, "admin", small, chooseFirst}, {u"users-standard"_s, u"users"_s, "bob"},
        {u"users-leader"_s, u"users"_s, "maria", {960, 640}, chooseFirst}, {u"teams"_s, u"teams"_s, "admin", {960, 640}, chooseFirst},
        {u"teams-small"_s, u"teams"_s, "admin", small, chooseFirst}, {u"teams-standard"_s, u"teams"_s, "bob"}, {u"access"_s, u"access"_s, "admin"},
        {u"access-edited"_s, u"access"_s, "admin", {960, 640}, editAccess}, {u"access-small"_s, u"access"_s, "admin", small, editAccess},
        {u"access-standard"_s, u"access"_s, "bob"}, {u"settings"_s, u"settings"_s, "admin"}, {u"settings-typed"_s, u"settings"_s, "admin", {960, 640}, typeSettings},
        {u"settings-end"_s, u"settings"_s, "admin", {960, 640}, scrolled}, {u"settings-small"_s, u"settings"_s, "admin", small, typeSettings},
        {u"settings-standard"_s, u"settings"_s, "alice"}, {u"settings-stopped"_s, u"settings"_s, "admin", {960, 640}, stopped},
        {u"information"_s, u"information"_s, "admin"}, {u"information-expiring"_s, u"information"_s, "admin", {960, 640}, expiring},
        {u"information-end"_s, u"information"_s, "admin", {960, 640}, scrolled}, {u"information-small"_s, u"information"_s, "alice", small},
        {u"information-stopped"_s, u"information"_s, "admin", {960, 640}, stopped},
        {u"account"_s, u"account"_s}, {u"account-admin"_s, u"account"_s, "admin"}, {u"account-small"_s, u"account"_s, "maria", small},
        {u"account-ldap"_s, u"account"_s, "alice", {960, 640}, {}, DemoAuthentication::Ldap},
        {u"account-stopped"_s, u"account"_s, "alice", {960, 640}, stopped}, {u"account-signedout"_s, u"account"_s, "alice", {960, 640}, signedOut},
        {u"tokens"_s, u"tokens"_s, "admin"}, {u"tokens-many"_s, u"tokens"_s, "alice", {960, 640}, manyTokens},
        {u"tokens-small"_s, u"tokens"_s, "alice", small, manyTokens}, {u"tokens-told"_s, u"tokens"_s, "alice", small, told},
        {u"tokens-refused"_s, u"tokens"_s, "alice", {960, 640}, refused}, {u"tokens-empty"_s, u"tokens"_s, "alice", {960, 640}, empty},
        {u"tokens-loading"_s, u"tokens"_s, "alice", {960, 640}, loading},
    };
}

void take(const Shot &shot, const QString &file)
{
    DemoOptions options;
    options.authentication = shot.authentication;
    WindowBench bench(options, shot.user);
    ServerWindow *window = bench.open(shot.section);
    if (!window)
        return;
    window->resize(shot.size);
    QTest::qWait(500);
    if (shot.act)
        shot.act(bench, *window);
    QTest::qWait(200);
    window->grab().save(file);
    std::printf("%s\n", qPrintable(file));
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    Theme theme(application);
    const QStringList arguments = QCoreApplication::arguments();
    const QDir folder(arguments.value(1, u"."_s));
    const QStringList wanted = arguments.mid(2);
    folder.mkpath(u"."_s);
    for (const bool dark : {false, true}) {
        theme.apply(Theme::Look::Longshore, dark ? Theme::Scheme::Dark : Theme::Scheme::Light);
        for (const Shot &shot : shots())
            if (wanted.isEmpty() || wanted.contains(shot.name))
                take(shot, folder.filePath(shot.name + (dark ? "-dark.png"_L1 : "-light.png"_L1)));
    }
    return 0;
}
