// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/logsmenu.h"

#include "ui/widgets/icons.h"

#include <QActionGroup>
#include <QDateTime>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace longshore {

namespace {

constexpr int FewLines = 500;
enum Outputs { Both, OnlyOut, OnlyErr };
constexpr int Hour = 60; ///< Minutes.
constexpr int Today = -1;
constexpr int Own = -2; ///< What was asked for in the dialog.

} // namespace

LogsMenu::LogsMenu(QWidget *parent)
    : QMenu(parent)
    , wrap(add("logWrap", tr("&Wrap long lines"), true))
    , colours(add("logColours", tr("&Colours"), true))
    , json(add("logJson", tr("JSON over several &lines"), true))
    , highlight(add("logHighlight", tr("&Highlight more words"), true))
    , otherPart(add("logPart", tr("Other times and l&ines...")))
    , pause(add("logPause", tr("&Stop reading"), true))
    , keepMore(add("logKeepMore", tr("&Keep more, in a temporary file"), true))
    , copy(add("logCopy", tr("C&opy")))
    , saveSeen(add("logSaveSeen", tr("Save as &seen...")))
    , saveRaw(add("logSaveRaw", tr("Save as s&ent...")))
    , popOut(add("logPopOut", tr("Open in a window of its o&wn")))
    , beside(add("logBeside", tr("Show another &beside it"), false, QKeySequence(Qt::CTRL | Qt::Key_B)))
    , closeBeside(add("logCloseBeside", tr("Close &this one"), false, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_W)))
{
    setObjectName(u"logsMenu"_s);
    colours->setChecked(true);
    copy->setIcon(themedIcon(u"copy"_s));
    saveSeen->setIcon(themedIcon(u"save"_s));
    popOut->setIcon(themedIcon(u"external-link"_s));
    for (QAction *several : {beside, closeBeside}) {
        several->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        several->setVisible(false);
        parent->addAction(several);
    }
    for (QAction *look : {wrap, colours, json})
        connect(look, &QAction::toggled, this, &LogsMenu::lookChanged);
    insertSeparator(otherPart);
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
                        {tr("the last 100,000 lines"), 100'000}, {tr("all that is there"), 0}, {QString(), Own}},
                       FewLines, window, otherPart);
    m_since = addChoice("logSince", tr("S&ince"),
                        {{tr("the beginning"), 0}, {tr("15 minutes ago"), 15}, {tr("an hour ago"), Hour}, {tr("the start of today"), Today}, {tr("a day ago"), 24 * Hour},
                         {tr("a week ago"), 7 * 24 * Hour}, {QString(), Own}},
                        0, window, otherPart);
    m_until = addChoice("logUntil", tr("Un&til"),
                        {{tr("now, and on"), 0}, {tr("15 minutes ago"), 15}, {tr("an hour ago"), Hour}, {tr("the start of today"), Today}, {tr("a day ago"), 24 * Hour},
                         {QString(), Own}},
                        0, window, otherPart);
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
QActionGroup *LogsMenu::addChoice(const char *name, const QString &title, const QList<std::pair<QString, int>> &choices, int chosen, Changed changed, QAction *before)
{
    auto *menu = new QMenu(title, this);
    menu->setObjectName(QLatin1StringView(name));
    insertMenu(before ? before : wrap, menu);
    auto *group = new QActionGroup(this);
    for (const auto &[text, value] : choices) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        action->setData(value);
        action->setVisible(!text.isEmpty());
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

bool LogsMenu::isUtc() const
{
    return chosenOf(m_stamps) == int(StampStyle::Utc);
}

QDateTime LogsMenu::timeOf(const QActionGroup *group, const QDateTime &own) const
{
    constexpr qint64 MinuteMs = 60'000;
    const QDateTime now = isUtc() ? QDateTime::currentDateTimeUtc() : QDateTime::currentDateTime();
    switch (const int chosen = chosenOf(group)) {
    case 0: return {};
    case Own: return own;
    case Today: return isUtc() ? now.date().startOfDay(Qt::UTC) : now.date().startOfDay();
    default: return now.addMSecs(-chosen * MinuteMs);
    }
}

LogPart LogsMenu::part() const
{
    LogPart part{.since = timeOf(m_since, m_own.since), .until = timeOf(m_until, m_own.until), .tail = {}};
    if (const int tail = chosenOf(m_tail); tail != 0)
        part.tail = tail == Own ? m_own.tail : tail;
    return part;
}

LogWindow LogsMenu::window() const
{
    constexpr qint64 MsNs = 1'000'000;
    const LogPart wanted = part();
    LogWindow window{.tail = wanted.tail};
    if (wanted.since.isValid())
        window.since = wanted.since.toMSecsSinceEpoch() * MsNs;
    if (wanted.until.isValid())
        window.until = wanted.until.toMSecsSinceEpoch() * MsNs;
    return window;
}

void LogsMenu::choose(QActionGroup *group, int value, const QString &text)
{
    for (QAction *action : group->actions()) {
        if (action->data().toInt() != value)
            continue;
        if (!text.isEmpty())
            action->setText(text);
        action->setVisible(true);
        action->setChecked(true);
    }
}

void LogsMenu::setPart(const LogPart &part)
{
    const QString format = u"yyyy-MM-dd HH:mm:ss"_s;
    m_own = part;
    part.since.isValid() ? choose(m_since, Own, part.since.toString(format)) : choose(m_since, 0);
    part.until.isValid() ? choose(m_until, Own, part.until.toString(format)) : choose(m_until, 0);
    part.tail ? choose(m_tail, Own, tr("the last %1 lines").arg(QLocale().toString(*part.tail))) : choose(m_tail, 0);
    Q_EMIT windowChanged();
}

QString LogsMenu::partSentence() const
{
    const bool isSince = chosenOf(m_since) != 0;
    const bool isUntil = chosenOf(m_until) != 0;
    const QString since = m_since->checkedAction()->text();
    const QString until = m_until->checkedAction()->text();
    return isSince && isUntil ? tr("Since %1, until %2").arg(since, until) : isSince ? tr("Since %1").arg(since) : isUntil ? tr("Until %1").arg(until) : QString();
}

} // namespace longshore
