// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compose/envtext.h"
#include "ui/models/variableseditmodel.h"

#include <QWidget>

class QBoxLayout;
class QLabel;
class QPushButton;
class QStackedLayout;
class QTableView;
class QToolButton;

namespace longshore {

class Banner;
class CodeEditor;
class ValuePanel;

/// Variables as a table and as text: added, changed, removed, put in another order, pasted, loaded from and saved to a
/// .env file. Values stay hidden until somebody wants to see or edit them.
class VariablesEditor : public QWidget
{
    Q_OBJECT
public:
    explicit VariablesEditor(QWidget *parent = nullptr);

    void setVariables(const QList<EnvVariable> &variables); ///< Starts anew.
    void changeVariables(const QList<EnvVariable> &variables); ///< As an edit that can be undone.
    QList<EnvVariable> variables() const; ///< As they would be sent; those of a text that can't be read as far as they go.
    bool isModified() const;
    bool isAcceptable() const { return whyNot().isEmpty(); }
    QString whyNot() const; ///< What is wrong with the text; empty when nothing is.
    /// How a text is read: an engine that reads quotes itself gets them as they are written.
    void setMeaning(EnvTextMeaning meaning);
    void setNotes(const QList<VariableNote> &notes); ///< For variables() as they are.
    void setMissing(const QStringList &names); ///< What the file asks for and nobody defines.
    void setEditable(bool editable);
    void goTo(const QString &name); ///< Selects it and takes the keyboard.
    void hideValues();
    void load(const QString &fileName); ///< A .env file, as if it had been chosen.
    bool isText() const;

Q_SIGNALS:
    void edited();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void buildTools(QBoxLayout &column);
    QToolButton *addTool(QBoxLayout &row, const QString &name, const QString &icon, const QString &text, bool showText);
    void buildHints(QBoxLayout &column);
    void buildTable();
    void addActions();
    void refresh();
    void sayCounts();
    QList<int> selectedRows() const;
    void select(int row);
    void addVariable();
    void removeSelected();
    void moveSelected(int by);
    void editInRoom(int row);
    void toggleReveal();
    void useSpelling();
    void addMissing();
    void copy();
    void paste();
    void take(const QString &text, const QString &from);
    void askWhatToLoad();
    void askWhereToSave();
    void toggleText();
    bool enterText();
    bool leaveText();
    void textEdited();
    QList<EnvVariable> readText() const;
    bool handleKey(const QKeyEvent &event);

    VariablesEditModel m_model;
    QList<EnvVariable> m_original;
    QStringList m_missing;
    EnvTextMeaning m_meaning = EnvTextMeaning::AsWritten;
    QList<EnvTextProblem> m_textProblems;
    QLabel *m_counts = nullptr;
    QLabel *m_missingText = nullptr;
    QPushButton *m_addMissing = nullptr;
    QPushButton *m_fix = nullptr;
    Banner *m_banner = nullptr;
    QStackedLayout *m_views = nullptr;
    QTableView *m_table = nullptr;
    CodeEditor *m_text = nullptr;
    ValuePanel *m_panel = nullptr;
    QToolButton *m_add = nullptr;
    QToolButton *m_remove = nullptr;
    QToolButton *m_up = nullptr;
    QToolButton *m_down = nullptr;
    QToolButton *m_reveal = nullptr;
    QToolButton *m_load = nullptr;
    QToolButton *m_asText = nullptr;
    bool m_editable = true;
};

} // namespace longshore
