// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/logsmenu.h"

#include "ui/widgets/icons.h"

#include <QActionGroup>
#include <QDateTime>

using namespace Qt::StringLiterals;

namespace longshore {

namespace {

constexpr int FewLines = 500;
enum Outputs { Both, OnlyOut, OnlyErr };
constexpr int Hour = 60; ///< Minutes.

} // namespace

LogsMenu::LogsMenu(QWidget *parent)
    : QMenu(parent)
    , wrap(add("logWrap", tr("&Wrap long lines"), true))
    , colours(add("logColours", tr("&Colours"), true))
    , json(add("logJson", tr("JSON over several &lines"), true))
    , highlight(add("logHighlight", tr("&Highlight more words"), true))
    , pause(add("logPause", tr("&Stop reading"), true))
    , copy(add("logCopy", tr("C&opy")))
    , saveSeen(add("logSaveSeen", tr("Save as &seen...")))
    , saveRaw(add("logSaveRaw", tr("Save as s&ent...")))
    , popOut(add("logPopOut", tr("Open in a window of its o&wn")))
{
    setObjectName(u"logsMenu"_s);
    colours->setChecked(true);
    copy->setIcon(themedIcon(u"copy"_s));
    saveSeen->setIcon(themedIcon(u"save"_s));
    popOut->setIcon(themedIcon(u"external-link"_s));
    for (QAction *look : {wrap, colours, json})
        connect(look, &QAction::toggled, this, &LogsMenu::lookChanged);
    insertSeparator(pause);
    insertSeparator(copy);
    const auto look = [this] { Q_EMIT lookChanged(); };
    const auto choice = [this] { Q_EMIT choiceChanged(); };
    const auto window = [this] { Q_EMIT windowChanged(); };
    m_stamps = addChoice("logStamps", tr("&Time of each line"),
                         {{tr("&Local"), int(StampStyle::Local)}, {tr("&UTC"), int(StampStyle::Utc)}, {tr("&Off"), int(StampStyle::Off)}}, int(StampStyle::Local), look);
    m_least = addChoice("logLevel", tr("L&evel"),
                        {{tr("&All lines"), int(LogLevel::None)}, {tr("&Information and graver"), int(LogLevel::Info)},
                         {tr("&Warnings and errors"), int(LogLevel::Warning)}, {tr("&Errors"), int(LogLevel::Error)}},
                        int(LogLevel::None), choice);
    m_outputs = addChoice("logOutput", tr("O&utput"), {{tr("&Both"), Both}, {tr("&Standard output"), OnlyOut}, {tr("Standard &error"), OnlyErr}}, Both, choice);
    m_context = addChoice("logContext", tr("Lines &around matches"), {{tr("None"), 0}, {tr("2"), 2}, {tr("5"), 5}, {tr("20"), 20}}, 0, choice);
    m_tail = addChoice("logTail", tr("&First show"),
                       {{tr("the last 100 lines"), 100}, {tr("the last 500 lines"), FewLines}, {tr("the last 5,000 lines"), 5000},
                        {tr("the last 100,000 lines"), 100'000}, {tr("all that is there"), 0}},
                       FewLines, window);
    m_since = addChoice("logSince", tr("S&ince"),
                        {{tr("the beginning"), 0}, {tr("15 minutes ago"), 15}, {tr("an hour ago"), Hour}, {tr("a day ago"), 24 * Hour}, {tr("a week ago"), 7 * 24 * Hour}},
                        0, window);
    m_until = addChoice("logUntil", tr("Un&til"), {{tr("now, and on"), 0}, {tr("15 minutes ago"), 15}, {tr("an hour ago"), Hour}, {tr("a day ago"), 24 * Hour}}, 0,
                        window);
}

QAction *LogsMenu::add(const char *name, const QString &text, bool checkable, const QKeySequence &keys)
{
    QAction *action = addAction(text);
    action->setObjectName(QLatin1StringView(name));
    action->setCheckable(checkable);
    action->setShortcut(keys);
    return action;
}

template <typename Changed>
QActionGroup *LogsMenu::addChoice(const char *name, const QString &title, const QList<std::pair<QString, int>> &choices, int chosen, Changed changed)
{
    auto *menu = new QMenu(title, this);
    menu->setObjectName(QLatin1StringView(name));
    insertMenu(wrap, menu);
    auto *group = new QActionGroup(this);
    for (const auto &[text, value] : choices) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        action->setData(value);
        action->setChecked(value == chosen);
        group->addAction(action);
    }
    connect(group, &QActionGroup::triggered, this, changed);
    return group;
}

int LogsMenu::chosenOf(const QActionGroup *group)
{
    return group->checkedAction() ? group->checkedAction()->data().toInt() : 0;
}

void LogsMenu::applyTo(LogLook &look) const
{
    look.stamps = StampStyle(chosenOf(m_stamps));
    look.isWrapped = wrap->isChecked();
    look.hasColours = colours->isChecked();
    look.isPretty = json->isChecked();
}

void LogsMenu::applyTo(LogChoice &choice) const
{
    choice.least = LogLevel(chosenOf(m_least));
    choice.hidesOut = chosenOf(m_outputs) == OnlyErr;
    choice.hidesErr = chosenOf(m_outputs) == OnlyOut;
    choice.context = chosenOf(m_context);
}

LogWindow LogsMenu::window() const
{
    constexpr qint64 MinuteNs = 60LL * 1'000'000'000;
    const qint64 now = QDateTime::currentMSecsSinceEpoch() * 1'000'000;
    LogWindow window;
    if (const int tail = chosenOf(m_tail); tail > 0)
        window.tail = tail;
    if (const int since = chosenOf(m_since); since > 0)
        window.since = now - since * MinuteNs;
    if (const int until = chosenOf(m_until); until > 0)
        window.until = now - until * MinuteNs;
    return window;
}

} // namespace longshore
