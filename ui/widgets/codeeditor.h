// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/codeproblem.h"
#include "ui/widgets/codeview.h"

#include <QTimer>

class QLabel;

namespace longshore {

class CodeReplaceBar;
class GoToLineBar;

/// A text to be edited without a byte more changed than was typed: line ends, byte order mark, tabs and a missing last
/// line end stay. Search Ctrl+F, replace Ctrl+H, line Ctrl+G, comment Ctrl+/, fold Ctrl+Shift+[ and ]. Tab indents;
/// Esc, then Tab leaves.
class CodeEditor : public QWidget
{
    Q_OBJECT
public:
    using Language = CodeView::Language;

    /// `accessibleName` names the text for screen readers: "Compose file of shop".
    explicit CodeEditor(const QString &accessibleName = {}, QWidget *parent = nullptr);
    ~CodeEditor() override;

    void setAccessibleTitle(const QString &name);
    void setText(const QString &text, Language language); ///< Starts anew: nothing to undo, not modified.
    void changeText(const QString &text); ///< As an edit that can be undone.
    QString text() const; ///< Exactly what setText() got while nothing is changed.
    bool isModified() const;
    void setReadOnly(bool readOnly);
    bool isReadOnly() const;
    void setProblems(const QList<CodeProblem> &problems); ///< Marks their lines; the line of the caret says its own.
    void goTo(int line, int column = 0); ///< From 1; takes the keyboard.
    int caretLine() const; ///< From 1.
    void openSearch();
    void openReplace();
    void openGoToLine();

Q_SIGNALS:
    void edited(); ///< By whatever way the text changed, but not by setText().
    void fileDropped(const QString &fileName); ///< Onto the text; taken by whoever wants it.

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void connectBars();
    bool handleKey(const QKeyEvent &event);
    bool handleControlKey(const QKeyEvent &event);
    bool handleLeaving(const QKeyEvent &event);
    bool handleDrop(QEvent &event);
    void dress();
    void textChanged();
    void sizeMargin();
    void showMenu(const QPoint &position);
    void showToolTip(const QPoint &position);
    QStringList messagesAt(int line) const;
    void sayPlace();
    void sayLineEnds();
    void step(int by);
    void tellMatches();
    void replaceOne();
    void replaceAll();
    void closeBars();

    QsciScintilla *m_editor;
    QLabel *m_place;
    QLabel *m_ends;
    CodeSearchBar *m_searchBar;
    CodeReplaceBar *m_replaceBar;
    GoToLineBar *m_lineBar;
    std::unique_ptr<CodeSearch> m_search;
    QTimer m_searchAgain; ///< A moment after the last edit.
    QList<CodeProblem> m_problems;
    Language m_language = Language::Plain;
    QString m_loaded; ///< What setText() got.
    bool m_loading = false;
    bool m_leaving = false; ///< Esc was pressed last: Tab leaves.
};

} // namespace longshore
