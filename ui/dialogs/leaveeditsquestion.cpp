// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/leaveeditsquestion.h"

#include "app/core/displaytext.h"

#include <QPushButton>

namespace longshore {

using namespace Qt::StringLiterals;

LeaveEditsQuestion::LeaveEditsQuestion(const QString &section, const QString &server, const QString &unsent, QWidget *parent)
    : ShortQuestion(u"leaveEditsQuestion"_s, tr("Leave %1 of %2?").arg(section, oneLine(server)),
                    tr("%1 Nothing was changed on the server.").arg(unsent), parent)
{
    auto *discard = new QPushButton(tr("&Discard"), this);
    auto *keep = new QPushButton(tr("&Keep editing"), this);
    discard->setObjectName(u"discard"_s);
    keep->setObjectName(u"keepEditing"_s);
    setButtons(*discard, Weight::Dangerous, *keep);
}

} // namespace longshore
