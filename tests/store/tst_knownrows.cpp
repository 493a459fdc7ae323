// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/knownrows.h"
#include "tests/store/filemodes.h"

#include <QCryptographicHash>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace longshore;
using namespace filemodes;
using namespace Qt::StringLiterals;

namespace {

KnownStack stackNumber(int n)
{
    return {.id = StackId(n),
            .environmentId = EnvironmentId(n % 7),
            .name = u"stack-%1"_s.arg(n),
            .namespaceName = n % 3 == 0 ? u"namespace"_s : QString(),
            .type = n % 4,
            .status = n % 3,
            .creationDate = 1'600'000'000 + n,
            .createdBy = u"alice"_s,
            .updateDate = n % 2 == 0 ? 0 : 1'700'000'000 + n,
            .updatedBy = u"b\u00f6b"_s};
}

KnownRows rowsOf(int count)
{
    KnownRows rows{.readAt = QDateTime::fromMSecsSinceEpoch(1'700'000'123'456, Qt::UTC)};
    for (int n = 1; n <= count; ++n)
        rows.stacks.append(stackNumber(n));
    rows.environments = {{EnvironmentId(1), u"local"_s, 1}, {EnvironmentId(2), u"swarm-b"_s, 2}};
    return rows;
}

template <typename T>
T waited(QFuture<T> future)
{
    future.waitForFinished();
    return future.result();
}

} // namespace

/// The rows the window opens on.
class TestKnownRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { ::umask(022); }
    void init();
    void nothingKnownIsEmpty();
    void comesBackAsItWas_data();
    void comesBackAsItWas();
    void serversAreApart();
    void filesAreForTheirOwner();
    void anyChangedByteMeansEmpty();
    void anyCutMeansEmpty();
    void strangeFilesMeanEmpty_data();
    void strangeFilesMeanEmpty();
    void wellFormedButStrangeMeansEmpty_data();
    void wellFormedButStrangeMeansEmpty();
    void theLastWriteWins();
    void forgottenIsGone();
    void forgettingVoidsWritesUnderWay();
    void canBeKnownAgainAfterForgetting();
    void fullDiskKeepsTheOldRows();
    void unwritableFolderIsToldAsFalse();
    void readsSeeTheWritesAskedForBefore();

private:
    ConfigDir dir() const { return ConfigDir(m_dir->path()); }
    QString fileOf(const ServerId &id) const { return m_dir->filePath(u"known/"_s + id.text() + u".cbor"_s); }
    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestKnownRows::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
}

void TestKnownRows::nothingKnownIsEmpty()
{
    QCOMPARE(waited(KnownRowsStore(dir()).read(ServerId::create())), KnownRows());
    QVERIFY(QDir(m_dir->path()).isEmpty());
}

void TestKnownRows::comesBackAsItWas_data()
{
    QTest::addColumn<KnownRows>("rows");
    QTest::newRow("empty") << KnownRows();
    QTest::newRow("no stacks") << rowsOf(0);
    QTest::newRow("fifty") << rowsOf(50);
    QTest::newRow("hundred thousand") << rowsOf(100'000);
    KnownRows strange = rowsOf(1);
    strange.stacks[0] = {.id = StackId(std::numeric_limits<qint64>::max()),
                         .environmentId = EnvironmentId(std::numeric_limits<qint64>::min()),
                         .name = QString(5000, u'\u20ac') + u"\U0001F6A2"_s,
                         .namespaceName = QString(QChar(0)) + u"\n\u202e"_s,
                         .type = -1,
                         .status = 1LL << 40,
                         .creationDate = -62'000'000'000};
    QTest::newRow("strange") << strange;
}

void TestKnownRows::comesBackAsItWas()
{
    QFETCH(KnownRows, rows);
    const ServerId id = ServerId::create();
    QVERIFY(waited(KnownRowsStore(dir()).write(id, rows)));
    const KnownRows back = waited(KnownRowsStore(dir()).read(id));
    QCOMPARE(back.stacks.size(), rows.stacks.size());
    QVERIFY(back == rows);
    QVERIFY(!rows.readAt.isValid() || back.readAt.timeSpec() == Qt::UTC);
}

void TestKnownRows::serversAreApart()
{
    const KnownRowsStore store(dir());
    const ServerId one = ServerId::create();
    const ServerId two = ServerId::create();
    QVERIFY(waited(store.write(one, rowsOf(1))));
    QVERIFY(waited(store.write(two, rowsOf(2))));
    QVERIFY(store.forget(one));
    QCOMPARE(waited(store.read(one)), KnownRows());
    QCOMPARE(waited(store.read(two)), rowsOf(2));
}

void TestKnownRows::filesAreForTheirOwner()
{
    const KnownRowsStore store(dir());
    const ServerId id = ServerId::create();
    QVERIFY(waited(store.write(id, rowsOf(1))));
    QCOMPARE(modeOf(m_dir->filePath(u"known"_s)), 0700);
    QCOMPARE(modeOf(fileOf(id)), 0600);
    QVERIFY(setMode(fileOf(id), 0644));
    QCOMPARE(waited(store.read(id)), rowsOf(1));
    QCOMPARE(modeOf(fileOf(id)), 0600);
}

void TestKnownRows::anyChangedByteMeansEmpty()
{
    const KnownRowsStore store(dir());
    const ServerId id = ServerId::create();
    QVERIFY(waited(store.write(id, rowsOf(3))));
    const QByteArray whole = bytesOf(fileOf(id));
    for (qsizetype at = 0; at < whole.size(); ++at) {
        QByteArray changed = whole;
        changed[at] = char(changed[at] ^ 0x20);
        QVERIFY(putBytes(fileOf(id), changed));
        QVERIFY2(waited(store.read(id)) == KnownRows(), qPrintable(QString::number(at)));
    }
}

void TestKnownRows::anyCutMeansEmpty()
{
    const KnownRowsStore store(dir());
    const ServerId id = ServerId::create();
    QVERIFY(waited(store.write(id, rowsOf(3))));
    const QByteArray whole = bytesOf(fileOf(id));
    for (qsizetype size = 0; size < whole.size(); ++size) {
        QVERIFY(putBytes(fileOf(id), whole.left(size)));
        QVERIFY2(waited(store.read(id)) == KnownRows(), qPrintable(QString::number(size)));
    }
    QVERIFY(putBytes(fileOf(id), whole + 'x'));
    QCOMPARE(waited(store.read(id)), KnownRows());
}

void TestKnownRows::strangeFilesMeanEmpty_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("zeros") << QByteArray(4096, '\0');
    QTest::newRow("text") << QByteArray("[servers]\nhello");
    QTest::newRow("another version") << QByteArray("longshore-known-rows 2\n") + QByteArray(64, 'x');
    QTest::newRow("head only") << QByteArray("longshore-known-rows 1\n");
}

void TestKnownRows::strangeFilesMeanEmpty()
{
    QFETCH(QByteArray, bytes);
    const KnownRowsStore store(dir());
    const ServerId id = ServerId::create();
    QVERIFY(waited(store.write(id, rowsOf(3))));
    QVERIFY(putBytes(fileOf(id), bytes));
    QCOMPARE(waited(store.read(id)), KnownRows());
}

void TestKnownRows::wellFormedButStrangeMeansEmpty_data()
{
    QTest::addColumn<QByteArray>("cbor");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a number") << QByteArray::fromHex("01");
    QTest::newRow("too few parts") << QByteArray::fromHex("820080");
    QTest::newRow("too many parts") << QByteArray::fromHex("8400808080");
    QTest::newRow("stack of one field") << QByteArray::fromHex("8301818101" "80");
    QTest::newRow("stacks is a map") << QByteArray::fromHex("8301a080");
    QTest::newRow("time is text") << QByteArray::fromHex("8361318080");
    QTest::newRow("endless array") << QByteArray::fromHex("83019fff80");
    QTest::newRow("array of 2^60") << QByteArray::fromHex("83019b100000000000000080");
    QTest::newRow("something behind") << QByteArray::fromHex("8301808001");
    QTest::newRow("deep") << QByteArray(100'000, '\x81');
    QTest::newRow("bad UTF-8") << QByteArray::fromHex("83018081830162c32801");
}

void TestKnownRows::wellFormedButStrangeMeansEmpty()
{
    QFETCH(QByteArray, cbor);
    const KnownRowsStore store(dir());
    const ServerId id = ServerId::create();
    QVERIFY(waited(store.write(id, rowsOf(0))));
    const QByteArray digest = QCryptographicHash::hash(cbor, QCryptographicHash::Sha256);
    QVERIFY(putBytes(fileOf(id), "longshore-known-rows 1\n" + digest + cbor));
    QCOMPARE(waited(store.read(id)), KnownRows());
    // The same way of writing it by hand is believed when it is right: {1 ms, no stacks, one environment}.
    const QByteArray right = QByteArray::fromHex("8301808183016161" "02");
    const QByteArray rightDigest = QCryptographicHash::hash(right, QCryptographicHash::Sha256);
    QVERIFY(putBytes(fileOf(id), "longshore-known-rows 1\n" + rightDigest + right));
    const KnownRows rows{QDateTime::fromMSecsSinceEpoch(1, Qt::UTC), {}, {{EnvironmentId(1), u"a"_s, 2}}};
    QCOMPARE(waited(store.read(id)), rows);
}

void TestKnownRows::theLastWriteWins()
{
    const KnownRowsStore store(dir());
    const ServerId id = ServerId::create();
    for (int round = 0; round < 20; ++round) {
        store.write(id, rowsOf(5000)); // The slow one first: with two workers the quick one would be overtaken.
        const QFuture<bool> last = store.write(id, rowsOf(round));
        QVERIFY(waited(last));
        QCOMPARE(waited(store.read(id)).stacks.size(), round);
    }
}

void TestKnownRows::forgottenIsGone()
{
    const KnownRowsStore store(dir());
    const ServerId id = ServerId::create();
    QVERIFY(store.forget(id));
    QVERIFY(waited(store.write(id, rowsOf(3))));
    QVERIFY(store.forget(id));
    QVERIFY(!QFile::exists(fileOf(id)));
    QCOMPARE(waited(store.read(id)), KnownRows());
}

void TestKnownRows::forgettingVoidsWritesUnderWay()
{
    const KnownRowsStore store(dir());
    for (int round = 0; round < 100; ++round) {
        const ServerId id = ServerId::create();
        const QFuture<bool> first = store.write(id, rowsOf(200));
        const QFuture<bool> second = store.write(id, rowsOf(200));
        QTest::qSleep(round % 4); // Anywhere in the middle of the two.
        const KnownRowsStore copy = store;
        QVERIFY(copy.forget(id));
        waited(first);
        waited(second);
        QVERIFY2(!QFile::exists(fileOf(id)), qPrintable(QString::number(round)));
    }
}

void TestKnownRows::canBeKnownAgainAfterForgetting()
{
    const KnownRowsStore store(dir());
    const ServerId id = ServerId::create();
    store.write(id, rowsOf(3));
    QVERIFY(store.forget(id));
    QVERIFY(waited(store.write(id, rowsOf(4))));
    QCOMPARE(waited(store.read(id)), rowsOf(4));
}

void TestKnownRows::fullDiskKeepsTheOldRows()
{
    const KnownRowsStore store(dir());
    const ServerId id = ServerId::create();
    QVERIFY(waited(store.write(id, rowsOf(3))));
    {
        FullDisk full(4096);
        QVERIFY(!waited(store.write(id, rowsOf(1000))));
    }
    QCOMPARE(waited(store.read(id)), rowsOf(3));
}

void TestKnownRows::unwritableFolderIsToldAsFalse()
{
    QVERIFY(putBytes(m_dir->filePath(u"known"_s), "a file in its place"));
    const KnownRowsStore store(dir());
    QVERIFY(!waited(store.write(ServerId::create(), rowsOf(3))));
}

void TestKnownRows::readsSeeTheWritesAskedForBefore()
{
    const KnownRowsStore store(dir());
    const ServerId id = ServerId::create();
    const KnownRows rows = rowsOf(100'000);
    store.write(id, rows);
    QVERIFY(waited(store.read(id)) == rows);
}

QTEST_GUILESS_MAIN(TestKnownRows)
#include "tst_knownrows.moc"
