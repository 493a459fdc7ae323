// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/jsontab.h"

#include "ui/pages/jsontext.h"
#include "ui/pages/savefile.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/codeview.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/icons.h"

#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace longshore {

JsonTab::JsonTab(QWidget *parent)
    : DetailTab(parent)
    , m_pages(new QStackedLayout(this))
    , m_empty(new EmptyState(this))
{
    setObjectName(u"jsonTab"_s);
    m_pages->addWidget(makeView());
    m_pages->addWidget(m_empty);
}

QWidget *JsonTab::makeView()
{
    auto *view = new QWidget(this);
    auto *column = new QVBoxLayout(view);
    column->setContentsMargins(0, 8, 0, 0);
    m_reveal = new QPushButton(themedIcon(u"eye"_s), tr("Reveal values"), view);
    m_reveal->setObjectName(u"revealJson"_s);
    m_reveal->setCheckable(true);
    connect(m_reveal, &QPushButton::toggled, this, &JsonTab::showText);
    m_code = new CodeView(tr("JSON of the stack"), view);
    m_code->setObjectName(u"jsonView"_s);
    m_code->addLeading(m_reveal);
    connect(m_code, &CodeView::saveRequested, this, &JsonTab::save);
    m_banner = new Banner(view);
    m_banner->clear();
    column->addWidget(m_banner);
    column->addWidget(m_code, 1);
    return view;
}

void JsonTab::setDetails(const StackDetails &details)
{
    m_json = details.row.stack.json.text().toByteArray();
    m_pages->setCurrentIndex(m_json.isEmpty() ? 1 : 0);
    if (details.row.control == Control::Limited)
        m_empty->setState(u"stack"_s, tr("This stack was made outside Portainer, which has no record of it."));
    else
        m_empty->setState(u"history"_s, tr("The server's words are not kept on disk. They appear when the server answers."));
    showText();
}

void JsonTab::forget()
{
    const QSignalBlocker quiet(m_reveal);
    m_reveal->setChecked(false);
    m_json.clear();
    showText();
}

/// What is shown: masked values stay masked.
void JsonTab::save()
{
    askAndSave(this, u"stack.json"_s, tr("JSON files (*.json)"), m_code->text().toUtf8(),
               [this](const QString &fileName, const QString &reason) {
                   m_banner->show(Banner::Kind::Bad, tr("The file could not be saved as %1.").arg(fileName), reason);
               });
}

void JsonTab::showText()
{
    const auto text = indentedJson(m_json, m_reveal->isChecked() ? JsonSecrets::Shown : JsonSecrets::Masked);
    m_code->setText(QString::fromUtf8(text.value_or(QByteArray())), CodeView::Language::Json);
}

} // namespace longshore
