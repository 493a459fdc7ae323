// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/detailtab.h"

#include <optional>

class QPushButton;

namespace longshore {

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

private:
    void showFacts();
    static QString sentence(const StackRow &row);

    FactsView *m_facts;
    QPushButton *m_reveal;
    std::optional<StackDetails> m_details;
};

} // namespace longshore
