// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QActionGroup>
#include <QObject>

class QMenuBar;
class QWidget;

namespace longshore {

class ChangeActions;
class ContainerActions;
class StacksActions;

/// What the main window itself can do, declared once: text, icon, key. What the table can do is the page's own, and the
/// menus take it from there.
class Actions : public QObject
{
    Q_OBJECT
public:
    explicit Actions(QWidget *window);

    // File
    QAction *const addServer;
    QAction *const servers;
    QAction *const settings;
    QAction *const quit;
    // View
    QAction *const refresh;
    QAction *const sources;
    QActionGroup *const detailPlaces;
    QAction *const detailBottom;
    QAction *const detailRight;
    QAction *const detailHidden;
    QAction *const focusSources;
    QAction *const focusTable;
    QAction *const focusDetails;
    QAction *const operations; ///< The list of what is under way and what became of it.
    QAction *const fullScreen;
    // Server
    QAction *const account;
    QAction *const accessTokens;
    QAction *const usersAndTeams;
    QAction *const environmentAccess;
    QAction *const seenByUser; ///< What can a user see?
    QAction *const serverSettings;
    QAction *const serverInformation;
    QAction *const openPortainer;
    QAction *const signInAgain;
    QAction *const forgetServer;
    QAction *const serverOptions;
    QAction *const readOnly;
    // Help
    QAction *const guide;
    QAction *const usersGuide;
    QAction *const tokensGuide;
    QAction *const apiGuide;
    QAction *const keyboard;
    QAction *const about;

    QList<QAction *> serverSections() const; ///< What opens the window of one server, in its order.
    void fill(QMenuBar &bar, const StacksActions &page, const ChangeActions &changes, const ContainerActions &containers) const;
};

} // namespace longshore
