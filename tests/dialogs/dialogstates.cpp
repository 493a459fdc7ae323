// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/dialogs/dialogstates.h"

#include "app/core/serveraddress.h"
#include "tests/dialogs/accountstates.h"
#include "tests/dialogs/connectstates.h"
#include "tests/dialogs/peoplestates.h"
#include "tests/dialogs/stackstates.h"
#include "ui/dialogs/aboutdialog.h"
#include "ui/dialogs/connectwindow.h"
#include "ui/dialogs/forgetquestion.h"
#include "ui/dialogs/keyboarddialog.h"
#include "ui/dialogs/licencedialog.h"
#include "ui/dialogs/importquestion.h"
#include "ui/dialogs/serveroptions.h"
#include "ui/dialogs/serversdialog.h"
#include "ui/dialogs/settingsdialog.h"

#include <QAbstractButton>
#include <QCryptographicHash>
#include <QLineEdit>
#include <QTabWidget>
#include <QTemporaryDir>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

const QString Keyring = u"GNOME Keyring"_s;

std::unique_ptr<QDialog> connectWindow()
{
    auto window = std::make_unique<ConnectWindow>();
    window->setKeychain(Keyring, true);
    window->setTokenName(u"Longshore on study-pc"_s);
    return window;
}

std::unique_ptr<QDialog> signInAgain()
{
    auto window = std::make_unique<ConnectWindow>();
    window->setKeychain(Keyring, true);
    ServerProfile profile = sampleProfile(u"home-lab"_s, u"nas:9443"_s);
    profile.extraHeaderNames = {u"CF-Access-Client-Id"_s};
    window->setServer(profile);
    return window;
}

std::unique_ptr<QDialog> withoutKeychain()
{
    auto window = std::make_unique<ConnectWindow>();
    window->setKeychain(u"No keyring answers here, so the token is asked for again next time."_s, false);
    return window;
}

void type(QDialog &dialog, const QString &field, const QString &text)
{
    dialog.findChild<QLineEdit *>(field)->setText(text);
}

void press(QDialog &dialog, const QString &button)
{
    dialog.findChild<QAbstractButton *>(button)->click();
}

void typeToken(QDialog &dialog, const QString &token)
{
    press(dialog, u"methodToken"_s);
    type(dialog, u"token"_s, token);
}

void begin(QDialog &dialog)
{
    type(dialog, u"address"_s, u"nas:9443"_s);
    typeToken(dialog, SampleToken);
    press(dialog, u"connect"_s);
}

ConnectWindow &window(QDialog &dialog)
{
    return static_cast<ConnectWindow &>(dialog);
}

void reached(QDialog &dialog)
{
    begin(dialog);
    window(dialog).stageStarted(SignIn::Stage::Reaching);
    window(dialog).stageDone(SignIn::Stage::Reaching, u"Portainer 2.23.0"_s);
    window(dialog).stageStarted(SignIn::Stage::Certificate);
}

void signingIn(QDialog &dialog)
{
    reached(dialog);
    window(dialog).stageDone(SignIn::Stage::Certificate, {});
    window(dialog).stageStarted(SignIn::Stage::SigningIn);
}

void wrongToken(QDialog &dialog)
{
    signingIn(dialog);
    window(dialog).stageFailed(SignIn::Stage::SigningIn,
                               u"The server does not accept this access token. It may be mistyped, revoked, or from another server."_s,
                               u"Status 401\nInvalid JWT token"_s);
}

void changed(QDialog &dialog)
{
    reached(dialog);
    window(dialog).showChangedCertificate(sampleCertificate('a'), sampleCertificate('b'));
    window(dialog).stageFailed(SignIn::Stage::Certificate,
                               u"The certificate is not the one that was trusted before. Nothing was sent."_s, {});
}

QList<DialogState> connectStates()
{
    return {
        {u"connect-empty"_s, connectWindow},
        {u"connect-typed"_s, connectWindow, [](QDialog &d) { type(d, u"address"_s, u"nas:9443"_s); typeToken(d, SampleToken); }},
        {u"connect-plain"_s, connectWindow, [](QDialog &d) { type(d, u"address"_s, u"http://nas"_s); }},
        {u"connect-wrong"_s, connectWindow, [](QDialog &d) { type(d, u"address"_s, u"http://admin:pw@nas"_s); typeToken(d, u"Bearer x"_s); press(d, u"connect"_s); }},
        {u"connect-headers"_s, connectWindow, [](QDialog &d) {
             type(d, u"address"_s, u"https://portainer.example.com:443/portainer"_s);
             typeToken(d, SampleToken);
             press(d, u"advanced"_s);
             press(d, u"addHeader"_s);
             type(d, u"headerName"_s, u"Host"_s);
             type(d, u"headerValue"_s, u"secret-value"_s);
             press(d, u"connect"_s);
         }},
        {u"connect-no-keychain"_s, withoutKeychain},
        {u"connect-again"_s, signInAgain},
        {u"connect-reaching"_s, connectWindow, [](QDialog &d) { begin(d); window(d).stageStarted(SignIn::Stage::Reaching); }},
        {u"connect-question"_s, connectWindow, [](QDialog &d) { reached(d); window(d).askCertificate(sampleCertificate('a')); }},
        {u"connect-changed"_s, connectWindow, changed},
        {u"connect-signing-in"_s, connectWindow, signingIn},
        {u"connect-wrong-token"_s, connectWindow, [](QDialog &d) { wrongToken(d); press(d, u"details"_s); }},
        {u"connect-unreachable"_s, connectWindow, [](QDialog &d) {
             begin(d);
             window(d).stageStarted(SignIn::Stage::Reaching);
             window(d).stageFailed(SignIn::Stage::Reaching, u"Nothing answers at https://nas:9443. Check the address and the port, and that the server runs."_s, {});
         }},
        {u"connect-small"_s, connectWindow, [](QDialog &d) { d.resize(420, 400); reached(d); window(d).askCertificate(sampleCertificate('a')); }},
    };
}

/// A dialog over a store in a folder of its own that goes with it.
template <typename Dialog, typename Store>
std::unique_ptr<QDialog> over(const std::function<void(Store &)> &fill)
{
    auto folder = std::make_shared<QTemporaryDir>();
    auto store = std::make_shared<Store>(ConfigDir(folder->path()));
    fill(*store);
    auto dialog = std::make_unique<Dialog>(*store);
    QObject::connect(dialog.get(), &QObject::destroyed, dialog.get(), [folder, store] {});
    return dialog;
}

std::unique_ptr<QDialog> servers()
{
    auto dialog = over<ServersDialog, ProfileStore>([](ProfileStore &store) {
        store.put(sampleProfile(u"home-lab"_s, u"nas:9443"_s));
        ServerProfile work = sampleProfile(u"work"_s, u"https://portainer.example.com:443/portainer"_s);
        work.tokenPlace = TokenPlace::ThisSession;
        work.refreshEvery = std::chrono::seconds(120);
        store.put(work);
        store.put(sampleProfile(u"A customer with a long name, far away (second data centre)"_s, u"http://192.168.17.201"_s));
    });
    static_cast<ServersDialog *>(dialog.get())->setKeychain(Keyring);
    return dialog;
}

ServerProfile fullOptions()
{
    ServerProfile profile = sampleProfile(u"home-lab"_s, u"nas:9443"_s);
    profile.colour = ServerColour::Teal;
    profile.pinnedSha256 = sampleCertificate('a').sha256;
    profile.lockedEnvironments = {EnvironmentId(2)};
    profile.proxy = {.kind = ProxyChoice::Kind::Http, .host = u"proxy.example.com"_s, .port = 3128, .userName = u"alice"_s};
    profile.clientCertificateFile = u"/media/keys/alice.p12"_s;
    profile.extraHeaderNames = {u"CF-Access-Client-Id"_s, u"CF-Access-Client-Secret"_s};
    return profile;
}

QList<GuardableEnvironment> sampleEnvironments()
{
    return {{EnvironmentId(1), u"local"_s}, {EnvironmentId(2), u"production"_s}, {EnvironmentId(3), u"swarm-b"_s}};
}

void showTab(QDialog &dialog, int tab)
{
    dialog.findChild<QTabWidget *>(u"optionsTabs"_s)->setCurrentIndex(tab);
}

QList<DialogState> otherStates()
{
    return {
        {u"servers"_s, servers},
        {u"servers-none"_s, [] { return over<ServersDialog, ProfileStore>([](ProfileStore &) {}); }},
        {u"options"_s, [] { return std::make_unique<ServerOptions>(fullOptions(), sampleEnvironments()); }},
        {u"options-moved"_s, [] { return std::make_unique<ServerOptions>(fullOptions(), sampleEnvironments()); },
         [](QDialog &d) { d.findChild<QLineEdit *>(u"address"_s)->setText(u"https://nas2:9443"_s); }},
        {u"options-safety"_s, [] { return std::make_unique<ServerOptions>(fullOptions(), sampleEnvironments()); }, [](QDialog &d) { showTab(d, 1); }},
        {u"options-proxy"_s, [] { return std::make_unique<ServerOptions>(fullOptions(), sampleEnvironments()); }, [](QDialog &d) { showTab(d, 2); }},
        {u"options-certificates"_s, [] { return std::make_unique<ServerOptions>(fullOptions(), sampleEnvironments()); }, [](QDialog &d) { showTab(d, 3); }},
        {u"options-headers"_s, [] { return std::make_unique<ServerOptions>(fullOptions(), sampleEnvironments()); }, [](QDialog &d) { showTab(d, 4); }},
        {u"options-new"_s, [] { return std::make_unique<ServerOptions>(ServerProfile()); }},
        {u"import"_s, [] { return std::make_unique<ImportQuestion>(QList<profileexchange::Offered>{{sampleProfile(u"office"_s, u"office:9443"_s), QByteArray(32, 'c')}, {sampleProfile(u"home-lab"_s, u"nas:9443"_s), {}}}, QList<ServerProfile>{sampleProfile(u"home-lab"_s, u"nas:9443"_s)}); }},
        {u"forget-guarded"_s, [] { ServerProfile guarded = sampleProfile(u"home-lab"_s, u"nas:9443"_s); guarded.locked = true; return std::make_unique<ForgetQuestion>(guarded, Keyring); }},
        {u"forget"_s, [] { return std::make_unique<ForgetQuestion>(sampleProfile(u"home-lab"_s, u"nas:9443"_s), Keyring); }},
        {u"settings"_s, [] { return over<SettingsDialog, Settings>([](Settings &) {}); }},
        {u"about"_s, [] { return std::make_unique<AboutDialog>(); }},
        {u"licence"_s, [] { return std::make_unique<LicenceDialog>(); }},
        {u"keyboard"_s, [] { return std::make_unique<KeyboardDialog>(QList<KeyHint>{{u"Refresh"_s, u"F5"_s}, {u"Find"_s, u"Ctrl+F"_s}, {u"New stack"_s, u"Ctrl+N"_s}, {u"Sources"_s, u"F9"_s}, {u"Show the table"_s, u"Ctrl+2"_s}}); }},
    };
}

} // namespace

QList<DialogState> dialogStates()
{
    return connectStates() + passwordStates() + otherStates() + accountStates() + peopleStates() + stackStates();
}

Certificate sampleCertificate(char seed)
{
    Certificate certificate;
    certificate.der = QByteArray(64, seed);
    certificate.sha256 = QCryptographicHash::hash(certificate.der, QCryptographicHash::Sha256);
    certificate.names = {u"localhost"_s, u"0.0.0.0"_s};
    certificate.validFrom = QDateTime(QDate(2026, 9, 16), QTime(10, 0), Qt::UTC);
    certificate.validUntil = QDateTime(QDate(2031, 9, 16), QTime(10, 0), Qt::UTC);
    certificate.selfSigned = true;
    return certificate;
}

ServerProfile sampleProfile(const QString &name, const QString &address)
{
    ServerProfile profile;
    profile.id = ServerId::create();
    profile.name = name;
    profile.address = ServerAddress::parse(address).address;
    profile.userName = u"alice"_s;
    profile.instanceId = u"299ab403-70a8-4c05-92f7-bf7a994d50df"_s;
    profile.lastVersion = u"2.23.0"_s;
    profile.tokenSaved = true;
    return profile;
}

} // namespace longshore
