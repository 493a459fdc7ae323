// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/logging.h"

#include <QMutex>
#include <QTest>
#include <QThread>
#include <QUrl>

#include <optional>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

const QByteArray Token = "ptr_2S1FSP+v5vRgNd0/SXMc2LrYaCL2/s8qkc3KzWO+Lbk=";

QMutex captureMutex;
QStringList captured;

void capture(QtMsgType, const QMessageLogContext &, const QString &line)
{
    const QMutexLocker lock(&captureMutex);
    captured << line;
}

} // namespace

class LoggingTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void tokens_data();
    void tokens();
    void loadedSecrets();
    void secretsAreForgotten();
    void sameSecretTwice();
    void oneSecretInsideAnother();
    void quotedAndEncoded();
    void emptySecretHidesNothing();
    void linesOfTheProcess();
    void fromManyThreads();
    void categories();
};

void LoggingTest::initTestCase()
{
    QCOMPARE(Token.size(), 48);
    qInstallMessageHandler(&capture);
    installRedactingLog();
    installRedactingLog(); // A second time changes nothing, and above all does not call itself.
}

void LoggingTest::init()
{
    const QMutexLocker lock(&captureMutex);
    captured.clear();
}

void LoggingTest::tokens_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("shown");
    const QString token = QString::fromLatin1(Token);
    QTest::newRow("alone") << token << u"[secret]"_s;
    QTest::newRow("inside") << u"X-API-Key: "_s + token + u" sent"_s << u"X-API-Key: [secret] sent"_s;
    QTest::newRow("glued") << u"a"_s + token + u"b"_s << u"a[secret]b"_s;
    QTest::newRow("twice") << token + token << u"[secret][secret]"_s;
    QTest::newRow("percent-encoded") << QString::fromLatin1(Token.toPercentEncoding()) << u"[secret]"_s;
    QTest::newRow("percent-encoded, small") << QString::fromLatin1(Token.toPercentEncoding().replace("%2B", "%2b").replace("%2F", "%2f").replace("%3D", "%3d")) << u"[secret]"_s;
    QTest::newRow("too short") << u"ptr_abc="_s << u"ptr_abc="_s;
    QTest::newRow("nothing") << u"GET /stacks 200 12 ms"_s << u"GET /stacks 200 12 ms"_s;
}

void LoggingTest::tokens()
{
    QFETCH(QString, line);
    QTEST(redacted(line), "shown");
}

void LoggingTest::loadedSecrets()
{
    const LoadedSecret password("correct horse");
    QCOMPARE(password.bytes(), QByteArray("correct horse"));
    QCOMPARE(redacted(u"it is 'correct horse'."_s), u"it is '[secret]'."_s);
    const LoadedSecret foreign("k\xc3\xb6nig");
    QCOMPARE(redacted(u"k\u00f6nig"_s), u"[secret]"_s);
}

void LoggingTest::secretsAreForgotten()
{
    {
        const LoadedSecret password("correct horse");
        QCOMPARE(redacted(u"correct horse"_s), u"[secret]"_s);
    }
    QCOMPARE(redacted(u"correct horse"_s), u"correct horse"_s);
}

void LoggingTest::sameSecretTwice()
{
    std::optional<LoadedSecret> first;
    first.emplace("correct horse");
    const LoadedSecret second("correct horse");
    first.reset();
    QCOMPARE(redacted(u"correct horse"_s), u"[secret]"_s);
}

void LoggingTest::oneSecretInsideAnother()
{
    const LoadedSecret inner("horse");
    const LoadedSecret outer("correct horse battery");
    const LoadedSecret middle("horse battery");
    QCOMPARE(redacted(u"correct horse battery"_s), u"[secret]"_s);
    QCOMPARE(redacted(u"a horse battery"_s), u"a [secret]"_s);
}

void LoggingTest::quotedAndEncoded()
{
    const QByteArray secret = R"(a"b\c d)";
    const LoadedSecret loaded(secret);
    QString line;
    QDebug(&line) << secret << QString::fromLatin1(secret) << QUrl(u"https://nas/?k="_s + QString::fromLatin1(secret.toPercentEncoding())).toEncoded();
    QVERIFY(line.contains(u'c'));
    QVERIFY2(!redacted(line).contains("b\\"_L1) && !redacted(line).contains("%5C"_L1), qPrintable(redacted(line)));
}

void LoggingTest::emptySecretHidesNothing()
{
    const LoadedSecret none{QByteArray()};
    QCOMPARE(redacted(u"line"_s), u"line"_s);
    QCOMPARE(redacted(QString()), QString());
}

void LoggingTest::linesOfTheProcess()
{
    const LoadedSecret password("correct horse");
    qInfo() << "plain" << Token << "correct horse";
    qCWarning(logNet) << QLatin1StringView(Token) << "correct horse";
    QCOMPARE(captured.size(), 2);
    for (const QString &line : captured) {
        QVERIFY(line.count("[secret]"_L1) == 2);
        QVERIFY(!line.contains("ptr_"_L1) && !line.contains("horse"_L1));
    }
}

void LoggingTest::fromManyThreads()
{
    QList<QThread *> threads;
    for (int i = 0; i < 4; ++i) {
        threads << QThread::create([i] {
            for (int round = 0; round < 500; ++round) {
                const LoadedSecret mine("secret-of-" + QByteArray::number(i) + '-' + QByteArray::number(round));
                qInfo("%s", mine.bytes().constData());
            }
        });
        threads.last()->start();
    }
    for (QThread *thread : threads) {
        QVERIFY(thread->wait());
        delete thread;
    }
    QCOMPARE(captured.size(), 2000);
    QVERIFY(captured.filter(u"secret-of"_s).isEmpty());
}

void LoggingTest::categories()
{
    for (const QLoggingCategory *category : {&logNet(), &logStore(), &logSession(), &logUi()}) {
        QVERIFY(QByteArray(category->categoryName()).startsWith("longshore."));
        QVERIFY(category->isInfoEnabled());
        QVERIFY(!category->isDebugEnabled());
    }
}

QTEST_GUILESS_MAIN(LoggingTest)
#include "tst_logging.moc"
