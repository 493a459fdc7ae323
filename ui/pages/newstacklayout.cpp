// SPDX-License-Identifier: GPL-3.0-or-later
// NewStackWindow, continued: what stands where.
#include "ui/pages/newstackwindow.h"

#include "app/core/displaytext.h"
#include "ui/pages/gitsource.h"
#include "ui/pages/stacknamefield.h"
#include "ui/pages/variableseditor.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/codeeditor.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/problemslist.h"
#include "ui/widgets/thinprogress.h"
#include "ui/widgets/tonelabel.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QShortcut>
#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace longshore {

void NewStackWindow::build(const QString &server)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 12);
    column->setSpacing(8);
    m_progress = new ThinProgress(this);
    m_banner = new Banner(this);
    m_banner->setObjectName(u"newStackBanner"_s);
    m_banner->clear();
    m_git = new GitSource(this);
    m_git->hide();
    m_variables = new VariablesEditor(this);
    m_variables->layout()->setContentsMargins(0, 8, 0, 0);
    m_tabs = new QTabWidget(this);
    m_tabs->setObjectName(u"newStackTabs"_s);
    m_tabs->setDocumentMode(true);
    m_fileTab = makeFileTab();
    m_tabs->addTab(m_fileTab, tr("Compose file"));
    m_tabs->addTab(m_variables, tr("Variables"));
    auto *heading = new QVBoxLayout;
    heading->setSpacing(2);
    heading->addWidget(makeHeading(tr("New stack"), 2, this));
    heading->addWidget(new ToneLabel(ColourRole::Muted, oneLine(server), this));
    column->addLayout(heading);
    column->addWidget(m_progress);
    column->addWidget(m_banner);
    column->addLayout(makeForm());
    column->addWidget(m_tabs, 1);
    column->addLayout(makeFooter());
    resize(1040, 760);
    setMinimumSize(640, 480);
}

QBoxLayout *NewStackWindow::makeForm()
{
    m_name = new StackNameField(this);
    m_environment = new QComboBox(this);
    m_environment->setObjectName(u"newStackEnvironment"_s);
    m_namespace = new QLineEdit(this);
    m_namespace->setObjectName(u"newStackNamespace"_s);
    m_namespace->setPlaceholderText(tr("As the manifest says"));
    m_ownership = new QComboBox(this);
    m_ownership->setObjectName(u"newStackOwnership"_s);
    m_fromText = new QRadioButton(tr("Compose &file"), this);
    m_fromText->setObjectName(u"fromText"_s);
    m_fromText->setChecked(true);
    m_fromGit = new QRadioButton(tr("&Git repository"), this);
    m_fromGit->setObjectName(u"fromGit"_s);
    auto *source = new QHBoxLayout;
    source->setSpacing(16);
    source->addWidget(m_fromText);
    source->addWidget(m_fromGit);
    source->addStretch();
    const auto makeColumn = [] {
        auto *form = new QFormLayout;
        form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
        form->setHorizontalSpacing(12);
        form->setVerticalSpacing(6);
        return form;
    };
    QFormLayout *left = makeColumn();
    left->addRow(tr("&Name"), m_name);
    left->addRow(tr("From"), source);
    QFormLayout *right = makeColumn();
    right->addRow(tr("&Environment"), m_environment);
    right->addRow(tr("Names&pace"), m_namespace);
    right->addRow(tr("&Ownership"), m_ownership);
    auto *row = new QHBoxLayout;
    row->setSpacing(24);
    row->addLayout(left, 1);
    row->addLayout(right, 1);
    return row;
}

QWidget *NewStackWindow::makeFileTab()
{
    auto *tab = new QWidget(this);
    auto *column = new QVBoxLayout(tab);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(4);
    column->addLayout(makeFileTools()); // First: Tab comes to them before the text, which keeps it.
    m_editor = new CodeEditor(tr("Compose file of the new stack"), tab);
    m_problems = new ProblemsList(tab);
    column->addWidget(m_editor, 1);
    column->addWidget(m_problems);
    return tab;
}

QBoxLayout *NewStackWindow::makeFileTools()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    const auto add = [this, row](const QString &name, const QString &icon, const QString &text, auto slot) {
        auto *button = new QPushButton(themedIcon(icon), text, this);
        button->setObjectName(name);
        button->setAutoDefault(false);
        row->addWidget(button);
        connect(button, &QPushButton::clicked, this, slot);
        return button;
    };
    add(u"loadFile"_s, u"upload"_s, tr("&Load a file..."), &NewStackWindow::askWhatToLoad);
    add(u"pickTemplate"_s, u"stack"_s, tr("From a &template..."), &NewStackWindow::pickTemplate);
    m_run = add(u"dockerRun"_s, u"start"_s, tr("From docker &run..."), &NewStackWindow::askForDockerRun);
    row->addStretch(1);
    auto *hint = new ToneLabel(ColourRole::Muted, tr("or drop a compose file here"), this);
    hint->setWordWrap(false);
    row->addWidget(hint);
    return row;
}

QBoxLayout *NewStackWindow::makeFooter()
{
    m_said = new ToneLabel(ColourRole::Muted, this);
    m_said->setObjectName(u"newStackSaid"_s);
    auto *close = new QPushButton(tr("&Close"), this);
    close->setObjectName(u"closeNewStack"_s);
    close->setAutoDefault(false);
    m_apply = new QPushButton(tr("Create the &stack"), this);
    m_apply->setObjectName(u"createStack"_s);
    m_apply->setProperty("primary", true);
    m_apply->setAutoDefault(false);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_said, 1);
    row->addWidget(close, 0, Qt::AlignBottom);
    row->addWidget(m_apply, 0, Qt::AlignBottom);
    connect(close, &QPushButton::clicked, this, &QWidget::close);
    for (const QKeySequence &keys : {QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)})
        connect(new QShortcut(keys, this), &QShortcut::activated, this, &NewStackWindow::apply);
    connect(new QShortcut(QKeySequence::Close, this), &QShortcut::activated, this, &QWidget::close);
    return row;
}

} // namespace longshore
