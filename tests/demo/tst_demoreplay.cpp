// SPDX-License-Identifier: GPL-3.0-or-later
// Asks the demo server what was asked of real ones, and compares what it says with what they said: status, headers, and
// the shape of every object.
#include "tests/demo/asker.h"
#include "tests/demo/exchange.h"
#include "tests/demo/replaytable.h"
#include "tests/demo/shape.h"

#include <QRegularExpression>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

/// One recording on its way to the demo.
class Replay
{
public:
    explicit Replay(const Exchange &exchange);

    Heard ask();

private:
    QByteArray filledIn(QByteArray path);
    QByteArray target();
    QByteArray sessionToken();
    QByteArray key();
    void addCookie(const QByteArray &recorded);
    void addHeader(const QByteArray &name, const QByteArray &recorded);
    QByteArray body() const;
    void ban();
    void askBefore();

    const Exchange m_exchange;
    const Adaptation m_adaptation;
    const QByteArray m_user;
    DemoServer m_server;
    DemoServer m_earlier; ///< Knows the credentials that this one does not.
    Asker m_asker{m_server};
    RawHeaders m_headers;
};

class TestDemoReplay : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void tablesNameRealRecordings();
    void replays_data();
    void replays();
    void countsReplays();
    void noticesDifferences_data();
    void noticesDifferences();

private:
    Shapes m_shapes;
    QMap<QString, int> m_replayed;
};

namespace {

DemoLine lineOf(const Exchange &exchange)
{
    return exchange.line == u"2.19"_s ? DemoLine::V2_19 : exchange.line == u"2.21"_s ? DemoLine::V2_21 : DemoLine::V2_23;
}

DemoOptions optionsFor(const Exchange &exchange, Stage stage)
{
    DemoOptions options;
    options.line = lineOf(exchange);
    options.stacks = stage == Stage::NoStacks ? 0 : 50;
    if (stage == Stage::FirstRun)
        options.firstRun = DemoFirstRun::NoAdministrator;
    if (stage == Stage::InitTimedOut)
        options.firstRun = DemoFirstRun::TimedOut;
    options.offline = stage == Stage::Offline;
    options.forbidBindMounts = stage == Stage::NoBindMounts;
    return options;
}

/// In the lines before 2.23 alice was user 3, and user 2 somebody else; here she is 2.
QByteArray userOf(const Exchange &exchange, const Adaptation &adaptation)
{
    return *adaptation.as ? QByteArray(adaptation.as) : exchange.user();
}

QByteArray queryText(const QJsonObject &query)
{
    QByteArrayList items;
    for (auto each = query.begin(); each != query.end(); ++each)
        items.append(each.key().toUtf8().toPercentEncoding("[]") + '=' + each.value().toVariant().toString().toUtf8().toPercentEncoding());
    return items.join('&');
}

/// Nor the address of an engine that is down, nor ids of containers.
QString withoutNumbers(QString text)
{
    static const QRegularExpression id(u"\\b[0-9a-f]{64}\\b"_s);
    text.replace(id, u"ID"_s);
    static const QRegularExpression engine(u"daemon at \\S+\\. Is"_s);
    return text.replace(engine, u"daemon at X. Is"_s).replace(QRegularExpression(u"\\d+"_s), u"N"_s);
}

/// The recording then only says how much it was.
bool isBinary(const QJsonValue &answer)
{
    static const QRegularExpression placeholder(u"^<\\d+ bytes of binary data>$"_s);
    return placeholder.match(answer.toString()).hasMatch();
}

QByteArray recordedHeader(const Exchange &exchange, const char *name)
{
    return exchange.answerHeaders.value(QByteArray(name).toLower());
}

/// Values where they are fixed, else the presence, as the values are counts or secrets.
void compareHeaders(const Exchange &exchange, const Heard &heard)
{
    for (const char *name : {"Content-Type", "X-Content-Type-Options", "Redirect-Reason", "Cache-Control"})
        QCOMPARE(heard.header(name), recordedHeader(exchange, name));
    if (exchange.line == u"2.19"_s)
        QCOMPARE(heard.header("X-Xss-Protection"), recordedHeader(exchange, "X-Xss-Protection"));
    for (const char *name : {"X-Total-Count", "X-Total-Available", "Set-Cookie"})
        QVERIFY2(heard.header(name).isNull() != exchange.answerHeaders.contains(QByteArray(name).toLower()), name);
    // Whether an empty one was sent cannot be seen through QNetworkAccessManager; tst_demoserver looks at the bytes.
    QCOMPARE(heard.header("X-Csrf-Token").isEmpty(), recordedHeader(exchange, "X-Csrf-Token").isEmpty());
    QCOMPARE(heard.header("Set-Cookie").split('=').first(), recordedHeader(exchange, "Set-Cookie").split('=').first());
}

} // namespace

Replay::Replay(const Exchange &exchange)
    : m_exchange(exchange), m_adaptation(adaptationFor(exchange)), m_user(userOf(exchange, m_adaptation)),
      m_server(optionsFor(exchange, m_adaptation.stage)), m_earlier(optionsFor(exchange, Stage::NoStacks))
{
}

Heard Replay::ask()
{
    if (!m_server.start())
        return {};
    askBefore();
    const QByteArray where = target();
    for (auto header = m_exchange.headers.begin(); header != m_exchange.headers.end(); ++header)
        addHeader(header.key(), header.value());
    if (m_adaptation.stage == Stage::Banned)
        ban();
    return m_asker.ask(m_exchange.method, where, m_headers, body());
}

QByteArray Replay::filledIn(QByteArray path)
{
    const qsizetype start = path.indexOf('{');
    const qsizetype end = path.indexOf('}');
    if (start < 0)
        return path;
    const QByteArrayList parts = path.mid(start + 1, end - start - 1).split('#');
    if (parts.size() == 2)
        return path.replace(start, end - start + 1, m_asker.containerId(parts.first(), parts.last()));
    const QByteArrayList names = parts.first().split('/');
    return path.replace(start, end - start + 1, QByteArray::number(m_asker.stackId(names.value(0), names.value(1))));
}

QByteArray Replay::target()
{
    const QByteArray path = *m_adaptation.path ? filledIn(m_adaptation.path) : m_exchange.path;
    QJsonObject query = m_exchange.query;
    if (query.contains("X-API-Key"_L1))
        query["X-API-Key"_L1] = QString::fromLatin1(key());
    const QByteArray text = m_adaptation.query ? QByteArray(m_adaptation.query) : queryText(query);
    return text.isEmpty() ? path : path + '?' + text;
}

QByteArray Replay::sessionToken()
{
    if (m_adaptation.credentials != Credentials::Unknown)
        return m_asker.signIn(m_user);
    return m_earlier.start() ? Asker(m_earlier).signIn(m_user) : QByteArray();
}

QByteArray Replay::key()
{
    return (m_adaptation.credentials == Credentials::Good ? m_server : m_earlier).tokenOf(m_user);
}

void Replay::addCookie(const QByteArray &recorded)
{
    QByteArray cookie = recorded;
    const qsizetype start = recorded.indexOf("eyJ");
    if (start >= 0) {
        const QByteArray token = sessionToken();
        cookie = "portainer_api_key=" + token;
        if (recorded.contains("_gorilla_csrf") && m_exchange.status < 300) {
            const Heard before = m_asker.get("/api/users/me", {{"Cookie", cookie}});
            cookie += "; " + before.header("Set-Cookie").split(';').first();
            m_headers.append({"X-CSRF-Token", before.header("X-Csrf-Token")});
        } else if (recorded.contains("_gorilla_csrf")) {
            cookie += recorded.mid(recorded.indexOf("; _gorilla_csrf"));
        }
    }
    m_headers.append({"Cookie", cookie});
}

void Replay::addHeader(const QByteArray &name, const QByteArray &recorded)
{
    if (name == "Cookie")
        return addCookie(recorded);
    if (name == "X-CSRF-Token" && m_exchange.status < 300)
        return;
    QByteArray value = recorded;
    if (name == "X-API-Key" && !recorded.isEmpty())
        value = key();
    if (name == "Authorization")
        value = recorded.left(7) + (recorded.contains("ptr_") ? key() : sessionToken());
    m_headers.append({name, value});
}

QByteArray Replay::body() const
{
    if (m_adaptation.body)
        return m_adaptation.body;
    if (m_exchange.requestBody.isNull() || m_exchange.requestBody.isUndefined())
        return {};
    if (m_exchange.requestBody.isString())
        return m_exchange.requestBody.toString().toUtf8();
    const QByteArray text = QJsonDocument(m_exchange.requestBody.toObject()).toJson(QJsonDocument::Compact);
    if (m_adaptation.stage == Stage::FirstRun)
        return text; // There is nobody whose password it could be.
    return QByteArray(text)
        .replace("admin-password-1", m_server.passwordOf("admin"))
        .replace("alice-password-1", m_server.passwordOf("alice"));
}

void Replay::askBefore()
{
    for (const QByteArray &line : QByteArray(m_adaptation.before).split('\n')) {
        const qsizetype target = line.indexOf(' ') + 1;
        const qsizetype question = line.indexOf('?');
        const qsizetype body = line.indexOf(' ', question);
        if (line.isEmpty())
            continue;
        const QByteArray path = filledIn(line.mid(target, question - target));
        m_asker.sendAs("admin", line.left(target - 1), path + line.mid(question, body < 0 ? -1 : body - question), body < 0 ? QByteArray() : line.mid(body + 1));
    }
    if (m_adaptation.commit)
        m_server.commitTo("http://127.0.0.1:9418/site.git", "docker-compose.yml", m_adaptation.commit);
}

void Replay::ban()
{
    for (int tries = 0; tries < 200; ++tries) {
        if (m_asker.ask("POST", "/api/auth", {{"Content-Type", "application/json"}}, signInBody("admin", "wrong")).status == 403)
            return;
    }
}

void TestDemoReplay::initTestCase()
{
    for (const Exchange &each : allExchanges()) {
        if (each.status == 200)
            m_shapes.learn(each.answer);
    }
    // Not in any answer recorded of these routes; portainer-api.md 4.1, 5.2.
    m_shapes.learn(QJsonObject{{u"TeamAccessPolicies"_s, QJsonObject{{u"1"_s, QJsonObject{{u"RoleId"_s, 0}}}}},
                               {u"Option"_s, QJsonObject{{u"Prune"_s, false}}},
                               {u"Authentication"_s, QJsonObject{{u"Username"_s, u""_s}, {u"Password"_s, u""_s}, {u"GitCredentialID"_s, 0}}}});
}

void TestDemoReplay::tablesNameRealRecordings()
{
    QStringList names;
    for (const Exchange &each : allExchanges())
        names.append(each.name);
    for (const QString &name : namesInTables())
        QVERIFY2(names.contains(name), qPrintable(name));
}

void TestDemoReplay::replays_data()
{
    QTest::addColumn<int>("index");
    const QList<Exchange> all = allExchanges();
    for (int index = 0; index < all.size(); ++index)
        QTest::newRow(qPrintable(all.at(index).name)) << index;
}

void TestDemoReplay::replays()
{
    QFETCH(const int, index);
    static const QList<Exchange> all = allExchanges();
    const Exchange &exchange = all.at(index);
    if (const QString reason = reasonAgainst(exchange); !reason.isEmpty())
        QSKIP(qPrintable(reason));
    const Heard heard = Replay(exchange).ask();
    QVERIFY2(heard.status == exchange.status, qPrintable(u"%1: %2"_s.arg(heard.status).arg(QString::fromUtf8(heard.body.left(300)))));
    ++m_replayed[exchange.line];
    if (exchange.status == 0)
        return;
    if (exchange.status == 204)
        QVERIFY(heard.body.isEmpty());
    compareHeaders(exchange, heard);
    if (exchange.status == 204)
        return;
    if (isBinary(exchange.answer))
        QVERIFY(!heard.body.isEmpty());
    else if (exchange.answer.isString())
        QCOMPARE(QString::fromUtf8(heard.body), exchange.answer.toString());
    else if (exchange.status >= 300)
        QCOMPARE(withoutNumbers(QString::fromUtf8(QJsonDocument(heard.json().toObject()).toJson())),
                 withoutNumbers(QString::fromUtf8(QJsonDocument(exchange.answer.toObject()).toJson())));
    else
        QCOMPARE(m_shapes.differences(exchange.answer, heard.json()).join(u"\n"_s), QString());
}

void TestDemoReplay::countsReplays()
{
    const int total = m_replayed[u"2.19"_s] + m_replayed[u"2.21"_s] + m_replayed[u"2.23"_s];
    qInfo("replayed %d recordings: %d of 2.19, %d of 2.21, %d of 2.23", total, m_replayed[u"2.19"_s], m_replayed[u"2.21"_s],
          m_replayed[u"2.23"_s]);
    if (QTest::currentTestFailed())
        return;
    // Counted by hand in tests/recordings; whoever adds one says so here.
    QCOMPARE(m_replayed, (QMap<QString, int>{{u"2.19"_s, 31}, {u"2.21"_s, 27}, {u"2.23"_s, 405}}));
}

void TestDemoReplay::noticesDifferences_data()
{
    QTest::addColumn<QByteArray>("recorded");
    QTest::addColumn<QByteArray>("answered");
    QTest::addColumn<QString>("difference");
    const auto row = [](const char *name, const char *recorded, const char *answered, const QString &difference) {
        QTest::newRow(name) << QByteArray(recorded) << QByteArray(answered) << difference;
    };
    row("the same", R"({"a":1,"b":[{"c":"x"}]})", R"({"b":[{"c":"y"},{"c":""}],"a":2})", {});
    row("missing", R"({"a":1,"b":2})", R"({"a":1})", u".b: missing"_s);
    row("more", R"({"a":1})", R"({"a":1,"b":2})", u".b: was not recorded"_s);
    row("type", R"({"a":1})", R"({"a":"1"})", u".a: recorded number, answered text"_s);
    row("null", R"({"a":[]})", R"({"a":null})", u".a: recorded list, answered null"_s);
    row("null by contract", R"({"Env":[]})", R"({"Env":null})", {});
    row("deep", R"([{"a":{"b":[{"c":1}]}}])", R"([{"a":{"b":[{"c":true}]}}])", u"[].a.b[].c: recorded number, answered true or false"_s);
    row("unknown element", R"({"a":[]})", R"({"a":[{"b":1}]})", u".a[]: nothing like it was recorded"_s);
    row("known elsewhere", R"({"Env":null})", R"({"Env":[{"name":"a","value":"b"}]})", {});
    row("known otherwise", R"({"Env":null})", R"({"Env":[{"name":"a","value":1}]})", u".Env[].value: recorded text, answered number"_s);
    row("not empty", "[]", R"([{"a":1}])", u"an empty list was recorded"_s);
    row("by id", R"({"UserAccessPolicies":{}})", R"({"UserAccessPolicies":{"7":{"RoleId":0}}})", {});
}

void TestDemoReplay::noticesDifferences()
{
    QFETCH(const QByteArray, recorded);
    QFETCH(const QByteArray, answered);
    QFETCH(const QString, difference);
    const auto value = [](const QByteArray &text) { return QJsonDocument::fromJson('[' + text + ']').array().at(0); };
    QCOMPARE(m_shapes.differences(value(recorded), value(answered)).join(u"\n"_s), difference);
}

QTEST_GUILESS_MAIN(TestDemoReplay)
#include "tst_demoreplay.moc"
