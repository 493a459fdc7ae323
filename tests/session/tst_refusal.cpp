// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/refusal.h"

#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

class TestRefusal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesWhatWasTriedWhoAndWhatIsMissing();
    void everyKindHasASentenceWithoutACode_data();
    void everyKindHasASentenceWithoutACode();
    void wordsThatMayEchoAreNotShown();
    void detailsAreTheServersOwnWordsOnce();
    void aNameCannotForgeTheSentence();
};

namespace {

const Attempt ReadSettings{u"read the server settings"_s, u"alice"_s, u"home-lab"_s, u"https://nas:9443"_s};

}

void TestRefusal::namesWhatWasTriedWhoAndWhatIsMissing()
{
    const ApiError denied{.kind = ApiError::Kind::Forbidden, .httpStatus = 403, .message = u"Access denied"_s, .details = u"Unauthorized"_s,
                          .right = Right::Administrator};
    const Explanation words = explain(denied, ReadSettings);
    QCOMPARE(words.sentence,
             u"alice may not read the server settings. That needs the administrator role; an administrator of home-lab can grant it."_s);
    QCOMPARE(words.details, u"Status 403\nAccess denied\nUnauthorized"_s);
}

void TestRefusal::everyKindHasASentenceWithoutACode_data()
{
    QTest::addColumn<int>("kind");
    for (int kind = 0; kind <= int(ApiError::Kind::Cancelled); ++kind)
        QTest::newRow(qPrintable(kindName(ApiError::Kind(kind)))) << kind;
}

void TestRefusal::everyKindHasASentenceWithoutACode()
{
    QFETCH(int, kind);
    const ApiError error{.kind = ApiError::Kind(kind), .httpStatus = 418, .message = u"teapot"_s, .right = Right::StackAccess};
    const QString sentence = explain(error, ReadSettings).sentence;
    QVERIFY2(sentence.endsWith(u'.'), qPrintable(sentence));
    QVERIFY(!sentence.contains("418"_L1));
    QVERIFY(!sentence.contains("teapot"_L1));
    QVERIFY(!sentence.contains('%'_L1));
}

void TestRefusal::wordsThatMayEchoAreNotShown()
{
    const ApiError error{.kind = ApiError::Kind::Server, .httpStatus = 400, .message = u"Invalid request payload"_s,
                         .details = u"Json: cannot unmarshal \"hunter2\""_s, .mayEcho = true};
    QVERIFY(explain(error, ReadSettings).details.isEmpty());
    QVERIFY(!explain(error, ReadSettings).sentence.contains("hunter2"_L1));
}

void TestRefusal::detailsAreTheServersOwnWordsOnce()
{
    const ApiError error{.kind = ApiError::Kind::Forbidden, .message = u"access denied to resource"_s, .details = u"Access denied to resource"_s};
    QCOMPARE(explain(error, ReadSettings).details, u"access denied to resource"_s);
}

void TestRefusal::aNameCannotForgeTheSentence()
{
    Attempt attempt = ReadSettings;
    attempt.user = u"%2\n%3"_s;
    const ApiError denied{.kind = ApiError::Kind::Forbidden, .right = Right::Administrator};
    const QString sentence = explain(denied, attempt).sentence;
    QVERIFY2(sentence.startsWith(u"%2 %3 may not read the server settings."_s), qPrintable(sentence));
}

QTEST_APPLESS_MAIN(TestRefusal)
#include "tst_refusal.moc"
