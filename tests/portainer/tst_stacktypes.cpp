// SPDX-License-Identifier: GPL-3.0-or-later
// Every wrong type, and null, in every place of a stack.
#include "app/portainer/requests.h"

#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

Answer answerOf(const QByteArray &body)
{
    return {200, body, {}};
}

/// A place in a stack, the JSON around it, and what may stand there.
struct Place {
    QByteArray path; ///< As an error names it.
    QByteArray before;
    QByteArray after;
    QByteArray type; ///< "string", "integer", "flag", "list", "object"
};

QByteArray reasonFor(const QByteArray &type)
{
    if (type == "string")
        return "expected a string";
    if (type == "integer")
        return "expected an integer";
    if (type == "flag")
        return "expected true or false";
    return type == "list" ? "expected a list" : "expected an object";
}

QList<Place> membersOf(const QByteArray &parent, const QByteArray &open, const QByteArray &close,
    const QList<QPair<QByteArray, QByteArray>> &members)
{
    QList<Place> places;
    for (const auto &[name, type] : members)
        places.append({parent + (parent.isEmpty() ? "" : ".") + name, open + "\"" + name + "\":", close, type});
    return places;
}

QList<Place> placesInControl()
{
    return membersOf("ResourceControl", R"("ResourceControl":{"Id":1,)", "}",
               {{"ResourceId", "string"}, {"Type", "integer"}, {"UserAccesses", "list"}, {"TeamAccesses", "list"},
                   {"Public", "flag"}, {"AdministratorsOnly", "flag"}, {"System", "flag"}})
        + QList<Place>{{"ResourceControl.Id", R"("ResourceControl":{"Id":)", "}", "integer"},
            {"ResourceControl.UserAccesses[1]", R"("ResourceControl":{"Id":1,"UserAccesses":[{"UserId":1},)", "]}",
                "object"},
            {"ResourceControl.UserAccesses[0].UserId", R"("ResourceControl":{"Id":1,"UserAccesses":[{"UserId":)", "}]}",
                "integer"},
            {"ResourceControl.TeamAccesses[0]", R"("ResourceControl":{"Id":1,"TeamAccesses":[)", "]}", "object"},
            {"ResourceControl.TeamAccesses[0].TeamId", R"("ResourceControl":{"Id":1,"TeamAccesses":[{"TeamId":)", "}]}",
                "integer"}};
}

QList<Place> placesInGit()
{
    return membersOf("GitConfig", R"("GitConfig":{)", "}",
               {{"URL", "string"}, {"ReferenceName", "string"}, {"ConfigFilePath", "string"}, {"ConfigHash", "string"},
                   {"TLSSkipVerify", "flag"}, {"Authentication", "object"}})
        + membersOf("GitConfig.Authentication", R"("GitConfig":{"Authentication":{)", "}}",
            {{"Username", "string"}, {"GitCredentialID", "integer"}});
}

QList<Place> placesInLists()
{
    return membersOf("Env[0]", R"("Env":[{)", "}]", {{"name", "string"}, {"value", "string"}})
        + QList<Place>{{"Env[2]", R"("Env":[{},{},)", "]", "object"},
            {"AdditionalFiles[1]", R"("AdditionalFiles":["a",)", "]", "string"}};
}

QList<Place> placesOfStack()
{
    return membersOf("", "", "",
               {{"Name", "string"}, {"Type", "integer"}, {"EndpointId", "integer"}, {"SwarmId", "string"},
                   {"EntryPoint", "string"}, {"Env", "list"}, {"ResourceControl", "object"}, {"Status", "integer"},
                   {"ProjectPath", "string"}, {"CreationDate", "integer"}, {"CreatedBy", "string"},
                   {"UpdateDate", "integer"}, {"UpdatedBy", "string"}, {"AdditionalFiles", "list"}, {"AutoUpdate", "object"},
                   {"Option", "object"}, {"GitConfig", "object"}, {"FromAppTemplate", "flag"}, {"Namespace", "string"},
                   {"IsComposeFormat", "flag"}})
        + membersOf("AutoUpdate", R"("AutoUpdate":{)", "}",
            {{"Interval", "string"}, {"Webhook", "string"}, {"JobID", "string"}, {"ForceUpdate", "flag"},
                {"ForcePullImage", "flag"}})
        + membersOf("Option", R"("Option":{)", "}", {{"Prune", "flag"}}) + placesInControl() + placesInGit()
        + placesInLists();
}

QList<QPair<QByteArray, QByteArray>> samples()
{
    return {{"string", R"("x")"}, {"string", R"("")"}, {"string", R"("1")"}, {"string", R"("true")"}, {"integer", "1"},
        {"float", "1.5"}, {"float", "1.0"}, {"float", "1e3"}, {"huge", "9223372036854775808"}, {"flag", "true"},
        {"flag", "false"}, {"list", "[]"}, {"list", "[{}]"}, {"object", "{}"}, {"object", R"({"a":1})"}};
}

} // namespace

class TestStackTypes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wrongTypes_data();
    void wrongTypes();
    void nullIsNothing_data();
    void nullIsNothing();
    void nullWillNotDoForId_data();
    void nullWillNotDoForId();
};

void TestStackTypes::wrongTypes_data()
{
    QTest::addColumn<QByteArray>("member");
    QTest::addColumn<QString>("mistake");
    const QList<Place> places = placesOfStack();
    for (const Place &place : places) {
        const auto wrong = samples();
        for (const auto &[type, text] : wrong) {
            if (type != place.type)
                QTest::addRow("%s: %s", place.path.constData(), text.constData()) << QByteArray(
                    place.before + text + place.after) << QString::fromUtf8(place.path + ": " + reasonFor(place.type));
        }
    }
}

void TestStackTypes::wrongTypes()
{
    QFETCH(const QByteArray, member);
    QFETCH(const QString, mistake);
    const QByteArray object = "{\"Id\":1," + member + "}";
    const Result<QList<Stack>> list = requests::stacks().decode(answerOf("[{\"Id\":1},{\"Id\":2}," + object + "]"));
    QVERIFY(!list);
    QCOMPARE(list.error().kind, ApiError::Kind::Protocol);
    QCOMPARE(list.error().message, u"stacks[2]."_s + mistake);
    const Result<Stack> one = requests::stack(StackId(1)).decode(answerOf(object));
    QVERIFY(!one);
    QCOMPARE(one.error().message, u"stack."_s + mistake);
}

void TestStackTypes::nullIsNothing_data()
{
    QTest::addColumn<QByteArray>("withNull");
    QTest::addColumn<QByteArray>("without");
    const QList<Place> places = placesOfStack();
    for (const Place &place : places) {
        const qsizetype key = place.before.lastIndexOf('"', place.before.size() - 3);
        const bool isElement = !place.before.endsWith("\":");
        const bool isRequired = place.path.endsWith(".Id") || place.path.endsWith("UserId") || place.path.endsWith("TeamId");
        if (isElement || isRequired)
            continue;
        QTest::newRow(place.path.constData()) << QByteArray(place.before + "null" + place.after)
                                              << QByteArray(place.before.first(key) + "\"Other\":0" + place.after);
    }
    QTest::newRow("DeploymentStatus") << QByteArray(R"("DeploymentStatus":null)") << QByteArray(R"("Other":0)");
}

void TestStackTypes::nullIsNothing()
{
    QFETCH(const QByteArray, withNull);
    QFETCH(const QByteArray, without);
    Result<Stack> saysNull = requests::stack(StackId(1)).decode(answerOf("{\"Id\":1," + withNull + "}"));
    QVERIFY2(saysNull, saysNull ? "" : qPrintable(saysNull.error().message));
    Result<Stack> saysNothing = requests::stack(StackId(1)).decode(answerOf("{\"Id\":1," + without + "}"));
    QVERIFY2(saysNothing, saysNothing ? "" : qPrintable(saysNothing.error().message));
    saysNull->json = {};
    saysNothing->json = {};
    QVERIFY(*saysNull == *saysNothing);
}

void TestStackTypes::nullWillNotDoForId_data()
{
    QTest::addColumn<QByteArray>("object");
    QTest::addColumn<QString>("mistake");
    QTest::newRow("null") << QByteArray(R"({"Id":null})") << u"stack.Id: expected an integer"_s;
    QTest::newRow("missing") << QByteArray(R"({"Name":"a"})") << u"stack.Id: missing"_s;
    QTest::newRow("empty object") << QByteArray("{}") << u"stack.Id: missing"_s;
    QTest::newRow("other case") << QByteArray(R"({"id":1})") << u"stack.Id: missing"_s;
    QTest::newRow("of the control") << QByteArray(R"({"Id":1,"ResourceControl":{}})")
                                    << u"stack.ResourceControl.Id: missing"_s;
    QTest::newRow("of a user") << QByteArray(R"({"Id":1,"ResourceControl":{"Id":1,"UserAccesses":[{"AccessLevel":1}]}})")
                               << u"stack.ResourceControl.UserAccesses[0].UserId: missing"_s;
    QTest::newRow("null for a variable") << QByteArray(R"({"Id":1,"Env":[null]})") << u"stack.Env[0]: expected an object"_s;
    QTest::newRow("null for a file") << QByteArray(R"({"Id":1,"AdditionalFiles":[null]})")
                                     << u"stack.AdditionalFiles[0]: expected a string"_s;
}

void TestStackTypes::nullWillNotDoForId()
{
    QFETCH(const QByteArray, object);
    QFETCH(const QString, mistake);
    const Result<Stack> stack = requests::stack(StackId(1)).decode(answerOf(object));
    QVERIFY(!stack);
    QCOMPARE(stack.error().message, mistake);
}

QTEST_GUILESS_MAIN(TestStackTypes)
#include "tst_stacktypes.moc"
