// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/notices.h"

#include "app/demo/demoserver.h"

#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

class TestNotices : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyKeyringStateHasItsOwnSentence();
    void aRevokedTokenIsNotBlamedOnTheKeyring();
    void anotherCertificateIsShownNotRetried();
};

void TestNotices::everyKeyringStateHasItsOwnSentence()
{
    QSet<QString> sentences;
    for (const SecretState state : {SecretState::Locked, SecretState::NotFound, SecretState::NoKeychain, SecretState::Waiting, SecretState::Refused}) {
        const QString sentence = signedOutSentence(u"home-lab"_s, state, {}, TokenPlace::Keychain);
        QVERIFY2(sentence.contains("home-lab"_L1) && sentence.endsWith(u'.'), qPrintable(sentence));
        sentences.insert(sentence);
    }
    QCOMPARE(sentences.size(), 5);
    QVERIFY(signedOutSentence(u"home-lab"_s, SecretState::NotFound, {}, TokenPlace::ThisSession).contains("until Longshore was closed"_L1));
}

void TestNotices::aRevokedTokenIsNotBlamedOnTheKeyring()
{
    const ApiError revoked{.kind = ApiError::Kind::Unauthorized};
    const QString sentence = signedOutSentence(u"home-lab"_s, SecretState::NotFound, revoked, TokenPlace::Keychain);
    QVERIFY2(sentence.startsWith("home-lab no longer accepts"_L1), qPrintable(sentence));
    QVERIFY(!sentence.contains("keyring"_L1));
}

void TestNotices::anotherCertificateIsShownNotRetried()
{
    DemoServer server(DemoOptions{.https = true});
    QVERIFY(server.start());
    ServerProfile profile;
    profile.id = ServerId::create();
    profile.name = u"home-lab"_s;
    profile.address = server.address();
    profile.pinnedSha256 = QByteArray(32, 'x');
    const auto secrets = makeSessionStore();
    Session session(profile, *secrets, nullptr, ApiClient::systemManagers());
    session.openWith(server.administratorToken());
    QTRY_COMPARE(session.state(), Session::State::Trouble);
    const auto notice = gravestNotice({&session});
    QVERIFY(notice);
    QCOMPARE(notice->action, Notice::Action::SignIn);
    QCOMPARE(notice->kind, Notice::Kind::Bad);
    QVERIFY2(notice->sentence.contains("nothing was sent"_L1), qPrintable(notice->sentence));
    QVERIFY(session.stacks().isEmpty());
}

QTEST_GUILESS_MAIN(TestNotices)
#include "tst_notices.moc"
