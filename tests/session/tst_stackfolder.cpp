// SPDX-License-Identifier: GPL-3.0-or-later
// What export writes, import reads: byte for byte, and nothing that was not asked for.
#include "app/session/stackfolder.h"
#include "app/session/stackfolderreading.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

const QFile::Permissions OwnerReads = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;

StackBefore stackOf(const QString &file, const QList<EnvVariable> &env = {}, StackType type = StackType::Compose)
{
    StackBefore stack;
    stack.stack.id = StackId(7);
    stack.stack.name = u"shop"_s;
    stack.stack.type.value = type;
    stack.stack.entryPoint = u"docker-compose.yml"_s;
    stack.stack.env = env;
    stack.file = file;
    stack.readAt = QDateTime::currentDateTimeUtc();
    return stack;
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace

class TestStackFolder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isByteExact_data();
    void isByteExact();
    void variablesAreExact();
    void withoutValuesNoneAreWritten();
    void aFilledInEnvCounts();
    void gitKeepsItsAddressAndNoLogin();
    void isForThisUserOnly();
    void neverWritesOver();
    void namesAreSafe();
    void readsOneOrSeveral();
    void whatIsNoStackSaysSo_data();
    void whatIsNoStackSaysSo();
};

void TestStackFolder::isByteExact_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("unix") << u"services:\n  web:\n    image: nginx:1\n"_s;
    QTest::newRow("crlf") << u"services:\r\n  web:\r\n    image: nginx:1\r\n"_s;
    QTest::newRow("mixed ends, tabs") << u"services:\r\n  web:\n\t# tab\r    image: nginx:1"_s;
    QTest::newRow("byte order mark") << u"\uFEFFservices: {}\n"_s;
    QTest::newRow("no last end") << u"services: {}"_s;
    QTest::newRow("beyond the first plane") << u"services: {} # \U0001F6A2 \u017elu\u0165\n"_s;
    QTest::newRow("1 MB") << u"# "_s + u"x"_s.repeated(1'000'000) + u"\n"_s;
}

void TestStackFolder::isByteExact()
{
    QFETCH(QString, text);
    QTemporaryDir parent;
    const QString path = writeStackFolder(parent.path(), stackOf(text), true);
    QCOMPARE(path, parent.filePath(u"shop"_s));
    QCOMPARE(bytesOf(path + u"/docker-compose.yml"_s), text.toUtf8());
    const QList<FolderStack> found = readStackFolders(path);
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().problem, QString());
    QCOMPARE(found.first().stack.file, text);
    QCOMPARE(found.first().stack.name, u"shop"_s);
    QCOMPARE(found.first().stack.type, StackType::Compose);
}

void TestStackFolder::variablesAreExact()
{
    const QList<EnvVariable> env{{u"B"_s, u"2"_s}, {u"A"_s, u"a=b=c=="_s}, {u"B"_s, u"again"_s}, {u"EMPTY"_s, {}}, {u"LINES"_s, u"one\nTWO=x\r\n"_s},
                                 {u"QUOTED"_s, u"\"closed\" 'kept $X' # no comment"_s}, {u"ODD"_s, u"  both ends  "_s}, {u"žluť"_s, u"\U0001F6A2"_s}};
    for (const StackType type : {StackType::Compose, StackType::Swarm}) {
        QTemporaryDir parent;
        const QString path = writeStackFolder(parent.path(), stackOf(u"services: {}\n"_s, env, type), true);
        const QList<FolderStack> found = readStackFolders(path);
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().stack.env, env);
        QCOMPARE(found.first().emptied, QStringList());
        QVERIFY(bytesOf(path + u"/.env"_s).startsWith("B=2\nA=a=b=c==\n"));
    }
}

void TestStackFolder::withoutValuesNoneAreWritten()
{
    QTemporaryDir parent;
    const QString path = writeStackFolder(parent.path(), stackOf(u"services: {}\n"_s, {{u"PASSWORD"_s, u"canary-7"_s}, {u"TOKEN"_s, u"canary-8"_s}}), false);
    for (const QFileInfo &file : QDir(path).entryInfoList(QDir::Files | QDir::Hidden))
        QVERIFY2(!bytesOf(file.filePath()).contains("canary"), qPrintable(file.fileName()));
    const QList<FolderStack> found = readStackFolders(path);
    QCOMPARE(found.first().stack.env, (QList<EnvVariable>{{u"PASSWORD"_s, {}}, {u"TOKEN"_s, {}}}));
    QCOMPARE(found.first().emptied, (QStringList{u"PASSWORD"_s, u"TOKEN"_s}));
}

void TestStackFolder::aFilledInEnvCounts()
{
    QTemporaryDir parent;
    const QString path = writeStackFolder(parent.path(), stackOf(u"services: {}\n"_s, {{u"PASSWORD"_s, u"old"_s}, {u"TOKEN"_s, u"old"_s}}), false);
    QVERIFY(write(path + u"/.env"_s, "PASSWORD=new one\nTOKEN=\n"));
    const QList<FolderStack> found = readStackFolders(path);
    QCOMPARE(found.first().stack.env, (QList<EnvVariable>{{u"PASSWORD"_s, u"new one"_s}, {u"TOKEN"_s, {}}}));
    QCOMPARE(found.first().emptied, QStringList{u"TOKEN"_s});
}

void TestStackFolder::gitKeepsItsAddressAndNoLogin()
{
    StackBefore stack = stackOf(u"services: {}\n"_s, {{u"TZ"_s, u"UTC"_s}});
    stack.stack.entryPoint = u"deploy/compose.prod.yml"_s;
    stack.stack.additionalFiles = {u"deploy/more.yml"_s};
    stack.stack.gitConfig.emplace();
    stack.stack.gitConfig->url = u"https://bot:canary@git.example.org/shop"_s;
    stack.stack.gitConfig->referenceName = u"refs/heads/main"_s;
    stack.stack.gitConfig->configFilePath = u"deploy/compose.prod.yml"_s;
    QTemporaryDir parent;
    const QString path = writeStackFolder(parent.path(), stack, true);
    QVERIFY(QFile::exists(path + u"/compose.prod.yml"_s));
    QVERIFY(!bytesOf(path + u"/stack.json"_s).contains("canary"));
    const QList<FolderStack> found = readStackFolders(path);
    QVERIFY(found.first().git);
    QCOMPARE(found.first().git->url, u"https://git.example.org/shop"_s);
    QCOMPARE(found.first().git->referenceName, u"refs/heads/main"_s);
    QCOMPARE(found.first().git->filePath, u"deploy/compose.prod.yml"_s);
    QCOMPARE(found.first().git->additionalFiles, QStringList{u"deploy/more.yml"_s});
    QCOMPARE(found.first().git->env, stack.stack.env);
    QVERIFY(!found.first().git->login);
}

void TestStackFolder::isForThisUserOnly()
{
    QTemporaryDir parent;
    const QString path = writeStackFolder(parent.path(), stackOf(u"services: {}\n"_s, {{u"A"_s, u"1"_s}}), true);
    QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther | QFile::ExeGroup | QFile::ExeOther), QFile::Permissions());
    for (const QFileInfo &file : QDir(path).entryInfoList(QDir::Files | QDir::Hidden))
        QCOMPARE(file.permissions(), OwnerReads);
}

void TestStackFolder::neverWritesOver()
{
    QTemporaryDir parent;
    const QString first = writeStackFolder(parent.path(), stackOf(u"services: {}\n"_s), true);
    const QString second = writeStackFolder(parent.path(), stackOf(u"services: {a: {image: b}}\n"_s), true);
    QCOMPARE(second, parent.filePath(u"shop-2"_s));
    QCOMPARE(bytesOf(first + u"/docker-compose.yml"_s), "services: {}\n");
    QVERIFY(writeStackFolder(parent.filePath(u"nowhere"_s), stackOf(u"x"_s), true).isEmpty());
}

void TestStackFolder::namesAreSafe()
{
    StackBefore stack = stackOf(u"services: {}\n"_s);
    stack.stack.name = u"../../etc/pass wd"_s;
    stack.stack.entryPoint = u"../.."_s;
    QTemporaryDir parent;
    const QString path = writeStackFolder(parent.path(), stack, true);
    QCOMPARE(QFileInfo(path).absolutePath(), parent.path());
    QVERIFY(QFile::exists(path + u"/docker-compose.yml"_s));
    stack.stack.name.clear();
    QCOMPARE(folderNameOf(stack.stack), u"stack-7"_s);
}

void TestStackFolder::readsOneOrSeveral()
{
    QTemporaryDir parent;
    StackBefore other = stackOf(u"services: {}\n"_s);
    other.stack.name = u"another"_s;
    writeStackFolder(parent.path(), stackOf(u"services: {}\n"_s), true);
    writeStackFolder(parent.path(), other, true);
    QVERIFY(QDir(parent.path()).mkdir(u"holidays"_s));
    const QList<FolderStack> found = readStackFolders(parent.path());
    QCOMPARE(found.size(), 2);
    QCOMPARE(found.first().stack.name, u"another"_s);
    QCOMPARE(found.last().stack.name, u"shop"_s);
    QVERIFY(readStackFolders(parent.filePath(u"holidays"_s)).isEmpty());
    QVERIFY(readStackFolders(parent.filePath(u"nowhere"_s)).isEmpty());
}

void TestStackFolder::whatIsNoStackSaysSo_data()
{
    QTest::addColumn<QByteArray>("description");
    QTest::addColumn<QByteArray>("file");
    QTest::newRow("no JSON") << QByteArray("{") << QByteArray("services: {}");
    QTest::newRow("another format") << QByteArray(R"({"longshoreStack":2,"name":"a","type":2,"file":"c.yml"})") << QByteArray("services: {}");
    QTest::newRow("another type") << QByteArray(R"({"longshoreStack":1,"name":"a","type":9,"file":"c.yml"})") << QByteArray("services: {}");
    QTest::newRow("a file elsewhere") << QByteArray(R"({"longshoreStack":1,"name":"a","type":2,"file":"../c.yml"})") << QByteArray("services: {}");
    QTest::newRow("a file above") << QByteArray(R"({"longshoreStack":1,"name":"a","type":2,"file":".."})") << QByteArray("services: {}");
    QTest::newRow("no file") << QByteArray(R"({"longshoreStack":1,"name":"a","type":2,"file":"d.yml"})") << QByteArray("services: {}");
    QTest::newRow("no text") << QByteArray(R"({"longshoreStack":1,"name":"a","type":2,"file":"c.yml"})") << QByteArray("\xff\xfe\x00", 3);
    QTest::newRow("too large") << QByteArray(R"({"longshoreStack":1,"name":"a","type":2,"file":"c.yml"})") << QByteArray(5 * 1024 * 1024, 'x');
}

void TestStackFolder::whatIsNoStackSaysSo()
{
    QFETCH(QByteArray, description);
    QFETCH(QByteArray, file);
    QTemporaryDir folder;
    QVERIFY(write(folder.filePath(u"stack.json"_s), description));
    QVERIFY(write(folder.filePath(u"c.yml"_s), file));
    const QList<FolderStack> found = readStackFolders(folder.path());
    QCOMPARE(found.size(), 1);
    QVERIFY(!found.first().problem.isEmpty());
}

QTEST_GUILESS_MAIN(TestStackFolder)
#include "tst_stackfolder.moc"
