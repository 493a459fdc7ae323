// SPDX-License-Identifier: GPL-3.0-or-later
// Stacks from JSON: the sample of Portainer's documentation, generated ones there and back, and their exact text.
#include "app/portainer/requests.h"
#include "tests/portainer/stackcompare.h"
#include "tests/portainer/stackgenerator.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

Answer answerOf(const QByteArray &body)
{
    return {200, body, {}};
}

QByteArray listText(const QList<Stack> &stacks)
{
    QJsonArray list;
    for (const Stack &stack : stacks)
        list.append(jsonOf(stack));
    return QJsonDocument(list).toJson(QJsonDocument::Compact);
}

QList<Stack> generated(quint32 seed, int count)
{
    StackGenerator generator(seed);
    QList<Stack> stacks;
    for (int i = 1; i <= count; ++i)
        stacks.append(generator.stack(i));
    return stacks;
}

/// All that differs between two lists.
QStringList differencesOf(QList<Stack> decoded, const QList<Stack> &expected)
{
    QStringList all;
    if (decoded.size() != expected.size())
        return {u"%1 stacks instead of %2"_s.arg(decoded.size()).arg(expected.size())};
    for (qsizetype i = 0; i < decoded.size(); ++i) {
        const QJsonObject sent = jsonOf(expected.at(i));
        QStringList fields = differences(decoded.at(i), sent);
        if (decoded.at(i).json.text() != QJsonDocument(sent).toJson(QJsonDocument::Compact))
            fields.append(u"the text"_s);
        if (!fields.isEmpty())
            all.append(u"stack %1: %2"_s.arg(i).arg(fields.join(u", "_s)));
        decoded[i].json = {};
        if (fields.isEmpty() && decoded.at(i) != expected.at(i))
            all.append(u"stack %1 is not equal"_s.arg(i));
    }
    return all;
}

} // namespace

class TestStackJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sampleOfTheDocumentation();
    void roundTrip_data();
    void roundTrip();
    void lastOfTwoCounts();
    void unknownNumbersStay();
    void unknownFieldsStay();
    void deploymentStatusIsNeverAMistake_data();
    void deploymentStatusIsNeverAMistake();
    void exactTextOfEach();
    void sharesTheAnswer();
    void bordersInsideStacks();
    void mistakeFarDownALongList();
};

void TestStackJson::sampleOfTheDocumentation()
{
    const QByteArray sample = R"([{
        "AdditionalFiles": null, "AutoUpdate": null, "CreatedBy": "admin", "CreationDate": 1631852794, "EndpointId": 4,
        "EntryPoint": "docker-compose.yml", "Env": null,
        "GitConfig": {"Authentication": null, "ConfigFilePath": "docker-compose.yml",
            "ConfigHash": "2e71920bf1ee1bbac976d320f8f274411fba3bad", "ReferenceName": "refs/heads/master", "URL": ""},
        "Id": 5, "IsComposeFormat": true, "Name": "", "Namespace": "my-namespace", "ProjectPath": "/data/compose/5",
        "ResourceControl": null, "Status": 1, "SwarmId": "", "Type": 3, "UpdateDate": 0, "UpdatedBy": ""}])";
    const Result<QList<Stack>> stacks = requests::stacks().decode(answerOf(sample));
    QVERIFY(stacks);
    QCOMPARE(stacks->size(), 1);
    const Stack &stack = stacks->first();
    QCOMPARE(stack.additionalFiles, QStringList());
    QVERIFY(!stack.autoUpdate);
    QCOMPARE(stack.createdBy, u"admin"_s);
    QCOMPARE(stack.creationDate, 1631852794);
    QCOMPARE(number(stack.environmentId), 4);
    QCOMPARE(stack.entryPoint, u"docker-compose.yml"_s);
    QVERIFY(stack.env.isEmpty());
    QVERIFY(stack.gitConfig);
    QVERIFY(!stack.gitConfig->authentication);
    QCOMPARE(stack.gitConfig->configFilePath, u"docker-compose.yml"_s);
    QCOMPARE(stack.gitConfig->configHash, u"2e71920bf1ee1bbac976d320f8f274411fba3bad"_s);
    QCOMPARE(stack.gitConfig->referenceName, u"refs/heads/master"_s);
    QCOMPARE(stack.gitConfig->url, QString());
    QCOMPARE(number(stack.id), 5);
    QCOMPARE(stack.isComposeFormat, std::optional(true));
    QCOMPARE(stack.name, QString());
    QCOMPARE(stack.namespaceName, u"my-namespace"_s);
    QCOMPARE(stack.projectPath, u"/data/compose/5"_s);
    QVERIFY(!stack.resourceControl);
    QCOMPARE(stack.status.value, StackStatus::Active);
    QCOMPARE(stack.swarmId, QString());
    QCOMPARE(stack.type.value, StackType::Kubernetes);
    QCOMPARE(stack.updateDate, 0);
    QCOMPARE(stack.updatedBy, QString());
    QCOMPARE(stack.displayName(), u"(my-namespace)"_s);
    QVERIFY(stack.usesComposeFormat());
}

void TestStackJson::roundTrip_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<int>("count");
    for (quint32 seed = 1; seed <= 5; ++seed)
        QTest::addRow("1,000 stacks, seed %u", seed) << seed << 1000;
    QTest::newRow("long enough for many blocks") << quint32(6) << 6000;
}

void TestStackJson::roundTrip()
{
    QFETCH(const quint32, seed);
    QFETCH(const int, count);
    const QList<Stack> stacks = generated(seed, count);
    const Result<QList<Stack>> decoded = requests::stacks().decode(answerOf(listText(stacks)));
    QVERIFY2(decoded, decoded ? "" : qPrintable(decoded.error().message));
    const QStringList all = differencesOf(*decoded, stacks);
    QVERIFY2(all.isEmpty(), qPrintable(all.join(u"\n"_s).left(2000)));
}

void TestStackJson::lastOfTwoCounts()
{
    const QByteArray twice = R"({"Id":1,"Name":"first","Env":[{"name":"A","value":"1"},{"name":"B","value":"2"}],
        "GitConfig":{"URL":"a","ConfigHash":"b"},"Option":{"Prune":true},"FromAppTemplate":true,"AdditionalFiles":["x"],
        "ResourceControl":{"Id":1,"UserAccesses":[{"UserId":1}],"UserAccesses":[{"UserId":2}]},"AutoUpdate":{"Interval":"5m","Webhook":"w"},
        "Id":2,"Name":null,"Env":[{"name":"C","value":"3"}],"GitConfig":null,"Option":null,"FromAppTemplate":null,"AdditionalFiles":["y"],
        "AutoUpdate":{"Webhook":"v"}})";
    const Result<Stack> stack = requests::stack(StackId(1)).decode(answerOf(twice));
    QVERIFY(stack);
    QCOMPARE(number(stack->id), 2);
    QCOMPARE(stack->name, QString());
    QCOMPARE(stack->env, (QList<EnvVariable>{{u"C"_s, u"3"_s}}));
    QVERIFY(!stack->gitConfig);
    QVERIFY(!stack->prune);
    QVERIFY(!stack->fromAppTemplate);
    QCOMPARE(stack->additionalFiles, QStringList{u"y"_s});
    QCOMPARE(stack->resourceControl->users, QList<UserId>{UserId(2)});
    QCOMPARE(stack->autoUpdate, (AutoUpdate{.webhook = u"v"_s}));
}

void TestStackJson::unknownNumbersStay()
{
    const Result<Stack> stack = requests::stack(StackId(1)).decode(answerOf(R"({"Id":1,"Type":4,"Status":-7})"));
    QVERIFY(stack);
    QCOMPARE(stack->type.value, StackType::Unknown);
    QCOMPARE(stack->type.code, 4);
    QCOMPARE(stack->status.value, StackStatus::Unknown);
    QCOMPARE(stack->status.code, -7);
}

void TestStackJson::unknownFieldsStay()
{
    const QByteArray text =
        R"({"Id":1,"GitSourceId":7,"CurrentDeploymentInfo":{"a":[1,-2.5e-10,{"b":null}],"c":"\u00e9\"]}"},"Webhook":""})";
    const Result<Stack> stack = requests::stack(StackId(1)).decode(answerOf("\n " + text + " \r\n\t"));
    QVERIFY(stack);
    QCOMPARE(stack->json.text().toByteArray(), text);
}

void TestStackJson::deploymentStatusIsNeverAMistake_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("steps");
    QTest::newRow("number") << QByteArray("5") << 0;
    QTest::newRow("text") << QByteArray(R"("done")") << 0;
    QTest::newRow("object") << QByteArray(R"({"Status":1})") << 0;
    QTest::newRow("numbers") << QByteArray("[1,2]") << 0;
    QTest::newRow("lists") << QByteArray("[[1],[]]") << 0;
    QTest::newRow("one that fits") << QByteArray(R"([7,{"Status":3},null])") << 1;
    QTest::newRow("other types") << QByteArray(R"([{"Status":"deploying","Time":"2026-01-01","Message":["a"]}])") << 1;
    QTest::newRow("other names") << QByteArray(R"([{"state":{"a":1}}])") << 1;
    QTest::newRow("float") << QByteArray(R"([{"Status":1.5,"Time":1e99,"Message":5}])") << 1;
}

void TestStackJson::deploymentStatusIsNeverAMistake()
{
    QFETCH(const QByteArray, value);
    QFETCH(const int, steps);
    const Result<Stack> stack =
        requests::stack(StackId(1)).decode(answerOf(R"({"Id":1,"DeploymentStatus":)" + value + R"(,"Name":"after"})"));
    QVERIFY2(stack, stack ? "" : qPrintable(stack.error().message));
    QCOMPARE(stack->deploymentStatus.size(), steps);
    QCOMPARE(stack->name, u"after"_s);
}

void TestStackJson::exactTextOfEach()
{
    const QByteArrayList texts{R"({"Id":1})", R"({ "Id" : 2 , "Env" : [ ] })", "{\"Id\":3,\"Name\":\"}\\\"]\",\n\"X\":{}}"};
    const Result<QList<Stack>> stacks = requests::stacks().decode(answerOf("[ " + texts.join(" ,\n ") + " ]\n"));
    QVERIFY(stacks);
    QCOMPARE(stacks->size(), 3);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(stacks->at(i).json.text().toByteArray(), texts.at(i));
}

void TestStackJson::sharesTheAnswer()
{
    for (const int count : {10, 5000}) {
        const Answer answer = answerOf(listText(generated(9, count)));
        const Result<QList<Stack>> stacks = requests::stacks().decode(answer);
        QVERIFY(stacks);
        for (const Stack &stack : *stacks) {
            QVERIFY(stack.json.text().begin() >= answer.body.constBegin());
            QVERIFY(stack.json.text().end() <= answer.body.constEnd());
        }
    }
}

/// A list cut into blocks where objects of a list inside a stack look like the borders between stacks.
void TestStackJson::bordersInsideStacks()
{
    const QByteArray inner = R"({"Id":7,"Padding":")" + QByteArray(500, 'x') + "\"},";
    QByteArray many = R"({"Id":0})";
    for (int i = 0; i < 400; ++i)
        many.prepend(inner);
    QByteArray text = "[";
    for (int i = 1; i <= 20; ++i)
        text += R"({"Id":)" + QByteArray::number(i) + R"(,"History":[)" + many + R"(],"Name":"s)" + QByteArray::number(i)
            + "\"},";
    text.back() = ']';
    QVERIFY(text.size() > 2 * 1024 * 1024);
    const Result<QList<Stack>> stacks = requests::stacks().decode(answerOf(text));
    QVERIFY2(stacks, stacks ? "" : qPrintable(stacks.error().message));
    QCOMPARE(stacks->size(), 20);
    for (int i = 0; i < 20; ++i) {
        QCOMPARE(number(stacks->at(i).id), i + 1);
        QCOMPARE(stacks->at(i).name, u"s%1"_s.arg(i + 1));
        QVERIFY(stacks->at(i).json.text().endsWith("\"s" + QByteArray::number(i + 1) + "\"}"));
    }
}

void TestStackJson::mistakeFarDownALongList()
{
    QByteArray text = "[";
    for (int i = 0; i < 20'000; ++i)
        text += R"({"Id":)" + QByteArray::number(i) + R"(,"Name":"a stack with a name","GitConfig":{"URL":)"
            + (i == 17'001 ? "7" : "\"u\"") + "}},";
    text.back() = ']';
    QVERIFY(text.size() > 1024 * 1024);
    const Result<QList<Stack>> stacks = requests::stacks().decode(answerOf(text));
    QVERIFY(!stacks);
    QCOMPARE(stacks.error().message, u"stacks[17001].GitConfig.URL: expected a string"_s);
}

QTEST_GUILESS_MAIN(TestStackJson)
#include "tst_stackjson.moc"
