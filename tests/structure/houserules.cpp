// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/structure/houserules.h"

#include "tests/structure/cppsource.h"

#include <QDir>
#include <QMap>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace houserules {

namespace {

QString place(const SourceFile &file, qsizetype line)
{
    return u"%1:%2: "_s.arg(file.path).arg(line);
}

/// "path:line: text" of every match in the files.
QStringList matches(const QList<SourceFile> &files, const QRegularExpression &pattern, bool codeOnly)
{
    QStringList found;
    for (const SourceFile &file : files) {
        const QString text = codeOnly ? cppsource::withoutComments(file.text) : file.text;
        auto all = pattern.globalMatch(text);
        while (all.hasNext()) {
            const auto match = all.next();
            found.append(place(file, QStringView(text).left(match.capturedStart()).count(u'\n') + 1) + match.captured().trimmed());
        }
    }
    return found;
}

} // namespace

QStringList tooLong(const QList<SourceFile> &files, int lines)
{
    QStringList found;
    for (const SourceFile &file : files) {
        const qsizetype count = file.text.count(u'\n');
        if (count > lines)
            found.append(u"%1: %2 lines"_s.arg(file.path).arg(count));
    }
    return found;
}

QStringList longFunctions(const QList<SourceFile> &files, int lines)
{
    QStringList found;
    for (const SourceFile &file : files) {
        for (const cppsource::Function &function : cppsource::functions(file.text)) {
            if (function.length > lines)
                found.append(place(file, function.line) + u"a function of %1 lines"_s.arg(function.length));
        }
    }
    return found;
}

int medianFunction(const QList<SourceFile> &files)
{
    QList<int> lengths;
    for (const SourceFile &file : files) {
        for (const cppsource::Function &function : cppsource::functions(file.text))
            lengths.append(function.length);
    }
    std::ranges::sort(lengths);
    return lengths.isEmpty() ? 0 : lengths[lengths.size() / 2];
}

QStringList waiting(const QList<SourceFile> &files)
{
    static const QRegularExpression loops(
        u"\\bQEventLoop\\b|\\bprocessEvents\\b|(?:\\.|->|(?<!\\bQApplication)(?<!\\bQCoreApplication)::)exec\\s*\\(|\\bwaitFor(?:Finished|Started|ReadyRead|Connected|BytesWritten|Done)\\s*\\(|\\bm?sleep\\s*\\(|\\bQDBus::Block\\b"_s);
    // Asked before there is a window that could stand still.
    static const QRegularExpression allowed(u"^ui/shell/singleinstance\\.cpp:\\d+: waitFor(?:Connected|BytesWritten)"_s);
    QStringList found = matches(files, loops, true);
    found.removeIf([](const QString &line) { return allowed.match(line).hasMatch(); });
    return found;
}

QStringList withoutLicence(const QList<SourceFile> &files)
{
    static const QRegularExpression head(u"^(#!.*\\n)?(// |# |; )SPDX-License-Identifier: GPL-3\\.0-or-later\\n"_s);
    QStringList found;
    for (const SourceFile &file : files) {
        if (!head.match(file.text).hasMatch())
            found.append(file.path + u": does not start with the licence"_s);
    }
    return found;
}

QStringList privateWords(const QList<SourceFile> &files)
{
    static const QRegularExpression words(u"(?<![\\w.<{}$\\\"])/(?:wo" "rk|ho" "me/(?!user\\b)\\w+|Users/\\w+)/|\\b(?:TO" "DO|FIX" "ME|XX" "X:|HA" "CK:)"_s);
    return matches(files, words, false);
}

QStringList withoutPurpose(const QList<SourceFile> &headers)
{
    QStringList found;
    for (const SourceFile &header : headers) {
        for (const QString &name : cppsource::undocumentedTypes(header.text))
            found.append(header.path + u": "_s + name + u" has no comment that says what it is for"_s);
    }
    return found;
}

QStringList definedTwice(const QList<SourceFile> &headers)
{
    QMap<QString, QString> first;
    QStringList found;
    for (const SourceFile &header : headers) {
        for (const QString &name : cppsource::definedTypes(header.text)) {
            if (first.contains(name))
                found.append(header.path + u": "_s + name + u" is defined in "_s + first.value(name) + u" as well"_s);
            first.insert(name, header.path);
        }
    }
    return found;
}

QStringList topLevel(const QString &root)
{
    const QStringList wanted{u"CMakeLists.txt"_s, u"CMakePresets.json"_s, u"CONTRIBUTING.md"_s, u"LICENSE"_s, u"README.md"_s, u"app"_s,
                             u"docs"_s,           u"packaging"_s,        u"resources"_s,       u"tests"_s,   u"ui"_s};
    const QStringList personal{u"build"_s, u"CMakeUserPresets.json"_s}; // Not in the repository.
    const QStringList there = QDir(root).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    QStringList found;
    for (const QString &name : wanted) {
        if (!there.contains(name))
            found.append(name + u" is missing"_s);
    }
    for (const QString &name : there) {
        if (!wanted.contains(name) && !personal.contains(name))
            found.append(name + u" does not belong there"_s);
    }
    return found;
}

} // namespace houserules
