// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/operationsmodel.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <functional>

class QHBoxLayout;
class QPlainTextEdit;
class QPushButton;
class QStackedLayout;
class QTableView;

namespace longshore {

class EmptyState;
class StackDelegate;
class ToneLabel;

/// What is under way and what became of what was asked: a table, and below it the chosen operation with the server's own
/// words and with what can be done about it now.
class OperationsPage : public QWidget
{
    Q_OBJECT
public:
    explicit OperationsPage(OperationsModel &model, QWidget *parent = nullptr);

    void choose(const Operation *operation);
    Operation *chosen() const; ///< Null without one.
    void focusTable();
    /// Which of those that ended can still be taken back; without it none.
    void setUndoable(const std::function<bool(const Operation &)> &undoable);
    void refresh(); ///< What can be done with the chosen one may differ by now.
    /// What is seen on the engine while the chosen one goes on; what was seen stays when it ends. Empty: nothing was.
    void setActivity(const QString &lines);

Q_SIGNALS:
    void chosenChanged(longshore::Operation *operation); ///< Null without one.
    void stopWaitingRequested(longshore::Operation *operation);
    void offerChosen(longshore::Operation *operation, const longshore::OperationOffer &offer);
    void forgetEndedRequested();

private:
    void setUpTable();
    QWidget *buildContent();
    QWidget *buildDetails();
    QPlainTextEdit *addText(ToneLabel *&title, const QString &words, const QString &name);
    void noteChoice();
    void describe(const Operation *operation);
    void showButtons(Operation *operation);
    QPushButton *addButton(const QString &text, const QString &name);
    void showState();
    void copyDetails();

    OperationsModel &m_model;
    QStackedLayout *m_states;
    EmptyState *m_empty;
    QTableView *m_table;
    QWidget *m_content;
    QWidget *m_details;
    ToneLabel *m_title;
    ToneLabel *m_place;
    ToneLabel *m_sentence;
    ToneLabel *m_activityTitle;
    QPlainTextEdit *m_activity;
    ToneLabel *m_wordsTitle;
    QPlainTextEdit *m_words;
    QHBoxLayout *m_buttons;
    QPushButton *m_forget;
    QPointer<Operation> m_buttonsOf;
    QPointer<Operation> m_chosen; ///< As told last.
    QStringList m_buttonWords; ///< As shown.
    std::function<bool(const Operation &)> m_undoable;
    QTimer m_clock;
};

} // namespace longshore
