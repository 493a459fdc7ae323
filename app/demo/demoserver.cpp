// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demoserver.h"

#include "app/demo/demoenginejson.h"
#include "app/demo/demoengines.h"
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
    model.environments.front().bindMountsForStandardUsers = !options.forbidBindMounts;
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
            QMetaObject::invokeMethod(http, [&] {
                http->prepare();
                look(http->site());
            }, Qt::BlockingQueuedConnection);
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
    // Made in its thread: a part of it that takes websockets would stay behind if it were moved there.
    QObject maker;
    maker.moveToThread(&d->thread);
    d->thread.start();
    QMetaObject::invokeMethod(&maker, [this, &maker] {
        d->http = new demo::Http(d->model, d->options, d->journal);
        connect(&d->thread, &QThread::finished, d->http, &QObject::deleteLater);
        d->port = d->http->open(d->certificate);
        maker.moveToThread(thread()); // Where it ends.
    }, Qt::BlockingQueuedConnection);
    QMetaObject::invokeMethod(d->http, &demo::Http::prepare);
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

QList<DemoContainer> DemoServer::containersOf(const QByteArray &stackName, EnvironmentId environment) const
{
    QList<DemoContainer> found;
    d->withSite([&](demo::Site &site) {
        demo::wake(site, stackName, environment);
        const demo::Engine &engine = demo::engineOf(site, environment);
        for (const demo::EngineContainer &each : engine.containers) {
            if (each.project == stackName)
                found.append({each.id, each.name, each.service, each.image, demo::stateOf(each, site.nowInMilliseconds())});
        }
        for (const demo::EngineService &service : engine.services) {
            for (const demo::EngineTask &task : demo::tasksOf(service)) {
                if (service.project == stackName && task.isHere && !task.isRejected)
                    found.append({task.container, service.name + '.' + demo::placeOf(task), service.key, service.image, "running"});
            }
        }
    });
    return found;
}

QByteArrayList DemoServer::volumesIn(EnvironmentId environment) const
{
    QByteArrayList names;
    d->withSite([&](demo::Site &site) {
        for (const demo::EngineThing &each : demo::engineOf(site, environment).volumes)
            names.append(each.name);
    });
    return names;
}

DemoMishaps DemoServer::mishaps() const
{
    DemoMishaps mishaps;
    d->withSite([&](const demo::Site &site) { mishaps = site.mishaps; });
    return mishaps;
}

void DemoServer::failNextDeploy(const QByteArray &words)
{
    d->withSite([&](demo::Site &site) { site.behaviour.nextDeployFailure = words; });
}

void DemoServer::setDeployTime(int milliseconds)
{
    d->withSite([&](demo::Site &site) { site.behaviour.deployMilliseconds = milliseconds; });
}

void DemoServer::dropNext(DemoDrop drop, const QByteArray &method, const QByteArray &route)
{
    d->withSite([&](demo::Site &site) {
        site.behaviour.drop = drop;
        site.behaviour.dropMethod = method;
        site.behaviour.dropRoute = route;
    });
}

void DemoServer::commitTo(const QByteArray &url, const QByteArray &path, const QByteArray &text)
{
    d->withSite([&](demo::Site &site) { site.repositories.commit(url, path, text); });
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
