// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/versionvault.h"

#include "app/core/logging.h"
#include "app/session/sealedbytes.h"
#include "app/session/secretkeys.h"
#include "app/store/privatefile.h"

#include <QDataStream>
#include <QFile>
#include <QHash>
#include <QIODevice>
#include <QSet>
#include <QThreadPool>
#include <QtConcurrentRun>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 LargestFile = 64 * 1024 * 1024; ///< Bytes.
constexpr quint32 Format = 1;

using VersionsByStack = QHash<qint64, QList<SeenVersion>>;

QByteArray written(const VersionsByStack &all)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << Format << qint64(all.size());
    for (auto at = all.cbegin(); at != all.cend(); ++at) {
        out << at.key() << qint64(at->size());
        for (const SeenVersion &version : *at) {
            out << version.seenAt << version.file << version.updateDate << version.updatedBy << version.commit << qint64(version.env.size());
            for (const EnvVariable &variable : version.env)
                out << variable.name << variable.value;
        }
    }
    return bytes;
}

SeenVersion versionIn(QDataStream &in)
{
    SeenVersion version;
    qint64 variables = 0;
    in >> version.seenAt >> version.file >> version.updateDate >> version.updatedBy >> version.commit >> variables;
    for (qint64 i = 0; i < variables && in.status() == QDataStream::Ok; ++i) {
        EnvVariable variable;
        in >> variable.name >> variable.value;
        version.env.append(variable);
    }
    return version;
}

VersionsByStack versionsIn(const QByteArray &bytes)
{
    VersionsByStack all;
    QDataStream in(bytes);
    in.setVersion(QDataStream::Qt_6_4);
    quint32 format = 0;
    qint64 stacks = 0;
    in >> format >> stacks;
    if (format != Format)
        return {};
    for (qint64 i = 0; i < stacks && in.status() == QDataStream::Ok; ++i) {
        qint64 stack = 0;
        qint64 count = 0;
        in >> stack >> count;
        for (qint64 each = 0; each < count && in.status() == QDataStream::Ok; ++each)
            all[stack].append(versionIn(in));
    }
    return in.status() == QDataStream::Ok ? all : VersionsByStack();
}

} // namespace

class VersionVault::Private : public QObject
{
public:
    Private(VersionVault &owner, VersionHistory &what, const ConfigDir &where, SecretStore &store)
        : q(owner), history(what), folder(where.file(u"versions"_s)), keychain(store)
    {
        pool.setMaxThreadCount(1); // One after the other: an older state never replaces a newer one.
        pause.setSingleShot(true);
        pause.setInterval(std::chrono::seconds(2));
        connect(&pause, &QTimer::timeout, this, &Private::writeAll);
        connect(&history, &VersionHistory::changed, this, [this](const ServerId &server) {
            if (!keys.contains(server))
                return;
            waiting.insert(server);
            pause.start();
        });
    }
    ~Private() override { writeAll(); } // The pool ends after its work.

    QString path(const ServerId &server) const { return folder.file(server.text() + u".sealed"_s); }
    void open(const ServerId &server);
    void makeKey(const ServerId &server);
    void unlock(const ServerId &server, const QByteArray &key);
    void take(const ServerId &server, const QByteArray &key, const VersionsByStack &known);
    void closed(SecretState why);
    void writeAll();

    VersionVault &q;
    VersionHistory &history;
    ConfigDir folder;
    SecretStore &keychain;
    QHash<ServerId, QByteArray> keys; ///< Of the servers that are open.
    QSet<ServerId> opened; ///< Asked for already.
    QSet<ServerId> waiting; ///< Changed, and not written yet.
    State state = State::Opening;
    SecretState secretState = SecretState::Done;
    QTimer pause;
    QThreadPool pool;
};

VersionVault::VersionVault(VersionHistory &history, const ConfigDir &folder, SecretStore &keychain, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, history, folder, keychain))
{
}

VersionVault::~VersionVault() = default;

void VersionVault::open(const ServerId &server)
{
    if (d->opened.contains(server))
        return;
    d->opened.insert(server);
    d->open(server);
}

void VersionVault::forget(const ServerId &server)
{
    d->keys.remove(server);
    d->opened.remove(server);
    d->waiting.remove(server);
    d->history.forget(server);
    d->pool.start([path = d->path(server)] { QFile::remove(path); });
}

bool VersionVault::keeps(const ServerId &server) const
{
    return d->keys.contains(server);
}

VersionVault::State VersionVault::state() const
{
    return d->state;
}

SecretState VersionVault::secretState() const
{
    return d->secretState;
}

void VersionVault::Private::open(const ServerId &server)
{
    if (!keychain.keepsAcrossSessions() || !folder.prepare())
        return closed(SecretState::NoKeychain);
    onResult(keychain.read(secretkeys::versions(server)), this, [this, server](const SecretAnswer &answer) {
        if (!opened.contains(server)) // Forgotten while the keychain asked.
            return;
        const QByteArray key = QByteArray::fromHex(answer.secret);
        if (answer.state == SecretState::Done && key.size() == sealed::KeyBytes)
            return unlock(server, key);
        // A locked keyring says the same as one that never had it: what is there must not be written over.
        const bool isNew = answer.state == SecretState::NotFound && !PrivateFile(path(server)).exists();
        isNew ? makeKey(server) : closed(answer.state);
    });
}

void VersionVault::Private::makeKey(const ServerId &server)
{
    const QByteArray key = sealed::newKey();
    if (key.isEmpty())
        return closed(SecretState::NoKeychain);
    onResult(keychain.save(secretkeys::versions(server), key.toHex()), this, [this, server, key](const SecretAnswer &answer) {
        if (!opened.contains(server)) { // Forgotten meanwhile, perhaps before the key was there.
            keychain.forget(secretkeys::versions(server));
            return;
        }
        answer.state == SecretState::Done ? unlock(server, key) : closed(answer.state);
    });
}

// In the pool, where the file may be on its way out: what was asked before is done before.
void VersionVault::Private::unlock(const ServerId &server, const QByteArray &key)
{
    const auto work = [path = path(server), key, label = server.text().toLatin1()] {
        PrivateFile file(path);
        if (!file.exists())
            return VersionsByStack();
        const auto plain = sealed::open(file.read(LargestFile), key, label);
        if (!plain)
            file.setAside(); // Not ours, or damaged.
        return plain ? versionsIn(*plain) : VersionsByStack();
    };
    onResult(QtConcurrent::run(&pool, work), this, [this, server, key](const VersionsByStack &known) {
        if (opened.contains(server)) // Not forgotten meanwhile.
            take(server, key, known);
    });
}

void VersionVault::Private::take(const ServerId &server, const QByteArray &key, const VersionsByStack &known)
{
    for (auto at = known.cbegin(); at != known.cend(); ++at) {
        const QList<SeenVersion> fresh = history.versions(server, StackId(at.key()));
        history.replace(server, StackId(at.key()), *at + fresh);
    }
    keys.insert(server, key);
    if (!history.stacks(server).isEmpty()) {
        waiting.insert(server);
        pause.start();
    }
    state = State::Open;
    Q_EMIT q.stateChanged();
}

void VersionVault::Private::closed(SecretState why)
{
    state = State::MemoryOnly;
    secretState = why;
    Q_EMIT q.stateChanged();
}

void VersionVault::Private::writeAll()
{
    for (const ServerId &server : std::exchange(waiting, {})) {
        VersionsByStack all;
        for (const StackId stack : history.stacks(server))
            all.insert(number(stack), history.versions(server, stack));
        pool.start([all, key = keys.value(server), label = server.text().toLatin1(), path = path(server)] {
            const QByteArray bytes = sealed::seal(written(all), key, label);
            if (bytes.isEmpty() || bytes.size() > LargestFile || !PrivateFile(path).write(bytes))
                qCWarning(logSession) << "the versions of stacks could not be kept";
        });
    }
}

} // namespace longshore
