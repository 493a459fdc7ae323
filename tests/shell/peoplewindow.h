// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/session/demosession.h"
#include "ui/shell/directoryfeed.h"
#include "ui/shell/serverwindow.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/secretclipboard.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QUrl>

namespace longshore::test {

/// The sections about people in a real window, for the session of somebody; driven by the keyboard alone.
class PeopleWindow
{
public:
    explicit PeopleWindow(Session &session)
        : theme(*qApp)
    {
        theme.apply(Theme::Look::Longshore, Theme::Scheme::Light);
        addPeopleSections(window, session, clipboard,
                          {[this](UserId user) { seen.append(user); }, [this](const QUrl &url) { links.append(url); }});
        window.setServer(session.profile().name, {});
        window.resize(1180, 720);
        window.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window))
            qFatal("The window does not become active.");
    }

    template <typename Widget>
    Widget *find(const QString &name, const QWidget *where = nullptr) const
    {
        Widget *found = (where ? where : page())->template findChild<Widget *>(name);
        if (!found)
            qFatal("There is no %s.", qPrintable(name));
        return found;
    }
    QWidget *page() const { return window.section(window.currentSection()); }
    QTableView &table(const QString &name) const { return *find<QTableView>(name); }
    QStringList column(const QString &name, int at = 0) const
    {
        QStringList texts;
        const QAbstractItemModel *model = table(name).model();
        for (int row = 0; row < model->rowCount(); ++row)
            texts.append(model->index(row, at).data().toString());
        return texts;
    }
    /// What the page tells in its banner; empty while it is hidden.
    QString told() const
    {
        const auto banners = page()->findChildren<Banner *>();
        for (const Banner *banner : banners) {
            if (banner->isVisible())
                return banner->sentence();
        }
        return {};
    }

    // The keyboard
    static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(keyboard(), key, modifiers);
    }
    static void type(const QString &text) { QTest::keyClicks(keyboard(), text); }
    /// Where the keyboard is; between two windows it is nowhere for a moment.
    static QWidget *keyboard()
    {
        const auto isActive = [] { return QApplication::activeWindow() != nullptr; };
        if (!QTest::qWaitFor(isActive, 200))
            bringBack();
        if (!QTest::qWaitFor(isActive))
            qFatal("No window has the keyboard.");
        QWidget *here = QApplication::focusWidget();
        return here ? here : QApplication::activeWindow();
    }
    /// What a window manager does when a dialog goes: the window below gets the keyboard.
    static void bringBack()
    {
        for (QWidget *top : QApplication::topLevelWidgets()) {
            if (top->isVisible() && (!QApplication::activeModalWidget() || top == QApplication::activeModalWidget()))
                top->activateWindow();
        }
    }
    /// Tab until the keyboard is there; false when it never gets there.
    static bool tabTo(const QString &name)
    {
        for (int step = 0; step < 80; ++step) {
            if (QApplication::focusWidget() && QApplication::focusWidget()->objectName() == name)
                return true;
            press(Qt::Key_Tab);
        }
        return false;
    }
    /// Moves in a table to the row whose first cell reads like that.
    bool goTo(const QString &tableName, const QString &text) const
    {
        if (!tabTo(tableName))
            return false;
        press(Qt::Key_Home, Qt::ControlModifier);
        QTableView &rows = table(tableName);
        for (int step = 0; step < rows.model()->rowCount(); ++step) {
            if (rows.currentIndex().siblingAtColumn(0).data().toString() == text)
                return true;
            press(Qt::Key_Down);
        }
        return false;
    }
    /// Tab to a button and press it.
    static bool pushButton(const QString &name)
    {
        if (!tabTo(name))
            return false;
        press(Qt::Key_Space);
        return true;
    }
    template <typename Dialog>
    static Dialog *dialog()
    {
        return qobject_cast<Dialog *>(QApplication::activeModalWidget());
    }
    /// Waits until a dialog has the keyboard.
    template <typename Dialog>
    static Dialog *waitFor()
    {
        if (!QTest::qWaitFor([] { return dialog<Dialog>() && QApplication::activeWindow() == dialog<Dialog>(); }))
            return nullptr;
        return dialog<Dialog>();
    }
    static QString said(const QDialog &where, const QString &name)
    {
        QStringList texts;
        for (const QLabel *label : where.findChildren<QLabel *>(name)) {
            if (label->isVisible())
                texts.append(label->text());
        }
        return texts.join(u'\n');
    }

    Theme theme;
    SecretClipboard clipboard;
    ServerWindow window;
    QList<UserId> seen; ///< What can this user see?
    QList<QUrl> links;
};

/// One section of that window, for somebody on a sample server.
template <typename Page>
struct OpenSection {
    explicit OpenSection(const QString &section, const QByteArray &user = "admin", const DemoOptions &options = {})
        : demo(options), session(demo.of(user)), shown(session)
    {
        shown.window.showSection(section);
    }
    Page &page() { return static_cast<Page &>(*shown.page()); }
    /// From here on the server is guarded, or these environments of it are.
    void guard(const QList<EnvironmentId> &environments = {})
    {
        ServerProfile profile = session.profile();
        profile.locked = environments.isEmpty();
        profile.lockedEnvironments = environments;
        session.setProfile(profile);
    }
    DemoSessions demo;
    Session &session;
    PeopleWindow shown;
};

/// Types the name that is asked for where it is guarded; false when none is asked for, or when the action was to be had
/// without it.
inline bool typeGuardedName(const QDialog &where, const QString &name)
{
    auto *action = where.findChild<QPushButton *>(QStringLiteral("action"));
    if (!action || action->isEnabled() || !PeopleWindow::tabTo(QStringLiteral("confirmEdit")))
        return false;
    PeopleWindow::type(name.chopped(1));
    if (action->isEnabled())
        return false;
    PeopleWindow::type(name.right(1));
    return action->isEnabled() && !action->isDefault(); // Enter in the field destroys nothing.
}

} // namespace longshore::test
