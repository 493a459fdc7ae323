// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/logging.h"
#include "ui/shell/application.h"
#include "ui/shell/processguard.h"
#include "ui/shell/selftest.h"

#include <QApplication>

#include <cstdio>

int main(int argc, char **argv)
{
    using namespace longshore;
    guardProcess();
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
        qputenv("QT_QPA_PLATFORM", "offscreen");

    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("longshore"));
    QCoreApplication::setApplicationVersion(QStringLiteral(LONGSHORE_VERSION));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Longshore"));
    QGuiApplication::setDesktopFileName(QStringLiteral("io.github.longshore.Longshore"));
    return line.selfTest ? runSelfTest() : Application(application, line).run();
}
