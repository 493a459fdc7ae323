// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/addressfield.h"

#include "ui/dialogs/tonelabel.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QLineEdit>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Problem = ServerAddress::Problem;

QString addressProblemSentence(Problem problem)
{
    const auto say = [](const char *text) { return QCoreApplication::translate("AddressField", text); };
    switch (problem) {
    case Problem::None:
        return {};
    case Problem::Empty:
        return say("Type the address of your Portainer server, such as nas:9443.");
    case Problem::UserInfo:
        return say("Leave out the user name and password before the @: an address is shown and saved, and they must not be.");
    case Problem::Scheme:
        return say("An address starts with https:// or http://, or right away with the name of the server.");
    case Problem::Host:
        return say("This is not the name or the IP address of a server. An IPv6 address stands in brackets, such as [fd00::5].");
    case Problem::Port:
        return say("The port after the colon is a number from 1 to 65535.");
    case Problem::Query:
        return say("Leave out the question mark and what follows it.");
    case Problem::Path:
        return say("The path may not contain spaces, backslashes, empty parts or \"..\".");
    }
    return {};
}

AddressField::AddressField(QWidget *parent)
    : QWidget(parent), m_edit(new QLineEdit(this)), m_reading(new ToneLabel(ColourRole::Good, this)),
      m_hint(new ToneLabel(ColourRole::Muted, this)), m_consent(new QCheckBox(tr("Connect &without encryption all the same"), this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(8);
    for (QWidget *part : std::initializer_list<QWidget *>{m_edit, m_reading, m_hint, m_consent})
        column->addWidget(part);
    m_edit->setObjectName(u"address"_s);
    m_edit->setAccessibleName(tr("Server address"));
    m_edit->setPlaceholderText(tr("nas:9443"));
    m_edit->setInputMethodHints(Qt::ImhUrlCharactersOnly | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_reading->setObjectName(u"addressReading"_s);
    m_hint->setObjectName(u"addressHint"_s);
    m_consent->setObjectName(u"plainConsent"_s);
    m_pause.setSingleShot(true);
    m_pause.setInterval(800ms);
    connect(&m_pause, &QTimer::timeout, this, &AddressField::showProblem);
    connect(m_edit, &QLineEdit::textChanged, this, &AddressField::read);
    connect(m_edit, &QLineEdit::editingFinished, this, &AddressField::showProblem);
    connect(m_consent, &QCheckBox::toggled, this, &AddressField::changed);
    read();
}

ServerAddress AddressField::address() const
{
    const bool usable = m_parsed.problem == Problem::None && (m_parsed.address.isEncrypted() || m_consent->isChecked());
    return usable ? m_parsed.address : ServerAddress();
}

void AddressField::fix(const ServerAddress &address)
{
    m_edit->setText(address.text());
    m_edit->setReadOnly(true);
    m_hint->say({});
    m_consent->setChecked(!address.isEncrypted()); // It was given when the server was added.
}

bool AddressField::complain()
{
    if (!address().isNull())
        return false;
    m_pause.stop();
    if (m_parsed.problem == Problem::None) {
        m_hint->setRole(ColourRole::Bad);
        m_hint->say(tr("Tick the box to send the token without encryption, or use the server's https address."));
        m_consent->setFocus(Qt::OtherFocusReason);
        return true;
    }
    m_reading->setRole(ColourRole::Bad);
    m_reading->say(addressProblemSentence(m_parsed.problem));
    m_edit->setFocus(Qt::OtherFocusReason);
    return true;
}

void AddressField::read()
{
    m_parsed = ServerAddress::parse(m_edit->text());
    const bool plain = m_parsed.problem == Problem::None && !m_parsed.address.isEncrypted();
    m_consent->setVisible(plain);
    if (!plain)
        m_consent->setChecked(false);
    m_hint->say({});
    if (m_parsed.problem == Problem::None)
        showReading();
    else
        m_reading->say({});
    m_pause.start();
    Q_EMIT changed();
}

void AddressField::showReading()
{
    const ServerAddress &address = m_parsed.address;
    m_reading->setRole(address.isEncrypted() ? ColourRole::Good : ColourRole::Warning);
    m_reading->say(address.isEncrypted() ? tr("%1, encrypted").arg(address.text())
                                         : tr("%1, not encrypted: the token would travel in clear").arg(address.text()));
    m_hint->setRole(ColourRole::Muted);
    if (!m_parsed.portTyped)
        m_hint->say(tr("%1 is Portainer's own port. For a server behind a reverse proxy add the proxy's, such as :%2.")
                        .arg(QString::number(address.port()), address.isEncrypted() ? u"443"_s : u"80"_s));
}

void AddressField::showProblem()
{
    m_pause.stop();
    const bool wrong = m_parsed.problem != Problem::None && m_parsed.problem != Problem::Empty;
    if (!wrong)
        return;
    m_reading->setRole(ColourRole::Bad);
    m_reading->say(addressProblemSentence(m_parsed.problem));
}

} // namespace longshore
