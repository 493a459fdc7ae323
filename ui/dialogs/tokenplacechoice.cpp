// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/tokenplacechoice.h"

#include "ui/dialogs/tonelabel.h"

#include <QHBoxLayout>
#include <QRadioButton>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

TokenPlaceChoice::TokenPlaceChoice(QWidget *parent)
    : QWidget(parent), m_keychain(new QRadioButton(this)), m_session(new QRadioButton(tr("This &session only"), this)),
      m_reason(new ToneLabel(ColourRole::Muted, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(8);
    auto *row = new QHBoxLayout;
    row->setSpacing(24);
    row->addWidget(m_keychain);
    row->addWidget(m_session);
    row->addStretch();
    column->addWidget(makeHeading(tr("Keep the token in"), 0, this));
    column->addLayout(row);
    column->addWidget(m_reason);
    m_keychain->setObjectName(u"keepInKeychain"_s);
    m_session->setObjectName(u"keepThisSession"_s);
    m_session->setToolTip(tr("Kept in memory until Longshore is closed, and asked for again next time."));
    m_session->setAccessibleDescription(m_session->toolTip());
    m_reason->setObjectName(u"keepReason"_s);
    setKeychain({}, false);
}

void TokenPlaceChoice::setKeychain(const QString &name, bool available)
{
    m_keychain->setText(QString(name).replace(u'&', "&&"_L1));
    m_keychain->setVisible(available);
    (available ? m_keychain : m_session)->setChecked(true);
    m_reason->say(available        ? QString()
                  : name.isEmpty() ? tr("No keychain answers on this computer, so the token will be asked for again next time.")
                                   : name);
}

void TokenPlaceChoice::setPlace(TokenPlace place)
{
    const bool keychain = place == TokenPlace::Keychain && !m_keychain->isHidden();
    (keychain ? m_keychain : m_session)->setChecked(true);
}

TokenPlace TokenPlaceChoice::place() const
{
    return m_keychain->isChecked() ? TokenPlace::Keychain : TokenPlace::ThisSession;
}

} // namespace longshore
