// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"
#include "app/store/configdir.h"
#include "app/store/serverprofile.h"

#include <QDateTime>
#include <QFuture>

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

struct KnownEnvironment {
    EnvironmentId id{};
    QString name;
    qint64 type = 0; ///< The server's number.
    bool operator==(const KnownEnvironment &) const = default;
};

struct KnownRows {
    QDateTime readAt; ///< UTC; when the server said so.
    QList<KnownStack> stacks;
    QList<KnownEnvironment> environments;
    bool operator==(const KnownRows &) const = default;
};

/// The last answer of each server, to open the window on (known/<id>.cbor, 0600). Reads and writes in a worker.
class KnownRowsStore
{
public:
    explicit KnownRowsStore(const ConfigDir &dir);
    QFuture<KnownRows> read(const ServerId &server) const; ///< Empty when none or broken.
    QFuture<bool> write(const ServerId &server, const KnownRows &rows) const;
    bool forget(const ServerId &server) const;

private:
    ConfigDir m_dir;
};

} // namespace longshore
