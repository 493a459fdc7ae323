// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/newtokenelsewhere.h"

#include "app/core/displaytext.h"
#include "ui/widgets/icons.h"

#include <QPushButton>

namespace longshore {

using namespace Qt::StringLiterals;

NewTokenElsewhere::NewTokenElsewhere(const QString &server, QWidget *parent)
    : ShortQuestion(u"newTokenElsewhere"_s, tr("Add an access token"),
                    tr("%1 signs people in through OAuth, and makes access tokens only for somebody who has just signed in. Open its page "
                       "in the browser, and there: My account, Access tokens, Add access token. It appears here after a refresh.")
                        .arg(oneLine(server)), parent)
{
    auto *open = new QPushButton(themedIcon(u"external-link"_s), tr("&Open My account in the browser"), this);
    auto *close = new QPushButton(tr("&Close"), this);
    open->setObjectName(u"openPortainer"_s);
    close->setObjectName(u"close"_s);
    setButtons(*open, Weight::Plain, *close);
    connect(this, &QDialog::accepted, this, &NewTokenElsewhere::openPortainerRequested);
}

} // namespace longshore
