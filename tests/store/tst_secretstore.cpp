// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/keychaintext.h"
#include "app/store/secretstore.h"

#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

/// What needs no keyring: keys, the text form, the memory store, the sentences.
class TestSecretStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keyNamesServerOriginAndPurpose();
    void textSurvives_data();
    void textSurvives();
    void tokensStandAsTheyAre();
    void memoryKeepsAndForgets();
    void memoryIsOfOneStore();
    void everyTroubleHasItsOwnSentence();
};

void TestSecretStore::keyNamesServerOriginAndPurpose()
{
    const ServerId id{QUuid(u"11111111-2222-3333-4444-555555555555"_s)};
    const SecretKey token{id, u"https://nas:9443"_s};
    QCOMPARE(token.text(), u"longshore/11111111-2222-3333-4444-555555555555/https://nas:9443/access-token"_s);
    const SecretKey header{id, u"https://nas:9443"_s, u"header/X-One"_s};
    QCOMPARE(header.text(), u"longshore/11111111-2222-3333-4444-555555555555/https://nas:9443/header/X-One"_s);
}

void TestSecretStore::textSurvives_data()
{
    QTest::addColumn<QByteArray>("secret");
    QTest::newRow("token") << QByteArray("ptr_abcDEF+/=");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("NUL") << QByteArray("a\0b\0", 4);
    QTest::newRow("UTF-8") << QByteArray("\xc3\xa9");
    QTest::newRow("not UTF-8") << QByteArray("\xff\xfe");
    QTest::newRow("line end") << QByteArray("a\nb\r\n");
    QTest::newRow("looks encoded") << QByteArray("base64:eA==");
    QTest::newRow("spaces") << QByteArray("  x ");
    QByteArray all;
    for (int value = 0; value < 256; ++value)
        all.append(char(value));
    QTest::newRow("every byte") << all;
}

void TestSecretStore::textSurvives()
{
    QFETCH(QByteArray, secret);
    const QString text = keychaintext::encoded(secret);
    QVERIFY(!text.contains(QChar(0)));
    QCOMPARE(keychaintext::decoded(text), secret);
}

void TestSecretStore::tokensStandAsTheyAre()
{
    QCOMPARE(keychaintext::encoded("ptr_abcDEF+/="), u"ptr_abcDEF+/="_s);
}

void TestSecretStore::memoryKeepsAndForgets()
{
    const auto store = makeSessionStore();
    const SecretKey key{ServerId::create(), u"https://nas:9443"_s};
    SecretKey other = key;
    other.origin = u"https://other:9443"_s;
    QVERIFY(!store->keepsAcrossSessions());
    QCOMPARE(store->probe().result().state, SecretState::Done);
    QCOMPARE(store->read(key).result(), (SecretAnswer{SecretState::NotFound, {}}));
    QCOMPARE(store->save(key, "one").result(), (SecretAnswer{SecretState::Done, {}}));
    QCOMPARE(store->save(key, "two").result(), (SecretAnswer{SecretState::Done, {}}));
    QCOMPARE(store->read(key).result(), (SecretAnswer{SecretState::Done, "two"}));
    QCOMPARE(store->read(other).result().state, SecretState::NotFound);
    QCOMPARE(store->forget(key).result().state, SecretState::Done);
    QCOMPARE(store->read(key).result().state, SecretState::NotFound);
    QCOMPARE(store->forget(key).result().state, SecretState::Done);
}

void TestSecretStore::memoryIsOfOneStore()
{
    const SecretKey key{ServerId::create(), u"https://nas:9443"_s};
    makeSessionStore()->save(key, "one");
    QCOMPARE(makeSessionStore()->read(key).result().state, SecretState::NotFound);
}

void TestSecretStore::everyTroubleHasItsOwnSentence()
{
    QVERIFY(explanation(SecretState::Done, u"GNOME Keyring"_s).isEmpty());
    QStringList said;
    for (const SecretState state : {SecretState::NotFound, SecretState::Locked, SecretState::NoKeychain, SecretState::Waiting,
                                    SecretState::Refused, SecretState::Mismatch}) {
        said.append(explanation(state, u"GNOME Keyring"_s));
        QVERIFY(said.last().endsWith(u'.'));
        QVERIFY(said.last().contains(u"GNOME Keyring"_s) || state == SecretState::NoKeychain);
    }
    QCOMPARE(QSet<QString>(said.begin(), said.end()).size(), 6);
}

QTEST_GUILESS_MAIN(TestSecretStore)
#include "tst_secretstore.moc"
