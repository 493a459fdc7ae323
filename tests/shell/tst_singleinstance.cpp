// SPDX-License-Identifier: GPL-3.0-or-later
// The second start and the first, over their real socket; the one that knocks may be anybody.
#include "ui/shell/singleinstance.h"

#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

const QByteArray Link = "longshore://open?server=https%3A%2F%2Fnas%3A9443&stack=12";

struct First {
    First()
        : instance(ConfigDir(folder.path()))
        , activated(&instance, &SingleInstance::activationRequested)
        , linked(&instance, &SingleInstance::linkReceived)
        , connects(&instance, &SingleInstance::connectRequested)
        , claimed(instance.claim())
    {
    }

    QTemporaryDir folder;
    SingleInstance instance;
    QSignalSpy activated;
    QSignalSpy linked;
    QSignalSpy connects;
    bool claimed;
};

/// A visitor that says just these bytes and leaves.
void knock(const First &first, const QByteArray &bytes)
{
    QLocalSocket visitor;
    visitor.connectToServer(first.instance.socketName());
    QVERIFY(visitor.waitForConnected(5000));
    visitor.write(bytes);
    visitor.flush();
    visitor.disconnectFromServer();
}

} // namespace

class TestSingleInstance : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_runtime.path())); }
    void theSecondStartEnds();
    void theLinkIsHandedOver();
    void connectingIsHandedOver();
    void anotherFolderIsAnotherProgram();
    void aSocketLeftByACrashIsTakenOver();
    void nonsenseOnlyBringsTheWindowForward_data();
    void nonsenseOnlyBringsTheWindowForward();
    void manyVisitorsAreServed();

private:
    QTemporaryDir m_runtime;
};

void TestSingleInstance::theSecondStartEnds()
{
    First first;
    QVERIFY(first.claimed);
    QVERIFY(!SingleInstance(ConfigDir(first.folder.path())).claim());
    QTRY_COMPARE(first.activated.count(), 1);
    QCOMPARE(first.linked.count(), 0);
}

void TestSingleInstance::theLinkIsHandedOver()
{
    First first;
    QVERIFY(!SingleInstance(ConfigDir(first.folder.path())).claim(Link));
    QTRY_COMPARE(first.linked.count(), 1);
    QCOMPARE(first.linked.first().first().value<StackLink>(), StackLink::parse(QString::fromLatin1(Link)));
    QCOMPARE(first.activated.count(), 1);
    QCOMPARE(first.connects.count(), 0);
}

void TestSingleInstance::connectingIsHandedOver()
{
    First first;
    QVERIFY(!SingleInstance(ConfigDir(first.folder.path())).claim(SingleInstance::ConnectWish));
    QTRY_COMPARE(first.connects.count(), 1);
    QCOMPARE(first.linked.count(), 0);
}

void TestSingleInstance::anotherFolderIsAnotherProgram()
{
    First first;
    First other;
    QVERIFY(first.claimed && other.claimed);
}

void TestSingleInstance::aSocketLeftByACrashIsTakenOver()
{
    QTemporaryDir folder;
    const QString name = SingleInstance(ConfigDir(folder.path())).socketName();
    QVERIFY(name.startsWith(m_runtime.path()));
    QFile left(name);
    QVERIFY(left.open(QIODevice::WriteOnly));
    left.close();
    SingleInstance instance(ConfigDir(folder.path()));
    QVERIFY(instance.claim());
    QVERIFY(!SingleInstance(ConfigDir(folder.path())).claim());
}

void TestSingleInstance::nonsenseOnlyBringsTheWindowForward_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a line end") << QByteArray("\n");
    QTest::newRow("a link without its end") << Link;
    QTest::newRow("another verb") << QByteArray("longshore://stop?server=https://nas:9443&stack=12\n");
    QTest::newRow("bytes") << QByteArray("\x00\xff\x80\n\n\n", 6);
    QTest::newRow("no end in sight") << QByteArray(1'000'000, 'x');
    QTest::newRow("too long a line") << QByteArray(2000, 'x') + '\n';
    QTest::newRow("a link behind a long line") << QByteArray(2000, 'x') + '\n' + Link + '\n';
    QTest::newRow("Windows line end") << Link + "\r\n";
    QTest::newRow("a wish of another name") << QByteArray("quit\n");
}

void TestSingleInstance::nonsenseOnlyBringsTheWindowForward()
{
    QFETCH(QByteArray, bytes);
    First first;
    knock(first, bytes);
    QTRY_COMPARE(first.activated.count(), 1);
    knock(first, Link + '\n'); // It is still there, and hears the next one.
    QTRY_COMPARE(first.linked.count(), 1);
    QCOMPARE(first.connects.count(), 0);
}

void TestSingleInstance::manyVisitorsAreServed()
{
    First first;
    for (int i = 0; i < 50; ++i) {
        knock(first, Link + '\n' + Link + '\n');
        QTRY_COMPARE(first.linked.count(), i + 1); // One visit, one wish.
    }
}

QTEST_GUILESS_MAIN(TestSingleInstance)
#include "tst_singleinstance.moc"
