// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/factgrid.h"

#include <QLabel>

namespace longshore {

/// One value of a FactGrid: wraps, can be selected and focused, copies itself, may be a link.
/// To a screen reader it reads "label: value".
class FactValue : public QLabel
{
    Q_OBJECT
public:
    explicit FactValue(QWidget *parent);

    void setFact(const Fact &fact);
    QString label() const { return m_fact.label; }
    bool isCopyable() const { return !m_fact.value.isEmpty(); }
    int textRight() const; ///< Where the visible text ends, in own px.
    void copyAll();

Q_SIGNALS:
    void activated(const QUrl &link);
    void copied(const QString &text);
    void reached();

protected:
    void enterEvent(QEnterEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void look();
    void copySelection();

    Fact m_fact;
    bool m_ring = false;
};

} // namespace longshore
