// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/secretreveal.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QAccessible>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype PrefixLength = 7; // "ptr_abc" (portainer-api.md 2.5)

// As long as the secret, so that nothing moves when it is shown.
QString masked(const QString &secret)
{
    return secret.left(PrefixLength) + QString(std::max<qsizetype>(0, secret.size() - PrefixLength), QChar(0x2022));
}

} // namespace

SecretReveal::SecretReveal(const QString &name, QWidget *parent)
    : QFrame(parent), m_name(name), m_text(new QLabel(this)), m_toggle(new QToolButton(this))
{
    m_text->setObjectName(u"revealedText"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setTextInteractionFlags(Qt::NoTextInteraction);
    m_toggle->setObjectName(u"reveal"_s);
    m_toggle->setAutoRaise(true);
    m_toggle->setCheckable(true);
    m_toggle->setFocusPolicy(Qt::StrongFocus);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 4, 4, 4);
    row->setSpacing(8);
    row->addWidget(m_text, 1);
    row->addWidget(m_toggle);
    connect(m_toggle, &QToolButton::toggled, this, &SecretReveal::setRevealed);
    say();
}

void SecretReveal::setSecret(const Secret &secret)
{
    m_secret = secret;
    setRevealed(false);
    say();
}

void SecretReveal::wipe()
{
    setSecret({});
}

void SecretReveal::setRevealed(bool revealed)
{
    m_revealed = revealed && !m_secret.isEmpty();
    m_toggle->setChecked(m_revealed);
    say();
}

void SecretReveal::say()
{
    const QString secret = QString::fromUtf8(m_secret.bytes());
    m_text->setText(m_revealed ? secret : masked(secret));
    m_text->setAccessibleName(m_revealed ? QString() : tr("%1, hidden").arg(m_name)); // None of its own: the text is read.
    m_toggle->setIcon(themedIcon(m_revealed ? u"eye-off"_s : u"eye"_s));
    m_toggle->setToolTip(m_revealed ? tr("Hide") : tr("Show"));
    m_toggle->setAccessibleName(tr("Show %1").arg(m_name));
    m_toggle->setEnabled(!m_secret.isEmpty());
}

void SecretReveal::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(themeColour(ColourRole::Outline, palette()));
    painter.setBrush(themeColour(ColourRole::Base, palette()));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

} // namespace longshore
