// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/revokequestion.h"

#include "app/core/displaytext.h"
#include "ui/dialogs/confirmname.h"
#include "ui/models/relativetime.h"
#include "ui/models/tokensmodel.h"
#include "ui/widgets/tonelabel.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QTimeZone>
#include <QVBoxLayout>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostRows = 6;
constexpr qsizetype LongestOnButton = 40;

bool hasOurs(const RevokeQuestion::About &about)
{
    return about.ours != AccessTokenId{} && std::ranges::find(about.tokens, about.ours, &AccessToken::id) != about.tokens.end();
}

QString buttonText(const RevokeQuestion::About &about)
{
    if (about.tokens.size() != 1)
        return RevokeQuestion::tr("&Revoke %1 access tokens").arg(about.tokens.size());
    QString name = oneLine(about.tokens.first().description);
    if (name.size() > LongestOnButton)
        name = name.left(LongestOnButton - 1) + u'\u2026';
    return RevokeQuestion::tr("&Revoke %1").arg(name.replace(u'&', "&&"_L1));
}

QString titleOf(const RevokeQuestion::About &about)
{
    return about.tokens.size() == 1 ? RevokeQuestion::tr("Revoke this access token?")
                                    : RevokeQuestion::tr("Revoke %1 access tokens?").arg(about.tokens.size());
}

} // namespace

QString tokenLine(const AccessToken &token, qint64 now)
{
    const QString name = tokenName(token);
    return token.lastUsed > 0 ? RevokeQuestion::tr("%1, last used %2").arg(name, relativeTime(token.lastUsed, now, QTimeZone::systemTimeZone()))
                              : RevokeQuestion::tr("%1, never used").arg(name);
}

RevokeQuestion::RevokeQuestion(const About &about, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(titleOf(about));
    setObjectName(u"revokeQuestion"_s);
    auto *keep = new QPushButton(about.tokens.size() == 1 ? tr("&Keep it") : tr("&Keep them"), this);
    auto *revoke = new QPushButton(buttonText(about), this);
    keep->setObjectName(u"keep"_s);
    revoke->setObjectName(u"revoke"_s);
    revoke->setProperty("danger", true);
    revoke->setAutoDefault(false);
    keep->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(8);
    column->addWidget(makeHeading(windowTitle(), 2, this));
    column->addWidget(new ToneLabel(ColourRole::Muted, oneLine(about.server), this));
    column->addWidget(listOf(about));
    addSentences(*column, about);
    const QString only = about.tokens.size() == 1 ? oneLine(about.tokens.first().description).simplified() : QString();
    const QString name = only.isEmpty() ? oneLine(about.server) : only;
    column->addWidget(new ConfirmName(about.isGuarded ? Guard::Server : Guard::None, name, revoke, this));
    column->addStretch();
    column->addSpacing(8);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(revoke);
    buttons->addWidget(keep);
    column->addLayout(buttons);
    setMinimumWidth(480);
    keep->setFocus(Qt::OtherFocusReason);
    connect(keep, &QPushButton::clicked, this, &QDialog::reject);
    connect(revoke, &QPushButton::clicked, this, [this, tokens = about.tokens] {
        accept();
        Q_EMIT confirmed(tokens);
    });
}

// One or two stand as sentences; more scroll.
QWidget *RevokeQuestion::listOf(const About &about)
{
    auto *list = new QListWidget(this);
    list->setObjectName(u"tokens"_s);
    list->setAccessibleName(tr("The access tokens that go"));
    list->setSelectionMode(QAbstractItemView::NoSelection);
    list->setFrameShape(QFrame::NoFrame);
    list->setWordWrap(true);
    list->viewport()->setBackgroundRole(QPalette::Window);
    for (const AccessToken &token : about.tokens)
        list->addItem(tokenLine(token, about.now));
    const int shown = std::min<int>(MostRows, list->count());
    list->setFixedHeight(shown * list->sizeHintForRow(0) + 2 * list->frameWidth() + 4);
    return list;
}

void RevokeQuestion::addSentences(QVBoxLayout &column, const About &about)
{
    const QString server = oneLine(about.server);
    if (hasOurs(about)) {
        auto *ours = new ToneLabel(ColourRole::Bad, tr("This computer signs out of %1.").arg(server), this);
        ours->setObjectName(u"signsOut"_s);
        column.addWidget(ours);
    }
    auto *sentence = new ToneLabel(ColourRole::Text,
        tr("Whatever uses what is revoked is refused by %1 from then on. The password and the other access tokens of %2 stay.")
            .arg(server, oneLine(about.user)), this);
    sentence->setObjectName(u"sentence"_s);
    column.addWidget(sentence);
}

} // namespace longshore
