// SPDX-License-Identifier: GPL-3.0-or-later
// Renders the Logs tab in its states, to be looked at: logsshot DIR [light|dark]
#include "tests/shell/stackswindow.h"

#include "ui/pages/logsmenu.h"
#include "ui/pages/logspanel.h"
#include "ui/pages/logstab.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/logview.h"

#include <QDir>

#include <cstdio>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

bool save(QWidget &widget, const QString &file)
{
    QTest::qWait(400);
    std::printf("%s\n", qPrintable(file));
    return widget.grab().save(file);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QString folder = QCoreApplication::arguments().value(1, u"."_s);
    const bool dark = QCoreApplication::arguments().value(2) == "dark"_L1;
    const QString end = dark ? u"-dark.png"_s : u"-light.png"_s;
    CommandLine line;
    if (dark)
        line.colourScheme = u"dark"_s;
    StacksWindow window(line);
    if (!window.opened || !QDir().mkpath(folder) || !window.choose(u"api"_s, 2))
        return 1;
    MainWindow &main = window.demo.window();
    LogsPanel &panel = window.page().details().logs().panel();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_L, Qt::ControlModifier);
    bool good = save(main, folder + u"/logs-first"_s + end);
    QTest::qWait(2500);
    good = save(main, folder + u"/logs"_s + end) && good;
    panel.findChild<FilterField *>(u"logSearch"_s)->setText(u"timeout|refused"_s);
    panel.findChild<QPushButton *>(u"logPattern"_s)->setChecked(true);
    QTest::qWait(400);
    QTest::keyClick(&panel.view(), Qt::Key_F3, Qt::ShiftModifier);
    good = save(main, folder + u"/logs-search"_s + end) && good;
    panel.findChild<QPushButton *>(u"logOnlyMatches"_s)->setChecked(true);
    good = save(main, folder + u"/logs-matches"_s + end) && good;
    panel.findChild<QPushButton *>(u"logOnlyMatches"_s)->setChecked(false);
    panel.findChild<FilterField *>(u"logSearch"_s)->clear();
    panel.menu().json->setChecked(true);
    panel.menu().wrap->setChecked(true);
    good = save(main, folder + u"/logs-json"_s + end) && good;
    panel.menu().json->setChecked(false);
    panel.setStatus({.kind = LogsStatus::Kind::Trouble,
                     .sentence = u"The connection to the log of web was lost. It is taken up again at 14:02:05, where it was left."_s, .flow = u"Live"_s});
    good = save(main, folder + u"/logs-trouble"_s + end) && good;
    window.choose(u"loki"_s);
    good = save(main, folder + u"/logs-empty"_s + end) && good;
    panel.setStatus({});
    good = save(main, folder + u"/logs-loading"_s + end) && good;
    panel.setStatus({.kind = LogsStatus::Kind::Failed, .sentence = u"alice may not read the log of web. That needs access to the stack; an administrator of home-lab can grant it."_s});
    good = save(main, folder + u"/logs-failed"_s + end) && good;
    window.choose(u"chatty"_s);
    QTest::qWait(3000);
    main.resize(900, 560);
    good = save(main, folder + u"/logs-small"_s + end) && good;
    return good ? 0 : 1;
}
