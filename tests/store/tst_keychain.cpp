// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

constexpr int LongestAnswer = 4000; ///< Milliseconds a caller may wait, whatever the keyring does.
constexpr int QuickAnswer = 1000; ///< Where nothing is there to wait for.
constexpr int LongestGap = 1000; ///< Milliseconds; one blocking call to a dead service would be 1,500 at least.

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

QStringList toldBy(const QList<Step> &steps)
{
    QStringList told;
    for (const Step &step : steps)
        told.append(step.name + u' ' + step.state);
    return told;
}

} // namespace

/// The keychain store against a real gnome-keyring-daemon on a bus of its own, in every state it can be in.
class TestKeychain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tellsTheTruth_data();
    void tellsTheTruth();

private:
    QProcessEnvironment environment(const QString &home) const;
};

void TestKeychain::initTestCase()
{
    for (const char *program : {"dbus-run-session", "dbus-daemon", "gnome-keyring-daemon"})
        QVERIFY2(!QStandardPaths::findExecutable(QLatin1StringView(program)).isEmpty(), program);
    QVERIFY(QFileInfo::exists(u"" TEST_DATA "/store/bus.conf"_s));
}

QProcessEnvironment TestKeychain::environment(const QString &home) const
{
    QProcessEnvironment environment;
    for (const char *kept : {"PATH", "LD_LIBRARY_PATH", "LC_ALL", "ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS", "LSAN_OPTIONS"}) {
        if (qEnvironmentVariableIsSet(kept))
            environment.insert(QLatin1StringView(kept), qEnvironmentVariable(kept));
    }
    environment.insert(u"HOME"_s, home);
    environment.insert(u"XDG_RUNTIME_DIR"_s, home); // 0700, as it must be.
    return environment;
}

void TestKeychain::tellsTheTruth_data()
{
    QTest::addColumn<QString>("story");
    QTest::addColumn<QStringList>("extra"); // NAME=VALUE of the environment; "no bus" runs it without any.
    QTest::addColumn<int>("limit");
    QTest::addColumn<QStringList>("expected");

    const QString odd = u"save-odd Done,read-odd Done,same-odd yes,"_s.repeated(5);
    QTest::newRow("unlocked") << u"unlocked"_s << QStringList() << LongestAnswer
                              << (u"probe Done,read-missing NotFound,save Done,read Done,same yes,save-other Done,read-other Done,replaced yes,"_s
                                  + odd + u"read-other-origin NotFound,forget Done,read-forgotten NotFound,forget-missing Done"_s)
                                     .split(u',');
    QTest::newRow("many at once") << u"queued"_s << QStringList() << LongestAnswer << QStringList(90, u"queued Done"_s);
    QTest::newRow("fresh, without any keyring yet") << u"fresh"_s << QStringList() << LongestAnswer
                                                    << u"probe Done,read NotFound,save Refused,forget Done"_s.split(u',');
    QTest::newRow("locked, nobody can be asked")
        << u"locked"_s << QStringList() << LongestAnswer
        << u"save-before Done,probe Locked,read Locked,save Locked,forget Locked,probe-unlocked Done,read-unlocked Done,kept yes"_s.split(u',');
    QTest::newRow("locked, question not answered")
        << u"prompting"_s << QStringList() << LongestAnswer
        << u"save-before Done,read Waiting,read-too Waiting,save-too Waiting,asked yes,read-again Waiting,probe Locked"_s.split(u',');
    QTest::newRow("killed in the middle")
        << u"killed"_s << QStringList() << LongestAnswer
        << u"save-before Done,read-in-the-middle NoKeychain,probe NoKeychain,read NoKeychain,save NoKeychain,forget NoKeychain,read-restarted Done,kept yes"_s
               .split(u',');
    QTest::newRow("frozen") << u"frozen"_s << QStringList() << LongestAnswer
                            << u"save-before Done,read NoKeychain,forget NoKeychain,probe NoKeychain,read-woken Done,kept yes"_s.split(u',');
    QTest::newRow("store deleted in the middle")
        << u"quitting"_s << QStringList() << LongestAnswer << u"save-before Done,ended yes,read Done"_s.split(u',');
    const QStringList nobody = u"probe NoKeychain,read NoKeychain,save NoKeychain,forget NoKeychain"_s.split(u',');
    QTest::newRow("bus without a keyring") << u"nobody"_s << QStringList() << QuickAnswer << nobody;
    QTest::newRow("loop without GLib") << u"nobody"_s << QStringList{u"QT_NO_GLIB=1"_s} << QuickAnswer << nobody;
    QTest::newRow("no bus at all") << u"nobody"_s << QStringList{u"no bus"_s} << QuickAnswer << nobody;
}

void TestKeychain::tellsTheTruth()
{
    QFETCH(QString, story);
    QFETCH(QStringList, extra);
    QFETCH(int, limit);
    QFETCH(QStringList, expected);
    const QTemporaryDir home;
    QVERIFY(home.isValid());
    QProcessEnvironment variables = environment(home.path());
    const bool noBus = extra.removeAll(u"no bus"_s) > 0;
    for (const QString &variable : extra)
        variables.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));

    QProcess process;
    process.setProcessEnvironment(variables);
    if (noBus)
        process.start(QStringLiteral(KEYRINGPROBE), {story});
    else
        process.start(u"dbus-run-session"_s, {u"--config-file="_s + QStringLiteral(TEST_DATA) + u"/store/bus.conf"_s, u"--"_s,
                                              QStringLiteral(KEYRINGPROBE), story});
    QVERIFY2(process.waitForFinished(60'000), qPrintable(process.errorString()));
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
