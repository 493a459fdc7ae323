// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/closequestion.h"

namespace longshore {

using namespace Qt::StringLiterals;

CloseQuestion::CloseQuestion(const About &about, QWidget *parent)
    : ChangeDialog(Kind::Dangerous, tr("Close Longshore?"), tr("Something is not finished."), tr("C&lose Longshore"), parent)
{
    setObjectName(u"closeQuestion"_s);
    addList(tr("Goes on without being watched"), about.goesOn, u"goesOn"_s);
    if (!about.goesOn.isEmpty())
        addSentence(tr("The servers finish it. What became of it is seen at the next start, in the state of the stacks."), u"goesOnNote"_s, true);
    addList(tr("Is not done any more"), about.notDone, u"notDone"_s);
    addList(tr("Is lost: changes that were not deployed"), about.unsaved, u"unsaved"_s);
    connect(this, &ChangeDialog::submitted, this, [this] {
        accept();
        Q_EMIT confirmed();
    });
}

} // namespace longshore
