// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/serveroptionsproxy.h"

#include "app/store/profilewords.h"
#include "ui/dialogs/tonelabel.h"
#include "ui/widgets/secretfield.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>

namespace longshore {

using namespace Qt::StringLiterals;

ServerOptionsProxy::ServerOptionsProxy(const ServerProfile &profile, QWidget *parent)
    : QWidget(parent), m_before(profile.proxy), m_kind(new QComboBox(this)), m_host(new QLineEdit(profile.proxy.host, this)),
      m_port(new QLineEdit(this)), m_user(new QLineEdit(profile.proxy.userName, this)),
      m_password(new SecretField(tr("Password of the proxy"), this)), m_problem(new ToneLabel(ColourRole::Bad, this)),
      m_warning(new ToneLabel(ColourRole::Warning, this)), m_encrypted(profile.address.isEncrypted())
{
    m_kind->addItem(tr("As the system says"), int(ProxyChoice::Kind::System));
    m_kind->addItem(tr("None"), int(ProxyChoice::Kind::None));
    m_kind->addItem(tr("HTTP proxy"), int(ProxyChoice::Kind::Http));
    m_kind->addItem(tr("SOCKS5 proxy"), int(ProxyChoice::Kind::Socks5));
    m_kind->setCurrentIndex(m_kind->findData(int(profile.proxy.kind)));
    if (profile.proxy.port > 0)
        m_port->setText(QString::number(profile.proxy.port));
    m_kind->setObjectName(u"proxyKind"_s);
    m_host->setObjectName(u"proxyHost"_s);
    m_port->setObjectName(u"proxyPort"_s);
    m_user->setObjectName(u"proxyUser"_s);
    m_password->setObjectName(u"proxyPassword"_s);
    m_problem->setObjectName(u"proxyProblem"_s);
    m_warning->setObjectName(u"proxyWarning"_s);
    m_kind->setAccessibleName(tr("Proxy"));
    m_host->setAccessibleName(tr("Host of the proxy"));
    m_port->setAccessibleName(tr("Port of the proxy"));
    m_user->setAccessibleName(tr("User name at the proxy"));
    m_host->setPlaceholderText(u"proxy.example.com"_s);
    m_port->setMaxLength(5);
    m_port->setMaximumWidth(96);
    m_user->setPlaceholderText(tr("None"));
    layOut();
    for (QLineEdit *edit : {m_host, m_port, m_user, static_cast<QLineEdit *>(m_password)})
        connect(edit, &QLineEdit::textEdited, this, &ServerOptionsProxy::follow);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ServerOptionsProxy::follow);
    follow();
}

void ServerOptionsProxy::layOut()
{
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 16, 0, 0);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(12);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Proxy"), m_kind);
    form->addRow(tr("&Host"), m_host);
    form->addRow(tr("P&ort"), m_port);
    form->addRow(tr("&User name"), m_user);
    form->addRow(tr("Pass&word"), m_password);
    form->addRow(QString(), m_problem);
    form->addRow(QString(), m_warning);
}

bool ServerOptionsProxy::isOwn() const
{
    const auto kind = static_cast<ProxyChoice::Kind>(m_kind->currentData().toInt());
    return kind == ProxyChoice::Kind::Http || kind == ProxyChoice::Kind::Socks5;
}

ProxyChoice ServerOptionsProxy::choice() const
{
    ProxyChoice choice{.kind = static_cast<ProxyChoice::Kind>(m_kind->currentData().toInt()), .host = {}, .port = 0, .userName = {}};
    if (isOwn()) {
        choice.host = m_host->text().trimmed().toLower();
        choice.port = m_port->text().trimmed().toInt();
        choice.userName = m_user->text().trimmed();
    }
    return choice;
}

void ServerOptionsProxy::setEncrypted(bool encrypted)
{
    m_encrypted = encrypted;
    follow();
}

void ServerOptionsProxy::follow()
{
    const ProxyChoice now = choice();
    auto *form = static_cast<QFormLayout *>(layout());
    for (QWidget *field : std::initializer_list<QWidget *>{m_host, m_port, m_user, m_password})
        form->setRowVisible(field, isOwn());
    m_password->setEnabled(!now.userName.isEmpty());
    const bool isKept = now == m_before && !now.userName.isEmpty();
    m_password->setPlaceholderText(isKept ? tr("Kept as it is") : QString());
    m_problem->say({});
    m_warning->say(m_encrypted || now.kind == ProxyChoice::Kind::None ? QString()
                   : isOwn() ? tr("This server is reached without encryption, so the proxy sees everything, the access token too.")
                             : tr("This server is reached without encryption: a proxy of the system would see the access token."));
}

void ServerOptionsProxy::read(ServerProfile &profile, NewSecrets &secrets) const
{
    profile.proxy = choice();
    if (!profile.proxy.userName.isEmpty() && !m_password->text().isEmpty())
        secrets.proxyPassword = Secret(m_password->text().toUtf8());
}

bool ServerOptionsProxy::complain()
{
    const ProxyChoice now = choice();
    if (profilewords::isWhole(now))
        return false;
    const bool isPort = now.port < 1 || now.port > 65535;
    const bool isHost = !profilewords::isWhole({.kind = now.kind, .host = now.host, .port = 1, .userName = {}});
    m_problem->say(isHost   ? tr("Type the name or the IP address of the proxy alone, without http:// and port.")
                   : isPort ? tr("The port of a proxy is a number from 1 to 65535, often 3128, 8080 or 1080.")
                            : tr("The user name has characters that cannot be sent."));
    (isHost ? m_host : isPort ? m_port : m_user)->setFocus(Qt::OtherFocusReason);
    return true;
}

void ServerOptionsProxy::wipe()
{
    m_password->wipe();
}

} // namespace longshore
