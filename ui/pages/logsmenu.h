// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/logs/logsearch.h"
#include "app/portainer/logrequests.h"
#include "ui/pages/logpart.h"
#include "ui/widgets/loglayout.h"

#include <QMenu>

class QActionGroup;

namespace longshore {

/// What of a log is asked for and how it is shown: all that is not needed all the time.
class LogsMenu : public QMenu
{
    Q_OBJECT
public:
    explicit LogsMenu(QWidget *parent);

    void applyTo(LogLook &look) const;
    void applyTo(LogChoice &choice) const;
    LogWindow window() const; ///< By now.
    LogPart part() const; ///< The same as times a person reads, by now.
    void setPart(const LogPart &part); ///< Times of a person's own.
    QString partSentence() const; ///< "Since an hour ago"; empty for a log that is read up to now.
    bool isUtc() const; ///< How times are read and written.

    // Shared with the panel's own keys and pills
    QAction *const wrap;
    QAction *const colours;
    QAction *const json;
    QAction *const highlight; ///< Further words.
    QAction *const otherPart; ///< Times that are not in the menu.
    QAction *const pause; ///< Nothing more is read.
    QAction *const keepMore; ///< Than memory is to hold.
    QAction *const copy;
    QAction *const saveSeen;
    QAction *const saveRaw;
    QAction *const popOut;
    QAction *const beside; ///< Another log, in the same window.
    QAction *const closeBeside; ///< This one of several.

Q_SIGNALS:
    void lookChanged();
    void choiceChanged();
    void windowChanged();

private:
    QAction *add(const char *name, const QString &text, bool checkable = false, const QKeySequence &keys = {});
    template <typename Changed>
    QActionGroup *addChoice(const char *name, const QString &title, const QList<std::pair<QString, int>> &choices, int chosen, Changed changed, QAction *before = nullptr);
    static int chosenOf(const QActionGroup *group);
    static void choose(QActionGroup *group, int value, const QString &text = {});
    QDateTime timeOf(const QActionGroup *group, const QDateTime &own) const;

    QActionGroup *m_stamps;
    QActionGroup *m_least;
    QActionGroup *m_outputs;
    QActionGroup *m_context;
    QActionGroup *m_tail;
    QActionGroup *m_since;
    QActionGroup *m_until;
    LogPart m_own; ///< What a person asked for in the dialog.
};

} // namespace longshore
