// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/variablerules.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace longshore {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("VariableReading", text);
}

QString failureSentence(ReadingReason reason, const QString &detail)
{
    switch (reason) {
    case ReadingReason::NameEmpty:
        return tr("A variable needs a name.");
    case ReadingReason::NameWithSpace:
        return tr("A name may not hold a space, and a further line of a value is read as a name.");
    case ReadingReason::NameWithCharacter:
        return tr("A name may not hold %1, and a further line of a value is read as a name.").arg(detail);
    case ReadingReason::UnterminatedQuote:
        return tr("The value begins with %1 but does not end with it.").arg(detail);
    case ReadingReason::BadReference:
        return tr("%1 cannot be read as a reference to a variable. Write $$ for a dollar sign.").arg(detail);
    case ReadingReason::RequiredMissing:
        return tr("The value asks for %1, which has no value.").arg(detail);
    case ReadingReason::ControlCharacter:
        return tr("No variable can hold the character U+0000.");
    default:
        return {};
    }
}

} // namespace

QString readingSentence(ReadingReason reason, const QString &detail)
{
    switch (reason) {
    case ReadingReason::None:
        return {};
    case ReadingReason::CommentCut:
        return tr("A space and # begin a comment: the rest of the value is lost.");
    case ReadingReason::Expanded:
        return tr("$ begins a reference to a variable, which is replaced.");
    case ReadingReason::EscapesRead:
        return tr("Backslashes within double quotes are read as escapes.");
    case ReadingReason::QuotesRemoved:
        return tr("The quotes around the value are removed.");
    case ReadingReason::Trimmed:
        return tr("Spaces at the ends are removed.");
    case ReadingReason::SplitAtLineEnd:
        return tr("The value ends with its first line; further lines are read as variables of their own.");
    case ReadingReason::NameReadOtherwise:
        return tr("The name is read as something else.");
    case ReadingReason::OverriddenLater:
        return tr("The same name comes again further down, and the last one counts.");
    case ReadingReason::SwallowsOthers:
        return tr("The quote stays open and takes the variables that follow into this value.");
    case ReadingReason::SwallowedByAnother:
        return tr("A variable above leaves a quote open and takes this one into its value.");
    default:
        return failureSentence(reason, detail);
    }
}

QString variableNameProblem(const QString &name)
{
    static const QRegularExpression good(u"\\A[A-Za-z_][A-Za-z0-9_.]*\\z"_s);
    if (name.isEmpty())
        return failureSentence(ReadingReason::NameEmpty, {});
    if (good.match(name).hasMatch())
        return {};
    if (name.contains(u' '))
        return tr("A name may not hold a space.");
    if (name.front().isDigit())
        return tr("A name may not begin with a digit.");
    for (const QChar c : name) {
        if (!(c == u'_' || c == u'.' || (c.unicode() < 128 && c.isLetterOrNumber())))
            return tr("A name may only hold letters, digits and _, not %1.").arg(c.isPrint() ? QString(c) : u"U+%1"_s.arg(c.unicode(), 4, 16, QChar(u'0')));
    }
    return tr("A name begins with a letter or _.");
}

} // namespace longshore
