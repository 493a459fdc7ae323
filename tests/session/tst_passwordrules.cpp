// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/passwordrules.h"

#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

/// The server compares bytes, len(password) >= RequiredPasswordLength (portainer-api.md 1.5).
class TestPasswordRules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void countsBytes_data();
    void countsBytes();
    void saysHowManyAreMissing();
    void saysWhatIsAsked();
    void takesTheServersLength();
    void anEmptyPasswordNeverDoes();
};

void TestPasswordRules::countsBytes_data()
{
    QTest::addColumn<int>("minimum");
    QTest::addColumn<QString>("password");
    QTest::addColumn<bool>("good");
    QTest::newRow("one short") << 12 << u"elevenchars"_s << false;
    QTest::newRow("exact") << 12 << u"twelve-chars"_s << true;
    QTest::newRow("umlauts count twice") << 12 << u"äöüäöü"_s << true;
    QTest::newRow("five umlauts are ten") << 12 << u"äöüäö"_s << false;
    QTest::newRow("an emoji counts four") << 12 << u"\U0001F6A2\U0001F6A2\U0001F6A2"_s << true;
    QTest::newRow("blanks count") << 12 << u"            "_s << true;
    QTest::newRow("72 bytes") << 1 << QString(72, u'x') << true;
    QTest::newRow("73 bytes") << 1 << QString(73, u'x') << false;
    QTest::newRow("37 umlauts are 74") << 1 << QString(37, u'ä') << false;
}

void TestPasswordRules::countsBytes()
{
    QFETCH(int, minimum);
    QFETCH(QString, password);
    QFETCH(bool, good);
    const PasswordRules rules{.minimumBytes = minimum};
    QCOMPARE(rules.isMetBy(password), good);
    QCOMPARE(rules.problem(password).isEmpty(), good);
}

void TestPasswordRules::saysHowManyAreMissing()
{
    const PasswordRules rules{.minimumBytes = 12};
    QCOMPARE(rules.problem(u"seven77"_s), u"5 more characters are needed."_s);
    QCOMPARE(rules.problem(u"elevenchars"_s), u"One more character is needed."_s);
}

void TestPasswordRules::saysWhatIsAsked()
{
    QCOMPARE(PasswordRules{.minimumBytes = 8}.sentence(), u"At least 8 characters."_s);
    QCOMPARE(PasswordRules{.minimumBytes = 0}.sentence(), u"Any password but an empty one."_s);
}

void TestPasswordRules::takesTheServersLength()
{
    PublicSettings settings;
    settings.requiredPasswordLength = 18;
    QCOMPARE(PasswordRules::of(settings).minimumBytes, 18);
}

void TestPasswordRules::anEmptyPasswordNeverDoes()
{
    QVERIFY(!PasswordRules{.minimumBytes = 0}.isMetBy({}));
    QVERIFY(PasswordRules{.minimumBytes = 0}.isMetBy(u"x"_s));
}

QTEST_GUILESS_MAIN(TestPasswordRules)
#include "tst_passwordrules.moc"
