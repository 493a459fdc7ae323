// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/operationplan.h"
#include "app/session/refusal.h"
#include "ui/pages/stackcheck.h"

#include <QWidget>

#include <optional>

class QBoxLayout;
class QCheckBox;
class QLabel;
class QPushButton;
class QStackedLayout;
class QTabWidget;

namespace longshore {

class Banner;
class ChangesView;
class CodeEditor;
class EmptyState;
class MovedView;
class ProblemsList;
class ThinProgress;
class ToneLabel;
class VariablesEditor;

/// What is done besides when a stack is updated; both off until somebody chose them for this stack.
struct UpdateChoices {
    bool pullImages = false;
    bool prune = false; ///< Services that the file no longer names go.
    bool operator==(const UpdateChoices &) const = default;
};

/// Where a stack is, in names.
struct StackPlace {
    QString stack;
    QString environment;
    QString server;
};

/// "Update shop - local on home-lab": file, variables, and what would change, in a window that may stay open. Tells the plan
/// it was asked for and shows what became of it; sends nothing itself. Closing it with changes asks.
class UpdateStackWindow : public QWidget
{
    Q_OBJECT
public:
    explicit UpdateStackWindow(const StackPlace &place, QWidget *parent = nullptr);

    void setLoading();
    void setOpened(const StackBefore &opened); ///< Read from the server; starts editing. Drops a draft.
    void setFailed(const QString &sentence, const QString &details); ///< It could not be read.
    void setStale(const QString &sentence); ///< The server does not answer; what is typed stays. Empty: it does again.
    void setChoices(const UpdateChoices &choices); ///< As remembered for this stack.
    /// Whether this server can remove services the file no longer names, and if not, why.
    void setPruneOffered(bool offered, const QString &why);
    void setRefusal(const QString &why); ///< Why this user may not update it; empty: may.

    void setBusy(const QString &sentence); ///< The change is on its way.
    void setRefused(const Explanation &why); ///< Not done; what was typed stays.
    void setDone(const StackBefore &now, const QString &sentence); ///< What is on the server now is what was sent.
    void setMoved(const StackBefore &theirs, const StackMoves &moves); ///< Nothing was sent: somebody was faster.

    bool isDirty() const;
    bool isBusy() const { return m_busy; }
    QString file() const;
    QList<EnvVariable> variables() const;
    const StackBefore &opened() const { return m_opened; }
    UpdateChoices choices() const;
    void apply(); ///< As the button: nothing while it may not be pressed.

Q_SIGNALS:
    void readWanted(); ///< Read the stack (again).
    void updateWanted(const longshore::UpdatePlan &plan);
    void detachWanted(const longshore::DetachPlan &plan);
    void redeployWanted(const longshore::RedeployPlan &plan);
    void choicesChanged(const longshore::UpdateChoices &choices); ///< By the user.
    void changed(); ///< File, variables or choices, a moment after the last key.
    void closed();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void build();
    QBoxLayout *makeHead();
    QWidget *makeEditing();
    QWidget *makeFileTab();
    QBoxLayout *makeChoices();
    QBoxLayout *makeFooter();
    void connectParts();
    void addKeys();
    void start(const StackBefore &opened);
    void showKind();
    void edited();
    void checked(const StackFindings &findings);
    void showChanges();
    void updateButton();
    void sayEffects();
    void lock();
    QString whyNot() const;
    void goToProblem(const CodeProblem &problem);
    void askToDetach();
    void detach();
    void keepMine();
    void takeTheirs();
    void merge();
    void closeMoved();
    void load(const QString &fileName);
    bool isGit() const { return m_opened.stack.gitConfig.has_value() && !m_detaching; }
    bool isManifest() const { return m_opened.stack.type.value == StackType::Kubernetes; }
    StackText text() const;
    std::optional<RunningStack> running() const;
    StackUpdate update() const;

    StackPlace m_place;
    StackBefore m_opened;
    std::optional<StackBefore> m_theirs;
    StackFindings m_findings;
    QString m_refusal;
    QStringList m_effectSentences;
    bool m_isOpen = false;
    bool m_busy = false;
    bool m_detaching = false; ///< A git stack is to become one that is edited here.
    bool m_pruneOffered = false;
    bool m_leaving = false;
    StackCheck m_check;
    ToneLabel *m_title = nullptr;
    ToneLabel *m_git = nullptr;
    QPushButton *m_detach = nullptr;
    ThinProgress *m_progress = nullptr;
    Banner *m_banner = nullptr;
    QStackedLayout *m_pages = nullptr;
    EmptyState *m_note = nullptr;
    QTabWidget *m_tabs = nullptr;
    CodeEditor *m_editor = nullptr;
    ProblemsList *m_problems = nullptr;
    VariablesEditor *m_variables = nullptr;
    ChangesView *m_changes = nullptr;
    MovedView *m_moved = nullptr;
    QCheckBox *m_pull = nullptr;
    QCheckBox *m_prune = nullptr;
    ToneLabel *m_effects = nullptr;
    QPushButton *m_close = nullptr;
    QPushButton *m_apply = nullptr;
};

} // namespace longshore
