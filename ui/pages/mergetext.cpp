// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/mergetext.h"

#include "app/compose/threeway.h"
#include "ui/widgets/codetext.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace longshore::mergetext {

namespace {

/// The lines of a text with their ends.
QStringList wholeLines(const QString &text)
{
    QStringList lines;
    qsizetype from = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool crLf = text[i] == u'\r' && i + 1 < text.size() && text[i + 1] == u'\n';
        if (text[i] != u'\n' && text[i] != u'\r')
            continue;
        i += crLf ? 1 : 0;
        lines.append(text.sliced(from, i + 1 - from));
        from = i + 1;
    }
    if (from < text.size())
        lines.append(text.sliced(from));
    return lines;
}

QString lineEnd(const QString &text)
{
    switch (codetext::commonLineEnd(text)) {
    case codetext::LineEnd::CrLf: return u"\r\n"_s;
    case codetext::LineEnd::Cr: return u"\r"_s;
    default: return u"\n"_s;
    }
}

QString partOf(const QStringList &lines, int first, int count, const QString &end)
{
    QString text = lines.mid(first - 1, count).join(QString());
    if (!text.isEmpty() && !text.endsWith(u'\n') && !text.endsWith(u'\r'))
        text += end;
    return text;
}

/// What is kept of one name: its values, one for each time it comes.
using Values = QHash<QString, QStringList>;

Values byName(const QList<EnvVariable> &variables)
{
    Values values;
    for (const EnvVariable &variable : variables)
        values[variable.name].append(variable.value);
    return values;
}

} // namespace

QString files(const QString &base, const QString &mine, const QString &theirs, bool *conflicts)
{
    const ThreeWay three = compareThree(base, mine, theirs);
    if (conflicts)
        *conflicts = three.hasConflicts();
    if (!three.hasConflicts())
        return three.merged(mine, theirs);
    const QString end = lineEnd(mine);
    const QStringList mineLines = wholeLines(mine);
    const QStringList theirLines = wholeLines(theirs);
    QString text;
    for (const ThreeWayBlock &block : three.blocks) {
        const QString ours = partOf(mineLines, block.mine, block.mineCount, end);
        const QString others = partOf(theirLines, block.theirs, block.theirsCount, end);
        if (block.kind == ThreeWayBlock::Kind::Conflict)
            text += u"<<<<<<< mine"_s + end + ours + u"======="_s + end + others + u">>>>>>> on the server"_s + end;
        else
            text += block.kind == ThreeWayBlock::Kind::Theirs ? others : ours;
    }
    return text;
}

QList<EnvVariable> variables(const QList<EnvVariable> &base, const QList<EnvVariable> &mine, const QList<EnvVariable> &theirs, QStringList *conflicts)
{
    if (mine == base)
        return theirs;
    if (theirs == base || theirs == mine)
        return mine;
    const Values was = byName(base);
    const Values ours = byName(mine);
    const Values others = byName(theirs);
    const auto isTheirs = [&](const QString &name) { return ours.value(name) == was.value(name) && others.value(name) != was.value(name); };
    QList<EnvVariable> merged;
    Values put;
    for (const EnvVariable &variable : mine) {
        if (!isTheirs(variable.name)) {
            merged.append(variable);
        } else if (const qsizetype nth = put[variable.name].size(); nth < others.value(variable.name).size()) {
            merged.append({variable.name, others.value(variable.name)[nth]});
            put[variable.name].append(QString());
        }
    }
    for (const EnvVariable &variable : theirs) {
        if (isTheirs(variable.name) && put[variable.name].size() < others.value(variable.name).size()) {
            merged.append({variable.name, others.value(variable.name)[put[variable.name].size()]});
            put[variable.name].append(QString());
        }
        const bool both = ours.value(variable.name) != was.value(variable.name) && others.value(variable.name) != was.value(variable.name);
        if (conflicts && both && ours.value(variable.name) != others.value(variable.name) && !conflicts->contains(variable.name))
            conflicts->append(variable.name);
    }
    return merged;
}

} // namespace longshore::mergetext
