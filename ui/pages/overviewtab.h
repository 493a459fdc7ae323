// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/detailtab.h"

namespace longshore {

class FactsView;

/// Every field of the stack in words.
class OverviewTab : public DetailTab
{
    Q_OBJECT
public:
    explicit OverviewTab(QWidget *parent = nullptr);

    void setDetails(const StackDetails &details) override;

private:
    FactsView *m_facts;
};

} // namespace longshore
