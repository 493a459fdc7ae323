// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <memory>

using namespace Qt::StringLiterals;

namespace {

constexpr int LongestAnswer = 4000; ///< Milliseconds a caller may wait, whatever the keyring does.
constexpr int QuickAnswer = 1000; ///< Where nothing is there to wait for.
constexpr int LongestGap = 1000; ///< Milliseconds; one blocking call to a dead service would be 1,500 at least.

const QString NoBus = u"no bus"_s;

/// One run of the story teller and what it must say.
struct Story {
    const char *title;
    QString name;
    QString variable; ///< NAME=VALUE,... added to its environment, or "no bus": run without any.
    int limit; ///< Milliseconds.
    QStringList expected;
};

struct Step {
    QString name;
    QString state;
    int milliseconds = 0;
    int gap = 0;
};

/// Lines "STEP STATE ms=N gap=N"; anything else is a step of its own that no expectation has.
QList<Step> stepsOf(const QByteArray &output)
{
    QList<Step> steps;
    for (const QByteArray &line : output.trimmed().split('\n')) {
        const QStringList words = QString::fromUtf8(line).split(u' ');
        if (words.size() == 4)
            steps.append({words[0], words[1], words[2].mid(3).toInt(), words[3].mid(4).toInt()});
        else
            steps.append({u"noise"_s, QString::fromUtf8(line)});
    }
    return steps;
}

QStringList words(const QString &text)
{
    return text.split(u',');
}

QList<Story> stories()
{
    const QString odd = u"save-odd Done,read-odd Done,same-odd yes,"_s.repeated(5);
    const QStringList nobody = words(u"probe NoKeychain,read NoKeychain,save NoKeychain,forget NoKeychain"_s);
    return {
        {"unlocked", u"unlocked"_s, {}, LongestAnswer,
         words(u"probe Done,read-missing NotFound,save Done,read Done,same yes,save-other Done,read-other Done,replaced yes,"_s + odd
               + u"read-other-origin NotFound,forget Done,read-forgotten NotFound,forget-missing Done"_s)},
        {"many at once", u"queued"_s, {}, LongestAnswer, QStringList(90, u"queued Done"_s)},
        {"fresh, without any keyring yet", u"fresh"_s, {}, LongestAnswer, words(u"probe Done,read NotFound,save Refused,forget Done"_s)},
        {"locked, nobody can be asked", u"locked"_s, {}, LongestAnswer,
         words(u"save-before Done,probe Locked,read Locked,save Locked,forget Locked,probe-unlocked Done,read-unlocked Done,kept yes"_s)},
        {"locked, in a Plasma session without KWallet", u"locked"_s, u"XDG_CURRENT_DESKTOP=KDE,KDE_SESSION_VERSION=5"_s, LongestAnswer,
         words(u"save-before Done,probe Locked,read Locked,save Locked,forget Locked,probe-unlocked Done,read-unlocked Done,kept yes"_s)},
        {"locked, question not answered", u"prompting"_s, {}, LongestAnswer,
         words(u"save-before Done,read Waiting,read-too Waiting,save-too Waiting,asked yes,read-again Waiting,probe Locked"_s)},
        {"killed in the middle", u"killed"_s, {}, LongestAnswer,
         words(u"save-before Done,read-in-the-middle NoKeychain,probe NoKeychain,read NoKeychain,save NoKeychain,forget NoKeychain,"
               "read-restarted Done,kept yes"_s)},
        {"frozen", u"frozen"_s, {}, LongestAnswer,
         words(u"save-before Done,read NoKeychain,forget NoKeychain,probe NoKeychain,read-woken Done,kept yes"_s)},
        {"store deleted in the middle", u"quitting"_s, {}, LongestAnswer, words(u"save-before Done,ended yes,read Done"_s)},
        {"bus without a keyring", u"nobody"_s, {}, QuickAnswer, nobody},
        {"loop without GLib", u"nobody"_s, u"QT_NO_GLIB=1"_s, QuickAnswer, nobody},
        {"no bus at all", u"nobody"_s, NoBus, QuickAnswer, nobody},
    };
}

QStringList toldBy(const QList<Step> &steps)
{
    QStringList told;
    for (const Step &step : steps)
        told.append(step.name + u' ' + step.state);
    return told;
}

} // namespace

/// One story under way, in a home of its own.
class Telling
{
public:
    explicit Telling(const Story &story);
    QProcess process;
    bool hasHome() const { return m_home.isValid(); }

private:
    QProcessEnvironment environment() const;
    QTemporaryDir m_home;
};

Telling::Telling(const Story &story)
{
    QProcessEnvironment variables = environment();
    for (const QString &variable : words(story.variable)) {
        if (variable.contains(u'='))
            variables.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
    }
    process.setProcessEnvironment(variables);
    if (story.variable == NoBus)
        process.start(QStringLiteral(KEYRINGPROBE), {story.name});
    else
        process.start(u"dbus-run-session"_s, {u"--config-file="_s + QStringLiteral(TEST_DATA) + u"/store/bus.conf"_s, u"--"_s,
                                              QStringLiteral(KEYRINGPROBE), story.name});
}

QProcessEnvironment Telling::environment() const
{
    QProcessEnvironment environment;
    for (const char *kept : {"PATH", "LD_LIBRARY_PATH", "LC_ALL", "ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS", "LSAN_OPTIONS"}) {
        if (qEnvironmentVariableIsSet(kept))
            environment.insert(QLatin1StringView(kept), qEnvironmentVariable(kept));
    }
    environment.insert(u"HOME"_s, m_home.path());
    environment.insert(u"XDG_RUNTIME_DIR"_s, m_home.path()); // 0700, as it must be.
    return environment;
}

/// The keychain store against a real gnome-keyring-daemon on a bus of its own, in every state it can be in.
class TestKeychain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tellsTheTruth_data();
    void tellsTheTruth();

private:
    std::map<QByteArray, std::unique_ptr<Telling>> m_tellings;
};

void TestKeychain::initTestCase()
{
    for (const char *program : {"dbus-run-session", "dbus-daemon", "gnome-keyring-daemon"})
        QVERIFY2(!QStandardPaths::findExecutable(QLatin1StringView(program)).isEmpty(), program);
    QVERIFY(QFileInfo::exists(u"" TEST_DATA "/store/bus.conf"_s));
    for (const Story &story : stories()) // Side by side: they mostly wait.
        m_tellings[story.title] = std::make_unique<Telling>(story);
}

void TestKeychain::tellsTheTruth_data()
{
    QTest::addColumn<int>("limit");
    QTest::addColumn<QStringList>("expected");
    for (const Story &story : stories())
        QTest::newRow(story.title) << story.limit << story.expected;
}

void TestKeychain::tellsTheTruth()
{
    QFETCH(int, limit);
    QFETCH(QStringList, expected);
    Telling &telling = *m_tellings.at(QTest::currentDataTag());
    QProcess &process = telling.process;
    QVERIFY(telling.hasHome());
    QVERIFY2(process.state() == QProcess::NotRunning || process.waitForFinished(60'000), qPrintable(process.errorString()));
    const QByteArray output = process.readAllStandardOutput();
    const QByteArray errors = process.readAllStandardError();
    QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0, (output + errors).constData());

    const QList<Step> steps = stepsOf(output);
    QCOMPARE(toldBy(steps), expected + QStringList{u"end Done"_s});
    int slowest = 0;
    int longestGap = 0;
    for (const Step &step : steps) {
        QVERIFY2(step.milliseconds <= limit, qPrintable(step.name + u' ' + QString::number(step.milliseconds)));
        QVERIFY2(step.gap <= LongestGap, qPrintable(step.name + u' ' + QString::number(step.gap)));
        slowest = std::max(slowest, step.milliseconds);
        longestGap = std::max(longestGap, step.gap);
    }
    qInfo() << "slowest answer" << slowest << "ms, loop never busy longer than" << longestGap << "ms";
}

QTEST_GUILESS_MAIN(TestKeychain)
#include "tst_keychain.moc"
