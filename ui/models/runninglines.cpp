// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/runninglines.h"

#include "app/core/displaytext.h"
#include "ui/models/containersmodel.h"
#include "ui/models/plaintooltip.h"
#include "ui/models/rowmark.h"

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

/// Why a task of a service cannot run, as its node said last.
QString errorOf(const SwarmService &service, const QList<SwarmTask> &tasks)
{
    for (const SwarmTask &each : tasks)
        if (each.serviceId == service.id && !each.error.isEmpty() && each.desiredState != "shutdown"_L1)
            return each.error;
    return {};
}

} // namespace

RunningLine runningLine(const Container &container)
{
    const QString state = containerStateWord(container.state);
    const QString health = healthWord(container.health());
    return {container.id, oneLine(container.name()), levelOf(container), health.isEmpty() ? state : u"%1, %2"_s.arg(state, health), oneLine(container.image)};
}

RunningLine runningLine(const SwarmService &service, const QList<SwarmTask> &tasks)
{
    RunningCount count;
    count.add(service);
    const RunningLevel level = count.bad > 0 ? RunningLevel::Bad : count.wary > 0 ? RunningLevel::Wary : count.well() > 0 ? RunningLevel::Well : RunningLevel::Off;
    const QString error = errorOf(service, tasks);
    const QString state = service.desiredTasks < 0 ? RunningLinesModel::tr("Service") : RunningLinesModel::tr("%1 of %2 tasks run").arg(service.runningTasks).arg(service.desiredTasks);
    return {service.id, oneLine(service.name), level, state, oneLine(error.isEmpty() ? service.image : error)};
}

QList<RunningLine> runningLines(const QList<Container> &containers, const QList<SwarmService> &services, const QList<SwarmTask> &tasks)
{
    QList<RunningLine> lines;
    for (const SwarmService &each : services)
        lines.append(runningLine(each, tasks));
    if (lines.isEmpty())
        for (const Container &each : containers)
            lines.append(runningLine(each));
    std::ranges::stable_sort(lines, {}, &RunningLine::level);
    return lines;
}

void RunningLinesModel::setLines(const QList<RunningLine> &lines)
{
    QStringList before;
    QStringList after;
    for (const RunningLine &each : rows())
        before.append(each.id);
    for (const RunningLine &each : lines)
        after.append(each.id);
    before == after ? merge(lines) : startOver(lines); // Merging would put new ones last, however bad they are.
}

void RunningLinesModel::setSentence(const QString &sentence)
{
    setLines({RunningLine{.id = {}, .name = sentence, .level = RunningLevel::Off, .state = {}, .more = {}}});
}

QVariant RunningLinesModel::data(const QModelIndex &index, int role) const
{
    const RunningLine *line = index.isValid() ? at(index.row()) : nullptr;
    if (!line)
        return {};
    const QString text = index.column() == Name ? line->name : index.column() == State ? line->state : line->more;
    switch (role) {
    case Qt::DisplayRole: return line->isUnder && index.column() == Name ? u"    "_s + text : text;
    case Qt::AccessibleTextRole: return index.column() == Name ? u"%1: %2"_s.arg(line->name, line->state) : text;
    case Qt::ToolTipRole: return plainToolTip(text);
    case MarkRole: return static_cast<int>(index.column() == State && !line->id.isEmpty() ? markOf(line->level) : RowMark::None);
    default: return {};
    }
}

QVariant RunningLinesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Name") : section == State ? tr("State") : tr("Image or error");
}

Qt::ItemFlags RunningLinesModel::flags(const QModelIndex &index) const
{
    const RunningLine *line = index.isValid() ? at(index.row()) : nullptr;
    return line && line->id.isEmpty() ? Qt::ItemIsEnabled : RowsModel::flags(index);
}

} // namespace longshore
