// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demomodel.h"

#include <QHash>

namespace longshore::demo {

/// As whom a repository is read.
struct GitLogin {
    bool isUsed = false;
    QByteArray userName;
    QByteArray password;
};

/// What was found in a repository.
struct Fetched {
    enum class Trouble { None, Refused, Login, Clone, File };
    Trouble trouble = Trouble::None;
    QByteArray problem; ///< In the words of the server's git: "reference not found".
    QByteArray text;
    QByteArray commit;
};

/// The repositories of the world: any address there is has one, but "nope". Addresses with "private" and those of stacks with a
/// login ask for one, and every password is good but "wrong"; port 9419 refuses connections, and only main exists in each.
class Repositories
{
public:
    /// A new commit: what the file says from now on.
    void commit(const QByteArray &url, const QByteArray &path, const QByteArray &text);
    /// Reads one file; `stack` is the one it is for, as what it has is what the repository had so far.
    Fetched fetch(const Model &model, const Stack &stack, const QByteArray &path, const GitLogin &login) const;
    /// The commit the repository is at.
    QByteArray commitOf(const Model &model, const QByteArray &url) const;

private:
    struct Repository {
        int commits = 0;
        QMap<QByteArray, QByteArray> files;
    };
    QHash<QByteArray, Repository> m_changed;
};

/// An http or https address with a host.
bool isRepositoryUrl(const QByteArray &url);

} // namespace longshore::demo
