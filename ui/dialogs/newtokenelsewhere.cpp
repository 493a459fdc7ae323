// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/newtokenelsewhere.h"

#include "app/core/displaytext.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/tonelabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

NewTokenElsewhere::NewTokenElsewhere(const QString &server, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Add an access token"));
    setObjectName(u"newTokenElsewhere"_s);
    auto *sentence = new ToneLabel(ColourRole::Text,
        tr("%1 signs people in through OAuth, and makes access tokens only for somebody who has just signed in. Open its page in the browser, "
           "and there: My account, Access tokens, Add access token. It appears here after a refresh.").arg(oneLine(server)), this);
    sentence->setObjectName(u"sentence"_s);
    auto *open = new QPushButton(themedIcon(u"external-link"_s), tr("&Open My account in the browser"), this);
    auto *close = new QPushButton(tr("&Close"), this);
    open->setObjectName(u"openPortainer"_s);
    close->setObjectName(u"close"_s);
    open->setDefault(true);
    close->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(close);
    buttons->addWidget(open);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(8);
    column->addWidget(makeHeading(windowTitle(), 2, this));
    column->addWidget(sentence);
    column->addStretch();
    column->addSpacing(8);
    column->addLayout(buttons);
    setMinimumWidth(480);
    open->setFocus(Qt::OtherFocusReason);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(open, &QPushButton::clicked, this, [this] {
        accept();
        Q_EMIT openPortainerRequested();
    });
}

} // namespace longshore
