// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portainer/decode.h"
#include "app/portainer/engineevent.h"
#include "app/portainer/jsondocument.h"
#include "app/portainer/jsonfields.h"

#include <limits>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 LastSecond = std::numeric_limits<qint64>::max() / 1'000'000'000; ///< That has nanoseconds.

struct SpelledActor {
    QString id;
    Labels attributes;
};

struct SpelledEvent {
    QString type;
    QString action;
    SpelledActor actor;
    qint64 seconds = 0;
    qint64 nanoseconds = 0;
};

} // namespace

template <>
struct JsonFields<SpelledActor> {
    static constexpr std::array<JsonField<SpelledActor>, 2> table{{{"ID", into<&SpelledActor::id>}, {"Attributes", into<&SpelledActor::attributes>}}};
};

template <>
struct JsonFields<SpelledEvent> {
    static constexpr std::array<JsonField<SpelledEvent>, 5> table{{
        {"Type", shared<&SpelledEvent::type>, Presence::Required},
        {"Action", into<&SpelledEvent::action>, Presence::Required},
        {"Actor", into<&SpelledEvent::actor>},
        {"time", into<&SpelledEvent::seconds>, Presence::Required},
        {"timeNano", into<&SpelledEvent::nanoseconds>},
    }};
};

QString EngineEvent::name() const
{
    constexpr int ShortId = 12;
    const QString name = attributes.value(u"name"_s);
    return name.isEmpty() ? (actor.startsWith("sha256:"_L1) ? actor.sliced(7) : actor).left(ShortId) : name;
}

bool EngineEvent::isCheck() const
{
    return action.startsWith("exec_"_L1);
}

/// Commands in containers, looks at their processes and sizes of terminals change nothing that is listed.
const QStringList &listChangingActions()
{
    static const QStringList actions{u"create"_s, u"destroy"_s, u"die"_s,   u"health_status"_s, u"oom"_s,     u"pause"_s, u"remove"_s,
                                     u"rename"_s, u"restart"_s, u"start"_s, u"stop"_s,          u"unpause"_s, u"update"_s};
    return actions;
}

bool EngineEvent::changesLists() const
{
    const bool isListed = type == "container"_L1 || type == "service"_L1;
    return isListed && listChangingActions().contains(action.section(u':', 0, 0));
}

Result<QList<EngineEvent>> eventsIn(const QByteArray &text)
{
    QList<EngineEvent> events;
    const QList<QByteArray> lines = text.split('\n');
    for (const QByteArray &line : lines) {
        if (line.trimmed().isEmpty())
            continue;
        const Result<SpelledEvent> spelled = objectIn<SpelledEvent>({.status = 200, .body = line, .headers = {}}, u"event"_s);
        if (!spelled)
            return Failure(spelled.error());
        if (spelled->seconds < 0 || spelled->seconds > LastSecond || spelled->nanoseconds < 0)
            return Failure(ApiError{.kind = ApiError::Kind::Protocol, .httpStatus = 200, .message = u"event.time: not a time"_s});
        const qint64 nanoseconds = spelled->nanoseconds ? spelled->nanoseconds : spelled->seconds * 1'000'000'000;
        events.append({spelled->type, spelled->action.trimmed(), spelled->actor.id, spelled->actor.attributes,
                       QDateTime::fromMSecsSinceEpoch(nanoseconds / 1'000'000, Qt::UTC), nanoseconds});
    }
    return events;
}

namespace decode {

Result<QList<EngineEvent>> events(const Answer &answer)
{
    return eventsIn(answer.body);
}

} // namespace decode
} // namespace longshore
