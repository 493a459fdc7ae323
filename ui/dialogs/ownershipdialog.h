// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/ownershiprules.h"
#include "ui/dialogs/changedialog.h"

#include <QMap>

class QComboBox;
class QListWidget;

namespace longshore {

class CardButton;
class ToneLabel;

/// Asks whom a stack is to belong to; offers what the signed-in user may set, says why not the rest, and who gains and
/// loses sight of the stack.
class OwnershipDialog : public ChangeDialog
{
    Q_OBJECT
public:
    /// `complete`: everybody is known, so that who gains and loses is all there is to say.
    /// Where it is guarded the stack's name has to be typed before it is made public, or taken out of anybody's sight.
    OwnershipDialog(const Stack &stack, const OwnershipRights &rights, const AccessRules &rules, bool complete, const QString &place,
                    Guard guard, QWidget *parent = nullptr);

    /// The server has something else by now: shown, and what was chosen stays.
    void setStack(const Stack &stack);
    const Stack &stack() const { return m_stack; }
    OwnershipChoice choice() const;

Q_SIGNALS:
    void wished(const longshore::OwnershipChoice &choice);

private:
    CardButton *addLevel(Ownership level, const QString &title, const QString &sentence, const QString &name);
    void buildOwner();
    void buildShares();
    void addShare(const QString &text, const QString &kind, qint64 id, bool checked);
    void start(const OwnershipChoice &choice);
    void judge();
    Ownership level() const;

    Stack m_stack;
    OwnershipRights m_rights;
    AccessRules m_rules;
    bool m_complete;
    QMap<Ownership, CardButton *> m_levels;
    QComboBox *m_owner;
    QListWidget *m_shares;
    ToneLabel *m_problem;
    ToneLabel *m_sight;
    ConfirmName *m_name = nullptr;
};

QString ownershipTitle(Ownership level); ///< "Administrators", "Private"...

} // namespace longshore
