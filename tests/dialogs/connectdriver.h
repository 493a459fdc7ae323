// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/connectwindow.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTest>

namespace longshore {

/// A connect window as a person has it: shown, and moved by mouse and keyboard alone. What the shell would answer is
/// told to `window` by the test.
class ConnectDriver
{
public:
    ConnectDriver()
    {
        window.setKeychain(QStringLiteral("GNOME Keyring"), true);
        window.setTokenName(QStringLiteral("Longshore on study-pc"));
    }

    bool show()
    {
        window.show();
        return QTest::qWaitForWindowActive(&window);
    }
    template <typename Widget = QWidget>
    Widget *find(const char *name)
    {
        return window.findChild<Widget *>(QString::fromLatin1(name));
    }
    QAbstractButton *button(const char *name) { return find<QAbstractButton>(name); }
    bool isShown(const char *name)
    {
        const QWidget *widget = find(name);
        return widget && widget->isVisible();
    }
    /// The text of a label; empty when it is not shown.
    QString said(const char *name)
    {
        const QLabel *label = find<QLabel>(name);
        return label && label->isVisible() ? label->text() : QString();
    }
    QString focus() const
    {
        const QWidget *widget = QApplication::focusWidget();
        return widget ? widget->objectName() : QString();
    }
    void keys(const QString &text) { QTest::keyClicks(QApplication::focusWidget(), text); }
    void key(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier) { QTest::keyClick(QApplication::focusWidget(), key, with); }
    /// Where there is little room it is scrolled to first, as a person would.
    void click(const char *name)
    {
        if (auto *area = find(name)->isVisible() ? window.findChild<QScrollArea *>() : nullptr; area && area->isAncestorOf(find(name)))
            area->ensureWidgetVisible(find(name));
        QTest::mouseClick(find(name), Qt::LeftButton);
    }
    void chooseToken() { click("methodToken"); }
    void choosePassword() { click("methodPassword"); }
    void type(const char *field, const QString &text)
    {
        if (qstrcmp(field, "token") == 0 && !isShown(field))
            chooseToken();
        click(field);
        key(Qt::Key_A, Qt::ControlModifier);
        keys(text);
    }
    void begin(const QString &address = QStringLiteral("nas:9443"))
    {
        type("address", address);
        type("token", QStringLiteral("ptr_abcDEF0123="));
        key(Qt::Key_Return);
    }
    void beginByPassword(const QString &address = QStringLiteral("nas:9443"))
    {
        type("address", address);
        type("userName", QStringLiteral("alice"));
        type("password", QStringLiteral("correct horse"));
        key(Qt::Key_Return);
    }
    ConnectChoice choice() const { return requested.last().first().value<ConnectChoice>(); }
    /// Everything before `stage` went well, `stage` is under way.
    void reach(SignIn::Stage stage)
    {
        for (int at = 0; at <= static_cast<int>(stage); ++at) {
            window.stageStarted(SignIn::Stage(at));
            if (at < static_cast<int>(stage))
                window.stageDone(SignIn::Stage(at), {});
        }
    }

    ConnectWindow window;
    QSignalSpy requested{&window, &ConnectWindow::connectRequested};
    QSignalSpy cancelled{&window, &ConnectWindow::cancelled};
    QSignalSpy answered{&window, &ConnectWindow::certificateAnswered};
    QSignalSpy replaced{&window, &ConnectWindow::replaceTrustRequested};
};

} // namespace longshore
