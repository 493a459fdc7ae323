// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/factgrid.h"

#include <QScrollArea>

class QLabel;
class QVBoxLayout;

namespace longshore {

/// Facts that scroll, with a sentence above them or in their place.
class FactsView : public QScrollArea
{
    Q_OBJECT
public:
    explicit FactsView(QWidget *parent = nullptr);

    void setFacts(const QList<FactGroup> &groups, const QString &sentence = {});
    QVBoxLayout &column() const { return *m_column; } ///< For what a tab adds below.

Q_SIGNALS:
    void linkActivated(const QUrl &url);

private:
    QVBoxLayout *m_column;
    QLabel *m_sentence;
    FactGrid *m_grid;
};

} // namespace longshore
