// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/dialogs/dialogstates.h"
#include "ui/dialogs/importquestion.h"
#include "ui/dialogs/serveroptions.h"
#include "ui/widgets/secretfield.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;


/// The options of one server, driven by mouse and keys.
class TestServerOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void unchangedIsTheSame();
    void nameColourAndRefresh();
    void anotherAddressSaysWhatIsLeftBehind();
    void aWrongAddressIsNotSaved();
    void guardsAServerOrChosenEnvironments();
    void guardedEnvironmentsThatAreNotSeenStay();
    void proxyWithAPassword();
    void wrongProxiesAreNotSaved_data();
    void wrongProxiesAreNotSaved();
    void plainHttpWarnsOfTheProxy();
    void keptHeadersShowNoValueAndCanGo();
    void forgetsThePin();
    void aMissingCertificateFileIsNotSaved();
    void theCertificateIsNotShownElsewhereByItself_data();
    void theCertificateIsNotShownElsewhereByItself();
    void cancelSavesNothing();
    void byKeyboardAlone();
    void importAddsAndNeverOverwrites_data();
    void importAddsAndNeverOverwrites();
    void aFileIsTrustedOnlyOnRequest();

private:
    template <typename T>
    T *find(const char *name) { return m_dialog->findChild<T *>(QString::fromLatin1(name)); }
    void open(const ServerProfile &profile, const QList<GuardableEnvironment> &environments = {});
    void show(int tab) { find<QTabWidget>("optionsTabs")->setCurrentIndex(tab); }
    void type(const char *name, const QString &text)
    {
        find<QLineEdit>(name)->selectAll();
        QTest::keyClick(find<QLineEdit>(name), Qt::Key_Delete);
        QTest::keyClicks(find<QLineEdit>(name), text);
    }
    void choose(const char *name, const QString &text) { find<QComboBox>(name)->setCurrentIndex(find<QComboBox>(name)->findText(text)); }
    void save();
    bool isSaved() const { return m_saved; }

    std::unique_ptr<ServerOptions> m_dialog;
    ServerProfile m_profile;
    bool m_saved = false;
    ServerProfile m_wanted;
    NewSecrets m_secrets;
};

void TestServerOptions::init()
{
    m_profile = sampleProfile(u"home-lab"_s, u"nas:9443"_s);
    m_profile.pinnedSha256 = QByteArray(32, '\xab');
    m_profile.pinnedDer = "der";
}

void TestServerOptions::cleanup()
{
    m_dialog.reset();
}

void TestServerOptions::open(const ServerProfile &profile, const QList<GuardableEnvironment> &environments)
{
    m_saved = false;
    m_secrets = {};
    m_dialog = std::make_unique<ServerOptions>(profile, environments);
    connect(m_dialog.get(), &ServerOptions::saved, this, [this](const ServerProfile &wanted, const NewSecrets &secrets) {
        m_saved = true;
        m_wanted = wanted;
        m_secrets = secrets;
    });
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
}

void TestServerOptions::save()
{
    QTest::mouseClick(find<QPushButton>("save"), Qt::LeftButton);
    QTRY_VERIFY(m_saved || find<QPushButton>("save")->isEnabled());
}

void TestServerOptions::unchangedIsTheSame()
{
    m_profile.colour = ServerColour::Purple;
    m_profile.readOnly = true;
    m_profile.lockedEnvironments = {EnvironmentId(2)};
    m_profile.proxy = {.kind = ProxyChoice::Kind::Socks5, .host = u"proxy"_s, .port = 1080, .userName = u"me"_s};
    m_profile.extraHeaderNames = {u"CF-Access-Client-Id"_s};
    m_profile.clientCertificateFile = u"own.p12"_s;
    m_profile.refreshEvery = std::chrono::seconds(45); // Written by hand.
    open(m_profile, {{EnvironmentId(1), u"local"_s}, {EnvironmentId(2), u"prod"_s}});
    save();
    QVERIFY(isSaved());
    QVERIFY(m_wanted == m_profile);
    QVERIFY(m_secrets.isEmpty());
}

void TestServerOptions::nameColourAndRefresh()
{
    open(m_profile);
    type("optionsName", u"lab"_s);
    choose("colour", u"Teal"_s);
    choose("refreshEvery", u"every 2 min"_s);
    save();
    QVERIFY(isSaved());
    QCOMPARE(m_wanted.name, u"lab"_s);
    QCOMPARE(m_wanted.colour, ServerColour::Teal);
    QCOMPARE(m_wanted.refreshEvery, std::chrono::seconds(120));
}

void TestServerOptions::anotherAddressSaysWhatIsLeftBehind()
{
    open(m_profile);
    auto *left = find<QLabel>("leftBehind");
    QVERIFY(left->text().isEmpty());
    type("address", u"nas2:9443"_s);
    QVERIFY(left->text().contains(u"is not sent to https://nas2:9443"_s));
    QVERIFY(left->text().contains(u"trusted certificate was that of nas:9443"_s));
    type("address", u"nas:9443"_s);
    QVERIFY(left->text().isEmpty());
}

void TestServerOptions::aWrongAddressIsNotSaved()
{
    open(m_profile);
    show(2);
    find<QLineEdit>("address")->setText(u"https://me:pw@nas"_s);
    save();
    QVERIFY(!isSaved());
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(find<QTabWidget>("optionsTabs")->currentIndex(), 0);
    QTRY_COMPARE(QApplication::focusWidget(), find<QLineEdit>("address"));
}

void TestServerOptions::guardsAServerOrChosenEnvironments()
{
    open(m_profile, {{EnvironmentId(1), u"local"_s}, {EnvironmentId(2), u"prod"_s}});
    show(1);
    auto *list = find<QListWidget>("guardedEnvironments");
    QVERIFY(!list->isEnabled());
    QTest::mouseClick(find<QRadioButton>("guardSome"), Qt::LeftButton, {}, {8, find<QRadioButton>("guardSome")->height() / 2});
    QVERIFY(list->isEnabled());
    list->setCurrentRow(1);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Space);
    save();
    QVERIFY(isSaved() && !m_wanted.locked);
    QCOMPARE(m_wanted.lockedEnvironments, QList<EnvironmentId>{EnvironmentId(2)});
    open(m_profile);
    show(1);
    QVERIFY(!find<QRadioButton>("guardSome")->isEnabled()); // None is known.
    QTest::mouseClick(find<QRadioButton>("guardServer"), Qt::LeftButton, {}, {8, find<QRadioButton>("guardServer")->height() / 2});
    save();
    QVERIFY(isSaved() && m_wanted.locked);
}

void TestServerOptions::guardedEnvironmentsThatAreNotSeenStay()
{
    m_profile.lockedEnvironments = {EnvironmentId(9)};
    open(m_profile); // Signed out: nothing is known of its environments.
    save();
    QVERIFY(isSaved());
    QCOMPARE(m_wanted.lockedEnvironments, QList<EnvironmentId>{EnvironmentId(9)});
}

void TestServerOptions::proxyWithAPassword()
{
    open(m_profile);
    show(2);
    QVERIFY(!find<QLineEdit>("proxyHost")->isVisible());
    choose("proxyKind", u"HTTP proxy"_s);
    QVERIFY(find<QLineEdit>("proxyHost")->isVisible());
    type("proxyHost", u"Proxy.Example.com"_s);
    type("proxyPort", u"3128"_s);
    QVERIFY(!find<QLineEdit>("proxyPassword")->isEnabled());
    type("proxyUser", u"me"_s);
    type("proxyPassword", u"pass word"_s);
    QVERIFY(find<QLabel>("proxyWarning")->text().isEmpty()); // https: the proxy sees nothing.
    save();
    QVERIFY(isSaved());
    QCOMPARE(m_wanted.proxy, (ProxyChoice{.kind = ProxyChoice::Kind::Http, .host = u"proxy.example.com"_s, .port = 3128, .userName = u"me"_s}));
    QCOMPARE(m_secrets.proxyPassword->bytes(), "pass word");
    // Shown again, a password that is kept is not there.
    open(m_wanted);
    show(2);
    QVERIFY(find<QLineEdit>("proxyPassword")->text().isEmpty());
    QCOMPARE(find<QLineEdit>("proxyPassword")->placeholderText(), u"Kept as it is"_s);
}

void TestServerOptions::wrongProxiesAreNotSaved_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("port");
    QTest::addColumn<QString>("focus");
    QTest::newRow("nothing") << QString() << QString() << u"proxyHost"_s;
    QTest::newRow("with scheme") << u"http://proxy"_s << u"80"_s << u"proxyHost"_s;
    QTest::newRow("with port") << u"proxy:80"_s << u"80"_s << u"proxyHost"_s;
    QTest::newRow("no port") << u"proxy"_s << QString() << u"proxyPort"_s;
    QTest::newRow("port too big") << u"proxy"_s << u"70000"_s << u"proxyPort"_s;
    QTest::newRow("port in words") << u"proxy"_s << u"http"_s << u"proxyPort"_s;
}

void TestServerOptions::wrongProxiesAreNotSaved()
{
    QFETCH(QString, host);
    QFETCH(QString, port);
    QFETCH(QString, focus);
    open(m_profile);
    show(2);
    choose("proxyKind", u"SOCKS5 proxy"_s);
    type("proxyHost", host);
    type("proxyPort", port);
    save();
    QVERIFY(!isSaved());
    QVERIFY(!find<QLabel>("proxyProblem")->text().isEmpty());
    QTRY_COMPARE(QApplication::focusWidget()->objectName(), focus);
}

void TestServerOptions::plainHttpWarnsOfTheProxy()
{
    m_profile.address = ServerAddress::parse(u"http://nas:9000"_s).address;
    open(m_profile);
    show(2);
    choose("proxyKind", u"HTTP proxy"_s);
    QVERIFY(find<QLabel>("proxyWarning")->text().contains(u"access token"_s));
    choose("proxyKind", u"None"_s);
    QVERIFY(find<QLabel>("proxyWarning")->text().isEmpty());
    find<QLineEdit>("address")->setText(u"https://nas:9443"_s);
    choose("proxyKind", u"HTTP proxy"_s);
    QVERIFY(find<QLabel>("proxyWarning")->text().isEmpty());
}

void TestServerOptions::keptHeadersShowNoValueAndCanGo()
{
    m_profile.extraHeaderNames = {u"X-One"_s, u"X-Two"_s};
    open(m_profile);
    show(4);
    QTest::mouseClick(find<QPushButton>("removeKept-X-One"), Qt::LeftButton);
    QTest::mouseClick(find<QPushButton>("addHeader"), Qt::LeftButton);
    type("headerName", u"x-two"_s); // Typed again: replaces the kept one.
    type("headerValue", u"new value"_s);
    save();
    QVERIFY(isSaved());
    QCOMPARE(m_wanted.extraHeaderNames, QStringList{u"x-two"_s});
    QCOMPARE(m_secrets.headers, (QList<ExtraHeader>{{"x-two", "new value"}}));
}

void TestServerOptions::forgetsThePin()
{
    open(m_profile);
    show(3);
    QVERIFY(find<QLabel>("pin")->text().contains(u"AB:AB"_s));
    QTest::mouseClick(find<QPushButton>("forgetPin"), Qt::LeftButton);
    QVERIFY(!find<QPushButton>("forgetPin")->isVisible());
    save();
    QVERIFY(isSaved());
    QVERIFY(m_wanted.pinnedSha256.isEmpty() && m_wanted.pinnedDer.isEmpty());
}

void TestServerOptions::aMissingCertificateFileIsNotSaved()
{
    open(m_profile);
    show(3);
    type("certificateFile", u"/nowhere/own.p12"_s);
    type("passPhrase", u"pass phrase"_s);
    show(0);
    save();
    QVERIFY(!isSaved());
    QVERIFY(find<QLabel>("certificateProblem")->text().contains(u"not there"_s));
    QCOMPARE(find<QTabWidget>("optionsTabs")->currentIndex(), 3);
    find<QLineEdit>("certificateFile")->clear();
    save();
    QVERIFY(isSaved());
    QVERIFY(!m_secrets.passPhrase); // Of no file there is none to keep.
}

void TestServerOptions::theCertificateIsNotShownElsewhereByItself_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("asked");
    QTest::addColumn<bool>("agrees");
    QTest::newRow("the same address") << u"https://nas:9443"_s << false << false;
    QTest::newRow("another path") << u"https://nas:9443/portainer"_s << false << false;
    QTest::newRow("another host") << u"https://nas2:9443"_s << true << false;
    QTest::newRow("another host, agreed") << u"https://nas2:9443"_s << true << true;
}

void TestServerOptions::theCertificateIsNotShownElsewhereByItself()
{
    QFETCH(QString, address);
    QFETCH(bool, asked);
    QFETCH(bool, agrees);
    m_profile.clientCertificateFile = u"own.p12"_s;
    open(m_profile);
    type("address", address);
    QCOMPARE(find<QLabel>("leftBehind")->text().contains("client certificate is not shown"_L1), asked);
    show(3);
    auto *too = find<QCheckBox>("showElsewhere");
    QCOMPARE(too->isVisible(), asked);
    QVERIFY(!too->isChecked());
    if (agrees) {
        QVERIFY(too->text().contains("nas2:9443"_L1));
        too->setFocus();
        QTest::keyClick(too, Qt::Key_Space);
    }
    save();
    QVERIFY(isSaved());
    QCOMPARE(m_secrets.showsCertificateElsewhere, agrees);
    QCOMPARE(editOf(m_profile, m_wanted, m_secrets.showsCertificateElsewhere).after.clientCertificateFile, asked && !agrees ? QString() : u"own.p12"_s);
}

void TestServerOptions::cancelSavesNothing()
{
    open(m_profile);
    type("optionsName", u"other"_s);
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QVERIFY(!m_dialog->isVisible());
    QVERIFY(!isSaved());
}

void TestServerOptions::byKeyboardAlone()
{
    open(m_profile, {{EnvironmentId(1), u"local"_s}});
    auto *tabs = find<QTabWidget>("optionsTabs");
    for (int tab = 0; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        for (int i = 0; i < 30; ++i) {
            QWidget *focus = QApplication::focusWidget();
            QVERIFY(focus);
            const bool isNamed = !focus->accessibleName().isEmpty() || qobject_cast<QAbstractButton *>(focus) || qobject_cast<QTabBar *>(focus)
                || qobject_cast<QLabel *>(focus);
            QVERIFY2(isNamed, qPrintable(focus->objectName() + QString::fromLatin1(focus->metaObject()->className())));
            QTest::keyClick(focus, Qt::Key_Tab);
        }
    }
    tabs->setCurrentIndex(0);
    find<QLineEdit>("optionsName")->setFocus();
    find<QLineEdit>("optionsName")->selectAll();
    QTest::keyClicks(QApplication::focusWidget(), u"lab"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(isSaved());
    QCOMPARE(m_wanted.name, u"lab"_s);
}

void TestServerOptions::importAddsAndNeverOverwrites_data()
{
    QTest::addColumn<bool>("copies");
    QTest::addColumn<int>("added");
    QTest::newRow("those that are here are skipped") << false << 1;
    QTest::newRow("added as copies") << true << 2;
}

void TestServerOptions::importAddsAndNeverOverwrites()
{
    QFETCH(bool, copies);
    QFETCH(int, added);
    const ServerProfile fresh = sampleProfile(u"office"_s, u"office:9443"_s);
    const ServerProfile known = sampleProfile(u"home-lab"_s, u"https://nas:9443/elsewhere"_s);
    ImportQuestion question({{fresh, {}}, {known, {}}}, {m_profile});
    QList<ServerProfile> taken;
    connect(&question, &ImportQuestion::confirmed, this, [&](const QList<ServerProfile> &profiles) { taken = profiles; });
    question.show();
    QVERIFY(QTest::qWaitForWindowActive(&question));
    QVERIFY(question.findChild<QListWidget *>()->item(1)->text().contains(u"is here already"_s));
    if (copies) {
        question.findChild<QCheckBox *>(u"addCopies"_s)->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    }
    QTest::keyClick(&question, Qt::Key_Return);
    QCOMPARE(taken.size(), added);
    QCOMPARE(taken.constFirst().name, u"office"_s);
    for (const ServerProfile &profile : taken)
        QVERIFY(profile.id != m_profile.id);
    if (copies) {
        QCOMPARE(taken.at(1).name, u"home-lab (copy)"_s);
        QVERIFY(!taken.at(1).tokenSaved);
    }
}

void TestServerOptions::aFileIsTrustedOnlyOnRequest()
{
    for (const bool trust : {false, true}) {
        ServerProfile fresh = sampleProfile(u"office"_s, u"office:9443"_s);
        ImportQuestion question({{fresh, QByteArray(32, 'c')}}, {});
        QList<ServerProfile> taken;
        connect(&question, &ImportQuestion::confirmed, this, [&](const QList<ServerProfile> &profiles) { taken = profiles; });
        question.show();
        QVERIFY(QTest::qWaitForWindowActive(&question));
        auto *box = question.findChild<QCheckBox *>(u"trustFile"_s);
        QVERIFY(box->isVisible() && !box->isChecked());
        box->setChecked(trust);
        QTest::mouseClick(question.findChild<QPushButton *>(u"addServers"_s), Qt::LeftButton);
        QCOMPARE(taken.size(), 1);
        QCOMPARE(taken.constFirst().pinnedSha256, trust ? QByteArray(32, 'c') : QByteArray());
    }
}

QTEST_MAIN(TestServerOptions)
#include "tst_serveroptions.moc"
