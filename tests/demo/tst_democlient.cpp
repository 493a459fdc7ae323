// SPDX-License-Identifier: GPL-3.0-or-later
// What the demo says, read by the client's own requests, for every line.
#include "app/portainer/requests.h"
#include "tests/demo/asker.h"

#include <QTest>

#include <algorithm>

using namespace longshore;
using namespace Qt::StringLiterals;

class TestDemoClient : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsEverything_data();
    void readsEverything();
    void readsTenThousand();
};

namespace {

QByteArray targetOf(const RequestParts &request)
{
    QByteArray target = "/api" + request.route().toUtf8();
    char separator = '?';
    for (const auto &item : request.query) {
        target += separator + item.first.toUtf8().toPercentEncoding() + '=' + item.second.toUtf8().toPercentEncoding();
        separator = '&';
    }
    return target;
}

template <typename T>
Result<T> asked(Asker &asker, const Request<T> &request)
{
    const Heard heard = asker.getAs("admin", targetOf(request));
    if (heard.body.size() > request.byteCap) // The client would stop reading there.
        return Failure(ApiError{});
    if (!request.expected.contains(heard.status))
        return Failure(ApiError{});
    return request.decode(Answer{heard.status, heard.body, heard.headers});
}

template <typename T>
bool isRead(Asker &asker, const Request<T> &request)
{
    const Result<T> result = asked(asker, request);
    if (!result)
        qWarning("%s: %s", targetOf(request).constData(), qPrintable(result.error().message));
    return bool(result);
}

} // namespace

void TestDemoClient::readsEverything_data()
{
    QTest::addColumn<DemoLine>("line");
    QTest::newRow("2.19") << DemoLine::V2_19;
    QTest::newRow("2.21") << DemoLine::V2_21;
    QTest::newRow("2.23") << DemoLine::V2_23;
}

void TestDemoClient::readsEverything()
{
    QFETCH(const DemoLine, line);
    DemoServer server({.line = line});
    QVERIFY(server.start());
    Asker asker(server);
    QVERIFY(isRead(asker, requests::systemStatus()));
    QVERIFY(isRead(asker, requests::deprecatedStatus()));
    QVERIFY(isRead(asker, requests::publicSettings()));
    QVERIFY(isRead(asker, requests::settings()));
    QVERIFY(isRead(asker, requests::administratorExists()));
    QCOMPARE(bool(asked(asker, requests::me())), line != DemoLine::V2_19);
    QVERIFY(isRead(asker, requests::user(UserId(1))));
    QVERIFY(isRead(asker, requests::accessTokens(UserId(1))));
    QVERIFY(isRead(asker, requests::users()));
    QVERIFY(isRead(asker, requests::teams()));
    QVERIFY(isRead(asker, requests::environment(EnvironmentId(4))));
    const Result<EnvironmentPage> page = asked(asker, requests::environments(2, 2));
    QVERIFY(page);
    QCOMPARE(page->environments.size(), 2);
    QCOMPARE(page->environments.first().name, u"swarm-b"_s);
    QCOMPARE(page->totalCount, 4);
    const Result<QList<Stack>> stacks = asked(asker, requests::stacks());
    QVERIFY(stacks);
    QCOMPARE(stacks->size(), 50);
    for (const Stack &stack : *stacks) {
        QVERIFY(isRead(asker, requests::stack(stack.id)));
        QVERIFY(isRead(asker, requests::stackFile(stack.id)));
    }
}

void TestDemoClient::readsTenThousand()
{
    DemoServer server({.stacks = 10'000});
    QVERIFY(server.start());
    Asker asker(server);
    const Result<QList<Stack>> stacks = asked(asker, requests::stacks());
    QVERIFY(stacks);
    QCOMPARE(stacks->size(), 10'000);
    QVERIFY(std::ranges::is_sorted(*stacks, {}, &Stack::id));
}

QTEST_GUILESS_MAIN(TestDemoClient)
#include "tst_democlient.moc"
