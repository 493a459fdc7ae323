// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/stackname.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace longshore {

namespace {

constexpr qsizetype MostLabelCharacters = 63;

QString tr(const char *text)
{
    return QCoreApplication::translate("StackName", text);
}

bool isLowerOrDigit(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
}

bool isLabelCharacter(QChar c)
{
    return isLowerOrDigit(c) || (c >= u'A' && c <= u'Z') || c == u'.' || c == u'_' || c == u'-';
}

} // namespace

StackName dockerStackName(const QString &typed)
{
    StackName found;
    for (const QChar c : typed.toLower()) {
        if (isLowerOrDigit(c) || c == u'-' || c == u'_')
            found.name += c;
    }
    found.changed = found.name != typed;
    if (typed.isEmpty())
        found.problem = StackNameProblem::Empty;
    else if (found.name.isEmpty())
        found.problem = StackNameProblem::NothingLeft;
    else if (!isLowerOrDigit(found.name.front()))
        found.problem = StackNameProblem::BadStart;
    return found;
}

QString kubernetesLabel(const QString &name)
{
    QString label;
    bool inRun = false;
    for (const QChar c : name) {
        if (isLabelCharacter(c))
            label += c;
        else if (!inRun)
            label += u'.';
        inRun = !isLabelCharacter(c);
    }
    const auto isEdge = [](QChar c) { return c == u'.' || c == u'_' || c == u'-'; };
    while (!label.isEmpty() && isEdge(label.back()))
        label.chop(1);
    while (!label.isEmpty() && isEdge(label.front()))
        label.remove(0, 1);
    return label;
}

StackName kubernetesStackName(const QString &typed)
{
    StackName found{.name = typed};
    if (typed.trimmed().isEmpty())
        found.problem = StackNameProblem::Empty;
    else if (kubernetesLabel(typed).size() > MostLabelCharacters)
        found.problem = StackNameProblem::TooLong;
    return found;
}

bool isKubernetesName(const QString &name)
{
    if (name.isEmpty() || name.size() > MostLabelCharacters || !isLowerOrDigit(name.front()) || !isLowerOrDigit(name.back()))
        return false;
    return std::ranges::all_of(name, [](QChar c) { return isLowerOrDigit(c) || c == u'-'; });
}

QString stackNameSentence(StackNameProblem problem)
{
    switch (problem) {
    case StackNameProblem::None:
        return {};
    case StackNameProblem::Empty:
        return tr("A stack needs a name.");
    case StackNameProblem::NothingLeft:
        return tr("Use at least one letter from a to z or a digit: every other character is removed from the name of a stack.");
    case StackNameProblem::BadStart:
        return tr("The name of a stack begins with a letter or a digit.");
    case StackNameProblem::BadCharacter:
        return tr("The name may only hold letters from a to z, digits and -.");
    case StackNameProblem::TooLong:
        return tr("The name is longer than 63 characters, which Kubernetes takes for no label.");
    }
    return {};
}

} // namespace longshore
