// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/knownrows.h"

#include "app/core/logging.h"
#include "app/store/knownrowsformat.h"
#include "app/store/privatefile.h"

#include <QFile>
#include <QHash>
#include <QMutex>
#include <QPromise>
#include <QThreadPool>

using namespace Qt::StringLiterals;

namespace longshore {

namespace {

constexpr qint64 LargestFile = 256 * 1024 * 1024; ///< Bytes; 100,000 rows are about 10 MB.

} // namespace

/// The worker and what it must not write any more.
struct KnownRowsStore::Shared {
    explicit Shared(const ConfigDir &where)
        : dir(where.file(u"known"_s))
    {
        // One after the other: an older answer never replaces a newer one.
        pool.setMaxThreadCount(1);
    }

    PrivateFile file(const ServerId &server) const { return PrivateFile(dir.file(server.text() + u".cbor"_s)); }

    int generation(const ServerId &server)
    {
        const QMutexLocker lock(&mutex);
        return generations.value(server);
    }

    void endGeneration(const ServerId &server)
    {
        const QMutexLocker lock(&mutex);
        ++generations[server];
    }

    /// Runs it in the worker after all that was asked before. Not QtConcurrent::run: waiting for one of its
    /// futures runs the work at once in the waiting thread, out of turn.
    template <typename T, typename Work>
    QFuture<T> inTurn(Work work)
    {
        auto promise = std::make_shared<QPromise<T>>();
        promise->start();
        pool.start([promise, work] {
            promise->addResult(work());
            promise->finish();
        });
        return promise->future();
    }

    bool write(const ServerId &server, const KnownRows &rows, int asked);

    const ConfigDir dir;
    QMutex mutex;
    QHash<ServerId, int> generations; ///< Goes up whenever a server is forgotten.
    QThreadPool pool; ///< Last: its destructor waits for what still uses the rest.
};

bool KnownRowsStore::Shared::write(const ServerId &server, const KnownRows &rows, int asked)
{
    ConfigDir folder = dir;
    if (generation(server) != asked || !folder.prepare())
        return false;
    PrivateFile out = file(server);
    if (!out.write(knownrowsformat::encode(rows))) {
        qCWarning(logStore) << "last known rows not kept:" << out.problem();
        return false;
    }
    if (generation(server) == asked)
        return true;
    QFile::remove(out.path()); // Forgotten while it was being written.
    return false;
}

KnownRowsStore::KnownRowsStore(const ConfigDir &dir)
    : m_shared(std::make_shared<Shared>(dir))
{
}

KnownRowsStore::~KnownRowsStore() = default;

QFuture<KnownRows> KnownRowsStore::read(const ServerId &server) const
{
    return m_shared->inTurn<KnownRows>([shared = m_shared.get(), server] {
        PrivateFile file = shared->file(server);
        return file.exists() ? knownrowsformat::decode(file.read(LargestFile)) : KnownRows();
    });
}

QFuture<bool> KnownRowsStore::write(const ServerId &server, const KnownRows &rows) const
{
    const int asked = m_shared->generation(server);
    return m_shared->inTurn<bool>([shared = m_shared.get(), server, rows, asked] { return shared->write(server, rows, asked); });
}

bool KnownRowsStore::forget(const ServerId &server) const
{
    m_shared->endGeneration(server);
    const QString path = m_shared->file(server).path();
    const auto isGone = [&path] { return QFile::remove(path) || !QFile::exists(path); }; // The worker may have been quicker.
    return isGone() || isGone(); // One write that was under way may have come in between; there is no other.
}

} // namespace longshore
