// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/detailtab.h"

namespace longshore {

class FactsView;

/// Who owns, may use and may share the stack.
class AccessTab : public DetailTab
{
    Q_OBJECT
public:
    explicit AccessTab(QWidget *parent = nullptr);

    void setDetails(const StackDetails &details) override;

private:
    static QString sentence(const StackRow &row);

    FactsView *m_facts;
};

} // namespace longshore
