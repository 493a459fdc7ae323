// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/async.h"
#include "app/core/ids.h"
#include "app/core/result.h"

#include <QDateTime>
#include <QHash>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <optional>

namespace longshore {

class Session;
struct ImageName;

/// What a registry said, or why it said nothing.
struct RegistryWord {
    QString digest; ///< "sha256:..."; empty when it said nothing.
    std::optional<ApiError> error;
    QDateTime at; ///< UTC.
};

/// How an image stands to what its registry has under its name.
struct ImageVerdict {
    enum class Kind { NotChecked, Checking, UpToDate, UpdateAvailable };
    /// For NotChecked. Whatever is not known for certain is that, and never "up to date".
    enum class Why {
        NotAsked,
        NoName, ///< The engine knows it by its id alone: the name belongs to another image by now.
        NoDigest, ///< It was built or loaded on the engine: there is nothing to compare.
        Pinned, ///< Its name is the digest itself.
        CannotBeAsked, ///< Its name leads the server astray.
        Failed, ///< error
    };
    Kind kind = Kind::NotChecked;
    Why why = Why::NotAsked;
    std::optional<ApiError> error;
    QDateTime at; ///< Of the answer; UTC, null without one.
    bool operator==(const ImageVerdict &) const = default;
};

/// `digests`: what registries call the image that is there ("nginx@sha256:..."); `word` null: nobody was asked yet.
ImageVerdict verdictOn(const ImageName &name, const QStringList &digests, const RegistryWord *word);

/// Asks registries, through the engines of a server, what they have under the names of images: one after the other, in the background with
/// long pauses, so that nobody's limit is used up. What was said is kept while the session lives.
class ImageChecks : public QObject
{
    Q_OBJECT
public:
    struct Pace {
        std::chrono::milliseconds betweenWished{300}; ///< Questions a person waits for.
        std::chrono::milliseconds betweenOthers{5000};
        std::chrono::seconds goodFor{6 * 3600}; ///< An answer; then it is asked again in the background.
        std::chrono::seconds failedFor{3600}; ///< The same of a failure.
    };

    explicit ImageChecks(Session &session, Pace pace);
    explicit ImageChecks(Session &session);
    /// The one of this session, made when it is asked for first; lives as long as the session.
    static ImageChecks &of(Session &session);

    void ask(EnvironmentId environment, const ImageName &name, bool isWished); ///< At once when a person wished it, else when it is due.
    void forgetUnwished(); ///< Nobody looks: what only the background wanted is not asked.

    const RegistryWord *word(EnvironmentId environment, const ImageName &name) const; ///< Null: not asked yet. Valid until changed().
    bool isWaiting(EnvironmentId environment, const ImageName &name) const; ///< To be asked, or being asked, for a person.

Q_SIGNALS:
    void changed();

private:
    struct Key {
        EnvironmentId environment{};
        QString name;
        bool operator==(const Key &) const = default;
        friend size_t qHash(const Key &key, size_t seed = 0) noexcept { return qHashMulti(seed, number(key.environment), key.name); }
    };
    void askNext();
    void askSoon();
    bool isDue(const Key &key) const;

    QPointer<Session> m_session;
    const Pace m_pace;
    QHash<Key, RegistryWord> m_words;
    QList<Key> m_wished;
    QList<Key> m_others;
    std::optional<Key> m_asked; ///< Being asked.
    QTimer m_pause;
    InFlight<Result<QString>> m_asking{this};
};

} // namespace longshore
