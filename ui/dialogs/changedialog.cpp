// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/changedialog.h"

#include "ui/dialogs/confirmname.h"
#include "ui/widgets/tonelabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

QString buttonName(const QString &name)
{
    constexpr qsizetype Longest = 32;
    const QString cut = name.size() > Longest ? name.left(Longest - 1) + u'\u2026' : name;
    return QString(cut).replace(u'&', "&&"_L1);
}

ChangeDialog::ChangeDialog(Kind kind, const QString &title, const QString &place, const QString &action, QWidget *parent)
    : QDialog(parent), m_kind(kind), m_content(new QWidget(this)), m_body(new QVBoxLayout(m_content)), m_outcome(new ToneLabel(ColourRole::Muted, this)),
      m_details(new ToneLabel(ColourRole::Muted, this)), m_action(new QPushButton(action, this)), m_cancel(new QPushButton(tr("Cancel"), this))
{
    setWindowTitle(title);
    setMinimumWidth(460);
    m_body->setContentsMargins({});
    m_body->setSpacing(8);
    m_outcome->setObjectName(u"outcome"_s);
    m_outcome->say({});
    m_details->setObjectName(u"outcomeDetails"_s);
    m_details->setSelectable();
    m_details->say({});
    m_action->setObjectName(u"action"_s);
    m_cancel->setObjectName(u"cancel"_s);
    const bool dangerous = kind == Kind::Dangerous;
    updateAction();
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(dangerous ? m_action : m_cancel);
    buttons->addWidget(dangerous ? m_cancel : m_action);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(8);
    column->addWidget(makeHeading(title, 2, this));
    column->addWidget(new ToneLabel(ColourRole::Muted, place, this));
    column->addSpacing(4);
    column->addWidget(m_content, 1);
    column->addWidget(m_outcome);
    column->addWidget(m_details);
    column->addSpacing(8);
    column->addLayout(buttons);
    if (dangerous)
        m_cancel->setFocus(Qt::OtherFocusReason);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_action, &QPushButton::clicked, this, &ChangeDialog::submitted);
}

void ChangeDialog::setReady(bool ready)
{
    m_ready = ready;
    updateAction();
}

// Where a name has to be typed, Enter in its field must not be what destroys.
void ChangeDialog::updateAction()
{
    m_action->setEnabled(m_ready && !m_busy && std::ranges::all_of(m_names, &ConfirmName::isConfirmed));
    const bool careful = m_kind == Kind::Dangerous || std::ranges::any_of(m_names, &ConfirmName::isAsking);
    m_action->setProperty("danger", careful);
    m_action->update();
    m_action->setAutoDefault(!careful);
    m_cancel->setAutoDefault(careful);
    (careful ? m_cancel : m_action)->setDefault(true);
}

ConfirmName *ChangeDialog::askForName(Guard guard, const QString &name)
{
    auto *asked = new ConfirmName(guard, name, nullptr, this);
    m_names.append(asked);
    m_body->addWidget(asked);
    connect(asked, &ConfirmName::confirmedChanged, this, &ChangeDialog::updateAction);
    updateAction();
    return asked;
}

void ChangeDialog::setBusy(const QString &sentence)
{
    m_busy = true;
    m_content->setEnabled(false);
    m_outcome->setRole(ColourRole::Muted);
    m_outcome->say(sentence);
    m_details->say({});
    m_cancel->setText(tr("Close"));
    m_cancel->setFocus(Qt::OtherFocusReason);
    updateAction();
}

void ChangeDialog::fail(const Explanation &why)
{
    m_busy = false;
    m_content->setEnabled(true);
    m_outcome->setRole(ColourRole::Bad);
    m_outcome->say(why.sentence);
    m_details->say(why.details);
    m_cancel->setText(tr("Cancel"));
    updateAction();
}

void ChangeDialog::addSentence(const QString &text, const QString &name, bool muted)
{
    auto *label = new ToneLabel(muted ? ColourRole::Muted : ColourRole::Text, text, this);
    label->setObjectName(name);
    m_body->addWidget(label);
}

void ChangeDialog::addList(const QString &title, const QStringList &lines, const QString &name)
{
    if (lines.isEmpty())
        return;
    m_body->addWidget(makeHeading(title, 0, this));
    addSentence(u"\u2022 "_s + lines.join(u"\n\u2022 "_s), name);
}

} // namespace longshore
