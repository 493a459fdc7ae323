// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/dialogs/dialogstates.h"
#include "ui/dialogs/serverstable.h"

#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

/// What the table of the servers says in words.
class TestServersTable : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void optionsInWords();
};

void TestServersTable::optionsInWords()
{
    ServerProfile odd = sampleProfile(u"home-lab"_s, u"nas:9443"_s);
    odd.enabled = false;
    odd.readOnly = true;
    odd.locked = true;
    odd.proxy = {.kind = ProxyChoice::Kind::Http, .host = u"proxy"_s, .port = 3128, .userName = {}};
    odd.clientCertificateFile = u"own.p12"_s;
    odd.refreshEvery = std::chrono::seconds(120);
    QCOMPARE(optionsText(odd), u"disabled, read-only, guarded, proxy, client certificate, every 2 min"_s);
    odd = sampleProfile(u"home-lab"_s, u"nas:9443"_s);
    odd.lockedEnvironments = {EnvironmentId(2)};
    odd.refreshEvery = std::chrono::seconds(0);
    QCOMPARE(optionsText(odd), u"partly guarded, no refresh"_s);
}

QTEST_MAIN(TestServersTable)
#include "tst_serverstable.moc"
