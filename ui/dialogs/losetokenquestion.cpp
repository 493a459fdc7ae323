// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/losetokenquestion.h"

#include <QPushButton>

namespace longshore {

using namespace Qt::StringLiterals;

LoseTokenQuestion::LoseTokenQuestion(const QString &description, QWidget *parent)
    : ShortQuestion(u"loseTokenQuestion"_s, tr("It can't be shown again"),
                    tr("The access token %1 was neither copied nor saved. Revoke it, so that no token is left that nobody has, or go back "
                       "and copy it.").arg(description), parent)
{
    auto *revoke = new QPushButton(tr("&Revoke it"), this);
    auto *back = new QPushButton(tr("&Go back"), this);
    revoke->setObjectName(u"revoke"_s);
    back->setObjectName(u"goBack"_s);
    setButtons(*revoke, Weight::Dangerous, *back);
    connect(this, &QDialog::accepted, this, &LoseTokenQuestion::revokeChosen);
}

} // namespace longshore
