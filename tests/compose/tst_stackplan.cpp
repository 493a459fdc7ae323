// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/changesummary.h"
#include "app/compose/composecheck.h"
#include "app/compose/dockerrun.h"
#include "app/compose/stackplan.h"

#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

/// What changes, what a change does to what runs, and how a command line becomes a file.
class TestStackPlan : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void summary();
    void mountsThatOnlyChangeTheirMode();
    void notationAlone();
    void stopPlan();
    void updatePlan();
    void migratePlan();
    void dockerRun();
    void dockerRunLosesNothing();
    void dockerRunRefuses_data();
    void dockerRunRefuses();
};

void TestStackPlan::summary()
{
    const ComposeFile before = parseComposeFile(u"services:\n  web:\n    image: shop/web:1.0\n    ports: ['80:80']\n    environment: {A: secret-one, B: x}\n    restart: 'no'\n  cache: {image: redis:7, volumes: ['db_data:/data']}\nvolumes: {db_data: {}}\n"_s);
    const ComposeFile after = parseComposeFile(u"services:\n  web:\n    image: shop/web:1.1\n    ports: ['80:80', '8080:8080']\n    environment: {A: secret-two, C: y}\n    restart: always\n"_s);
    QStringList words;
    for (const StackChange &change : summarizeChanges(before, after, {{u"TOKEN"_s, u"a"_s}}, {{u"TOKEN"_s, u"b"_s}, {u"NEW"_s, u""_s}}))
        words.append(changeWords(change));
    QCOMPARE(words, (QStringList{u"image of web: 1.0 -> 1.1"_s, u"port 8080:8080 added to web"_s, u"variable A of web changed"_s, u"variable C added to web"_s,
                                 u"variable B removed from web"_s, u"restart of web: no -> always"_s, u"service cache removed"_s,
                                 u"volume db_data no longer used"_s, u"variable TOKEN changed"_s, u"variable NEW added"_s}));
    QVERIFY(!words.join(u' ').contains(u"secret"_s));
}

/// What the list of mounts cannot tell (here ":ro") is a changed key all the same, however many ports changed besides.
void TestStackPlan::mountsThatOnlyChangeTheirMode()
{
    const QString text = u"services:\n  web:\n    image: x:1\n    ports: [%1]\n    volumes: ['data:/data%2']\nvolumes: {data: {}}\n"_s;
    for (const QString &ports : {u"'80:80'"_s, u"'80:80', '81:81'"_s, u"'80:80', '81:81', '82:82'"_s}) {
        QStringList words;
        for (const StackChange &change : summarizeChanges(parseComposeFile(text.arg(u"'80:80'"_s, QString())), parseComposeFile(text.arg(ports, u":ro"_s))))
            words.append(changeWords(change));
        QVERIFY2(words.join(u'|').contains(u"volumes of web"_s), qPrintable(words.join(u'|')));
    }
}

void TestStackPlan::notationAlone()
{
    const QList<StackChange> changes = summarizeChanges(parseComposeFile(u"services: {a: {image: 'x:1', command: [b]}}\n"_s), parseComposeFile(u"# comment\nservices:\n  a:\n    command:\n      - \"b\"\n    image: x:1\n"_s));
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.first().kind, StackChange::Kind::OnlyNotation);
}

void TestStackPlan::stopPlan()
{
    const ComposeFile file = parseComposeFile(u"services: {web: {image: 'x:1', volumes: ['db:/d', 'ext:/e'], networks: [out]}}\nvolumes: {db: , ext: {external: true}}\nnetworks: {out: {external: true, name: proxy}}\n"_s);
    const RunningStack now{.project = u"shop"_s,
                           .containers = {{u"shop-web-1"_s, u"web"_s, u"running"_s, u"x:1"_s, {u"0123"_s}}, {u"shop-web-2"_s, u"web"_s, u"running"_s, u"x:1"_s, {}}},
                           .networks = {u"shop_default"_s, u"proxy"_s},
                           .volumes = {u"shop_db"_s, u"ext"_s}};
    const StackPlan plan = planFor(PlannedAction::Stop, now, file, file);
    QCOMPARE(plan.removedContainers, (QStringList{u"shop-web-1"_s, u"shop-web-2"_s}));
    QCOMPARE(plan.removedNetworks, QStringList{u"shop_default"_s});
    QCOMPARE(plan.keptVolumes, QStringList{u"shop_db"_s});
    QCOMPARE(plan.keptExternal, (QStringList{u"ext"_s, u"proxy"_s}));
    QCOMPARE(planWords(plan), u"Removes 2 containers and 1 network. Keeps the volume shop_db. ext and proxy belongs to others and stays. 1 volume without a name is left behind."_s.replace(u"belongs to others and stays"_s, u"belong to others and stay"_s));
}

void TestStackPlan::updatePlan()
{
    const ComposeFile before = parseComposeFile(u"services:\n  a: {image: 'x:1'}\n  b: {image: 'x:1'}\n  c: {image: 'x:1'}\n"_s);
    const ComposeFile after = parseComposeFile(u"services:\n  a: {image: 'x:1'}\n  b: {image: 'x:2'}\n  d: {image: 'x:1', volumes: ['v:/v']}\nvolumes: {v: }\n"_s);
    RunningStack now{.project = u"p"_s, .containers = {{u"p-a-1"_s, u"a"_s, {}, {}, {}}, {u"p-b-1"_s, u"b"_s, {}, {}, {}}, {u"p-c-1"_s, u"c"_s, {}, {}, {}}}};
    const StackPlan plan = planFor(PlannedAction::Update, now, before, after);
    QCOMPARE(plan.unchanged, QStringList{u"a"_s});
    QCOMPARE(plan.restarted, QStringList{u"b"_s});
    QCOMPARE(plan.created, QStringList{u"d"_s});
    QCOMPARE(plan.orphans, QStringList{u"c"_s}); // No prune for compose up to 2.23 (api 4.6).
    QCOMPARE(plan.newVolumes, QStringList{u"p_v"_s});
    QVERIFY(plan.removedContainers.isEmpty());
    now.swarm = true;
    now.prune = true;
    QCOMPARE(planFor(PlannedAction::Update, now, before, after).removedContainers, QStringList{u"p-c-1"_s});
    QCOMPARE(planFor(PlannedAction::Redeploy, now, before, before).restarted, (QStringList{u"a"_s, u"b"_s, u"c"_s}));
}

/// Gone here, made there; the volumes stay where they are.
void TestStackPlan::migratePlan()
{
    const ComposeFile file = parseComposeFile(u"services: {web: {image: 'x:1', volumes: ['db:/d'], networks: [out]}, job: {image: 'x:1'}}\nvolumes: {db: }\nnetworks: {out: {external: true, name: proxy}}\n"_s);
    const RunningStack now{.project = u"shop"_s, .containers = {{u"shop-web-1"_s, u"web"_s, u"running"_s, u"x:1"_s, {}}, {u"shop-job-1"_s, u"job"_s, u"exited"_s, u"x:1"_s, {}}},
                           .networks = {u"shop_default"_s, u"proxy"_s}, .volumes = {u"shop_db"_s}};
    const StackPlan plan = planFor(PlannedAction::Migrate, now, file, file);
    QCOMPARE(plan.removedContainers, (QStringList{u"shop-job-1"_s, u"shop-web-1"_s}));
    QCOMPARE(plan.removedNetworks, QStringList{u"shop_default"_s});
    QCOMPARE(plan.created, (QStringList{u"job"_s, u"web"_s}));
    QCOMPARE(plan.keptVolumes, QStringList{u"shop_db"_s});
    QCOMPARE(plan.keptExternal, QStringList{u"proxy"_s});
    QVERIFY(plan.restarted.isEmpty() && plan.newVolumes.isEmpty());
}

void TestStackPlan::dockerRun()
{
    const DockerRun run = composeFromDockerRun(u"sudo docker run -d --rm -it \\\n  --name My-App -p 8080:80 -p127.0.0.1:53:53/udp -e 'PASS=a$b c' -e TZ=\"$TZ\" -v data:/data -v /srv:/srv:ro \\\n  --restart=unless-stopped --network back --cap-add NET_ADMIN --memory 512m --cpus 1.5 --label a=b nginx:1.27 sh -c \"echo 'hi'\"\n"_s);
    QCOMPARE(run.problem, DockerRun::Problem::None);
    QCOMPARE(run.service, u"my-app"_s);
    QVERIFY2(run.unknown.isEmpty(), qPrintable(run.unknown.join(u'|')));
    QCOMPARE(run.dropped, (QStringList{u"--detach"_s, u"--rm"_s}));
    const ComposeFile file = parseComposeFile(run.text);
    const TextProblems problems = checkCompose(file);
    QVERIFY2(!hasErrors(problems), qPrintable(run.text));
    const ComposeService &service = file.services.first();
    QCOMPARE(service.image.text, u"nginx:1.27"_s);
    QCOMPARE(service.containerName, u"My-App"_s);
    QCOMPARE(service.ports.size(), 2);
    QCOMPARE(service.ports[1].hostAddress, u"127.0.0.1"_s);
    QCOMPARE(service.environment[0].value, u"a$$b c"_s); // The shell would have kept the dollar.
    QCOMPARE(service.environment[1].value, u"$TZ"_s);
    QCOMPARE(service.mounts.size(), 2);
    QCOMPARE(service.restart, u"unless-stopped"_s);
    QCOMPARE(service.networks.first().text, u"back"_s);
    QVERIFY(file.networks.first().external);
    QCOMPARE(service.body.value(u"command").items().size(), 3);
    QCOMPARE(service.body.value(u"command").items()[2].text(), u"echo 'hi'"_s);
    QVERIFY(service.body.value(u"tty").isBool());
    QCOMPARE(service.body.value(u"mem_limit").text(), u"512m"_s);
}

void TestStackPlan::dockerRunLosesNothing()
{
    const DockerRun run = composeFromDockerRun(u"docker run --gpus=all -Z -e A=$(date) nginx | tee log"_s);
    QCOMPARE(run.problem, DockerRun::Problem::None);
    const QString unknown = run.unknown.join(u' ');
    QVERIFY(unknown.contains(u"--gpus=all"_s) && unknown.contains(u"-Z"_s) && unknown.contains(u"$(date)"_s) && unknown.contains(u"tee log"_s));
}

void TestStackPlan::dockerRunRefuses_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<DockerRun::Problem>("problem");
    QTest::newRow("nothing") << u""_s << DockerRun::Problem::NotARun;
    QTest::newRow("other command") << u"docker ps"_s << DockerRun::Problem::NotARun;
    QTest::newRow("other program") << u"ls -l"_s << DockerRun::Problem::NotARun;
    QTest::newRow("no image") << u"docker run -d -p 80:80"_s << DockerRun::Problem::NoImage;
    QTest::newRow("open quote") << u"docker run -e 'A=b nginx"_s << DockerRun::Problem::OpenQuote;
}

void TestStackPlan::dockerRunRefuses()
{
    QFETCH(QString, line);
    QFETCH(DockerRun::Problem, problem);
    QCOMPARE(composeFromDockerRun(line).problem, problem);
}

QTEST_GUILESS_MAIN(TestStackPlan)
#include "tst_stackplan.moc"
