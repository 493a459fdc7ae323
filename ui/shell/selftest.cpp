// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/selftest.h"

#include "ui/shell/demowindow.h"

#include <QApplication>
#include <QIcon>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

bool say(bool good, const QString &what)
{
    std::printf("%s %s\n", good ? "ok  " : "FAIL", qPrintable(what));
    std::fflush(stdout);
    return good;
}

bool checkPlugins()
{
    const bool platform = say(!QGuiApplication::platformName().isEmpty(), u"platform "_s + QGuiApplication::platformName());
    const bool tls = say(QSslSocket::supportsSsl(), u"TLS "_s + QSslSocket::sslLibraryVersionString());
    constexpr int IconSize = 32;
    const bool svg = say(!QIcon(u":/icons/longshore.svg"_s).pixmap(IconSize).isNull(), u"SVG icons"_s);
    const auto keychain = makeKeychainStore();
    const bool secrets = say(keychain != nullptr, u"keychain back end "_s + (keychain ? keychain->name() : QString()));
    return platform && tls && svg && secrets;
}

} // namespace

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
