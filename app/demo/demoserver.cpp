// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demoserver.h"

#include "app/demo/demohttp.h"
#include "app/demo/demopeople.h"

#include <QPointer>
#include <QThread>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

QByteArray instanceOf(DemoLine line)
{
    switch (line) {
    case DemoLine::V2_19:
        return "4c6f6e67-7368-4f72-8565-000000000219";
    case DemoLine::V2_21:
        return "4c6f6e67-7368-4f72-8565-000000000221";
    case DemoLine::V2_23:
        break;
    }
    return "4c6f6e67-7368-4f72-8565-000000000223";
}

demo::Model modelFor(const DemoOptions &options)
{
    demo::Model model;
    model.line = options.line;
    model.instance = instanceOf(options.line);
    model.startedAt = demo::secondsNow() + options.clockSkewSeconds;
    model.settings = demo::settingsFor(options);
    if (options.firstRun != DemoFirstRun::Done)
        return model;
    demo::addPeople(model, options);
    demo::addEnvironments(model);
    return model;
}

} // namespace

class DemoServer::Private
{
public:
    explicit Private(const DemoOptions &given) : options(given), model(modelFor(given))
    {
        thread.setObjectName(u"demo server"_s);
        options.stacks = options.firstRun == DemoFirstRun::Done ? std::clamp(options.stacks, 0, 100'000) : 0;
    }

    DemoOptions options;
    demo::Model model; ///< People and environments, as they were at the start; the thread has its own copy.
    demo::CertificateWithKey certificate;
    const std::shared_ptr<demo::Journal> journal = std::make_shared<demo::Journal>();
    QThread thread;
    QPointer<demo::Http> http; ///< Lives in the thread; null unless started.
    quint16 port = 0;

    /// Calls `look` with the site in the server's thread and waits for it; does nothing unless started.
    template <typename Look>
    void withSite(Look &&look)
    {
        if (port)
            QMetaObject::invokeMethod(http, [&] { look(http->site()); }, Qt::BlockingQueuedConnection);
    }
};

DemoServer::DemoServer(DemoOptions options, QObject *parent) : QObject(parent), d(std::make_unique<Private>(options))
{
    if (options.https)
        d->certificate = demo::makePortainerCertificate();
}

DemoServer::~DemoServer()
{
    stop();
}

bool DemoServer::start()
{
    if (d->port)
        return true;
    if (d->options.https && d->certificate.certificate.isNull())
        return false;
    auto *http = new demo::Http(d->model, d->options, d->journal);
    d->http = http;
    http->moveToThread(&d->thread);
    connect(&d->thread, &QThread::finished, http, &QObject::deleteLater);
    d->thread.start();
    QMetaObject::invokeMethod(http, [this, http] { d->port = http->open(d->certificate); }, Qt::BlockingQueuedConnection);
    QMetaObject::invokeMethod(http, &demo::Http::prepare);
    if (!d->port)
        stop();
    return d->port != 0;
}

void DemoServer::stop()
{
    d->thread.requestInterruption();
    d->thread.quit();
    d->thread.wait();
    d->port = 0;
}

ServerAddress DemoServer::address() const
{
    if (!d->port)
        return {};
    const QString scheme = d->options.https ? u"https"_s : u"http"_s;
    return ServerAddress::parse(u"%1://127.0.0.1:%2"_s.arg(scheme).arg(d->port)).address;
}

QByteArray DemoServer::token() const
{
    return d->options.asStandardUser ? standardUserToken() : administratorToken();
}

QByteArray DemoServer::administratorToken() const
{
    return tokenOf("admin");
}

QByteArray DemoServer::standardUserToken() const
{
    return tokenOf("alice");
}

QByteArray DemoServer::tokenOf(const QByteArray &userName) const
{
    const demo::User *user = d->model.userNamed(userName);
    const auto isTheirs = [user](const demo::AccessKey &key) { return user && key.user == user->id; };
    const auto found = std::ranges::find_if(d->model.keys, isTheirs);
    return found == d->model.keys.end() ? QByteArray() : found->raw;
}

QByteArray DemoServer::passwordOf(const QByteArray &userName) const
{
    const demo::User *user = d->model.userNamed(userName);
    return user ? user->password : QByteArray();
}

int DemoServer::timesAsked(const QByteArray &method, const QByteArray &route) const
{
    return d->journal->count(method, route);
}

int DemoServer::writesAsked() const
{
    return d->journal->writes();
}

bool DemoServer::wasSignOutMisused() const
{
    return d->journal->wasSignOutMisused();
}

QByteArrayList DemoServer::tokenDescriptionsOf(const QByteArray &userName) const
{
    QByteArrayList descriptions;
    d->withSite([&](const demo::Site &site) {
        const demo::User *user = site.model.userNamed(userName);
        for (const demo::AccessKey &key : site.model.keys) {
            if (user && key.user == user->id)
                descriptions.append(key.description);
        }
    });
    return descriptions;
}

void DemoServer::endSessions()
{
    d->withSite([](demo::Site &site) { site.sessions.revokeAll(); });
}

void DemoServer::endFirstRun()
{
    d->withSite([](demo::Site &site) { site.initTimedOut = site.model.users.isEmpty(); });
}

QByteArray DemoServer::certificateDer() const
{
    return d->certificate.certificate.toDer();
}

} // namespace longshore
