// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/signin.h"
#include "tests/faults/client.h"
#include "tests/faults/identities.h"
#include "tests/faults/signincuts.h"

#include <QLoggingCategory>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <mutex>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

using Problem = SignIn::Problem;

namespace {

/// Every line that any part of the program logs, unredacted.
class Log
{
public:
    static void take(QtMsgType, const QMessageLogContext &, const QString &line)
    {
        const std::lock_guard lock(s_mutex);
        s_lines += line.toUtf8() + '\n';
    }
    static QByteArray lines()
    {
        const std::lock_guard lock(s_mutex);
        return std::exchange(s_lines, {});
    }

private:
    static inline std::mutex s_mutex;
    static inline QByteArray s_lines;
};

/// What one sign-in came to.
struct Ending {
    bool over = false;
    bool succeeded = false;
    Problem problem = Problem::None;
    ApiError error;
    std::optional<MintedToken> made;
    QByteArray token; ///< Of a success.
    qsizetype stacks = 0;
    QByteArray stored;
    QByteArray log;
    QList<Received> asked; ///< What reached the server, answered or not.
};

int timesAsked(const QList<Received> &asked, const QByteArray &verb, const QByteArray &end)
{
    return int(std::ranges::count_if(asked, [&](const Received &one) { return one.verb() == verb && one.path().endsWith(end); }));
}

/// What is to be expected of a run. Either: the status alone is the answer, and it was true.
enum class Hope { Fails, Works, Either };

/// What is wrong with it, in words; empty: nothing. The one judge of all runs, and of the controls.
QStringList faultsOf(const Ending &ending, const PortainerModel &model, Hope hope)
{
    QStringList faults;
    if (!ending.over)
        faults << u"it never ended"_s;
    if (ending.succeeded && (hope == Hope::Fails || !model.hasToken(ending.token) || ending.stacks != 1 || ending.stored != ending.token))
        faults << u"a false success"_s;
    if (!ending.succeeded && hope == Hope::Works)
        faults << u"a false failure"_s;
    const bool exists = !model.tokens().isEmpty();
    const bool saidToBePossible = ending.problem == Problem::MakingUnknown && ending.error.kind != ApiError::Kind::NotFound;
    const bool named = ending.made && exists && ending.made->id == AccessTokenId(model.tokens().first().id);
    if (exists && !ending.succeeded && !named && !saidToBePossible)
        faults << u"an orphan that nobody names"_s;
    if (ending.made && !exists)
        faults << u"a token is named that does not exist"_s;
    for (const char *write : {"/auth", "/tokens", "/auth/logout"}) {
        if (timesAsked(ending.asked, "POST", write) > 1)
            faults << u"something was sent twice"_s;
    }
    if (model.wasSignOutMisused())
        faults << u"a sign-out that brings the server down"_s;
    QByteArrayList secrets = model.secrets();
    secrets << model.password;
    for (const QByteArray &secret : std::as_const(secrets)) {
        if (ending.log.contains(secret))
            faults << u"a secret in the log"_s;
    }
    return faults;
}

} // namespace

/// The whole sign-in by password on real sockets, with every answer cut in every way.
class SignInFaultsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cuts_data();
    void cuts();
    void cutTwice_data();
    void cutTwice();
    void controlRetries();
    void controlOrphan();
    void controlLog();
    void cleanupTestCase();

private:
    Ending run(PortainerModel &model, FaultServer &server, bool https);
    bool takeBack(PortainerModel &model, FaultServer &server);
    void play(FaultServer &server, PortainerModel &model, const QByteArrayList &stages, const Cut &cut);
    void judge(const Ending &ending, const PortainerModel &model, Hope hope);

    const Identity m_identity{CertificateSpec{}};
    std::unique_ptr<SecretStore> m_store;
    std::unique_ptr<SignIn> m_signIn;
    int m_runs = 0;
    int m_faults = 0;
    int m_successes = 0;
    int m_named = 0;
    int m_takenBack = 0;
    QMap<Problem, int> m_problems;
};

void SignInFaultsTest::initTestCase()
{
    QLoggingCategory::setFilterRules(u"*=true\nqt.core.plugin*=false"_s);
    QVERIFY(signInCuts().size() * signInStages().size() * 2 >= 200);
}

/// Honest but for the named stages, however often they are asked: the library below asks again by itself where it may.
/// "list after" is the list once a token was to be created.
void SignInFaultsTest::play(FaultServer &server, PortainerModel &model, const QByteArrayList &stages, const Cut &cut)
{
    const auto created = std::make_shared<std::atomic<bool>>(false);
    server.setStory([&model, stages, created, cut](Wire &wire) {
        while (wire.readHead()) {
            const QByteArray stage = stageOf(wire.request());
            const bool here = stages.contains(stage) || (stage == "list" && *created && stages.contains("list after"));
            if (stage == "create")
                *created = true;
            if (here && !cut.carriedOut)
                return cut.happen(wire, wireText({200, "{}"}));
            wire.readBody();
            const QByteArray honest = wireText(model.answer(seenOf(wire.request())));
            if (here)
                return cut.happen(wire, honest);
            wire.write(honest);
        }
    });
}

Ending SignInFaultsTest::run(PortainerModel &model, FaultServer &server, bool https)
{
    if (https)
        server.setIdentity("own", m_identity.context(Identity::Tls::V13));
    m_store = makeSessionStore();
    SignIn::Input input;
    input.address = at(https ? "https" : "http", "127.0.0.1", server.port());
    if (https)
        input.pin = TlsPin{m_identity.sha256()};
    const SecretKey key{ServerId::create(), input.address.origin()};
    input.byPassword = SignIn::ByPassword{.userName = model.userName, .password = Secret(model.password), .tokenName = u"Longshore on study-pc"_s,
                                          .keep = m_store.get(), .key = key};
    const Deadlines::Pair patience{std::chrono::milliseconds(700), std::chrono::milliseconds(1000)};
    qInstallMessageHandler(Log::take);
    Log::lines();
    Ending ending;
    m_signIn = std::make_unique<SignIn>(std::move(input), ApiClient::systemManagers(),
                                        Deadlines{.probe = patience, .read = patience, .deploy = patience, .retries = 0});
    QEventLoop loop;
    connect(m_signIn.get(), &SignIn::failed, &loop, [&](SignIn::Stage, Problem problem, const ApiError &error) {
        ending.problem = problem;
        ending.error = error;
        ending.over = true;
        loop.quit();
    });
    connect(m_signIn.get(), &SignIn::succeeded, &loop, [&](const SignIn::Outcome &outcome) {
        ending.succeeded = ending.over = true;
        ending.token = outcome.accessToken;
        ending.stacks = outcome.stacks.size();
        loop.quit();
    });
    m_signIn->start();
    QTimer::singleShot(std::chrono::seconds(20), &loop, &QEventLoop::quit);
    loop.exec();
    qInstallMessageHandler(nullptr);
    ending.made = m_signIn->made();
    ending.stored = m_store->read(key).result().secret;
    ending.log = Log::lines();
    ending.asked = server.received();
    return ending;
}

/// What was made and named can be taken back once the server answers again.
bool SignInFaultsTest::takeBack(PortainerModel &model, FaultServer &server)
{
    play(server, model, {}, signInCuts().front());
    const auto revoked = await(m_signIn->revokeMade());
    return revoked && revoked->has_value() && model.tokens().isEmpty();
}

void SignInFaultsTest::judge(const Ending &ending, const PortainerModel &model, Hope hope)
{
    const QStringList faults = faultsOf(ending, model, hope);
    ++m_runs;
    m_faults += !faults.isEmpty();
    m_successes += ending.succeeded;
    m_named += ending.made.has_value();
    m_problems[ending.problem] += 1;
    QCOMPARE(faults.join(u", "_s), QString());
}

void SignInFaultsTest::cuts_data()
{
    QTest::addColumn<QByteArray>("stage");
    QTest::addColumn<int>("cut");
    QTest::addColumn<bool>("https");
    for (const bool https : {false, true})
        for (const QByteArray &stage : signInStages())
            for (std::size_t i = 0; i < signInCuts().size(); ++i)
                QTest::addRow("%s, %s, %s", https ? "https" : "http", stage.constData(), signInCuts().at(i).name) << stage << int(i) << https;
}

void SignInFaultsTest::cuts()
{
    QFETCH(QByteArray, stage);
    QFETCH(int, cut);
    QFETCH(bool, https);
    PortainerModel model;
    FaultServer server;
    play(server, model, {stage}, signInCuts().at(std::size_t(cut)));
    const Ending ending = run(model, server, https);
    // Ending the session and the environments' names are not worth failing for.
    const bool works = stage == "csrf" || stage == "logout" || stage == "environments";
    judge(ending, model, works ? Hope::Works : stage == "check" ? Hope::Either : Hope::Fails);
    if (!ending.made)
        return;
    QVERIFY(takeBack(model, server));
    ++m_takenBack;
}

void SignInFaultsTest::cutTwice_data()
{
    QTest::addColumn<int>("cut");
    QTest::addColumn<bool>("https");
    for (const bool https : {false, true})
        for (std::size_t i = 0; i < signInCuts().size(); ++i)
            QTest::addRow("%s, %s", https ? "https" : "http", signInCuts().at(i).name) << int(i) << https;
}

/// The creation and the look afterwards: then nobody can know, and that is what has to be said.
void SignInFaultsTest::cutTwice()
{
    QFETCH(int, cut);
    QFETCH(bool, https);
    PortainerModel model;
    FaultServer server;
    play(server, model, {"create", "list after"}, signInCuts().at(std::size_t(cut)));
    const Ending ending = run(model, server, https);
    judge(ending, model, Hope::Fails);
    QCOMPARE(ending.problem, Problem::MakingUnknown);
    QCOMPARE(ending.error.kind, ApiError::Kind::OutcomeUnknown);
}

/// A client that leaves sending again to the library: the judge must see it.
void SignInFaultsTest::controlRetries()
{
    PortainerModel model;
    FaultServer server;
    server.setStory([&model](Wire &wire) {
        while (wire.readHead() && wire.readBody()) {
            model.answer(seenOf(wire.request()));
            wire.finish();
        }
    });
    const QByteArray body = R"({"Username":"alice","Password":")" + model.password + "\"}";
    NaiveClient().ask("POST", at("http", "127.0.0.1", server.port()).apiUrl({u"auth"_s}), body, {});
    QVERIFY(timesAsked(server.received(), "POST", "/auth") > 1);
    QVERIFY(faultsOf({.over = true, .asked = server.received()}, model, Hope::Fails).contains(u"something was sent twice"_s));
}

void SignInFaultsTest::controlOrphan()
{
    PortainerModel model;
    FaultServer server;
    play(server, model, {"stacks"}, signInCuts().back());
    Ending ending = run(model, server, false);
    QVERIFY(faultsOf(ending, model, Hope::Fails).isEmpty());
    ending.made.reset();
    QCOMPARE(faultsOf(ending, model, Hope::Fails), QStringList{u"an orphan that nobody names"_s});
    ending.succeeded = true;
    QVERIFY(faultsOf(ending, model, Hope::Works).contains(u"a false success"_s));
}

void SignInFaultsTest::controlLog()
{
    PortainerModel model;
    qInstallMessageHandler(Log::take);
    Log::lines();
    qInfo("%s", ("sent " + model.password).constData());
    qInstallMessageHandler(nullptr);
    QCOMPARE(faultsOf({.over = true, .log = Log::lines()}, model, Hope::Fails), QStringList{u"a secret in the log"_s});
}

void SignInFaultsTest::cleanupTestCase()
{
    std::printf("faults: %d stages x %d cuts, %d runs, %d faults; %d successes, %d tokens named, %d taken back\n", int(signInStages().size()),
                int(signInCuts().size()), m_runs, m_faults, m_successes, m_named, m_takenBack);
    for (auto problem = m_problems.cbegin(); problem != m_problems.cend(); ++problem)
        std::printf("faults: %s %d\n", QMetaEnum::fromType<Problem>().valueToKey(int(problem.key())), problem.value());
    QCOMPARE(m_faults, 0);
}

QTEST_GUILESS_MAIN(SignInFaultsTest)
#include "tst_signinfaults.moc"
