// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/detailtab.h"

#include <optional>

class QHBoxLayout;
class QPushButton;

namespace longshore {

class ChangeActions;
class FactsView;

/// Where the stack is deployed from and how it follows its repository. Whoever knows a webhook can redeploy the stack,
/// so it is masked until it is asked for.
class GitTab : public DetailTab
{
    Q_OBJECT
public:
    explicit GitTab(QWidget *parent = nullptr);

    void setDetails(const StackDetails &details) override;
    void forget() override;
    void setActions(const ChangeActions &actions); ///< Pull and redeploy, settings, detach. Once.

Q_SIGNALS:
    void compareRequested(const longshore::StackKey &key); ///< With what the repository has now.
    void webhookCopyRequested(const longshore::StackKey &key); ///< The whole address: whoever has it can redeploy.

private:
    void showFacts();
    static QString sentence(const StackRow &row);

    FactsView *m_facts;
    QPushButton *m_compare;
    QPushButton *m_reveal;
    QPushButton *m_copyWebhook;
    QWidget *m_actions;
    QHBoxLayout *m_actionRow;
    std::optional<StackDetails> m_details;
};

} // namespace longshore
