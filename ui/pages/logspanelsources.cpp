// SPDX-License-Identifier: GPL-3.0-or-later
// Which sources of a log are shown, and which part of it is asked for.
#include "ui/pages/logspanel.h"

#include "app/core/displaytext.h"
#include "ui/pages/checklistmenu.h"
#include "ui/pages/logpartdialog.h"
#include "ui/pages/logsmenu.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/pillbutton.h"

#include <QBoxLayout>
#include <QCollator>
#include <QLocale>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace longshore {

void LogsPanel::setSources(const QStringList &names)
{
    if (m_sources == names)
        return;
    m_sources = names;
    m_newAreShown = m_newAreShown || names.isEmpty();
    fillSourceMenu();
    choose();
    dress();
}

QList<QAction *> LogsPanel::sourceActions() const
{
    QList<QAction *> actions = m_sourceMenu->actions();
    actions.removeIf([](const QAction *each) { return !each->isCheckable(); });
    return actions;
}

QStringList LogsPanel::shownSources() const
{
    QStringList shown;
    for (const QAction *each : sourceActions())
        if (each->isChecked())
            shown.append(each->data().toString());
    return shown;
}

/// Each once, as people would put them in order: those of replicas that came later are among the others.
QStringList LogsPanel::sourceNames() const
{
    QStringList names = m_sources;
    names.removeAll(QString());
    names.removeDuplicates();
    QCollator order;
    order.setNumericMode(true);
    std::ranges::stable_sort(names, [&order](const QString &one, const QString &other) { return order.compare(one, other) < 0; });
    return names;
}

void LogsPanel::fillSourceMenu()
{
    QHash<QString, bool> known;
    for (const QAction *each : sourceActions())
        known.insert(each->data().toString(), each->isChecked());
    m_sourceMenu->clear();
    for (const QString &name : sourceNames()) {
        QAction *action = m_sourceMenu->addAction(oneLine(name).replace(u'&', u"&&"_s));
        action->setCheckable(true);
        action->setChecked(known.value(name, m_newAreShown));
        action->setData(name);
        connect(action, &QAction::toggled, this, &LogsPanel::choose);
    }
    m_sourceMenu->addSeparator();
    QAction *all = m_sourceMenu->addAction(tr("Show &all"));
    all->setObjectName(u"logAllSources"_s);
    connect(all, &QAction::triggered, this, [this] {
        m_newAreShown = true;
        for (QAction *each : sourceActions())
            each->setChecked(true);
    });
    m_sourcePill->setVisible(sourceActions().size() > 1);
}

void LogsPanel::showOnly(const QStringList &names)
{
    m_newAreShown = false;
    for (QAction *each : sourceActions()) {
        const QSignalBlocker quiet(each);
        each->setChecked(names.contains(each->data().toString()));
    }
    choose();
}

/// One alone is named.
void LogsPanel::showSourcePill(int shown)
{
    const auto all = static_cast<int>(sourceActions().size());
    m_sourcePill->setEngaged(shown < all);
    constexpr int LongestName = 20;
    const QString only = shown == 1 ? oneLine(shownSources().constFirst()) : QString();
    m_sourcePill->setText(shown == all ? tr("%1 sources").arg(all) : !only.isEmpty() && only.size() <= LongestName ? only : tr("%1 of %2 sources").arg(shown).arg(all));
}

void LogsPanel::setBeside(bool canAdd, bool canClose)
{
    m_menu->beside->setVisible(canAdd || canClose);
    m_menu->beside->setEnabled(canAdd);
    m_menu->closeBeside->setVisible(canClose);
    m_close->setVisible(canClose);
    m_bar->setDirection(canClose ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight); // Several have less room each.
}

void LogsPanel::askForPart()
{
    auto *dialog = new LogPartDialog(m_menu->part(), m_menu->isUtc(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &LogPartDialog::chosen, m_menu, &LogsMenu::setPart);
    dialog->open();
}

/// What that means is said where it is asked for.
void LogsPanel::keepMore(bool more)
{
    if (!more) {
        m_store.keepNoMore();
        return m_banner->clear();
    }
    const QLocale locale;
    m_store.keepMore();
    m_banner->show(Banner::Kind::Info,
                   tr("Up to %1 lines or %2 are kept now. What is beyond %3 lines or %4 lies in a temporary file on this computer that only you can read; it is deleted "
                      "when this log is closed.")
                       .arg(locale.toString(LogStore::More.lines), locale.formattedDataSize(LogStore::More.bytes), locale.toString(m_store.limit().lines),
                            locale.formattedDataSize(m_store.limit().bytes)));
}

void LogsPanel::keepingFailed(const QString &reason)
{
    m_menu->keepMore->setChecked(false);
    m_banner->show(Banner::Kind::Bad, tr("The temporary file could not be written, so no more than %1 lines are kept.").arg(QLocale().toString(m_store.limit().lines)), reason);
}

} // namespace longshore
