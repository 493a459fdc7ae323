// SPDX-License-Identifier: GPL-3.0-or-later
// UpdateStackWindow, continued: what stands where.
#include "ui/pages/updatestackwindow.h"

#include "app/core/displaytext.h"
#include "ui/pages/changesview.h"
#include "ui/pages/movedview.h"
#include "ui/pages/variableseditor.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/codeeditor.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/problemslist.h"
#include "ui/widgets/thinprogress.h"
#include "ui/widgets/tonelabel.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QShortcut>
#include <QStackedLayout>
#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace longshore {

void UpdateStackWindow::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 12);
    column->setSpacing(8);
    m_progress = new ThinProgress(this);
    m_banner = new Banner(this);
    m_banner->setObjectName(u"updateBanner"_s);
    m_banner->clear();
    m_note = new EmptyState(this);
    m_note->setObjectName(u"updateNote"_s);
    auto *pages = new QWidget(this);
    m_pages = new QStackedLayout(pages);
    m_pages->addWidget(m_note);
    m_pages->addWidget(makeEditing());
    column->addLayout(makeHead());
    column->addWidget(m_progress);
    column->addWidget(m_banner);
    column->addWidget(pages, 1);
    column->addLayout(makeFooter());
    resize(1040, 760);
    setMinimumSize(640, 420);
}

QBoxLayout *UpdateStackWindow::makeHead()
{
    auto *row = new QHBoxLayout;
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    m_title = makeHeading(tr("Update %1").arg(oneLine(m_place.stack)), 2, this);
    m_title->setObjectName(u"updateTitle"_s);
    words->addWidget(m_title);
    words->addWidget(new ToneLabel(ColourRole::Muted, tr("%1 on %2").arg(oneLine(m_place.environment), oneLine(m_place.server)), this));
    m_git = new ToneLabel(ColourRole::Muted, this);
    m_git->setObjectName(u"gitSentence"_s);
    m_git->say({});
    words->addWidget(m_git);
    m_detach = new QPushButton(tr("Detach from Git..."), this);
    m_detach->setObjectName(u"detach"_s);
    m_detach->setAutoDefault(false);
    m_detach->hide();
    row->addLayout(words, 1);
    row->addWidget(m_detach, 0, Qt::AlignTop);
    return row;
}

QWidget *UpdateStackWindow::makeEditing()
{
    auto *editing = new QWidget(this);
    auto *column = new QVBoxLayout(editing);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_tabs = new QTabWidget(editing);
    m_tabs->setObjectName(u"updateTabs"_s);
    m_tabs->setDocumentMode(true);
    m_variables = new VariablesEditor(m_tabs);
    m_variables->layout()->setContentsMargins(0, 8, 0, 0);
    m_changes = new ChangesView(m_tabs);
    m_moved = new MovedView(this);
    m_moved->hide();
    m_tabs->addTab(makeFileTab(), tr("Compose file"));
    m_tabs->addTab(m_variables, tr("Variables"));
    m_tabs->addTab(m_changes, tr("Changes"));
    column->addWidget(m_tabs, 1);
    column->addLayout(makeChoices());
    return editing;
}

QWidget *UpdateStackWindow::makeFileTab()
{
    auto *tab = new QWidget(m_tabs);
    auto *column = new QVBoxLayout(tab);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(4);
    m_editor = new CodeEditor(tr("Compose file of %1").arg(oneLine(m_place.stack)), tab);
    m_problems = new ProblemsList(tab);
    column->addWidget(m_editor, 1);
    column->addWidget(m_problems);
    return tab;
}

QBoxLayout *UpdateStackWindow::makeChoices()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(24);
    m_pull = new QCheckBox(tr("&Pull images"), this);
    m_pull->setObjectName(u"pullImages"_s);
    m_pull->setToolTip(tr("Gets the newest images of the tags before deploying. Fails, and leaves the stack as it is, when an image exists only on the engine."));
    m_prune = new QCheckBox(tr("&Remove services no longer in the file (prune)"), this);
    m_prune->setObjectName(u"prune"_s);
    row->addWidget(m_pull);
    row->addWidget(m_prune);
    row->addStretch(1);
    return row;
}

QBoxLayout *UpdateStackWindow::makeFooter()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    m_effects = new ToneLabel(ColourRole::Muted, this);
    m_effects->setObjectName(u"effects"_s);
    m_close = new QPushButton(tr("&Close"), this);
    m_close->setObjectName(u"closeUpdate"_s);
    m_close->setAutoDefault(false);
    m_apply = new QPushButton(tr("&Update the stack"), this);
    m_apply->setObjectName(u"applyUpdate"_s);
    m_apply->setProperty("primary", true);
    m_apply->setAutoDefault(false);
    row->addWidget(m_effects, 1);
    row->addWidget(m_close, 0, Qt::AlignBottom);
    row->addWidget(m_apply, 0, Qt::AlignBottom);
    return row;
}

void UpdateStackWindow::addKeys()
{
    const auto add = [this](const QKeySequence &keys, auto slot) {
        auto *shortcut = new QShortcut(keys, this);
        connect(shortcut, &QShortcut::activated, this, slot);
    };
    add(Qt::CTRL | Qt::Key_Return, &UpdateStackWindow::apply);
    add(Qt::CTRL | Qt::Key_Enter, &UpdateStackWindow::apply);
    add(QKeySequence::Close, &QWidget::close);
    for (int tab = 0; tab < 4; ++tab)
        add(QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + tab)), [this, tab] { m_tabs->setCurrentIndex(tab); });
    add(Qt::Key_F7, [this] { (m_tabs->currentWidget() == m_moved ? m_moved->diff() : m_changes->diff()).next(); });
    add(Qt::SHIFT | Qt::Key_F7, [this] { (m_tabs->currentWidget() == m_moved ? m_moved->diff() : m_changes->diff()).previous(); });
}

} // namespace longshore
