// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demohttp.h"

#include "app/demo/demoattachment.h"
#include "app/demo/democonsoles.h"
#include "app/demo/demooutpour.h"
#include "app/demo/demopodconsole.h"
#include "app/demo/demoroutes.h"
#include "app/demo/demostacks.h"
#include "app/demo/demotemplates.h"

#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QMetaEnum>
#include <QSslConfiguration>
#include <QTcpSocket>
#include <QWebSocket>

#include <utility>

namespace longshore::demo {
namespace {

Request taken(const QHttpServerRequest &request)
{
    const auto method = QMetaEnum::fromType<QHttpServerRequest::Method>().valueToKey(int(request.method()));
    Request copy;
    copy.method = QByteArray(method).toUpper();
    copy.path = request.url().path(QUrl::FullyEncoded).toLatin1();
    copy.query = request.query();
    copy.headers = request.headers();
    copy.body = request.body();
    return copy;
}

void send(QHttpServerResponder responder, const Response &response, qint64 now)
{
    responder.writeStatusLine(QHttpServerResponder::StatusCode(response.status));
    responder.writeHeader("Date", httpDate(now));
    if (!response.contentType.isEmpty())
        responder.writeHeader("Content-Type", response.contentType);
    for (const auto &header : response.headers)
        responder.writeHeader(header.first, header.second);
    if (response.status != 204)
        responder.writeHeader("Content-Length", QByteArray::number(response.body.size()));
    responder.writeBody(response.body);
}

/// The same without the library, which does not keep a responder for later.
void sendLate(QTcpSocket *socket, const Response &response, qint64 now)
{
    QByteArray text = headOf(response, now);
    if (response.status != 204)
        text += "Content-Length: " + QByteArray::number(response.body.size()) + "\r\n";
    socket->write(text + "\r\n" + response.body);
    socket->flush();
}

/// Not at once, as the library still holds the socket while it waits for an answer.
void hangUp(QTcpSocket *socket)
{
    QMetaObject::invokeMethod(socket, [socket] { socket->abort(); }, Qt::QueuedConnection);
}

QSslConfiguration tlsWith(const CertificateWithKey &certificate)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(certificate.certificate);
    configuration.setPrivateKey(certificate.key);
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    configuration.setAllowedNextProtocols({QSslConfiguration::NextProtocolHttp1_1});
    return configuration;
}

} // namespace

Http::Http(Model model, const DemoOptions &options, std::shared_ptr<Journal> journal)
    : m_deploys(m_site,
                [this](QTcpSocket *socket, const Response &response) {
                    if (socket && response.hangUp)
                        hangUp(socket);
                    else if (socket && !response.isNever)
                        sendLate(socket, response, m_site.now());
                },
                this),
      m_stacks(options.stacks)
{
    m_site.behaviour.deployMilliseconds = options.deployMilliseconds;
    m_site.behaviour.swarmGraceMilliseconds = options.swarmGraceMilliseconds;
    m_site.behaviour.isOffline = options.offline;
    m_site.behaviour.hasStrangers = options.withStrangers;
    m_site.behaviour.isAsynchronous = options.asynchronousDeploys;
    m_site.model = std::move(model);
    m_site.sessions = Sessions(options.requestsPerSession);
    m_site.clockSkew = options.clockSkewSeconds;
    m_site.journal = std::move(journal);
    // Pointers to users stay good while a request changes a key or a membership only if nobody shares the lists.
    m_site.model.users.detach();
    m_site.model.keys.detach();
    m_site.initTimedOut = options.firstRun == DemoFirstRun::TimedOut;
    m_site.clock.start();
    connect(this, &QAbstractHttpServer::newWebSocketConnection, this, &Http::takeSockets);
}

quint16 Http::open(const CertificateWithKey &certificate)
{
    if (!certificate.certificate.isNull())
        sslSetup(tlsWith(certificate));
    m_port = listen(QHostAddress::LocalHost);
    return m_port;
}

void Http::prepare()
{
    if (!m_prepared)
        addStacks(m_site.model, m_stacks);
    if (!m_prepared && m_stacks > 0)
        addCustomTemplates(m_site.model);
    m_prepared = true;
}

/// A web page may make its own name point to this machine (DNS rebinding); its requests then carry that name.
bool Http::isForUs(const QByteArray &host) const
{
    const QByteArray port = ':' + QByteArray::number(m_port);
    return host == "127.0.0.1" + port || host.toLower() == "localhost" + port;
}

/// Once, for the request that it is meant for.
DemoDrop Http::dropFor(const Request &request)
{
    Behaviour &behaviour = m_site.behaviour;
    const Route *route = behaviour.drop == DemoDrop::None ? nullptr : routeOf(m_site, request);
    if (!route || request.method != behaviour.dropMethod || behaviour.dropRoute != route->path)
        return DemoDrop::None;
    return std::exchange(behaviour.drop, DemoDrop::None);
}

bool Http::handleRequest(const QHttpServerRequest &request, QTcpSocket *socket)
{
    prepare();
    const Request copy = taken(request);
    if (!isForUs(copy.header("Host"))) {
        send(makeResponder(request, socket), plainText(403, "This sample server only answers to names of this machine.\n"), m_site.now());
        return true;
    }
    if (copy.header("Upgrade").toLower() == "websocket")
        return isUpgraded(copy);
    const DemoDrop drop = dropFor(copy);
    if (drop == DemoDrop::BeforeWork) {
        m_site.journal->note(copy.method, routeOf(m_site, copy)->path, true); // It came, all the same.
        hangUp(socket);
        return true;
    }
    if (m_deploys.takes(copy)) {
        m_deploys.add(copy, drop == DemoDrop::None ? socket : nullptr);
        if (drop == DemoDrop::AfterWork)
            hangUp(socket);
        return true;
    }
    const Response response = answerTo(m_site, copy);
    if (response.hangUp || drop == DemoDrop::AfterWork)
        hangUp(socket);
    else if (response.ongoing)
        new Outpour(socket, response, [this] { return m_site.nowInMilliseconds(); }); // Goes with the socket, or when it is over.
    else if (!response.isNever)
        send(makeResponder(request, socket), response, m_site.now());
    return true;
}

/// What is not upgraded is handed to missingHandler() next.
bool Http::isUpgraded(const Request &request)
{
    m_refusedUpgrade = answerTo(m_site, request);
    return m_refusedUpgrade.status == 101;
}

void Http::takeSockets()
{
    while (std::unique_ptr<QWebSocket> socket = nextPendingWebSocketConnection()) {
        if (socket->requestUrl().path().endsWith(QLatin1StringView("/attach")))
            new Attachment(m_site, std::move(socket), this);
        else if (socket->requestUrl().path().endsWith(QLatin1StringView("/pod")))
            new PodConsole(m_site, std::move(socket), this);
        else
            new Console(m_site, std::move(socket), this);
    }
}

void Http::missingHandler(const QHttpServerRequest &request, QTcpSocket *socket)
{
    if (const Response refused = std::exchange(m_refusedUpgrade, {}); refused.status >= 400)
        return send(makeResponder(request, socket), refused, m_site.now());
    send(makeResponder(request, socket), plainText(404, "404 page not found\n"), m_site.now());
}

} // namespace longshore::demo
