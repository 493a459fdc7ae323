// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/madetokens.h"

#include "tests/store/filemodes.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

const MadeToken First{u"299ab403"_s, UserId(3), AccessTokenId(7), 1729761245};
const MadeToken Second{u"299ab403"_s, UserId(4), AccessTokenId(8), 1729761246};
const MadeToken Elsewhere{u"7a4c277a"_s, UserId(3), AccessTokenId(7), 1729761245};

struct Folder {
    QTemporaryDir temporary;
    ConfigDir dir{temporary.path() + u"/config"_s};
    QString file() const { return dir.file(u"made-tokens.ini"_s); }
    void write(const QByteArray &text)
    {
        dir.prepare();
        QVERIFY(filemodes::putBytes(file(), text));
    }
};

} // namespace

class TestMadeTokens : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void areKnownAtTheNextStart();
    void whatIsNotWholeIsNotRemembered_data();
    void whatIsNotWholeIsNotRemembered();
    void aBrokenFileIsAsIfThereWereNone_data();
    void aBrokenFileIsAsIfThereWereNone();
    void theOldestAreGivenUp();
    void withoutAFolderTheyLiveUntilTheEnd();
};

void TestMadeTokens::areKnownAtTheNextStart()
{
    Folder folder;
    {
        MadeTokens tokens(folder.dir);
        QVERIFY(tokens.of(u"299ab403"_s).isEmpty());
        for (const MadeToken &token : {First, Second, Elsewhere, First})
            tokens.add(token);
        QCOMPARE(tokens.of(u"299ab403"_s), QList<MadeToken>({First, Second}));
    }
    MadeTokens again(folder.dir);
    QCOMPARE(again.of(u"299ab403"_s), QList<MadeToken>({First, Second}));
    QCOMPARE(again.of(u"7a4c277a"_s), QList<MadeToken>{Elsewhere});
    QVERIFY(again.of({}).isEmpty());
    QCOMPARE(filemodes::modeOf(folder.file()), 0600);
    again.remove(First);
    QCOMPARE(MadeTokens(folder.dir).of(u"299ab403"_s), QList<MadeToken>{Second});
    QCOMPARE(MadeTokens(folder.dir).of(u"7a4c277a"_s), QList<MadeToken>{Elsewhere}); // the same number on another server
}

void TestMadeTokens::whatIsNotWholeIsNotRemembered_data()
{
    QTest::addColumn<QString>("instance");
    QTest::addColumn<int>("user");
    QTest::addColumn<int>("id");
    QTest::addColumn<int>("created");
    QTest::newRow("no instance") << QString() << 3 << 7 << 1;
    QTest::newRow("an instance that would end the entry") << u"a/b"_s << 3 << 7 << 1;
    QTest::newRow("no user") << u"a"_s << 0 << 7 << 1;
    QTest::newRow("a pasted token") << u"a"_s << 3 << 0 << 1;
    QTest::newRow("no date") << u"a"_s << 3 << 7 << 0;
}

void TestMadeTokens::whatIsNotWholeIsNotRemembered()
{
    QFETCH(QString, instance);
    QFETCH(int, user);
    QFETCH(int, id);
    QFETCH(int, created);
    Folder folder;
    MadeTokens tokens(folder.dir);
    tokens.add({instance, UserId(user), AccessTokenId(id), created});
    QVERIFY(tokens.of(instance).isEmpty());
    QVERIFY(!QFile::exists(folder.file()));
}

void TestMadeTokens::aBrokenFileIsAsIfThereWereNone_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("whole");
    QTest::newRow("empty") << QByteArray() << 0;
    QTest::newRow("zeros") << QByteArray(100, '\0') << 0;
    QTest::newRow("words") << QByteArray("[General]\ntokens=a, b/c, 299ab403/3/7, 299ab403/3/x/1\n") << 0;
    QTest::newRow("one is whole") << QByteArray("[General]\ntokens=rubbish, 299ab403/3/7/1729761245, 299ab403/-3/7/1\n") << 1;
}

void TestMadeTokens::aBrokenFileIsAsIfThereWereNone()
{
    QFETCH(QByteArray, text);
    Folder folder;
    folder.write(text);
    MadeTokens tokens(folder.dir);
    QTEST(int(tokens.of(u"299ab403"_s).size()), "whole");
    tokens.add(Second);
    QVERIFY(MadeTokens(folder.dir).of(u"299ab403"_s).contains(Second));
}

void TestMadeTokens::theOldestAreGivenUp()
{
    MadeTokens tokens(ConfigDir(u"/proc/nowhere"_s)); // Nothing is written, which is quick.
    for (int id = 1; id <= 501; ++id)
        tokens.add({u"a"_s, UserId(3), AccessTokenId(id), 1});
    QCOMPARE(tokens.of(u"a"_s).size(), 500);
    QCOMPARE(tokens.of(u"a"_s).constFirst().id, AccessTokenId(2));
}

void TestMadeTokens::withoutAFolderTheyLiveUntilTheEnd()
{
    MadeTokens tokens(ConfigDir(u"/proc/nowhere"_s));
    tokens.add(First);
    QCOMPARE(tokens.of(u"299ab403"_s), QList<MadeToken>{First});
}

QTEST_GUILESS_MAIN(TestMadeTokens)
#include "tst_madetokens.moc"
