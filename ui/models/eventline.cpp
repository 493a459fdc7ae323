// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/eventline.h"

#include "app/core/displaytext.h"
#include "ui/models/eventwords.h"

#include <QCoreApplication>
#include <QHash>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

/// Context of the translations.
class LineWords
{
    Q_DECLARE_TR_FUNCTIONS(Events)
};

/// What clusters say in a word alone, or in words for machines.
QString plainWords(const KubernetesEvent &event)
{
    static const QHash<QString, const char *> plain{
        {u"Killing"_s, QT_TRANSLATE_NOOP("Events", "%1 is being stopped")},
        {u"NodeNotReady"_s, QT_TRANSLATE_NOOP("Events", "The node of %1 is not ready")},
        {u"Evicted"_s, QT_TRANSLATE_NOOP("Events", "%1 was evicted from its node")},
        {u"Preempted"_s, QT_TRANSLATE_NOOP("Events", "%1 made room for something more important")},
        {u"DeadlineExceeded"_s, QT_TRANSLATE_NOOP("Events", "%1 took longer than it may")},
        {u"BackoffLimitExceeded"_s, QT_TRANSLATE_NOOP("Events", "%1 has failed as often as it may")},
        {u"FailedScheduling"_s, QT_TRANSLATE_NOOP("Events", "No node was found for %1")},
    };
    const char *words = plain.value(event.reason);
    return words ? QCoreApplication::translate("Events", words).arg(oneLine(event.aboutName)) : QString();
}

} // namespace

EventLine eventLine(const EngineEvent &event)
{
    return {.id = QString::number(event.nanoseconds), .at = event.at, .words = eventWords(event), .kind = eventTypeWord(event), .isCheck = event.isCheck()};
}

EventLine eventLine(const KubernetesEvent &event)
{
    const QString kind = oneLine(event.aboutKind);
    return {.id = event.uid, .at = QDateTime::fromSecsSinceEpoch(event.last, Qt::UTC), .words = eventWords(event),
            .kind = event.isWarning() ? LineWords::tr("%1, warning").arg(kind) : kind};
}

QString eventWords(const KubernetesEvent &event)
{
    const QString name = oneLine(event.aboutName);
    const QString message = oneLine(event.message);
    QString words = plainWords(event);
    if (words.isEmpty())
        words = LineWords::tr("%1: %2").arg(name, message.isEmpty() ? oneLine(event.reason) : message);
    else if (!message.isEmpty())
        words = LineWords::tr("%1: %2").arg(words, message);
    return event.count > 1 ? LineWords::tr("%1 (%n times)", nullptr, static_cast<int>(event.count)).arg(words) : words;
}

} // namespace longshore
