// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/serverinfodialog.h"

#include "app/core/displaytext.h"
#include "ui/dialogs/closerow.h"
#include "ui/dialogs/growingscroll.h"
#include "ui/dialogs/linkbutton.h"
#include "ui/dialogs/serverwords.h"
#include "ui/dialogs/serverfacts.h"
#include "ui/dialogs/tonelabel.h"
#include "ui/widgets/factgrid.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

class ServerInfoDialog::Private
{
public:
    Private(ServerInfoDialog *dialog, const ServerOverview &facts);

    QWidget *content(const ServerOverview &facts);

    ServerInfoDialog *q;
    FactGrid *server;
    FactGrid *settings;
    ToneLabel *sentence;
    ServerWords *words;
    LinkButton *link;
    GrowingScroll *scroll;
};

ServerInfoDialog::Private::Private(ServerInfoDialog *dialog, const ServerOverview &facts)
    : q(dialog), server(new FactGrid), settings(new FactGrid), sentence(new ToneLabel(ColourRole::Muted)), words(new ServerWords),
      link(new LinkButton(ServerInfoDialog::tr("How to make a user an administrator"))), scroll(new GrowingScroll(dialog))
{
    server->setObjectName(u"serverFacts"_s);
    settings->setObjectName(u"settingsFacts"_s);
    sentence->setObjectName(u"settingsSentence"_s);
    sentence->setSelectable();
    link->setObjectName(u"documentation"_s);
    server->setGroups(serverFactGroups(facts));
    sentence->setText(ServerInfoDialog::tr("Asking %1 for its settings").arg(oneLine(facts.profile.name)));
    settings->hide();
    link->hide();
    scroll->setWidget(content(facts));
    auto *foot = makeCloseRow(q);
    foot->setContentsMargins(24, 8, 24, 16);
    auto *column = new QVBoxLayout(q);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(scroll, 1);
    column->addLayout(foot);
    connect(words, &ServerWords::unfolded, q, [this] { scroll->reveal(words); });
    connect(link, &LinkButton::clicked, q, [this] { Q_EMIT q->linkActivated(QUrl(u"https://docs.portainer.io/admin/user/promote"_s)); });
}

QWidget *ServerInfoDialog::Private::content(const ServerOverview &facts)
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(24, 24, 24, 8);
    column->setSpacing(12);
    column->addWidget(makeHeading(oneLine(facts.profile.name), 4, page));
    column->addWidget(server);
    column->addSpacing(8);
    column->addWidget(makeHeading(ServerInfoDialog::tr("Server settings"), 0, page));
    column->addWidget(sentence);
    column->addWidget(link, 0, Qt::AlignLeft);
    column->addWidget(words);
    column->addWidget(settings);
    column->addStretch();
    return page;
}

ServerInfoDialog::ServerInfoDialog(const ServerOverview &facts, QWidget *parent)
    : QDialog(parent), d(std::make_unique<Private>(this, facts))
{
    setWindowTitle(tr("Server information: %1").arg(oneLine(facts.profile.name)));
    setObjectName(u"serverInfoDialog"_s);
    setMinimumSize(420, 320);
    resize(680, 560);
}

ServerInfoDialog::~ServerInfoDialog() = default;

void ServerInfoDialog::setSettings(const ServerSettings &settings)
{
    d->sentence->say({});
    d->words->setWords({});
    d->link->hide();
    d->settings->setGroups(settingsFactGroups(settings));
    d->settings->show();
}

void ServerInfoDialog::setRefusal(const Explanation &refusal)
{
    d->settings->hide();
    d->sentence->setRole(ColourRole::Text);
    d->sentence->say(oneLine(refusal.sentence));
    d->words->setWords(refusal.details);
    d->link->show();
}

} // namespace longshore
