// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/structure/cppsource.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace cppsource {

namespace {

qsizetype indentOf(const QString &line)
{
    qsizetype indent = 0;
    while (indent < line.size() && line[indent] == u' ')
        ++indent;
    return indent;
}

/// Whether the lines before an opening brace on a line of its own introduce a type or a namespace.
bool opensType(const QStringList &lines, qsizetype brace)
{
    static const QRegularExpression type(u"^\\s*(template\\s*<.*>\\s*)?(class|struct|enum|union|namespace|extern)\\b"_s);
    qsizetype first = brace - 1;
    while (first > 0 && !lines[first].trimmed().isEmpty() && indentOf(lines[first]) > indentOf(lines[brace]))
        --first;
    return first >= 0 && type.match(lines[first]).hasMatch();
}

int bodyLength(const QStringList &lines, qsizetype brace)
{
    const QString end = QString(indentOf(lines[brace]), u' ') + u'}';
    for (qsizetype line = brace + 1; line < lines.size(); ++line) {
        if (lines[line] == end || lines[line] == end + u';')
            return int(line - brace - 1);
    }
    return 0;
}

QString blanked(const QString &text)
{
    QString blank = text;
    for (QChar &c : blank) {
        if (c != u'\n')
            c = u' ';
    }
    return blank;
}

} // namespace

QString withoutComments(const QString &text)
{
    static const QRegularExpression token(uR"re(R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])'|//[^\n]*|/\*.*?\*/)re"_s,
                                          QRegularExpression::DotMatchesEverythingOption);
    QString code;
    qsizetype from = 0;
    auto found = token.globalMatch(text);
    while (found.hasNext()) {
        const auto match = found.next();
        code += QStringView(text).mid(from, match.capturedStart() - from);
        code += blanked(match.captured());
        from = match.capturedEnd();
    }
    code += QStringView(text).mid(from);
    return code;
}

QStringList includes(const QString &text)
{
    static const QRegularExpression include(uR"re(^[ \t]*#[ \t]*include[ \t]*["<]([^">]+)[">])re"_s, QRegularExpression::MultilineOption);
    QStringList names;
    auto found = include.globalMatch(text);
    while (found.hasNext())
        names.append(found.next().captured(1));
    return names;
}

QList<Function> functions(const QString &text)
{
    static const QRegularExpression oneLine(u"\\)[^;=\"]*\\{.*\\}$"_s);
    static const QRegularExpression control(u"^\\s*(\\}|if|for|while|switch|else|do|return|case|class|struct|enum|namespace)\\b|^\\s*\\}"_s);
    const QStringList lines = withoutComments(text).split(u'\n');
    QList<Function> all;
    for (qsizetype line = 0; line < lines.size(); ++line) {
        const QString trimmed = lines[line].trimmed();
        if (trimmed == u"{"_s && line > 0 && !opensType(lines, line))
            all.append({int(line + 1), bodyLength(lines, line)});
        else if (oneLine.match(trimmed).hasMatch() && !control.match(lines[line]).hasMatch())
            all.append({int(line + 1), 1});
    }
    return all;
}

QStringList definedTypes(const QString &text)
{
    static const QRegularExpression type(u"^(?:class|struct|enum class|enum)\\s+(?:\\w+\\(.*\\)\\s+)?(\\w+)(?:\\s+final)?\\s*(?:(?::(?!:)|\\{)[^;]*(?:\\};)?)?$"_s);
    static const QRegularExpression opening(u"^(?:inline )?namespace ([\\w:]+)\\s*\\{?$"_s);
    QStringList around;
    QStringList names;
    const QStringList lines = text.split(u'\n');
    for (const QString &line : lines) {
        if (const auto match = opening.match(line); match.hasMatch())
            around.append(match.captured(1));
        else if (line.startsWith(u"} // namespace"_s) && !around.isEmpty())
            around.removeLast();
        else if (const auto found = type.match(line); found.hasMatch())
            names.append((around + QStringList{found.captured(1)}).join(u"::"_s));
    }
    return names;
}

QStringList undocumentedTypes(const QString &text)
{
    static const QRegularExpression type(u"^\\s*(?:class|struct)\\s+(?:\\w+\\(.*\\)\\s+)?(\\w+)(?:\\s+final)?\\s*(?:(?::(?!:)|\\{).*)?$"_s);
    static const QRegularExpression between(u"^\\s*(template|requires|Q_|\\[\\[)"_s);
    const QStringList lines = text.split(u'\n');
    QStringList names;
    for (qsizetype line = 0; line < lines.size(); ++line) {
        const auto match = type.match(lines[line]);
        if (!match.hasMatch() || indentOf(lines[line]) > 0)
            continue;
        qsizetype above = line - 1;
        while (above >= 0 && between.match(lines[above]).hasMatch())
            --above;
        if (above < 0 || !lines[above].trimmed().startsWith(u"///"_s))
            names.append(match.captured(1));
    }
    return names;
}

} // namespace cppsource
