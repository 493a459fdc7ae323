// SPDX-License-Identifier: GPL-3.0-or-later
// Passwords: shared by copies, out of the log while they live, overwritten when the last copy goes.
#include "app/core/logging.h"
#include "app/core/readonlyswitch.h"
#include "app/core/secret.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace longshore;
using namespace Qt::StringLiterals;

class TestSecret : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isEmptyUntilGiven();
    void copiesShareOneText();
    void staysOutOfTheLogWhileItLives();
    void wipesWhatNobodyElseHas();
    void leavesSharedBytesAlone();
    void switchTellsChangesOnly();
};

void TestSecret::isEmptyUntilGiven()
{
    QVERIFY(Secret().isEmpty());
    QVERIFY(Secret(QByteArray()).isEmpty());
    QVERIFY(Secret("").isEmpty());
    QCOMPARE(Secret().bytes(), QByteArray());
    Secret secret("Correct-Horse-12");
    QVERIFY(!secret.isEmpty());
    secret.forget();
    QVERIFY(secret.isEmpty());
}

void TestSecret::copiesShareOneText()
{
    Secret secret("Correct-Horse-12");
    const Secret copy = secret;
    QCOMPARE(static_cast<const void *>(copy.bytes().constData()), static_cast<const void *>(secret.bytes().constData()));
    secret.forget();
    QCOMPARE(copy.bytes(), QByteArray("Correct-Horse-12"));
    QCOMPARE(copy, Secret("Correct-Horse-12"));
}

void TestSecret::staysOutOfTheLogWhileItLives()
{
    const QString line = u"the body was Blue-Kettle-2024"_s;
    {
        const Secret secret("Blue-Kettle-2024");
        const Secret copy = secret;
        QVERIFY(!redacted(line).contains("Blue-Kettle"_L1));
    }
    QCOMPARE(redacted(line), line);
}

void TestSecret::wipesWhatNobodyElseHas()
{
    QByteArray bytes = QByteArray("secret").repeated(400);
    const qsizetype size = bytes.size();
    wipe(bytes);
    QVERIFY(bytes.isEmpty());
    QVERIFY(bytes.capacity() >= size); // The same memory, still the array's own to look at.
    QVERIFY(std::all_of(bytes.constData(), bytes.constData() + size, [](char c) { return c == '\0'; }));
}

void TestSecret::leavesSharedBytesAlone()
{
    QByteArray bytes("shared with somebody");
    const QByteArray theirs = bytes;
    wipe(bytes);
    QVERIFY(bytes.isEmpty());
    QCOMPARE(theirs, QByteArray("shared with somebody"));
}

void TestSecret::switchTellsChangesOnly()
{
    ReadOnlySwitch readOnly;
    const QSignalSpy changed(&readOnly, &ReadOnlySwitch::changed);
    QVERIFY(!readOnly.isOn());
    readOnly.setOn(false);
    QCOMPARE(changed.size(), 0);
    readOnly.setOn(true);
    readOnly.setOn(true);
    QCOMPARE(changed.size(), 1);
    QVERIFY(readOnly.isOn());
}

QTEST_GUILESS_MAIN(TestSecret)
#include "tst_secret.moc"
