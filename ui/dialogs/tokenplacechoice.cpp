// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/tokenplacechoice.h"

#include "ui/dialogs/tonelabel.h"

#include <QGridLayout>
#include <QRadioButton>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

TokenPlaceChoice::TokenPlaceChoice(QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Keep the token in"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(8);
    column->addWidget(makeHeading(tr("Keep the token in"), 0, this));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(1, 1);
    column->addLayout(grid);
    m_keychain = addRow(grid, {}, u"keepInKeychain"_s);
    m_session = addRow(grid, tr("This &session only"), u"keepThisSession"_s);
    m_never = addRow(grid, tr("Ask me &every time"), u"keepNowhere"_s);
    setMethod(SignInMethod::AccessToken);
    setKeychain({}, false);
}

TokenPlaceChoice::Row TokenPlaceChoice::addRow(QGridLayout *grid, const QString &text, const QString &objectName)
{
    const Row row{new QRadioButton(text, this), new ToneLabel(ColourRole::Muted, this)};
    row.button->setObjectName(objectName);
    row.sentence->setObjectName(objectName + "Sentence"_L1);
    const int at = grid->rowCount();
    grid->addWidget(row.button, at, 0, Qt::AlignTop);
    grid->addWidget(row.sentence, at, 1);
    row.button->setFocusPolicy(Qt::ClickFocus); // Tab goes to the chosen one, arrow keys on from there.
    connect(row.button, &QRadioButton::toggled, row.button,
            [button = row.button](bool chosen) { button->setFocusPolicy(chosen ? Qt::StrongFocus : Qt::ClickFocus); });
    return row;
}

void TokenPlaceChoice::say(const Row &row, const QString &sentence)
{
    row.sentence->setText(sentence);
    row.button->setAccessibleDescription(sentence);
}

// What was chosen stays chosen while it can be: the keychain may answer late.
void TokenPlaceChoice::setKeychain(const QString &name, bool available)
{
    const bool wasAvailable = m_keychain.button->isEnabledTo(this);
    m_keychain.button->setText(available && !name.isEmpty() ? QString(name).replace(u'&', "&&"_L1) : tr("Keychain"));
    m_keychain.button->setEnabled(available);
    say(m_keychain, available        ? tr("Longshore finds it there next time.")
                    : name.isEmpty() ? tr("No keychain answers on this computer.")
                                     : name);
    if (!available && !m_never.button->isChecked())
        m_session.button->setChecked(true);
    else if (available && !wasAvailable)
        m_keychain.button->setChecked(true);
}

void TokenPlaceChoice::setMethod(SignInMethod method)
{
    const bool pasted = method == SignInMethod::AccessToken;
    say(m_session, pasted ? tr("In memory until Longshore is closed; then you paste it again.")
                          : tr("In memory until Longshore is closed; then you sign in again."));
    say(m_never, pasted ? tr("Nowhere: you paste it whenever you open the server.") : tr("Nowhere: you sign in anew whenever you open the server."));
}

void TokenPlaceChoice::setPlace(TokenPlace place)
{
    if (place == TokenPlace::AskEveryTime)
        m_never.button->setChecked(true);
    else if (place == TokenPlace::Keychain && m_keychain.button->isEnabledTo(this))
        m_keychain.button->setChecked(true);
    else
        m_session.button->setChecked(true);
}

TokenPlace TokenPlaceChoice::place() const
{
    if (m_never.button->isChecked())
        return TokenPlace::AskEveryTime;
    return m_keychain.button->isChecked() ? TokenPlace::Keychain : TokenPlace::ThisSession;
}

} // namespace longshore
