// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/selftest.h"

#include "ui/shell/demowindow.h"

#include <QApplication>
#include <QIcon>
#include <QPluginLoader>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>
#include <cstdlib>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

bool say(bool good, const QString &what)
{
    std::printf("%s %s\n", good ? "ok  " : "FAIL", qPrintable(what));
    std::fflush(stdout);
    return good;
}

/// A missing plug-in of the offscreen platform ends the program inside Qt, before a line could be said about it.
QtMessageHandler log = nullptr;

void sayFatal(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    if (type != QtFatalMsg)
        return log(type, context, text);
    say(false, text.section(u'\n', 0, 0));
    std::_Exit(1);
}

/// The test draws offscreen; the platform that a person's desktop needs has to load as well.
bool checkPlatform()
{
#if defined(Q_OS_WIN)
    const QString name = u"qwindows"_s;
#elif defined(Q_OS_MACOS)
    const QString name = u"qcocoa"_s;
#else
    const QString name = u"qxcb"_s;
#endif
    QPluginLoader desktop(u"platforms/"_s + name);
    const bool loaded = desktop.load();
    return say(loaded, u"platform "_s + QGuiApplication::platformName() + u" and "_s + name + (loaded ? QString() : u": "_s + desktop.errorString()));
}

bool checkPlugins()
{
    const bool platform = checkPlatform();
    const bool tls = say(QSslSocket::supportsSsl(), u"TLS "_s + QSslSocket::activeBackend() + u' ' + QSslSocket::sslLibraryVersionString());
    constexpr int IconSize = 32;
    const bool svg = say(!QIcon(u":/icons/longshore.svg"_s).pixmap(IconSize).isNull(), u"SVG icons"_s);
    const bool secrets = say(keychainBackEndLoads(), u"keychain back end "_s + makeKeychainStore()->name());
    return platform && tls && svg && secrets;
}

} // namespace

void prepareSelfTest()
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    log = qInstallMessageHandler(sayFatal);
}

int runSelfTest()
{
    bool good = checkPlugins();
    QTemporaryDir dir;
    DemoWindow demo(*qApp, ConfigDir(dir.path()));
    constexpr int PatienceMs = 20000;
    QTimer::singleShot(PatienceMs, &demo.window(), [] {
        say(false, u"the sample stacks did not appear"_s);
        QCoreApplication::exit(1);
    });
    QObject::connect(&demo.window(), &MainWindow::stacksPainted, &demo.window(), [&](int rows) {
        good = say(rows > 0, u"sample data, %1 stacks"_s.arg(rows)) && good;
        good = say(!demo.window().grab().isNull(), u"one frame"_s) && good;
        QCoreApplication::exit(good ? 0 : 1);
    });
    if (!demo.open())
        return say(false, u"sample server"_s) ? 0 : 1;
    return QApplication::exec();
}

} // namespace longshore
