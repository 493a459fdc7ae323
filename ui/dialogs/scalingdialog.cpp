// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/scalingdialog.h"

#include "ui/widgets/tonelabel.h"

#include <QFormLayout>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

void ScalingDialog::addReplicas(qint64 now, const std::function<QString(int wanted)> &sentence)
{
    constexpr int Most = 10'000;
    m_replicas = new QSpinBox(this);
    m_replicas->setObjectName(u"replicas"_s);
    m_replicas->setRange(0, Most);
    m_replicas->setValue(static_cast<int>(std::clamp<qint64>(now, 0, Most)));
    auto *form = new QFormLayout;
    form->addRow(tr("&Replicas"), m_replicas);
    body().addLayout(form);
    auto *note = new ToneLabel(ColourRole::Muted, this);
    note->setObjectName(u"whatHappens"_s);
    body().addWidget(note);
    const auto judge = [this, note, now, sentence] {
        setReady(m_replicas->value() != now);
        note->say(sentence(m_replicas->value()));
    };
    connect(m_replicas, &QSpinBox::valueChanged, this, judge);
    judge();
    m_replicas->setFocus(Qt::OtherFocusReason);
    m_replicas->selectAll();
}

qint64 ScalingDialog::replicas() const
{
    return m_replicas ? m_replicas->value() : 0;
}

} // namespace longshore
