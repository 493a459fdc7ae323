// SPDX-License-Identifier: GPL-3.0-or-later
// Expectations from the documentation of Kubernetes: the definition of Quantity, and "Resource Management for Pods and Containers".
#include "app/portainer/kubernetesquantity.h"

#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

class TestKubernetesQuantity : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
};

void TestKubernetesQuantity::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("decimals");
    QTest::addColumn<qint64>("value");
    const auto row = [](const char *text, int decimals, qint64 value) { QTest::addRow("%s in 10^-%d", text, decimals) << QString::fromLatin1(text) << decimals << value; };
    row("0", 0, 0);
    row("128974848", 0, 128'974'848);
    row("129e6", 0, 129'000'000);
    row("129M", 0, 129'000'000);
    row("128974848000m", 0, 128'974'848);
    row("123Mi", 0, 128'974'848);
    row("0.1", 3, 100);
    row("100m", 3, 100);
    row("0.5", 9, 500'000'000);
    row("250m", 9, 250'000'000);
    row("12345n", 9, 12'345);
    row("17u", 9, 17'000);
    row("2", 9, 2'000'000'000);
    row("1Ki", 0, 1024);
    row("1k", 0, 1000);
    row("1.5Gi", 0, 1'610'612'736);
    row("1T", 0, 1'000'000'000'000);
    row("1Pi", 0, Q_INT64_C(1) << 50);
    row("7Ei", 0, Q_INT64_C(7) << 60);
    row("9E", 0, Q_INT64_C(9'000'000'000'000'000'000));
    row("1E3", 0, 1000);
    row("12e-1", 1, 12);
    row(".5", 1, 5);
    row("5.", 0, 5);
    row("+5", 0, 5);
    row("-1.5", 1, -15);
    row("1.50000000000000000000000", 1, 15);
    // No fraction is left: away from zero.
    row("0.1Ki", 0, 103);
    row("1m", 0, 1);
    row("1n", 3, 1);
    row("-1m", 0, -1);
}

void TestKubernetesQuantity::reads()
{
    QFETCH(QString, text);
    QFETCH(int, decimals);
    const std::optional<qint64> value = kubernetesQuantity(text, decimals);
    QVERIFY(value);
    QTEST(*value, "value");
}

void TestKubernetesQuantity::refuses_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "Ki", "-", ".", "1ki", "1KI", "1Ki ", " 1", "1 Ki", "1.2.3", "abc", "1e", "1i", "--1", "0x10", "1,5", "1Kii", "1mm", "1K",
                             "9223372036854775808", "8Ei", "10E", "1e30", "99999999999999999999"})
        QTest::addRow("'%s'", text) << QString::fromLatin1(text);
}

void TestKubernetesQuantity::refuses()
{
    QFETCH(QString, text);
    QVERIFY(!kubernetesQuantity(text));
}

QTEST_APPLESS_MAIN(TestKubernetesQuantity)
#include "tst_kubernetesquantity.moc"
