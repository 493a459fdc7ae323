// SPDX-License-Identifier: GPL-3.0-or-later
// Templates: what was recorded of a real server, what the list in the internet looks like, and how variables are filled in.
#include "app/core/errorbody.h"
#include "app/portainer/templaterequests.h"
#include "tests/portainer/change.h"
#include "tests/portainer/recording.h"

#include <QJsonArray>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

class TestTemplates : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhatWasRecorded_data();
    void saysWhatWasRecorded();
    void readsTheList();
    void readsAFile();
    void readsTheListOfTheInternet();
    void readsTheOlderSpelling();
    void tellsThatTheServerIsOffline();
    void fillsIn_data();
    void fillsIn();
};

namespace {

Recording recorded(const QString &name)
{
    return readRecording(QStringLiteral(TEST_DATA "/recordings/2.23/templates/") + name + u".json"_s);
}

NewCustomTemplate webServer(const QString &title)
{
    return {.title = title, .description = u"A small web server"_s, .note = u"<b>note</b>"_s,
            .file = u"services:\n  web:\n    image: lab/web:{{ tag }}\n"_s, .variables = {{u"tag"_s, u"Tag"_s, u"1.0"_s, {}}}};
}

} // namespace

void TestTemplates::saysWhatWasRecorded_data()
{
    QTest::addColumn<Change>("change");
    const auto row = [](const char *name, const auto &request) { QTest::newRow(name) << asChange(request); };
    row("2.23/templates/custom-create", requests::createCustomTemplate(webServer(u"a-web"_s)));
    row("2.23/templates/custom-create-same-title", requests::createCustomTemplate(webServer(u"a-web"_s)));
    row("2.23/templates/custom-create-no-title", requests::createCustomTemplate(webServer({})));
}

void TestTemplates::saysWhatWasRecorded()
{
    QFETCH(const Change, change);
    compareWithRecording(change, QString::fromLatin1(QTest::currentDataTag()));
}

void TestTemplates::readsTheList()
{
    const Recording recording = recorded(u"custom-list"_s);
    QCOMPARE(u"/api"_s + requests::customTemplates().route(), recording.path);
    const Result<QList<CustomTemplate>> templates = requests::customTemplates().decode(recording.answer);
    QVERIFY2(templates, templates ? "" : qPrintable(templates.error().message));
    QCOMPARE(templates->size(), 1);
    const QJsonValue json = recording.body[0];
    const CustomTemplate &first = templates->first();
    QCOMPARE(number(first.id), json["Id"_L1].toInteger());
    QCOMPARE(first.title, json["Title"_L1].toString());
    QCOMPARE(first.description, json["Description"_L1].toString());
    QCOMPARE(first.note, json["Note"_L1].toString());
    QCOMPARE(first.entryPoint, json["EntryPoint"_L1].toString());
    QCOMPARE(first.platform, json["Platform"_L1].toInteger());
    QCOMPARE(first.type.value, StackType::Compose);
    QCOMPARE(number(first.createdBy), json["CreatedByUserId"_L1].toInteger());
    QCOMPARE(first.variables, (QList<TemplateVariable>{{u"tag"_s, u"Tag"_s, u"1.0"_s, {}}}));
    QCOMPARE(first.repositoryUrl, QString());
    QCOMPARE(number(first.resourceControl->id), json["ResourceControl"_L1]["Id"_L1].toInteger());
    QCOMPARE(requests::customTemplates().decode(recorded(u"custom-none"_s).answer)->size(), 0);
    QCOMPARE(requests::customTemplates().decode(recorded(u"custom-list-as-user"_s).answer)->size(), 0);
}

void TestTemplates::readsAFile()
{
    for (const QString &name : {u"custom-file"_s, u"custom-file-as-user"_s}) {
        const Recording recording = recorded(name);
        const auto request = requests::customTemplateFile(CustomTemplateId(1));
        QCOMPARE(u"/api"_s + request.route(), recording.path);
        QVERIFY(!request.mutating);
        QCOMPARE(request.decode(recording.answer)->content, recording.body["FileContent"_L1].toString());
    }
}

/// As portainer-api.md 8.3 has it: no server with internet was recorded.
void TestTemplates::readsTheListOfTheInternet()
{
    const Answer answer{200, R"({"version":"3","templates":[{"id":7,"type":3,"title":"Grafana","description":"d","categories":["a","b"],"platform":"linux",
        "administrator_only":true,"repository":{"url":"https://git.example.org/t","stackfile":"grafana.yml"},
        "env":[{"name":"TZ","label":"Zone","default":"UTC","preset":true},{"name":"SIZE","select":[{"text":"Small","value":"s","default":true},{"text":"Big","value":"b"}]}]},
        {"id":8,"type":1,"image":"nginx:latest"},{"id":9,"type":9,"stackFile":"services: {}"}]})", {}};
    const Result<QList<AppTemplate>> templates = requests::appTemplates().decode(answer);
    QVERIFY2(templates, templates ? "" : qPrintable(templates.error().message));
    QCOMPARE(templates->size(), 3);
    const AppTemplate &first = templates->first();
    QCOMPARE(first.id, 7);
    QCOMPARE(first.type.value, AppTemplateType::ComposeStack);
    QCOMPARE(first.categories, (QStringList{u"a"_s, u"b"_s}));
    QVERIFY(first.isForAdministrators);
    QCOMPARE(first.repositoryUrl, u"https://git.example.org/t"_s);
    QCOMPARE(first.repositoryFile, u"grafana.yml"_s);
    QCOMPARE(first.variables.first(), (AppTemplateVariable{u"TZ"_s, u"Zone"_s, {}, u"UTC"_s, true, {}}));
    QCOMPARE(first.variables.last().choices, (QList<TemplateChoice>{{u"Small"_s, u"s"_s, true}, {u"Big"_s, u"b"_s, false}}));
    QCOMPARE(templates->at(1).type.value, AppTemplateType::Container);
    QCOMPARE(templates->at(2).type.value, AppTemplateType::Unknown);
    QCOMPARE(templates->at(2).stackFile, u"services: {}"_s);
    QVERIFY(!requests::appTemplates().decode({200, "[]", {}}));
}

void TestTemplates::readsTheOlderSpelling()
{
    const Result<QList<AppTemplate>> templates = requests::appTemplates().decode({200, R"({"version":"2","templates":[{"Id":5,"type":2}]})", {}});
    QVERIFY(templates);
    QCOMPARE(templates->first().id, 5);
    QCOMPARE(templates->first().type.value, AppTemplateType::SwarmStack);
}

void TestTemplates::tellsThatTheServerIsOffline()
{
    const Recording recording = recorded(u"list-offline"_s);
    QCOMPARE(u"/api"_s + requests::appTemplates().route(), recording.path);
    const ApiError error = errorFromBody(recording.answer.status, recording.answer.body, requests::appTemplates());
    QCOMPARE(error.message, u"Unable to retrieve templates via the network"_s);
    QVERIFY(requests::appTemplateFile(3).mutating); // A POST, though it changes nothing: sent once.
    QCOMPARE(requests::appTemplateFile(3).deadline, DeadlineClass::Deploy);
}

void TestTemplates::fillsIn_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("filled");
    QTest::newRow("given") << u"image: web:{{ tag }}"_s << u"image: web:2.0"_s;
    QTest::newRow("without space") << u"image: web:{{tag}}"_s << u"image: web:2.0"_s;
    QTest::newRow("three braces") << u"image: web:{{{tag}}}"_s << u"image: web:2.0"_s;
    QTest::newRow("twice") << u"{{tag}} {{ tag }}"_s << u"2.0 2.0"_s;
    QTest::newRow("default") << u"port: {{ port }}"_s << u"port: 80"_s;
    QTest::newRow("a value that looks like a variable") << u"{{ odd }}"_s << u"{{ tag }}"_s;
    QTest::newRow("unknown stays") << u"{{ other }}"_s << u"{{ other }}"_s;
    QTest::newRow("compose's own") << u"${TAG:-{{ tag }}} $$x {x} {{}}"_s << u"${TAG:-2.0} $$x {x} {{}}"_s;
    QTest::newRow("line ends") << u"a: {{ tag }}\r\n\tb"_s << u"a: 2.0\r\n\tb"_s;
    QTest::newRow("nothing") << QString() << QString();
}

void TestTemplates::fillsIn()
{
    QFETCH(const QString, file);
    const QList<TemplateVariable> variables{{u"tag"_s, {}, u"1.0"_s, {}}, {u"port"_s, {}, u"80"_s, {}}, {u"odd"_s, {}, {}, {}}};
    QTEST(filledTemplate(file, variables, {{u"tag"_s, u"2.0"_s}, {u"odd"_s, u"{{ tag }}"_s}}), "filled");
}

QTEST_GUILESS_MAIN(TestTemplates)
#include "tst_templates.moc"
