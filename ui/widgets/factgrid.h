// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QUrl>
#include <QWidget>

class QHBoxLayout;
class QToolButton;
class QVBoxLayout;

namespace longshore {

class FactGroupView;
class FactValue;

/// One line of a FactGrid. Plain text, shown as given: clean server text with oneLine() before.
struct Fact {
    QString label;
    QString value; ///< Empty is shown as a dash.
    QString tooltip{}; ///< Such as the absolute time of a relative one.
    QUrl link{}; ///< Valid: a click or Enter emits linkActivated.
    bool monospace = false; ///< For commits, ids and fingerprints.
    QString copy{}; ///< What Copy takes when it is not `value`.
    bool operator==(const Fact &) const = default;
};

struct FactGroup {
    QString title;
    QList<Fact> facts;
    bool operator==(const FactGroup &) const = default;
};

/// Facts as labels and values in titled groups, in one to three columns by the width there is. Values can be selected,
/// reached by Tab, and copied by the button that follows mouse and keyboard, by Ctrl+C and by the context menu.
/// Has no scroll bar: put it into a QScrollArea.
class FactGrid : public QWidget
{
    Q_OBJECT
public:
    explicit FactGrid(QWidget *parent = nullptr);

    /// Equal facts change nothing; equal labels keep focus and selection.
    void setGroups(const QList<FactGroup> &groups);
    const QList<FactGroup> &groups() const { return m_groups; }
    int columnCount() const { return m_columns; }

Q_SIGNALS:
    void linkActivated(const QUrl &link);
    void copied(const QString &text);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void rebuild();
    void addGroup(const FactGroup &group);
    void spread();
    void fill(int column, int from, int to);
    int columnsFor(int width) const;
    void offerCopy(FactValue *value);

    QList<FactGroup> m_groups;
    QList<FactGroupView *> m_views;
    QHBoxLayout *m_row;
    QList<QVBoxLayout *> m_stacks;
    QToolButton *m_copy;
    FactValue *m_offered = nullptr;
    int m_columns = 0;
};

} // namespace longshore
