// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/stackfolderreading.h"

#include "app/compose/envtext.h"
#include "app/core/displaytext.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringDecoder>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 MostBytes = 4 * 1024 * 1024; ///< Of one file.
const QString Description = u"stack.json"_s;

/// Context of the translations.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(StackFolderReading)
};

/// A text, byte order mark and all; none: not there, too large, or no UTF-8.
std::optional<QString> textOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray bytes = file.read(MostBytes + 1);
    if (bytes.size() > MostBytes)
        return {};
    QStringDecoder decoder(QStringDecoder::Utf8, QStringConverter::Flag::ConvertInitialBom | QStringConverter::Flag::Stateless);
    const QString text = decoder(bytes);
    return decoder.hasError() ? std::nullopt : std::optional(text);
}

EnvTextMeaning envMeaningOf(StackType type)
{
    return type == StackType::Swarm ? EnvTextMeaning::AsMeant : EnvTextMeaning::AsWritten;
}

QList<EnvVariable> exactVariables(const QJsonArray &list)
{
    QList<EnvVariable> env;
    for (const QJsonValue &each : list)
        env.append({each[u"name"].toString(), each[u"value"].toString()});
    return env;
}

QString writtenAs(const QList<EnvVariable> &env, StackType type)
{
    ComposeVariables variables;
    for (const EnvVariable &each : env)
        variables.append({each.name, each.value});
    return writeEnvText(variables, envMeaningOf(type)).text;
}

/// Those of stack.json are exact; a .env that somebody changed since is what they mean.
QList<EnvVariable> variablesOf(const QDir &dir, const QJsonObject &object, StackType type)
{
    const QList<EnvVariable> exact = exactVariables(object[u"variables"_s].toArray());
    const std::optional<QString> text = textOf(dir.filePath(u".env"_s));
    if (!text || *text == writtenAs(exact, type))
        return exact;
    QList<EnvVariable> changed;
    for (const ComposeVariable &each : parseEnvText(*text, envMeaningOf(type)).variables)
        changed.append({each.name, each.value});
    return changed;
}

std::optional<NewGitStack> gitOf(const QJsonObject &object, const NewStack &stack)
{
    const QJsonObject git = object[u"git"_s].toObject();
    if (git[u"address"_s].toString().isEmpty())
        return {};
    NewGitStack made;
    made.type = stack.type;
    made.name = stack.name;
    made.url = git[u"address"_s].toString();
    made.referenceName = git[u"reference"_s].toString();
    made.filePath = git[u"file"_s].toString();
    for (const QJsonValue &each : git[u"additionalFiles"_s].toArray())
        made.additionalFiles.append(each.toString());
    made.env = stack.env;
    made.namespaceName = stack.namespaceName;
    return made;
}

/// A name in the folder, and nothing that leads out of it.
bool isPlainName(const QString &name)
{
    return !name.isEmpty() && name != "."_L1 && name != ".."_L1 && !name.contains(u'/') && !name.contains(u'\\');
}

FolderStack readFolder(const QDir &dir)
{
    FolderStack found{.folder = dir.absolutePath(), .stack = {}, .git = {}, .emptied = {}, .problem = {}};
    const QString name = oneLine(dir.dirName());
    const std::optional<QString> description = textOf(dir.filePath(Description));
    const QJsonObject object = description ? QJsonDocument::fromJson(description->toUtf8()).object() : QJsonObject();
    const int type = object[u"type"_s].toInt();
    const QString fileName = object[u"file"_s].toString();
    if (object[u"longshoreStack"_s].toInt() != 1 || type < int(StackType::Swarm) || type > int(StackType::Kubernetes) || !isPlainName(fileName)) {
        found.problem = Words::tr("%1 is no stack that Longshore exported.").arg(name);
        return found;
    }
    found.stack.type = StackType(type);
    found.stack.name = object[u"name"_s].toString();
    found.stack.namespaceName = object[u"namespace"_s].toString();
    found.stack.env = variablesOf(dir, object, found.stack.type);
    found.git = gitOf(object, found.stack);
    if (!object[u"withValues"_s].toBool(true))
        for (const EnvVariable &each : std::as_const(found.stack.env))
            if (each.value.isEmpty())
                found.emptied.append(each.name);
    const std::optional<QString> file = textOf(dir.filePath(fileName));
    if (file && !file->isEmpty())
        found.stack.file = *file;
    else
        found.problem = Words::tr("%1 of %2 is not there, or is no text.").arg(oneLine(fileName), name);
    return found;
}

} // namespace

QList<FolderStack> readStackFolders(const QString &path)
{
    const QDir dir(path);
    if (dir.exists(Description))
        return {readFolder(dir)};
    QList<FolderStack> all;
    for (const QString &name : dir.entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::Name | QDir::LocaleAware))
        if (const QDir below(dir.filePath(name)); below.exists(Description))
            all.append(readFolder(below));
    return all;
}

} // namespace longshore
