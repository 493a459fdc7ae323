// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/forgetquestion.h"

#include "app/core/displaytext.h"
#include "ui/dialogs/confirmname.h"
#include "ui/dialogs/tonelabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestOnButton = 40;

/// A button must not grow as wide as the screen.
QString onButton(const QString &name)
{
    const QString cut = name.size() > LongestOnButton ? name.left(LongestOnButton - 1) + u'\u2026' : name;
    return QString(cut).replace(u'&', "&&"_L1);
}

} // namespace

QString forgetSentence(const ServerProfile &profile, const QString &keychain)
{
    const QString token = profile.tokenPlace == TokenPlace::Keychain ? ForgetQuestion::tr("its access token in %1").arg(keychain)
                                                                     : ForgetQuestion::tr("its access token in memory");
    return ForgetQuestion::tr("Forgets %1 on this computer: its entry, %2, and the rows remembered from it. Nothing changes on the server; "
                              "the token stays valid there until it is revoked.").arg(oneLine(profile.name), token);
}

ForgetQuestion::ForgetQuestion(const ServerProfile &profile, const QString &keychain, QWidget *parent)
    : QDialog(parent)
{
    const QString name = oneLine(profile.name);
    setWindowTitle(tr("Forget %1?").arg(name));
    setObjectName(u"forgetQuestion"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(8);
    auto *sentence = new ToneLabel(ColourRole::Text, forgetSentence(profile, keychain), this);
    sentence->setObjectName(u"sentence"_s);
    column->addWidget(makeHeading(windowTitle(), 2, this));
    column->addWidget(new ToneLabel(ColourRole::Muted, profile.address.text(), this));
    column->addWidget(sentence);
    auto *keep = new QPushButton(tr("&Keep it"), this);
    auto *forget = new QPushButton(tr("&Forget %1").arg(onButton(name)), this);
    column->addWidget(new ConfirmName(guardOf(profile), name, forget, this));
    column->addStretch();
    column->addSpacing(8);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(forget);
    buttons->addWidget(keep);
    column->addLayout(buttons);
    keep->setObjectName(u"keep"_s);
    forget->setObjectName(u"forget"_s);
    forget->setProperty("danger", true);
    forget->setAutoDefault(false);
    keep->setDefault(true);
    keep->setFocus(Qt::OtherFocusReason);
    setMinimumWidth(460);
    connect(keep, &QPushButton::clicked, this, &QDialog::reject);
    connect(forget, &QPushButton::clicked, this, [this, id = profile.id] {
        accept();
        Q_EMIT confirmed(id);
    });
}

} // namespace longshore
