// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demoattachment.h"

#include "app/demo/democontainers.h"
#include "app/demo/demoengines.h"
#include "app/demo/demotalking.h"
#include "app/demo/demoterminals.h"

#include <QUrlQuery>
#include <QWebSocket>

#include <algorithm>

namespace longshore::demo {

using namespace Qt::StringLiterals;

namespace {

constexpr int AttachedLookMs = 200;
constexpr int Interrupted = 130;
constexpr char Prompt[] = "broker> ";

} // namespace

Attachment::Attachment(Site &site, std::unique_ptr<QWebSocket> socket, QObject *parent)
    : QObject(parent), m_site(site), m_socket(std::move(socket))
{
    const QUrlQuery query(m_socket->requestUrl());
    m_environment = EnvironmentId(query.queryItemValue(u"endpointId"_s).toLongLong());
    connect(m_socket.get(), &QWebSocket::binaryMessageReceived, this, &Attachment::take);
    connect(m_socket.get(), &QWebSocket::textMessageReceived, this, [this](const QString &text) { take(text.toUtf8()); });
    connect(m_socket.get(), &QWebSocket::disconnected, this, &QObject::deleteLater);
    connect(&m_looking, &QTimer::timeout, this, &Attachment::look);
    const std::optional<KnownContainer> container = containerOf(m_site, m_environment, query.queryItemValue(u"id"_s).toLatin1());
    if (container && container->state == "running" && hasTerminal(container->image)) {
        m_container = container->id;
        m_looking.start(AttachedLookMs);
    } else {
        hangUp();
    }
}

Attachment::~Attachment() = default;

void Attachment::take(const QByteArray &typed)
{
    QByteArray said;
    for (const char each : typed) {
        if (each == '\x03') {
            auto &containers = engineOf(m_site, m_environment).containers;
            const auto found = std::ranges::find(containers, m_container, &EngineContainer::id);
            if (found != containers.end()) {
                found->isExited = true;
                found->exitCode = Interrupted;
                found->ended = m_site.nowInMilliseconds();
            }
            return hangUp();
        }
        if (each != '\r') {
            m_line += each;
            said += each;
            continue;
        }
        said += "\r\n";
        if (!m_line.isEmpty())
            said += m_line == "status" ? "5 clients, 12 topics\r\n" : m_line + ": unknown command\r\n";
        said += Prompt;
        m_line.clear();
    }
    m_socket->sendTextMessage(QString::fromUtf8(said));
}

/// Its end is that of everybody who takes part.
void Attachment::look()
{
    const std::optional<KnownContainer> container = containerOf(m_site, m_environment, m_container);
    if (!container || container->state == "exited")
        hangUp();
}

void Attachment::hangUp()
{
    m_looking.stop();
    hangUpLater(*m_socket, *this);
}

} // namespace longshore::demo
