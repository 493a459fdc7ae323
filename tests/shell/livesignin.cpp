// SPDX-License-Identifier: GPL-3.0-or-later
// The whole of signing in on a real Portainer that is yours to play with, in the program's own windows with keys alone; writes
// pictures and prints the tokens that the server itself lists after every step. No test: it needs a server.
//   livesignin HTTPS_ADDRESS HTTP_ADDRESS ADMIN_PASSWORD FOLDER     (user names and tokens it makes are its own and go again)
#include "app/session/changerecord.h"
#include "app/session/servers.h"
#include "ui/dialogs/changedialog.h"
#include "ui/dialogs/connectwindow.h"
#include "ui/dialogs/leftovertokens.h"
#include "ui/dialogs/rotatedialog.h"
#include "ui/dialogs/signoutquestion.h"
#include "ui/pages/stackspage.h"
#include "ui/pages/stackstable.h"
#include "ui/shell/actions.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/serverwindow.h"
#include "ui/shell/serverwindows.h"
#include "ui/widgets/newpasswordfields.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDateTime>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QProcess>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

constexpr int Long = 20000; // ms

[[noreturn]] void giveUp(const QString &what)
{
    std::printf("FAILED: %s\n", qPrintable(what));
    for (QWidget *top : QApplication::topLevelWidgets())
        if (top->isVisible())
            top->grab().save(QApplication::arguments().value(4) + u"/failed-"_s + top->objectName() + u".png"_s);
    std::exit(1);
}

void need(bool good, const QString &what)
{
    if (!good)
        giveUp(what);
}

template <typename Condition>
void await(Condition condition, const QString &what)
{
    need(QTest::qWaitFor(condition, Long), what);
}

/// Memory that says it is a keychain: the desktop's own is left alone.
class Kept : public SecretStore
{
public:
    QFuture<SecretAnswer> read(const SecretKey &key) override { return m_memory->read(key); }
    QFuture<SecretAnswer> save(const SecretKey &key, const QByteArray &secret) override { return m_memory->save(key, secret); }
    QFuture<SecretAnswer> forget(const SecretKey &key) override { return m_memory->forget(key); }
    QString name() const override { return u"the keychain"_s; }
    bool keepsAcrossSessions() const override { return true; }

private:
    std::unique_ptr<SecretStore> m_memory = makeSessionStore();
};

/// Everything main() builds, with memory in place of the keychain.
struct Program {
    explicit Program(const QString &folder)
        : dir(folder + u"/config"_s), theme(*qApp)
    {
        theme.apply(Theme::Look::Longshore, Theme::Scheme::Light);
        profiles.load();
        window = std::make_unique<MainWindow>(MainWindow::Parts{settings, profiles, servers, *keychain, theme, ApiClient::systemManagers(), operations, record});
        window->show();
    }

    ConfigDir dir;
    bool prepared = dir.prepare();
    ProfileStore profiles{dir};
    Settings settings{dir};
    KnownRowsStore known{dir};
    std::unique_ptr<SecretStore> keychain = std::make_unique<Kept>();
    std::unique_ptr<SecretStore> memory = makeSessionStore();
    Servers servers{profiles, *keychain, *memory, known, ApiClient::systemManagers()};
    Theme theme;
    Operations operations{[this](const ServerId &id) { return servers.session(id); }};
    ChangeRecord record{operations, servers, dir, *keychain};
    std::unique_ptr<MainWindow> window;
};

/// One server, and the one who plays.
class Play
{
public:
    explicit Play(const QStringList &arguments)
        : https(arguments.at(1)), http(arguments.at(2)), adminPassword(arguments.at(3)), folder(arguments.at(4)), program(temporary.path())
    {
        QDir().mkpath(folder);
    }
    int run();

private:
    /// What a window manager does when a window goes: the one below gets the keyboard.
    static void bringBack()
    {
        QWidget *top = QApplication::activeModalWidget();
        const QWidgetList all = QApplication::topLevelWidgets();
        for (QWidget *each : all)
            if (!top && each->isVisible() && each->isWindow() && qobject_cast<ServerWindow *>(each))
                top = each;
        for (QWidget *each : all)
            if (!top && each->isVisible() && qobject_cast<MainWindow *>(each))
                top = each;
        if (!top || QApplication::activeWindow())
            return;
        top->activateWindow();
        if (!QTest::qWaitFor([] { return QApplication::activeWindow() != nullptr; }, 500))
            QTest::qWait(100);
    }
    // The keyboard
    static QWidget *keyboard()
    {
        bringBack();
        await([] { return QApplication::focusWidget() != nullptr; }, u"no window has the keyboard"_s);
        return QApplication::focusWidget();
    }
    static void press(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier) { QTest::keyClick(keyboard(), key, with); }
    static void type(const QString &text) { QTest::keyClicks(keyboard(), text); }
    static void tabTo(const char *name)
    {
        for (int step = 0; step < 80; ++step) {
            if (keyboard()->objectName() == QLatin1StringView(name))
                return;
            press(Qt::Key_Tab);
        }
        giveUp(u"the keyboard does not get to "_s + QLatin1StringView(name));
    }
    static void push(const char *name)
    {
        tabTo(name);
        press(Qt::Key_Space);
    }
    template <typename Window>
    static Window *front()
    {
        const auto is = [] {
            bringBack();
            return qobject_cast<Window *>(QApplication::activeWindow()) != nullptr;
        };
        await(is, QString::fromLatin1(Window::staticMetaObject.className()) + u" does not come to the front"_s);
        return qobject_cast<Window *>(QApplication::activeWindow());
    }
    void picture(const QString &name)
    {
        bringBack();
        QTest::qWait(250);
        QWidget *top = QApplication::activeWindow();
        need(top != nullptr, u"no window to take a picture of"_s);
        top->grab().save(u"%1/%2-%3.png"_s.arg(folder, QString::number(++m_pictures).rightJustified(2, u'0'), name));
    }
    void say(const QString &step)
    {
        std::printf("%-70s %s\n", qPrintable(step), qPrintable(listed()));
        std::fflush(stdout);
    }

    // The server's own word, by another program
    QString curl(const QString &method, const QString &path, const QByteArray &token, const QString &body = {}) const
    {
        QProcess process;
        QStringList arguments{u"-sk"_s, u"-X"_s, method, https + u"/api"_s + path, u"-H"_s, u"X-API-Key: "_s + QString::fromLatin1(token)};
        if (!body.isEmpty())
            arguments << u"-H"_s << u"Content-Type: application/json"_s << u"-d"_s << body;
        process.start(u"curl"_s, arguments);
        process.waitForFinished(60000);
        return QString::fromUtf8(process.readAllStandardOutput());
    }
    QString listed() const
    {
        if (m_user == UserId{})
            return {};
        QProcess jq;
        jq.start(u"jq"_s, {u"-r"_s, u"[.[] | .description + \" \" + .prefix] | sort | join(\", \")"_s});
        jq.write(curl(u"GET"_s, u"/users/%1/tokens"_s.arg(number(m_user)), m_adminToken).toUtf8());
        jq.closeWriteChannel();
        jq.waitForFinished();
        const QString text = QString::fromUtf8(jq.readAllStandardOutput()).trimmed();
        return u"server lists: "_s + (text.isEmpty() ? u"(none)"_s : text);
    }

    Session *session(const QString &name)
    {
        for (Session *open : program.servers.sessions())
            if (open->profile().name == name)
                return open;
        giveUp(u"no server "_s + name);
    }
    Session *newest() { return program.servers.sessions().last(); }
    void connectAs(const QString &address, const QString &user, const QString &password, const char *place);
    void signInAgain(const ServerId &id, const char *place);
    void addUser();
    void letIn();
    void useIt();
    void rotate();
    void revoke();
    void earlier();
    void signOut();
    void closing();
    ServerWindow *manage(const QString &section);

    const QString https;
    const QString http;
    const QString adminPassword;
    const QString folder;
    const QString userName = u"signin-%1"_s.arg(QDateTime::currentSecsSinceEpoch() % 1000000);
    const QString password = u"Seven-Boats-Sail-42"_s;
    QTemporaryDir temporary;
    Program program;
    QByteArray m_adminToken;
    UserId m_user{};
    ServerId m_mine; ///< The entry of the user.
    int m_pictures = 0;
};

void Play::connectAs(const QString &address, const QString &user, const QString &word, const char *place)
{
    const qsizetype before = program.servers.sessions().size();
    program.window->actions().addServer->trigger();
    front<ConnectWindow>();
    type(address);
    if (address.startsWith("http:"_L1))
        push("plainConsent");
    if (place) {
        tabTo("keepInKeychain");
        for (int step = 0; step < 4 && keyboard()->objectName() != QLatin1StringView(place); ++step)
            press(Qt::Key_Down);
    }
    tabTo("userName");
    type(user);
    tabTo("password");
    type(word);
    picture(u"connect-"_s + user);
    press(Qt::Key_Return);
    const auto asked = [this] {
        const auto *trust = program.window->findChild<QWidget *>(u"trustCertificate"_s);
        return trust && trust->isVisible();
    };
    const auto isIn = [&] { return program.servers.sessions().size() > before && newest()->state() == Session::State::Connected && newest()->user(); };
    await([&] { return asked() || isIn(); }, u"neither asked nor signed in"_s);
    if (asked()) {
        picture(u"trust"_s);
        push("trustCertificate");
    }
    await(isIn, u"signing in as "_s + user);
    await([this] { return !program.window->findChild<ConnectWindow *>(); }, u"the connect window stays"_s);
    // What plays before this one left behind.
    if (QTest::qWaitFor([this] { return program.window->findChild<LeftoverTokens *>() != nullptr; }, 2000)) {
        auto *dialog = program.window->findChild<LeftoverTokens *>();
        await([dialog] {
            dialog->activateWindow();
            return dialog->isActiveWindow();
        }, u"the earlier tokens do not come to the front"_s);
        picture(u"earlier-of-"_s + user);
        push("leave");
        await([this] { return !program.window->findChild<LeftoverTokens *>(); }, u"the earlier tokens stay in sight"_s);
    }
}

ServerWindow *Play::manage(const QString &section)
{
    program.window->serverWindows().show(m_mine, section);
    ServerWindow *window = program.window->serverWindows().window(m_mine);
    await([window] { return window->isActiveWindow(); }, u"the window of the server"_s);
    QTest::qWait(600);
    return window;
}

void Play::addUser()
{
    m_mine = newest()->profile().id;
    ServerWindow *window = manage(u"users"_s);
    await([window] { return window->findChild<QTableView *>(u"users"_s)->model()->rowCount() > 0; }, u"the users are not listed"_s);
    push("addUser");
    front<ChangeDialog>();
    tabTo("userName");
    type(userName);
    tabTo("newPassword");
    type(password);
    tabTo("repeatPassword");
    type(password);
    picture(u"add-user"_s);
    push("action");
    const auto isListed = [&] {
        const QAbstractItemModel *model = window->findChild<QTableView *>(u"users"_s)->model();
        return !model->match(model->index(0, 0), Qt::DisplayRole, userName, 1, Qt::MatchStartsWith).isEmpty();
    };
    await(isListed, u"the new user is not listed"_s);
    picture(u"users"_s);
    m_adminToken = newest()->target().accessToken;
    QProcess jq;
    jq.start(u"jq"_s, {u"-r"_s, u".[] | select(.Username == \"%1\") | .Id"_s.arg(userName)});
    jq.write(curl(u"GET"_s, u"/users"_s, m_adminToken).toUtf8());
    jq.closeWriteChannel();
    jq.waitForFinished();
    m_user = UserId(jq.readAllStandardOutput().trimmed().toLongLong());
    need(m_user != UserId{}, u"Portainer itself does not list the user"_s);
    window->close();
    say(u"user %1 (%2) created in the Users section"_s.arg(userName).arg(number(m_user)));
}

/// The environment "local", beside whoever may use it already; and a stack of the user's own, made by another program.
void Play::letIn()
{
    QProcess jq;
    jq.start(u"jq"_s, {u"-c"_s, u"{UserAccessPolicies: ((.UserAccessPolicies // {}) + {\"%1\": {\"RoleId\": 0}})}"_s.arg(number(m_user))});
    jq.write(curl(u"GET"_s, u"/endpoints/1"_s, m_adminToken).toUtf8());
    jq.closeWriteChannel();
    jq.waitForFinished();
    curl(u"PUT"_s, u"/endpoints/1"_s, m_adminToken, QString::fromUtf8(jq.readAllStandardOutput()));
}

void Play::useIt()
{
    m_mine = newest()->profile().id;
    const QString body = uR"({"name":"%1","stackFileContent":"services:\n  worker:\n    image: lab/worker:1\n"})"_s.arg(userName);
    curl(u"POST"_s, u"/stacks/create/standalone/string?endpointId=1"_s, newest()->target().accessToken, body);
    newest()->refresh();
    const auto isThere = [this] { return std::ranges::any_of(newest()->stacks(), [this](const Stack &stack) { return stack.name == userName; }); };
    await(isThere, u"the user's own stack does not appear"_s);
    program.window->showServer(m_mine);
    program.window->activateWindow();
    program.window->page().focusTable();
    QTest::qWait(500);
    press(Qt::Key_Home);
    QTest::qWait(1500);
    picture(u"stacks-as-user"_s);
    say(u"signed in as %1, own stack shown"_s.arg(userName));
}

void Play::rotate()
{
    const QString before = session(newest()->profile().name)->tokenPrefix();
    ServerWindow *window = manage(u"tokens"_s);
    picture(u"tokens"_s);
    push("rotateToken");
    RotateDialog *dialog = front<RotateDialog>();
    tabTo("password");
    type(password);
    press(Qt::Key_Return);
    await([dialog] { return !dialog->isBusy() && !dialog->findChild<QLabel *>(u"outcome"_s)->text().isEmpty(); }, u"the rotation does not end"_s);
    picture(u"rotated"_s);
    const QString said = dialog->findChild<QLabel *>(u"outcome"_s)->text();
    need(said.endsWith("is revoked."_L1) && newest()->tokenPrefix() != before, said);
    press(Qt::Key_Escape);
    say(u"rotated: "_s + said.left(44));
    window->close();
}

void Play::revoke()
{
    curl(u"GET"_s, u"/users/me"_s, m_adminToken);
    ServerWindow *window = manage(u"tokens"_s);
    push("addToken");
    await([window] { return window->findChild<QWidget *>(u"newTokenDialog"_s) != nullptr; }, u"no dialog for a new token"_s);
    await([window] { return window->findChild<QWidget *>(u"newTokenDialog"_s)->isActiveWindow(); }, u"the dialog does not come to the front"_s);
    tabTo("description");
    type(u"Backup script"_s);
    tabTo("password");
    type(password);
    press(Qt::Key_Return);
    await([window] {
        const auto *copy = window->findChild<QWidget *>(u"copyToken"_s);
        return copy && copy->isVisible() && copy->hasFocus();
    }, u"the new token is not shown"_s);
    press(Qt::Key_Space);
    picture(u"new-token"_s);
    push("add"); // "Done"
    say(u"added \"Backup script\", copied"_s);
    auto *table = window->findChild<QTableView *>(u"tokens"_s);
    await([table] { return table->model()->rowCount() == 2; }, u"two tokens are not listed"_s);
    tabTo("tokens");
    for (int row = 0; row < 2; ++row)
        if (table->model()->index(row, 0).data().toString() == "Backup script"_L1)
            table->selectRow(row);
    press(Qt::Key_Delete);
    await([window] { return window->findChild<QWidget *>(u"revokeQuestion"_s) && window->findChild<QWidget *>(u"revokeQuestion"_s)->isActiveWindow(); }, u"no question"_s);
    picture(u"revoke-question"_s);
    push("revoke");
    await([table] { return table->model()->rowCount() == 1; }, u"it is listed still"_s);
    picture(u"revoked"_s);
    say(u"revoked \"Backup script\""_s);
    window->close();
}

void Play::signInAgain(const ServerId &id, const char *place)
{
    program.window->showServer(id);
    program.window->activateWindow();
    QTest::qWait(200);
    program.window->actions().signInAgain->trigger();
    front<ConnectWindow>();
    for (int step = 0; step < 10 && !keyboard()->objectName().startsWith("method"_L1); ++step)
        press(Qt::Key_Tab);
    if (keyboard()->objectName() == "methodToken"_L1) // After signing out.
        press(Qt::Key_Right);
    if (place) {
        if (auto *more = program.window->findChild<QAbstractButton *>(u"more"_s); more && more->isVisible())
            push("more");
        for (int step = 0; step < 40 && !keyboard()->objectName().startsWith("keep"_L1); ++step)
            press(Qt::Key_Tab);
        for (int step = 0; step < 4 && keyboard()->objectName() != QLatin1StringView(place); ++step)
            press(Qt::Key_Down);
    }
    tabTo("password");
    type(password);
    press(Qt::Key_Return);
    await([this] { return !program.window->findChild<ConnectWindow *>(); }, u"signing in again"_s);
}

void Play::earlier()
{
    signInAgain(m_mine, nullptr);
    await([this] { return program.window->findChild<LeftoverTokens *>() != nullptr; }, u"the earlier token is not named"_s);
    auto *dialog = program.window->findChild<LeftoverTokens *>();
    dialog->activateWindow();
    await([dialog] { return dialog->isActiveWindow(); }, u"the earlier tokens do not come to the front"_s);
    say(u"signed in again: \""_s + dialog->windowTitle().left(48) + u'"');
    picture(u"earlier-token"_s);
    push("revoke");
    await([dialog] { return !dialog->findChild<QLabel *>(u"outcome"_s)->text().isEmpty(); }, u"revoking the earlier one"_s);
    picture(u"earlier-revoked"_s);
    say(u"revoked the earlier one"_s);
    push("leave");
}

void Play::signOut()
{
    ServerWindow *window = manage(u"account"_s);
    picture(u"account"_s);
    push("signOut");
    SignOutQuestion *question = front<SignOutQuestion>();
    picture(u"sign-out"_s);
    push("signOutNow");
    await([question] { return !question->findChild<QLabel *>(u"outcome"_s)->text().isEmpty() && !question->isWaiting(); }, u"signing out does not end"_s);
    picture(u"signed-out"_s);
    say(question->findChild<QLabel *>(u"outcome"_s)->text().left(68));
    press(Qt::Key_Return);
    window->close();
}

void Play::closing()
{
    signInAgain(m_mine, "keepThisSession");
    await([this] { return program.servers.session(m_mine)->state() == Session::State::Connected; }, u"connected again"_s);
    say(u"signed in for this session only"_s);
    need(!program.window->close(), u"the program closed with a token of this session"_s);
    LeftoverTokens *dialog = front<LeftoverTokens>();
    picture(u"closing"_s);
    press(Qt::Key_Escape);
    await([this] { return !program.window->findChild<LeftoverTokens *>(); }, u"Esc does not stay"_s);
    need(program.window->isVisible(), u"Esc closed the program"_s);
    need(!program.window->close(), u"the second close was not asked about"_s);
    dialog = front<LeftoverTokens>();
    Q_UNUSED(dialog)
    press(Qt::Key_Return); // "Revoke and close"
    await([this] { return !program.window->isVisible(); }, u"the program does not close"_s);
    say(u"revoked and closed"_s);
}

int Play::run()
{
    program.window->openAsNeeded({});
    await([this] { return program.window->findChild<ConnectWindow *>() != nullptr; }, u"no offer to connect"_s);
    press(Qt::Key_Escape);
    connectAs(https, u"admin"_s, adminPassword, nullptr);
    addUser();
    letIn();
    connectAs(http, userName, password, "keepInKeychain");
    useIt();
    rotate();
    revoke();
    earlier();
    signOut();
    closing();
    const QString stack = curl(u"GET"_s, u"/stacks"_s, m_adminToken);
    QProcess jq;
    jq.start(u"jq"_s, {u"-r"_s, u".[] | select(.Name == \"%1\") | .Id"_s.arg(userName)});
    jq.write(stack.toUtf8());
    jq.closeWriteChannel();
    jq.waitForFinished();
    curl(u"DELETE"_s, u"/stacks/%1?endpointId=1"_s.arg(QString::fromUtf8(jq.readAllStandardOutput()).trimmed()), m_adminToken);
    curl(u"DELETE"_s, u"/users/%1"_s.arg(number(m_user)), m_adminToken);
    const QString own = QString::number(number(session(program.profiles.profiles().constFirst().name)->profile().tokenId));
    curl(u"DELETE"_s, u"/users/1/tokens/"_s + own, m_adminToken);
    std::printf("all of it went well\n");
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    if (argc != 5) {
        std::printf("livesignin HTTPS_ADDRESS HTTP_ADDRESS ADMIN_PASSWORD FOLDER\n");
        return 2;
    }
    return Play(QApplication::arguments()).run();
}
