// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/canary/subject.h"

#include "app/core/logging.h"
#include "app/session/changerecord.h"
#include "app/session/servers.h"
#include "app/session/signin.h"
#include "tests/canary/gathering.h"
#include "tests/canary/leaks.h"
#include "tests/faults/identities.h"
#include "ui/dialogs/newtokendialog.h"
#include "ui/pages/stackspage.h"
#include "ui/pages/stackstable.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/processguard.h"
#include "ui/shell/serverwindow.h"
#include "ui/shell/serverwindows.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QTabBar>
#include <QTest>

#include <cstdio>
#include <unistd.h>

namespace longshore::test {

using namespace Qt::StringLiterals;

namespace {

/// A line of standard input, read byte by byte into a buffer that is wiped: no copy of ours stays in the memory.
class Line
{
public:
    Line()
    {
        while (m_size < sizeof m_text && ::read(STDIN_FILENO, m_text + m_size, 1) == 1 && m_text[m_size] != '\n')
            ++m_size;
    }
    ~Line()
    {
        volatile char *at = m_text;
        for (std::size_t i = 0; i < sizeof m_text; ++i)
            at[i] = '\0';
    }
    Q_DISABLE_COPY_MOVE(Line)
    QByteArray bytes() const { return QByteArray(m_text, qsizetype(m_size)); }
    void typeInto(QWidget *field) const
    {
        for (std::size_t i = 0; i < m_size; ++i)
            QTest::keyClick(field, m_text[i]);
    }

private:
    char m_text[256] = {};
    std::size_t m_size = 0;
};

/// Everything main() builds, with memory in place of the keychain.
struct Program {
    explicit Program(const QString &folder)
        : dir(folder + u"/config"_s), theme(*qApp)
    {
        theme.apply(Theme::Look::Longshore, Theme::Scheme::Light);
        profiles.load();
        window = std::make_unique<MainWindow>(MainWindow::Parts{settings, profiles, servers, *keychain, theme, ApiClient::systemManagers(), operations, record});
    }

    ConfigDir dir;
    bool prepared = dir.prepare();
    ProfileStore profiles{dir};
    Settings settings{dir};
    KnownRowsStore known{dir};
    std::unique_ptr<SecretStore> keychain = makeSessionStore();
    std::unique_ptr<SecretStore> memory = makeSessionStore();
    Servers servers{profiles, *keychain, *memory, known, ApiClient::systemManagers()};
    Operations operations{[this](const ServerId &id) { return servers.session(id); }};
    ChangeRecord record{operations, servers, dir, *keychain};
    Theme theme;
    std::unique_ptr<MainWindow> window;
};

void report(const QString &folder, const char *channel, const QByteArray &text)
{
    QDir().mkpath(folder + u"/report"_s);
    QFile file(folder + u"/report/"_s + QLatin1StringView(channel));
    if (file.open(QIODevice::Append))
        file.write(text);
}

void gather(const QString &folder)
{
    report(folder, "titles", windowTitles());
    report(folder, "accessibility", accessibleTexts());
    report(folder, "drag", draggableData());
    report(folder, "clipboard", clipboardTexts());
}

QWidget *fieldIn(QWidget *window, const char *name)
{
    return window ? window->findChild<QWidget *>(QLatin1StringView(name)) : nullptr;
}

/// By mouse and keyboard, as a person would; false where the window has no fields for a password.
bool signIn(const Program &program, const QString &folder, const Line &address, const Line &user, const Line &password)
{
    QWidget *window = program.window->findChild<QWidget *>(u"connectWindow"_s);
    if (!fieldIn(window, "methodPassword"))
        return false;
    QTest::mouseClick(fieldIn(window, "methodPassword"), Qt::LeftButton);
    for (const auto &[name, text] : {std::pair{"address", &address}, {"userName", &user}, {"password", &password}}) {
        QTest::mouseClick(fieldIn(window, name), Qt::LeftButton);
        QWidget *focus = QApplication::focusWidget();
        text->typeInto(focus ? focus : fieldIn(window, name));
    }
    if (auto *consent = qobject_cast<QAbstractButton *>(fieldIn(window, "plainConsent")); consent && consent->isVisible())
        consent->click();
    gather(folder); // While it stands in the field.
    QTest::mouseClick(fieldIn(window, "connect"), Qt::LeftButton);
    return true;
}

/// Without the window: where it has no fields for a password.
bool signInUnseen(Program &program, const Line &address, const Line &user, const Line &password)
{
    ServerProfile profile;
    profile.id = ServerId::create();
    profile.name = u"home-lab"_s;
    profile.address = ServerAddress::parse(QString::fromLatin1(address.bytes())).address;
    SignIn::Input input{.address = profile.address};
    input.byPassword = SignIn::ByPassword{.userName = QString::fromLatin1(user.bytes()), .password = Secret(password.bytes()),
                                          .tokenName = u"Longshore on study-pc"_s, .keep = program.keychain.get(),
                                          .key = {profile.id, profile.address.origin()}};
    SignIn signIn(std::move(input), ApiClient::systemManagers());
    std::optional<SignIn::Outcome> outcome;
    QObject::connect(&signIn, &SignIn::succeeded, &signIn, [&](const SignIn::Outcome &got) { outcome = got; });
    signIn.start();
    if (!QTest::qWaitFor([&] { return outcome.has_value(); }, 20000))
        return false;
    program.servers.add(profile, outcome->accessToken, {}, outcome->tokenKept);
    return true;
}

bool isConnected(const Program &program, qsizetype servers)
{
    const QList<Session *> open = program.servers.sessions();
    return open.size() == servers && std::ranges::all_of(open, [](const Session *session) { return session->state() == Session::State::Connected && session->user(); });
}

/// A second server by an access proxy, with a client certificate that is opened with its pass phrase: their secrets come in the
/// same way as the others. Without the right one nothing is sent there.
void addAnother(Program &program, const QString &folder, const Line &header, const Line &passPhrase)
{
    const Identity own{CertificateSpec{.commonName = "this computer", .names = {}, .forClient = true}};
    QFile file(folder + u"/own.p12"_s);
    if (file.open(QIODevice::WriteOnly))
        file.write(own.pkcs12(passPhrase.bytes()));
    file.close();
    ServerProfile profile = program.servers.sessions().first()->profile();
    const QByteArray token = program.servers.sessions().first()->target().accessToken;
    profile.id = ServerId::create();
    profile.name = u"behind a proxy"_s;
    profile.extraHeaderNames = {u"X-Access"_s};
    profile.clientCertificateFile = file.fileName();
    profile.tokenPlace = TokenPlace::Keychain; // Where the pass phrase is looked for.
    program.keychain->save({profile.id, u"file"_s, u"client-certificate"_s}, passPhrase.bytes());
    program.servers.add(profile, token, {{"X-Access", header.bytes()}});
}

bool rotate(Program &program, const Line &password)
{
    const auto rotation = program.servers.rotation(program.servers.sessions().first()->profile().id, Secret(password.bytes()), u"Longshore, again"_s);
    bool good = false;
    QObject::connect(rotation.get(), &TokenRotation::succeeded, rotation.get(), [&good] { good = true; });
    rotation->start();
    return QTest::qWaitFor([&good] { return good; }, 10000);
}

QWidget *waitForDialog(QWidget *window, const char *name)
{
    const auto found = [&] { return fieldIn(window, name); };
    return QTest::qWaitFor([&] { return found() && found()->isVisible(); }, 10000) ? found() : nullptr;
}

/// Goes through the sections of the server's window, and makes one more access token there: shown, copied, and taken off the
/// clipboard again as after its half minute. False when it does not get that far.
bool manage(Program &program, const QString &folder, const Line &password)
{
    const ServerId id = program.servers.sessions().first()->profile().id;
    for (const char *section : {"account", "users", "teams", "access", "settings", "information", "tokens"}) {
        program.window->serverWindows().show(id, QString::fromLatin1(section));
        QTest::qWait(150);
        gather(folder);
    }
    QWidget *window = program.window->serverWindows().window(id);
    auto *add = qobject_cast<QAbstractButton *>(waitForDialog(window, "addToken"));
    if (!add || !QTest::qWaitFor([&] { return add->isEnabled(); }, 10000))
        return false;
    add->click();
    QWidget *description = waitForDialog(window, "description");
    if (!description)
        return false;
    QTest::keyClicks(description, u"Backup script"_s);
    password.typeInto(window->findChild<NewTokenDialog *>()->findChild<QLineEdit *>(u"password"_s));
    gather(folder); // While it stands in the field.
    QTest::keyClick(description, Qt::Key_Return);
    QWidget *copy = waitForDialog(window, "copyToken");
    if (!copy)
        return false;
    gather(folder); // While the token is shown, covered.
    qobject_cast<QAbstractButton *>(copy)->click();
    report(folder, "copied", clipboardTexts());
    program.window->clipboard().clear();
    window->findChild<NewTokenDialog *>()->accept();
    gather(folder);
    return true;
}

/// Looks at the one stack and all its tabs, as whoever uses the program does.
void lookAround(Program &program)
{
    program.window->page().table().selectRow(0);
    const QList<QTabBar *> bars = program.window->findChildren<QTabBar *>();
    for (QTabBar *bar : bars) {
        for (int tab = 0; tab < bar->count(); ++tab) {
            bar->setCurrentIndex(tab);
            QTest::qWait(50);
        }
    }
}

} // namespace

int runSubject(int argc, char **argv)
{
    guardProcess();
    installRedactingLog();
    const QString folder = QString::fromLocal8Bit(argv[2]);
    const bool leaks = argc > 3;
    QApplication application(argc, argv);
    QAccessible::setActive(true);
    const Line address;
    const Line user;
    const Line header;
    const Line passPhrase;
    Program program(folder);
    program.window->show();
    program.window->openAsNeeded({}); // Offers to connect, as there is no server yet.
    QTest::qWait(200);
    {
        const Line password;
        const bool byWindow = signIn(program, folder, address, user, password);
        if (!byWindow && !signInUnseen(program, address, user, password))
            return 2;
        if (!QTest::qWaitFor([&] { return isConnected(program, 1); }, 20000))
            return 3;
        if (!rotate(program, password))
            return 4;
        if (!manage(program, folder, password))
            return 7;
        if (leaks)
            leakEverywhere(QString::fromLatin1(password.bytes()), folder);
    }
    addAnother(program, folder, header, passPhrase);
    if (!QTest::qWaitFor([&] { return isConnected(program, 2); }, 20000))
        return 5;
    lookAround(program);
    gather(folder);
    std::puts("READY");
    std::fflush(stdout);
    return QTest::qWaitFor([&] { return QFile::exists(folder + u"/quit"_s); }, 120000) ? 0 : 6;
}

} // namespace longshore::test
