// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/operationplan.h"
#include "app/session/refusal.h"
#include "ui/pages/stackcheck.h"
#include "ui/pages/stacktemplate.h"

#include <QWidget>

class QBoxLayout;
class QComboBox;
class QLineEdit;
class QPushButton;
class QRadioButton;
class QTabWidget;

namespace longshore {

class Banner;
class CodeEditor;
class GitSource;
class ProblemsList;
class StackNameField;
class TemplatePicker;
class ThinProgress;
class ToneLabel;
class VariablesEditor;

/// Where a stack can be made.
struct NewStackEnvironment {
    EnvironmentId id{};
    QString name;
    StackType type = StackType::Compose; ///< What its engine deploys.
    QString swarmId;
    QStringList takenNames; ///< Of the stacks there.
    QString refusal; ///< Why this user may make none there; empty: may.
};

/// "New stack on home-lab": from a text, a file, a template, a "docker run" line or a repository; name, environment,
/// variables, ownership. Tells the plan it was asked for and shows what became of it; sends nothing itself.
class NewStackWindow : public QWidget
{
    Q_OBJECT
public:
    NewStackWindow(const QString &server, const QList<NewStackEnvironment> &environments, QWidget *parent = nullptr);

    void setEnvironment(EnvironmentId environment);
    void setOwner(UserId user, bool isAdministrator); ///< Whom a private stack would belong to.
    /// Of all types; asked for with templatesWanted(). `isWhole`: all that is to come is there; `problem`: what could not be read.
    void setTemplates(const QList<StackTemplate> &templates, bool isWhole = true, const QString &problem = {});
    void setTemplateFile(const QString &key, const QString &file);
    void setTemplateFailed(const QString &sentence);
    void setPreview(const QString &text);
    void setPreviewFailed(const Explanation &why);
    /// What the environment says about the names and ports: the first forbid it, the others are only said.
    void setConflicts(const QStringList &blocking, const QStringList &warnings);
    void load(const QString &fileName); ///< A compose file, or variables when it is called so.
    void setFile(const QString &text, const QString &suggestedName = {});

    void setBusy(const QString &sentence);
    void setRefused(const Explanation &why); ///< Not made; what was typed stays.
    void setDone(); ///< Made: closes without a question.

    bool isDirty() const;
    bool isFromGit() const;
    NewStack stack() const;
    NewGitStack gitStack() const;
    void apply(); ///< As the button.

Q_SIGNALS:
    void createWanted(const longshore::CreatePlan &plan);
    void createFromGitWanted(const longshore::CreateFromGitPlan &plan);
    void previewWanted(const longshore::GitFileWanted &wanted);
    void templatesWanted();
    void templateWanted(const QString &key);
    void changed(); ///< A moment after the last key: the shell looks for conflicts.
    void closed();

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void build(const QString &server);
    QBoxLayout *makeForm();
    QWidget *makeFileTab();
    QBoxLayout *makeFileTools();
    QBoxLayout *makeFooter();
    void connectParts();
    const NewStackEnvironment *environment() const;
    StackType type() const;
    StackText text() const;
    std::optional<OwnershipChoice> ownership() const;
    void environmentChosen();
    void sourceChosen();
    void edited();
    void checked(const StackFindings &findings);
    void goToProblem(const CodeProblem &problem);
    void askWhatToLoad();
    void pickTemplate();
    QList<StackTemplate> fittingTemplates() const;
    void askForDockerRun();
    void updateButton();
    void sayWhy(const QString &why);
    QString whyNot() const;

    QString m_server;
    QList<NewStackEnvironment> m_environments;
    QList<StackTemplate> m_templates;
    bool m_templatesAreWhole = false;
    QString m_templateProblem;
    UserId m_owner{};
    StackFindings m_findings;
    QStringList m_conflicts;
    QStringList m_warnings;
    bool m_fromTemplate = false;
    bool m_busy = false;
    bool m_leaving = false;
    StackCheck m_check;
    ThinProgress *m_progress = nullptr;
    Banner *m_banner = nullptr;
    StackNameField *m_name = nullptr;
    QComboBox *m_environment = nullptr;
    QLineEdit *m_namespace = nullptr;
    QWidget *m_namespaceRow = nullptr;
    QComboBox *m_ownership = nullptr;
    QRadioButton *m_fromText = nullptr;
    QRadioButton *m_fromGit = nullptr;
    QTabWidget *m_tabs = nullptr;
    QWidget *m_fileTab = nullptr;
    GitSource *m_git = nullptr;
    CodeEditor *m_editor = nullptr;
    ProblemsList *m_problems = nullptr;
    VariablesEditor *m_variables = nullptr;
    QPushButton *m_run = nullptr;
    ToneLabel *m_said = nullptr;
    QPushButton *m_apply = nullptr;
};

} // namespace longshore
