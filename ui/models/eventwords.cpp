// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/eventwords.h"

#include "app/core/displaytext.h"

#include <QCoreApplication>
#include <QHash>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

/// Context of the translations.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(Events)
};

QString attribute(const EngineEvent &event, const QString &name)
{
    return oneLine(event.attributes.value(name));
}

QString containerWords(const EngineEvent &event, const QString &action)
{
    static const QHash<QString, const char *> plain{
        {u"create"_s, QT_TRANSLATE_NOOP("Events", "%1 was created")},   {u"start"_s, QT_TRANSLATE_NOOP("Events", "%1 was started")},
        {u"stop"_s, QT_TRANSLATE_NOOP("Events", "%1 was stopped")},     {u"restart"_s, QT_TRANSLATE_NOOP("Events", "%1 was restarted")},
        {u"pause"_s, QT_TRANSLATE_NOOP("Events", "%1 was paused")},     {u"unpause"_s, QT_TRANSLATE_NOOP("Events", "%1 goes on")},
        {u"destroy"_s, QT_TRANSLATE_NOOP("Events", "%1 was removed")},  {u"oom"_s, QT_TRANSLATE_NOOP("Events", "%1 ran out of memory")},
        {u"rename"_s, QT_TRANSLATE_NOOP("Events", "%1 was renamed")},   {u"update"_s, QT_TRANSLATE_NOOP("Events", "The limits of %1 were changed")},
        {u"attach"_s, QT_TRANSLATE_NOOP("Events", "Somebody attached to %1")}, {u"exec_die"_s, QT_TRANSLATE_NOOP("Events", "A command in %1 has ended")},
        {u"resize"_s, QT_TRANSLATE_NOOP("Events", "The terminal of %1 changed its size")},
    };
    const QString name = oneLine(event.name());
    if (action == "die"_L1)
        return Words::tr("%1 has ended (exit code %2)").arg(name, attribute(event, u"exitCode"_s));
    if (action == "kill"_L1)
        return Words::tr("%1 was sent signal %2").arg(name, attribute(event, u"signal"_s));
    const char *words = plain.value(action);
    return words ? QCoreApplication::translate("Events", words).arg(name) : QString();
}

} // namespace

QString eventWords(const EngineEvent &event)
{
    const QString action = event.action.section(u':', 0, 0);
    const QString more = oneLine(event.action.section(u':', 1).trimmed());
    const QString name = oneLine(event.name());
    if (action == "health_status"_L1)
        return more == "healthy"_L1 ? Words::tr("%1 is healthy").arg(name) : Words::tr("%1 is %2").arg(name, more);
    if (action == "exec_create"_L1 || action == "exec_start"_L1)
        return Words::tr("A command runs in %1: %2").arg(name, more);
    if (event.type == "container"_L1) {
        if (const QString words = containerWords(event, action); !words.isEmpty())
            return words;
    }
    if (event.type == "network"_L1 && action == "connect"_L1)
        return Words::tr("A container joined the network %1").arg(name);
    if (event.type == "network"_L1 && action == "disconnect"_L1)
        return Words::tr("A container left the network %1").arg(name);
    if (event.type == "image"_L1 && action == "pull"_L1)
        return Words::tr("The image %1 was pulled").arg(name);
    if (action == "create"_L1 || action == "destroy"_L1 || action == "remove"_L1 || action == "delete"_L1 || action == "update"_L1) {
        const QString done = action == "create"_L1 ? Words::tr("created") : action == "update"_L1 ? Words::tr("changed") : Words::tr("removed");
        return Words::tr("%1 %2 was %3").arg(eventTypeWord(event), name, done);
    }
    return Words::tr("%1 %2: %3").arg(eventTypeWord(event), name, oneLine(event.action));
}

QString eventTypeWord(const EngineEvent &event)
{
    static const QHash<QString, const char *> words{
        {u"container"_s, QT_TRANSLATE_NOOP("Events", "Container")}, {u"image"_s, QT_TRANSLATE_NOOP("Events", "Image")},
        {u"network"_s, QT_TRANSLATE_NOOP("Events", "Network")},     {u"volume"_s, QT_TRANSLATE_NOOP("Events", "Volume")},
        {u"service"_s, QT_TRANSLATE_NOOP("Events", "Service")},     {u"node"_s, QT_TRANSLATE_NOOP("Events", "Node")},
        {u"secret"_s, QT_TRANSLATE_NOOP("Events", "Secret")},       {u"config"_s, QT_TRANSLATE_NOOP("Events", "Config")},
    };
    const char *word = words.value(event.type);
    return word ? QCoreApplication::translate("Events", word) : oneLine(event.type);
}

} // namespace longshore
