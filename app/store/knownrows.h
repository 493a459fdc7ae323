// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"
#include "app/store/configdir.h"
#include "app/store/serverprofile.h"

#include <QDateTime>
#include <QFuture>

#include <memory>

namespace longshore {

/// What may be remembered of a stack: names, states, types, dates. No variables, no files.
struct KnownStack {
    StackId id{};
    EnvironmentId environmentId{};
    QString name;
    QString namespaceName;
    qint64 type = 0; ///< The server's number.
    qint64 status = 0; ///< The server's number.
    qint64 creationDate = 0; ///< Unix seconds.
    QString createdBy;
    qint64 updateDate = 0; ///< Unix seconds.
    QString updatedBy;
    bool operator==(const KnownStack &) const = default;
};

/// What may be remembered of an environment.
struct KnownEnvironment {
    EnvironmentId id{};
    QString name;
    qint64 type = 0; ///< The server's number.
    bool operator==(const KnownEnvironment &) const = default;
};

/// One server's answer as it was last known.
struct KnownRows {
    QDateTime readAt; ///< UTC; when the server said so.
    QList<KnownStack> stacks;
    QList<KnownEnvironment> environments;
    bool operator==(const KnownRows &) const = default;
};

/// The last answer of each server, to open the window on (known/<id>.cbor, 0600). Reads and writes in a worker,
/// in the order asked for; copies share it. One per folder and process.
class KnownRowsStore
{
public:
    explicit KnownRowsStore(const ConfigDir &dir);
    ~KnownRowsStore();
    QFuture<KnownRows> read(const ServerId &server) const; ///< Empty when none, broken or of another version.
    QFuture<bool> write(const ServerId &server, const KnownRows &rows) const;
    /// Removes what is there and voids writes still under way; false when the file could not be removed.
    bool forget(const ServerId &server) const;

private:
    struct Shared;
    std::shared_ptr<Shared> m_shared;
};

} // namespace longshore
