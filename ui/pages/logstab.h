// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/detailtab.h"

#include <optional>

namespace longshore {

class LogsPanel;

/// What the containers of the stack have written, merged by time. Read while it is in sight, and from where it was left when it is
/// again.
class LogsTab : public DetailTab
{
    Q_OBJECT
public:
    explicit LogsTab(QWidget *parent = nullptr);

    void setDetails(const StackDetails &details) override;
    void forget() override;

    LogsPanel &panel() const { return *m_panel; }
    const std::optional<StackRow> &stack() const { return m_stack; }

Q_SIGNALS:
    void stackChanged(); ///< stack() is another, or none.
    void lookedAt(bool inSight);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    std::optional<StackRow> m_stack;
    LogsPanel *m_panel;
};

} // namespace longshore
