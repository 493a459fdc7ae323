// SPDX-License-Identifier: GPL-3.0-or-later
// Images of stacks against what registries have, on the sample server.
#include "app/portainer/imagerequests.h"
#include "app/session/stackimages.h"
#include "tests/session/demosession.h"

#include <QSignalSpy>

#include <algorithm>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Kind = ImageVerdict::Kind;
using Why = ImageVerdict::Why;

} // namespace

class TestStackImages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void verdicts_data();
    void verdicts();
    void asksOneAfterTheOther();
    void asksAgainWhenItIsOld();
    void aLogInIsNotOurs();
    void listsWhatAStackUses();
    void listsWhatASwarmUses();
};

void TestStackImages::verdicts_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("digests");
    QTest::addColumn<QString>("said"); // Empty: nobody was asked; "-": it said nothing.
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<Why>("why");
    const QStringList pulled{u"nginx@sha256:1"_s, u"quay.io/nginx@sha256:2"_s};
    const auto row = [](const char *name, const QString &image, const QStringList &digests, const QString &said, Kind kind, Why why) {
        QTest::newRow(name) << image << digests << said << kind << why;
    };
    row("the same", u"nginx:1"_s, pulled, u"sha256:1"_s, Kind::UpToDate, Why::NotAsked);
    row("another", u"nginx:1"_s, pulled, u"sha256:3"_s, Kind::UpdateAvailable, Why::NotAsked);
    row("the same in another registry", u"nginx:1"_s, pulled, u"sha256:2"_s, Kind::UpdateAvailable, Why::NotAsked);
    row("not asked", u"nginx:1"_s, pulled, {}, Kind::NotChecked, Why::NotAsked);
    row("failed", u"nginx:1"_s, pulled, u"-"_s, Kind::NotChecked, Why::Failed);
    row("built here", u"lab/web:1"_s, {}, u"sha256:1"_s, Kind::NotChecked, Why::NoDigest);
    row("from elsewhere", u"lab/web:1"_s, pulled, u"sha256:1"_s, Kind::NotChecked, Why::NoDigest);
    row("an id", u"sha256:77"_s, pulled, u"sha256:1"_s, Kind::NotChecked, Why::NoName);
    row("pinned", u"nginx@sha256:1"_s, pulled, u"sha256:1"_s, Kind::NotChecked, Why::Pinned);
    row("a tag and a digest", u"nginx:1@sha256:1"_s, pulled, u"sha256:3"_s, Kind::UpdateAvailable, Why::NotAsked);
    row("astray", u"acme/edge/app:1"_s, {u"acme/edge/app@sha256:1"_s}, {}, Kind::NotChecked, Why::CannotBeAsked);
}

void TestStackImages::verdicts()
{
    QFETCH(const QString, name);
    QFETCH(const QStringList, digests);
    QFETCH(const QString, said);
    QFETCH(const Kind, kind);
    QFETCH(const Why, why);
    RegistryWord word;
    if (said == "-"_L1)
        word.error = ApiError{.kind = ApiError::Kind::Server, .httpStatus = 500, .message = u"dial tcp"_s};
    else
        word.digest = said;
    const ImageVerdict verdict = verdictOn(ImageName::of(name), digests, said.isEmpty() ? nullptr : &word);
    QCOMPARE(verdict.kind, kind);
    QCOMPARE(verdict.why, why);
    QCOMPARE(verdict.error.has_value(), why == Why::Failed);
}

void TestStackImages::asksOneAfterTheOther()
{
    DemoSessions demo;
    Session &session = demo.of("admin");
    ImageChecks checks(session, {.betweenWished = 1ms, .betweenOthers = 50ms});
    const auto local = EnvironmentId(1);
    const QStringList names{u"grafana/grafana:11.3.0"_s, u"postgres:16"_s, u"missing/none:1"_s, u"registry.example.org/shop/storefront:4.12.1"_s};
    for (const QString &each : names)
        checks.ask(local, ImageName::of(each), false);
    checks.ask(local, ImageName::of(u"nginx:1.27-alpine"_s), true); // A person's comes first.
    QVERIFY(checks.isWaiting(local, ImageName::of(u"nginx:1.27-alpine"_s)));
    QVERIFY(!checks.isWaiting(local, ImageName::of(names.first())));
    QSignalSpy changed(&checks, &ImageChecks::changed);
    QTRY_VERIFY_WITH_TIMEOUT(checks.word(local, ImageName::of(u"nginx:1.27-alpine"_s)), 20'000);
    QVERIFY(!checks.word(local, ImageName::of(names.last())));
    QTRY_VERIFY_WITH_TIMEOUT(checks.word(local, ImageName::of(names.last())), 20'000);
    QVERIFY(checks.word(local, ImageName::of(names.at(0)))->digest.startsWith(u"sha256:"_s));
    QCOMPARE(checks.word(local, ImageName::of(names.at(2)))->error->kind, ApiError::Kind::NotFound);
    QCOMPARE(checks.word(local, ImageName::of(names.at(3)))->error->httpStatus, 500);
    QVERIFY(!checks.word(EnvironmentId(2), ImageName::of(names.at(0)))); // Each engine has its own way to a registry.
    QCOMPARE(changed.size(), 5);
    checks.ask(local, ImageName::of(u"acme/edge/app:1"_s), true);
    QVERIFY(!checks.isWaiting(local, ImageName::of(u"acme/edge/app:1"_s)));
}

void TestStackImages::asksAgainWhenItIsOld()
{
    DemoSessions demo;
    Session &session = demo.of("admin");
    const auto local = EnvironmentId(1);
    const ImageName name = ImageName::of(u"grafana/grafana:11.3.0"_s);
    ImageChecks young(session, {.betweenWished = 1ms, .betweenOthers = 1ms});
    QSignalSpy asked(&young, &ImageChecks::changed);
    young.ask(local, name, false);
    QTRY_COMPARE_WITH_TIMEOUT(asked.size(), 1, 20'000);
    young.ask(local, name, false);
    QTest::qWait(100);
    QCOMPARE(asked.size(), 1);
    young.ask(local, name, true); // A person may always.
    QTRY_COMPARE_WITH_TIMEOUT(asked.size(), 3, 20'000); // That it waits, and what was said.
    ImageChecks old(session, {.betweenWished = 1ms, .betweenOthers = 1ms, .goodFor = 0s, .failedFor = 0s});
    QSignalSpy again(&old, &ImageChecks::changed);
    old.ask(local, name, false);
    QTRY_COMPARE_WITH_TIMEOUT(again.size(), 1, 20'000);
    old.ask(local, name, false);
    QTRY_COMPARE_WITH_TIMEOUT(again.size(), 2, 20'000);
}

/// The registry's refusal must not sign anybody out of the server.
void TestStackImages::aLogInIsNotOurs()
{
    DemoSessions demo;
    Session &session = demo.of("admin");
    ImageChecks &checks = ImageChecks::of(session);
    QCOMPARE(&ImageChecks::of(session), &checks);
    const ImageName name = ImageName::of(u"registry.example.org/tools/chatty:0.9"_s);
    checks.ask(EnvironmentId(1), name, true);
    QTRY_VERIFY_WITH_TIMEOUT(checks.word(EnvironmentId(1), name), 20'000);
    QCOMPARE(checks.word(EnvironmentId(1), name)->error->kind, ApiError::Kind::Forbidden);
    QTest::qWait(50);
    QCOMPARE(session.state(), Session::State::Connected);
    QVERIFY(demo.ask("admin", requests::images(EnvironmentId(1))).has_value());
}

void TestStackImages::listsWhatAStackUses()
{
    DemoSessions demo;
    StackImages images(demo.of("admin"));
    images.follow({EnvironmentId(1), StackType::Compose, u"shop"_s});
    QCOMPARE(images.state(), StackImages::State::Loading);
    QTRY_COMPARE_WITH_TIMEOUT(images.state(), StackImages::State::Ready, 20'000);
    QTRY_VERIFY(images.images().size() >= 2);
    const auto found = std::ranges::find_if(images.images(), [](const StackImage &each) { return each.name.startsWith(u"postgres"_s); });
    QVERIFY(found != images.images().end());
    QVERIFY(found->id.startsWith(u"sha256:"_s) && found->size > 0 && found->created > 0);
    QCOMPARE(found->digests.size(), 1);
    QCOMPARE(found->users.size(), 1);
    images.checkNow();
    QVERIFY(images.waiting() > 0);
    QTRY_COMPARE_WITH_TIMEOUT(images.waiting(), 0, 30'000);
    for (const StackImage &each : images.images()) {
        const bool isPostgres = each.name.startsWith(u"postgres"_s) || each.name.startsWith(u"redis"_s);
        const bool isElsewhere = each.name.startsWith(u"registry.example.org/"_s);
        QCOMPARE(each.verdict.kind, isPostgres ? Kind::UpdateAvailable : isElsewhere ? Kind::NotChecked : Kind::UpToDate);
    }
    images.stop();
    images.follow({EnvironmentId(1), StackType::Compose, u"loki"_s});
    QTRY_VERIFY_WITH_TIMEOUT(images.state() == StackImages::State::Ready, 20'000);
    for (const StackImage &each : images.images())
        QVERIFY(!each.name.startsWith(u"postgres"_s));
}

void TestStackImages::listsWhatASwarmUses()
{
    DemoSessions demo;
    StackImages images(demo.of("admin"));
    images.follow({EnvironmentId(2), StackType::Swarm, u"shop"_s});
    QTRY_VERIFY_WITH_TIMEOUT(images.state() == StackImages::State::Ready && !images.images().isEmpty(), 20'000);
    QSet<QString> names;
    for (const StackImage &each : images.images()) {
        QVERIFY2(!names.contains(each.name), qPrintable(each.name)); // A service and its containers are one.
        names.insert(each.name);
        QVERIFY(!each.users.isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestStackImages)
#include "tst_stackimages.moc"
