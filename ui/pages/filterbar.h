// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/stackfilter.h"

#include <QWidget>

class QAction;
class QMenu;
class QToolButton;

namespace longshore {

class ChecklistMenu;
class FilterField;
class PillButton;
class StacksModel;

/// What narrows the table: words, states, types, environments. The states a pill does not name (deploying, error)
/// are never hidden: trouble stays in sight.
class FilterBar : public QWidget
{
    Q_OBJECT
public:
    explicit FilterBar(const StacksModel &model, QWidget *parent = nullptr);

    /// `base` with what stands here; its source is kept.
    StackFilter applied(StackFilter base) const;
    void show(const StackFilter &filter); ///< Says nothing back.
    FilterField &field() const { return *m_field; }
    ChecklistMenu &columnsMenu() const { return *m_columnsMenu; }

Q_SIGNALS:
    void changed();

private:
    void addStatePills();
    void addTypePill();
    void addEnvironmentPill();
    void addColumnsButton();
    void fillEnvironments();
    void toggleEnvironment(const QString &name, bool on);
    void retitle();
    QString typeTitle() const;
    QString environmentTitle() const;

    const StacksModel &m_model;
    FilterField *m_field;
    PillButton *m_active = nullptr;
    PillButton *m_inactive = nullptr;
    PillButton *m_type = nullptr;
    PillButton *m_environment = nullptr;
    ChecklistMenu *m_environmentMenu = nullptr;
    ChecklistMenu *m_columnsMenu = nullptr;
    QList<QAction *> m_types;
    QSet<QString> m_environments;
};

} // namespace longshore
