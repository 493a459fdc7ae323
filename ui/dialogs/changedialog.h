// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/refusal.h"
#include "app/store/guard.h"

#include <QDialog>

class QPushButton;
class QVBoxLayout;

namespace longshore {

class ConfirmName;
class ToneLabel;

/// Asks for one change, and stays open until it is known what became of it: what was typed is kept when it is refused.
/// Closing it while the change is under way does not stop the change.
class ChangeDialog : public QDialog
{
    Q_OBJECT
public:
    enum class Kind {
        Plain, ///< The action is the default button.
        Dangerous, ///< Cancel is.
    };

    /// `place` says where: "home-lab" or "home-lab / local". `action` carries verb and object, with a mnemonic.
    ChangeDialog(Kind kind, const QString &title, const QString &place, const QString &action, QWidget *parent = nullptr);

    /// The change was sent: nothing can be edited or sent again.
    virtual void setBusy(const QString &sentence);
    /// It was refused: editable again, with the reason.
    void fail(const Explanation &why);
    bool isBusy() const { return m_busy; }

Q_SIGNALS:
    void submitted(); ///< The action button; each dialog has its own signal with the values.

protected:
    QVBoxLayout &body() const { return *m_body; }
    QPushButton &actionButton() const { return *m_action; }
    void setReady(bool ready); ///< The action may be pressed.
    void addSentence(const QString &text, const QString &name = {}, bool muted = false); ///< Wrapped, plain text.
    /// Where it is guarded the name has to be typed before the action may be pressed; stands in the body from here on.
    ConfirmName *askForName(Guard guard, const QString &name);
    /// "Goes:" and what goes, as a paragraph; nothing for an empty list.
    void addList(const QString &title, const QStringList &lines, const QString &name);

private:
    void updateAction();

    const Kind m_kind;
    QWidget *m_content;
    QVBoxLayout *m_body;
    ToneLabel *m_outcome;
    ToneLabel *m_details;
    QPushButton *m_action;
    QPushButton *m_cancel;
    QList<ConfirmName *> m_names; ///< That have to be typed first.
    bool m_ready = true;
    bool m_busy = false;
};

/// A name on a button: `&` shown as it is, and cut so that no button grows as wide as the screen.
QString buttonName(const QString &name);

} // namespace longshore
