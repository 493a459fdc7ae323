// SPDX-License-Identifier: GPL-3.0-or-later
// Renders every dialog in every state that matters into PNG files, to be looked at: dialogshot DIR [light|dark] [NAME...]
#include "tests/dialogs/dialogstates.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>

#include <cstdio>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

void settle()
{
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < 150)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
}

bool shoot(const DialogState &state, const QString &file)
{
    const auto dialog = state.make();
    dialog->show();
    settle();
    if (state.act)
        state.act(*dialog);
    settle();
    return dialog->grab().save(file);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QString folder = arguments.value(1, u"."_s);
    const bool dark = arguments.value(2) == "dark"_L1;
    const QStringList wanted = arguments.mid(3);
    Theme theme(application);
    theme.apply(Theme::Look::Longshore, dark ? Theme::Scheme::Dark : Theme::Scheme::Light);
    bool good = QDir().mkpath(folder);
    for (const DialogState &state : dialogStates()) {
        if (!wanted.isEmpty() && !wanted.contains(state.name))
            continue;
        const QString file = folder + u'/' + state.name + (dark ? "-dark"_L1 : "-light"_L1) + u".png"_s;
        good = shoot(state, file) && good;
        std::printf("%s\n", qPrintable(file));
    }
    return good ? 0 : 1;
}
