// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/canary/canaries.h"
#include "tests/canary/subject.h"
#include "tests/support/portainermodel.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

/// The program under test as a child, on a server of ours, and all channels its text can leave by.
class Child
{
public:
    explicit Child(bool leaks)
        : m_leaks(leaks)
    {
        server.answerBy([this](const Seen &seen) { return model.answer(seen); });
        server.answer("/stacks", {200, R"([{"Id":1,"Name":"shop","Type":2,"EndpointId":1,"Status":1,"Env":[{"name":"DB_PASSWORD","value":")" + Env + "\"}]}]"});
        model.password = Password;
    }
    ~Child()
    {
        process.kill();
        process.waitForFinished();
    }

    bool start()
    {
        for (const char *place : {"/tmp", "/cache", "/home"})
            QDir().mkpath(folder.path() + QLatin1StringView(place));
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QT_LOGGING_RULES"_s, u"*=true\nqt.*=true"_s);
        environment.insert(u"TMPDIR"_s, folder.path() + u"/tmp"_s);
        environment.insert(u"XDG_CACHE_HOME"_s, folder.path() + u"/cache"_s);
        environment.insert(u"HOME"_s, folder.path() + u"/home"_s);
        QStringList arguments{u"--subject"_s, folder.path()};
        if (m_leaks) {
            arguments.append(QString::fromLatin1(Password));
            environment.insert(u"LEAK"_s, QString::fromLatin1(Password));
        }
        process.setProcessEnvironment(environment);
        process.start(QCoreApplication::applicationFilePath(), arguments);
        process.write(server.address().toLatin1() + '\n' + model.userName.toLatin1() + '\n' + Header + '\n' + PassPhrase + '\n' + Password + '\n');
        return QTest::qWaitFor([this] {
            out += process.readAllStandardOutput();
            return out.contains("READY\n") || process.state() == QProcess::NotRunning;
        }, 90000) && out.contains("READY\n");
    }

    QList<Canary> canaries() const
    {
        QList<Canary> all{{"password", Password}, {"header", Header}, {"pass phrase", PassPhrase}, {"variable", Env}};
        const QList<QByteArray> given = model.secrets(); // Session, token, session, second token.
        for (const QByteArray &secret : given)
            all.append({secret.startsWith("ptr_") ? "access token" : "session", secret});
        return all;
    }

    QByteArray channel(const QString &name)
    {
        if (name == "stdout"_L1)
            return out;
        if (name == "stderr and log"_L1)
            return err += process.readAllStandardError();
        if (name == "argv"_L1 || name == "environ"_L1)
            return contentsOfFile(u"/proc/%1/%2"_s.arg(process.processId()).arg(name == "argv"_L1 ? u"cmdline"_s : u"environ"_s));
        if (name == "settings"_L1)
            return contentsOf(folder.path() + u"/config"_s) + contentsOf(folder.path() + u"/home"_s);
        if (name == "cache"_L1 || name == "temp"_L1)
            return contentsOf(folder.path() + (name == "cache"_L1 ? u"/cache"_s : u"/tmp"_s));
        return contentsOfFile(folder.path() + u"/report/"_s + name);
    }

    /// A picture of its whole memory; empty where no tool is there to take one.
    QByteArray memory()
    {
        const QString tool = QStandardPaths::findExecutable(u"gcore"_s);
        const QString core = folder.path() + u"/core"_s;
        if (tool.isEmpty() || QProcess::execute(tool, {u"-o"_s, core, QString::number(process.processId())}) != 0)
            return {};
        return contentsOfFile(core + u'.' + QString::number(process.processId()));
    }

    inline static const QByteArray Password = "Tangerine-Lagoon-4711-Zq";
    inline static const QByteArray Header = "Granite-Heron-9923-Xy";
    inline static const QByteArray PassPhrase = "Cobalt-Ferry-6604-Wk";
    inline static const QByteArray Env = "Saffron-Anchor-3378-Vu";

    QTemporaryDir folder;
    PortainerModel model;
    ScriptedServer server;
    QProcess process;
    QByteArray out;
    QByteArray err;

private:
    const bool m_leaks;
};

const QStringList Channels{u"stdout"_s, u"stderr and log"_s, u"settings"_s, u"cache"_s, u"temp"_s, u"argv"_s,
                           u"environ"_s, u"titles"_s, u"accessibility"_s, u"drag"_s, u"clipboard"_s};

} // namespace

/// Secrets are planted where a person puts them, and looked for wherever text leaves the program.
class TestCanary : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void secretsStayInside_data();
    void secretsStayInside();
    void everyLeakIsNoticed_data();
    void everyLeakIsNoticed();
    void theMemoryIsCounted();
    void cleanupTestCase();

private:
    Child m_child{false};
    Child m_leaking{true};
    int m_searched = 0;
    int m_hits = 0;
    int m_noticed = 0;
};

void TestCanary::initTestCase()
{
    const bool started = m_child.start();
    QVERIFY2(started, qPrintable(u"the program did not get ready: %1"_s.arg(m_child.process.exitCode()))); // What it said is left to be searched.
    QVERIFY2(m_leaking.start(), "the control did not start");
    const QList<Canary> canaries = m_child.canaries();
    QCOMPARE(canaries.size(), 10); // Four of ours, three sessions and three tokens of the server.
    // One token was on the clipboard, marked as a secret, before it was taken off.
    const QByteArray copied = m_child.channel(u"copied"_s);
    QVERIFY(found(canaries, copied).contains("access token"_L1) && copied.contains("x-kde-passwordManagerHint"));
    // All of them were really there: the server has seen what it must see.
    QVERIFY(std::ranges::any_of(m_child.server.seen(), [](const Seen &seen) { return seen.headers.value("x-access") == Child::Header; }));
    QVERIFY(std::ranges::any_of(m_child.server.seen(), [](const Seen &seen) { return seen.body.contains(Child::Password); }));
}

void TestCanary::secretsStayInside_data()
{
    QTest::addColumn<QString>("channel");
    for (const QString &channel : Channels)
        QTest::newRow(qPrintable(channel)) << channel;
}

void TestCanary::secretsStayInside()
{
    QFETCH(QString, channel);
    const QByteArray text = m_child.channel(channel);
    const bool mayBeEmpty = channel == "cache"_L1 || channel == "temp"_L1 || channel == "clipboard"_L1;
    QVERIFY2(mayBeEmpty || !text.isEmpty(), "nothing was searched");
    const QStringList hits = found(m_child.canaries(), text);
    m_searched += int(m_child.canaries().size());
    m_hits += int(hits.size());
    QCOMPARE(hits.join(u", "_s), QString());
}

void TestCanary::everyLeakIsNoticed_data()
{
    secretsStayInside_data();
}

void TestCanary::everyLeakIsNoticed()
{
    QFETCH(QString, channel);
    const QStringList hits = found(m_leaking.canaries(), m_leaking.channel(channel));
    m_noticed += hits.contains(u"password"_s);
    QVERIFY2(hits.contains(u"password"_s), "the planted leak was not found: this channel proves nothing");
}

/// What lies in the memory of a program that runs can be read by whoever may attach to it; release builds forbid that. Of a
/// password that was forgotten the library's own buffers keep copies that cannot be reached: counted and told, not judged.
void TestCanary::theMemoryIsCounted()
{
    const QByteArray memory = m_child.memory();
    if (memory.isEmpty())
        QSKIP("no tool to take a picture of the memory");
    for (const Canary &canary : m_child.canaries())
        std::printf("canary: memory holds %s %d times\n", canary.name.constData(), timesIn(canary, memory));
    QVERIFY(timesIn({"header", Child::Header}, memory) > 0); // In use, so it is found: the search works.
}

void TestCanary::cleanupTestCase()
{
    std::printf("canary: %d channels, %d searches, %d hits; control: %d of %d channels noticed\n", int(Channels.size()), m_searched, m_hits,
                m_noticed, int(Channels.size()));
    for (Child *child : {&m_child, &m_leaking}) {
        QFile quit(child->folder.path() + u"/quit"_s);
        QVERIFY(quit.open(QIODevice::WriteOnly));
    }
    QCOMPARE(m_hits, 0);
}

int main(int argc, char **argv)
{
    if (argc > 2 && qstrcmp(argv[1], "--subject") == 0)
        return runSubject(argc, argv);
    QCoreApplication application(argc, argv);
    TestCanary test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_canary.moc"
