// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/factgrid.h"

namespace longshore {

/// One titled group of a FactGrid; the grid alone makes it.
class FactGroupView : public QWidget
{
    Q_OBJECT
public:
    FactGroupView(const FactGroup &group, QWidget *parent);
    void setFacts(const QList<Fact> &facts); ///< Same labels in the same order as before.

Q_SIGNALS:
    void linkActivated(const QUrl &link);
    void copied(const QString &text);
    void valueReached(FactValue *value); ///< By mouse or keyboard.

private:
    FactValue *addFact(const Fact &fact, int row);

    QList<FactValue *> m_values;
};

} // namespace longshore
