// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/detailtab.h"

class QPushButton;

namespace longshore {

class FactsView;

/// Who owns, may use and may share the stack, and the way to change it.
class AccessTab : public DetailTab
{
    Q_OBJECT
public:
    explicit AccessTab(QWidget *parent = nullptr);

    void setDetails(const StackDetails &details) override;

Q_SIGNALS:
    void ownershipRequested(const longshore::StackKey &key);

private:
    static QString sentence(const StackRow &row);

    FactsView *m_facts;
    QPushButton *m_change;
    StackKey m_key;
};

} // namespace longshore
