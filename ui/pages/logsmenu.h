// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/logs/logsearch.h"
#include "app/portainer/logrequests.h"
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

    // Shared with the panel's own keys and pills
    QAction *const wrap;
    QAction *const colours;
    QAction *const json;
    QAction *const highlight; ///< Further words.
    QAction *const pause; ///< Nothing more is read.
    QAction *const copy;
    QAction *const saveSeen;
    QAction *const saveRaw;
    QAction *const popOut;

Q_SIGNALS:
    void lookChanged();
    void choiceChanged();
    void windowChanged();

private:
    QAction *add(const char *name, const QString &text, bool checkable = false, const QKeySequence &keys = {});
    template <typename Changed>
    QActionGroup *addChoice(const char *name, const QString &title, const QList<std::pair<QString, int>> &choices, int chosen, Changed changed);
    static int chosenOf(const QActionGroup *group);

    QActionGroup *m_stamps;
    QActionGroup *m_least;
    QActionGroup *m_outputs;
    QActionGroup *m_context;
    QActionGroup *m_tail;
    QActionGroup *m_since;
    QActionGroup *m_until;
};

} // namespace longshore
