// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compose/textdiff.h"
#include "app/compose/threeway.h"
#include "app/core/async.h"
#include "ui/widgets/codeview.h"

class QLabel;
class QStackedLayout;
class QToolButton;

namespace longshore {

class DiffColumns;
class EmptyState;

/// A text to compare and what it is called: "On the server".
struct DiffSide {
    QString title;
    QString text;
    bool operator==(const DiffSide &) const = default;
};

/// Two texts compared, side by side or unified, or three: what the edit began with between mine and theirs. F7 and
/// Shift+F7 go from difference to difference. Compares in a worker.
class DiffView : public QWidget
{
    Q_OBJECT
public:
    explicit DiffView(QWidget *parent = nullptr);

    void setTexts(const DiffSide &before, const DiffSide &after, CodeView::Language language);
    void setThreeTexts(const DiffSide &mine, const DiffSide &base, const DiffSide &theirs, CodeView::Language language);
    void setUnified(bool unified); ///< Means nothing for three texts.
    bool isUnified() const { return m_isUnified; }
    int differences() const { return static_cast<int>(m_starts.size()); }
    bool isComparing() const { return m_comparing; }
    bool hasConflicts() const { return m_three.hasConflicts(); }
    QString merged() const; ///< Of three texts: both sides' changes; empty when there is a conflict.

Q_SIGNALS:
    void compared();
    void unifiedChanged(bool unified); ///< By the user.

public Q_SLOTS:
    void next();
    void previous();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void buildTools();
    QToolButton *addTool(const QString &name, const QString &icon, const QString &text);
    void show(const TextDiff &diff);
    void showThree(const ThreeWay &three);
    void fill();
    void say(const QString &nothing);
    void go(int by);
    void goTo(int difference);

    QWidget *m_tools;
    QLabel *m_count = nullptr;
    QToolButton *m_previous = nullptr;
    QToolButton *m_next = nullptr;
    QToolButton *m_unified = nullptr;
    QStackedLayout *m_views;
    DiffColumns *m_columns;
    EmptyState *m_nothing;
    QList<DiffSide> m_sides; ///< Two, or mine, base, theirs.
    CodeView::Language m_language = CodeView::Language::Plain;
    TextDiff m_diff;
    ThreeWay m_three;
    QList<int> m_starts; ///< First rows of the differences.
    int m_current = -1;
    bool m_isUnified = false;
    bool m_comparing = false;
    InFlight<TextDiff> m_comparison{this};
    InFlight<ThreeWay> m_comparisonOfThree{this};
};

} // namespace longshore
