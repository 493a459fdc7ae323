// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/settings.h"
#include "ui/dialogs/closequestion.h"
#include "ui/models/operationsmodel.h"

#include <QObject>
#include <QPointer>

class QAction;
class QPushButton;

namespace longshore {

class ChangeRecord;
class OperationActivity;
class OperationsWindow;
class Servers;
class StacksModel;
class StacksPage;

/// Shows what is under way: how much in the status bar, all of it in a window of its own, in the State cells of the
/// stacks, and what went wrong above the table until it is closed.
class OperationsControl : public QObject
{
    Q_OBJECT
public:
    /// What it stands on; all of it outlives the control.
    struct Parts {
        Servers &servers;
        Operations &operations;
        Settings &settings;
        StacksModel &stacks;
        StacksPage &page;
        ChangeRecord &record;
        QAction &action; ///< Opens the window.
        QPushButton &chip;
    };

    OperationsControl(const Parts &parts, QWidget &window);

    void show(const Operation *chosen = nullptr);
    /// What has not ended, for the question before the program ends; the texts not deployed are not its business.
    CloseQuestion::About unfinished() const;

Q_SIGNALS:
    void told(const QString &sentence); ///< Done: for a moment, in the status bar.
    void offerChosen(longshore::Operation *operation, const longshore::OperationOffer &offer);

private:
    void makeWindow();
    void noteEnd(Operation *operation);
    bool canUndo(const Operation &operation) const;
    void say(Operation *operation);
    void act();
    void update();

    Parts m_parts;
    QWidget &m_window;
    OperationsModel m_model;
    OperationActivity *m_activity;
    QPointer<OperationsWindow> m_shown;
    QPointer<Operation> m_toldOf; ///< The one in the banner.
};

} // namespace longshore
