// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/connectwindow.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
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
    void click(const char *name) { QTest::mouseClick(find(name), Qt::LeftButton); }
    void type(const char *field, const QString &text)
    {
        QTest::mouseClick(find(field), Qt::LeftButton);
        key(Qt::Key_A, Qt::ControlModifier);
        keys(text);
    }
    void begin(const QString &address = QStringLiteral("nas:9443"))
    {
        type("address", address);
        type("token", QStringLiteral("ptr_abcDEF0123="));
        key(Qt::Key_Return);
    }
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
