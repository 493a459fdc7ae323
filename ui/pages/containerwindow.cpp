// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/containerwindow.h"

#include "app/core/displaytext.h"
#include "ui/pages/containerfacts.h"
#include "ui/pages/factsview.h"
#include "ui/pages/jsontext.h"
#include "ui/pages/savefile.h"
#include "ui/pages/variablestab.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/codeview.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/tonelabel.h"

#include <QKeyEvent>
#include <QPushButton>
#include <QStackedLayout>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

ContainerWindow::ContainerWindow(const QString &name, const QString &place, QWidget *parent)
    : QWidget(parent, Qt::Window), m_name(oneLine(name)), m_pages(new QStackedLayout), m_note(new EmptyState(this)), m_banner(new Banner(this))
{
    setObjectName(u"containerWindow"_s);
    setWindowTitle(tr("%1, %2").arg(m_name, oneLine(place)));
    setMinimumSize(560, 420);
    resize(900, 640);
    auto *refresh = new QPushButton(themedIcon(u"refresh"_s), tr("&Refresh"), this);
    refresh->setObjectName(u"refreshContainer"_s);
    refresh->setAutoDefault(false);
    refresh->setShortcut(QKeySequence(Qt::Key_F5));
    connect(refresh, &QPushButton::clicked, this, &ContainerWindow::refreshRequested);
    auto *head = new QHBoxLayout;
    head->addWidget(makeHeading(m_name, 2, this), 1);
    head->addWidget(refresh, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(new ToneLabel(ColourRole::Muted, oneLine(place), this));
    column->addWidget(m_banner);
    column->addLayout(m_pages, 1);
    m_banner->clear();
    m_pages->addWidget(makeTabs());
    m_pages->addWidget(m_note);
    connect(m_banner, &Banner::actionClicked, this, &ContainerWindow::refreshRequested);
    connect(m_note, &EmptyState::actionClicked, this, &ContainerWindow::refreshRequested);
    setBusy();
}

QWidget *ContainerWindow::makeTabs()
{
    m_tabs = new QTabWidget(this);
    m_tabs->setObjectName(u"containerTabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setAccessibleName(tr("Parts of the container"));
    m_tabs->tabBar()->setExpanding(false);
    m_summary = new FactsView(m_tabs);
    m_summary->setObjectName(u"containerSummary"_s);
    m_environment = new VariablesTab(m_tabs);
    m_health = new FactsView(m_tabs);
    m_health->setObjectName(u"containerHealth"_s);
    m_labels = new FactsView(m_tabs);
    m_labels->setObjectName(u"containerLabels"_s);
    m_tabs->addTab(m_summary, tr("Summary"));
    m_tabs->addTab(m_environment, tr("Environment"));
    m_tabs->addTab(m_health, tr("Health log"));
    m_tabs->addTab(m_labels, tr("Labels"));
    m_tabs->addTab(makeJson(), tr("JSON"));
    return m_tabs;
}

QWidget *ContainerWindow::makeJson()
{
    auto *view = new QWidget(m_tabs);
    auto *column = new QVBoxLayout(view);
    column->setContentsMargins(0, 8, 0, 0);
    m_reveal = new QPushButton(themedIcon(u"eye"_s), tr("Reveal values"), view);
    m_reveal->setObjectName(u"revealContainerJson"_s);
    m_reveal->setCheckable(true);
    m_reveal->setAutoDefault(false);
    m_json = new CodeView(tr("JSON of the container"), view);
    m_json->setObjectName(u"containerJson"_s);
    m_json->addLeading(m_reveal);
    column->addWidget(m_json);
    connect(m_reveal, &QPushButton::toggled, this, &ContainerWindow::showJson);
    connect(m_json, &CodeView::saveRequested, this, &ContainerWindow::save);
    return view;
}

void ContainerWindow::setBusy()
{
    if (!m_details.id.isEmpty())
        return;
    m_note->setState(u"clock"_s, tr("Reading the container..."));
    m_pages->setCurrentWidget(m_note);
}

void ContainerWindow::setDetails(const ContainerDetails &details)
{
    m_details = details;
    m_banner->clear();
    m_summary->setFacts(containerFacts(details), containerSentence(details));
    StackDetails variables; // What that tab knows to show, masked.
    variables.row.stack.env = details.env;
    m_environment->setDetails(variables);
    const QList<FactGroup> health = healthFacts(details);
    m_health->setFacts(health, health.isEmpty() ? tr("This container has no health check, or it has not run yet.") : QString());
    const QList<FactGroup> labels = labelFacts(details);
    m_labels->setFacts(labels, labels.isEmpty() ? tr("This container has no labels.") : QString());
    showJson();
    m_pages->setCurrentWidget(m_tabs);
}

void ContainerWindow::setFailed(const Explanation &why)
{
    if (m_details.id.isEmpty()) {
        m_note->setState(u"warning"_s, why.sentence, tr("Retry"), why.details);
        return m_pages->setCurrentWidget(m_note);
    }
    m_banner->show(Banner::Kind::Warning, why.sentence, why.details, tr("Retry"));
}

void ContainerWindow::showJson()
{
    const auto text = indentedJson(m_details.json.text(), m_reveal->isChecked() ? JsonSecrets::Shown : JsonSecrets::Masked);
    m_json->setText(QString::fromUtf8(text.value_or(QByteArray())), CodeView::Language::Json);
}

/// What is shown: masked values stay masked.
void ContainerWindow::save()
{
    askAndSave(this, m_name + u".json"_s, tr("JSON files (*.json)"), m_json->text().toUtf8(), [this](const QString &fileName, const QString &reason) {
        m_banner->show(Banner::Kind::Bad, tr("The file could not be saved as %1.").arg(fileName), reason);
    });
}

void ContainerWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Cancel))
        close();
    else
        QWidget::keyPressEvent(event);
}

} // namespace longshore
