// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/logging.h"
#include "ui/shell/application.h"
#include "ui/shell/console.h"
#include "ui/shell/processguard.h"
#include "ui/shell/selftest.h"

#include <QApplication>

#include <cstdio>
#include <string>
#include <vector>

// Names the desktop file, the metainfo, the icons and the class of the windows.
static constexpr auto ApplicationId = "io.github.longshore.Longshore";

int main(int argc, char **argv)
{
    using namespace longshore;
    guardProcess();
    joinConsole();
    installRedactingLog();

    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    const CommandLine line = CommandLine::parse(arguments);
    if (!line.problem.isEmpty()) {
        std::fprintf(stderr, "longshore: %s Try --help.\n", qPrintable(line.problem));
        return 2;
    }
    if (!line.answer.isEmpty()) {
        std::fputs(line.answer.toUtf8().constData(), stdout);
        return 0;
    }
    if (line.selfTest)
        prepareSelfTest();

    // X11 gives windows a class by this name; Wayland takes the name of the desktop file, which is the same.
    std::vector<char *> withClass(argv, argv + argc);
    std::string nameOption = "-name";
    std::string id = ApplicationId;
    withClass.insert(withClass.end(), {nameOption.data(), id.data(), nullptr});
    int count = argc + 2;
    QApplication application(count, withClass.data());
    QCoreApplication::setApplicationName(QStringLiteral("longshore"));
    QCoreApplication::setApplicationVersion(QStringLiteral(LONGSHORE_VERSION));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Longshore"));
    QGuiApplication::setDesktopFileName(QLatin1StringView(ApplicationId));
    return line.selfTest ? runSelfTest() : Application(application, line).run();
}
