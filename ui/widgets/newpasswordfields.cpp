// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/newpasswordfields.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/secretclipboard.h"
#include "ui/widgets/secretfield.h"
#include "ui/widgets/tonelabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QRandomGenerator>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

QString withoutMnemonic(QString text)
{
    return text.remove(u'&');
}

QPushButton *smallButton(const QString &name, const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(name);
    button->setAutoDefault(false);
    return button;
}

} // namespace

QString generatePassword(int characters)
{
    // Without 0 O 1 l I, so that it can be read out; 57 signs give nearly six bits each.
    static const QString signs = u"abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"_s;
    QString made;
    for (int at = 0; at < characters; ++at)
        made += signs.at(QRandomGenerator::system()->bounded(static_cast<int>(signs.size())));
    return made;
}

NewPasswordFields::NewPasswordFields(const QString &caption, const QString &repeatCaption, QWidget *parent, Qt::Orientation pair)
    : QWidget(parent), m_first(new SecretField(withoutMnemonic(caption), this)), m_second(new SecretField(withoutMnemonic(repeatCaption), this)),
      m_generate(smallButton(u"generatePassword"_s, tr("&Generate"), this)), m_copy(smallButton(u"copyPassword"_s, tr("&Copy"), this)),
      m_mark(new QLabel(this)), m_rule(new ToneLabel(ColourRole::Muted, this))
{
    m_first->setObjectName(u"newPassword"_s);
    m_second->setObjectName(u"repeatPassword"_s);
    m_rule->setObjectName(u"passwordRule"_s);
    m_generate->setToolTip(tr("Makes a random password of 20 characters"));
    m_copy->setAccessibleName(tr("Copy the password"));
    m_copy->hide();
    layOut(caption, repeatCaption, pair);
    connect(m_first, &QLineEdit::textChanged, this, &NewPasswordFields::edited);
    connect(m_second, &QLineEdit::textChanged, this, &NewPasswordFields::edited);
    connect(m_generate, &QPushButton::clicked, this, &NewPasswordFields::generate);
    connect(m_copy, &QPushButton::clicked, this, &NewPasswordFields::copy);
    judge();
}

void NewPasswordFields::layOut(const QString &caption, const QString &repeatCaption, Qt::Orientation pair)
{
    const bool beside = pair == Qt::Horizontal;
    auto *both = new QBoxLayout(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    both->setSpacing(beside ? 10 : 16);
    const auto captioned = [&](const QString &text, QWidget *field) {
        ToneLabel *label = makeHeading(text, 0, this);
        label->setBuddy(field);
        auto *row = new QHBoxLayout;
        row->setSpacing(8);
        row->addWidget(field, 1);
        auto *column = new QVBoxLayout;
        column->setSpacing(8);
        column->addWidget(label);
        column->addLayout(row);
        both->addLayout(column, beside ? 1 : 0);
        return row;
    };
    QHBoxLayout *row = captioned(caption, m_first);
    row->addWidget(m_generate);
    row->addWidget(m_copy);
    captioned(repeatCaption, m_second);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(8);
    column->addLayout(both);
    auto *rule = new QHBoxLayout;
    rule->setSpacing(8);
    rule->addWidget(m_mark, 0, Qt::AlignTop);
    rule->addWidget(m_rule, 1);
    column->addLayout(rule);
    // Field, its eye, field, its eye; what makes one by itself comes after.
    QWidget *last = m_first;
    for (QWidget *next : std::initializer_list<QWidget *>{m_first->findChild<QToolButton *>(), m_second, m_second->findChild<QToolButton *>(), m_generate, m_copy}) {
        setTabOrder(last, next);
        last = next;
    }
}

void NewPasswordFields::setRules(const PasswordRules &rules)
{
    m_rules = rules;
    judge();
    Q_EMIT changed();
}

void NewPasswordFields::offerCopy(SecretClipboard &clipboard)
{
    m_clipboard = &clipboard;
    connect(&clipboard, &SecretClipboard::changed, this, [this] {
        if (m_generated && !m_refused && m_clipboard->state() != SecretClipboard::State::Idle)
            m_rule->setText(m_clipboard->sentence());
    });
}

bool NewPasswordFields::isEmpty() const
{
    return m_first->text().isEmpty() && m_second->text().isEmpty();
}

bool NewPasswordFields::isAcceptable() const
{
    return m_rules.isMetBy(m_first->text()) && m_first->text() == m_second->text();
}

Secret NewPasswordFields::password() const
{
    return isAcceptable() ? Secret(m_first->text().toUtf8()) : Secret();
}

void NewPasswordFields::generate()
{
    const QString made = generatePassword(std::max(20, m_rules.minimumBytes));
    {
        const QSignalBlocker first(m_first);
        const QSignalBlocker second(m_second);
        m_first->setText(made);
        m_second->setText(made);
    }
    m_generated = true;
    judge();
    Q_EMIT changed();
}

void NewPasswordFields::wipe()
{
    m_first->wipe();
    m_second->wipe();
}

void NewPasswordFields::copy()
{
    if (m_clipboard)
        m_clipboard->copy(password());
}

void NewPasswordFields::edited()
{
    m_generated = false;
    judge();
    Q_EMIT changed();
}

void NewPasswordFields::setGenerating(bool offered)
{
    m_generate->setVisible(offered);
}

void NewPasswordFields::judge()
{
    m_refused = false;
    m_copy->setVisible(m_generated && m_clipboard);
    const QString typed = m_first->text();
    if (isEmpty())
        return say(ColourRole::Muted, u"info"_s, m_rules.sentence());
    if (const QString problem = m_rules.problem(typed); !problem.isEmpty())
        return say(ColourRole::Bad, u"error"_s, problem);
    if (m_second->text().isEmpty())
        return say(ColourRole::Muted, u"info"_s, tr("Long enough. Repeat it."));
    if (m_second->text() != typed)
        return say(ColourRole::Bad, u"error"_s, tr("The two are not the same yet."));
    say(ColourRole::Good, u"ok"_s, m_generated ? tr("Made by chance and kept nowhere: show it and note it down.") : tr("Long enough, and repeated."));
}

void NewPasswordFields::showProblem(const QString &sentence)
{
    m_refused = true;
    say(ColourRole::Bad, u"error"_s, sentence);
}

void NewPasswordFields::say(ColourRole role, const QString &icon, const QString &sentence)
{
    m_rule->setRole(role);
    m_rule->setText(sentence);
    m_icon = icon;
    tint();
}

void NewPasswordFields::tint()
{
    m_mark->setPixmap(iconPixmap(m_icon, 16, themeColour(m_rule->role(), palette()), devicePixelRatioF()));
}

void NewPasswordFields::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        tint();
}

} // namespace longshore
