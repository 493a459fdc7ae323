// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/stackbuttons.h"

#include "ui/pages/changeactions.h"
#include "ui/widgets/actionbutton.h"

#include <QHBoxLayout>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace longshore {

StackButtons::StackButtons(const ChangeActions &actions, QWidget *parent)
    : QWidget(parent), m_more(new QMenu(this))
{
    setObjectName(u"stackButtons"_s);
    actions.fillMore(*m_more);
    m_more->setObjectName(u"moreMenu"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(8);
    for (const StackAction action : {StackAction::Start, StackAction::Stop, StackAction::Edit})
        row->addWidget(new ActionButton(*actions.action(action), this));
    auto *more = new MenuButton(tr("More"), *m_more, this);
    more->setObjectName(u"moreActions"_s);
    row->addWidget(more);
}

} // namespace longshore
