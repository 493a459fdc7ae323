// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/stackfolder.h"

#include "app/compose/envtext.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QUrl>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

QString fileNameOf(const Stack &stack)
{
    const QString name = QFileInfo(stack.entryPoint).fileName();
    if (!name.isEmpty() && name != "."_L1 && name != ".."_L1)
        return name;
    return stack.type.value == StackType::Kubernetes ? u"k8s-deployment.yml"_s : u"docker-compose.yml"_s;
}

// A standalone engine reads the stored values as a dotenv text itself; a Swarm gets them as they are (portainer-api.md 4.5).
QByteArray envText(const Stack &stack, bool withValues)
{
    ComposeVariables variables;
    for (const EnvVariable &each : stack.env)
        variables.append({each.name, withValues ? each.value : QString()});
    const auto meaning = stack.type.value == StackType::Swarm ? EnvTextMeaning::AsMeant : EnvTextMeaning::AsWritten;
    return writeEnvText(variables, meaning).text.toUtf8();
}

QString withoutLogin(const QString &address)
{
    return QUrl(address).toString(QUrl::RemoveUserInfo);
}

QJsonArray exactly(const QList<EnvVariable> &env, bool withValues)
{
    QJsonArray list;
    for (const EnvVariable &each : env)
        list.append(QJsonObject{{u"name"_s, each.name}, {u"value"_s, withValues ? each.value : QString()}});
    return list;
}

QByteArray description(const Stack &stack, bool withValues)
{
    QJsonObject object{{u"longshoreStack"_s, 1}, {u"name"_s, stack.name}, {u"type"_s, static_cast<int>(stack.type.value)}, {u"file"_s, fileNameOf(stack)}};
    if (!stack.env.isEmpty()) {
        object.insert(u"variables"_s, exactly(stack.env, withValues));
        object.insert(u"withValues"_s, withValues);
    }
    if (!stack.namespaceName.isEmpty())
        object.insert(u"namespace"_s, stack.namespaceName);
    if (stack.gitConfig)
        object.insert(u"git"_s, QJsonObject{{u"address"_s, withoutLogin(stack.gitConfig->url)}, {u"reference"_s, stack.gitConfig->referenceName},
                                            {u"file"_s, stack.gitConfig->configFilePath}, {u"commit"_s, stack.gitConfig->configHash},
                                            {u"additionalFiles"_s, QJsonArray::fromStringList(stack.additionalFiles)}});
    return QJsonDocument(object).toJson();
}

bool writeFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && file.write(bytes) == bytes.size() && file.flush()
        && file.commit(); // Flushed before: commit() of Qt 6.4 does not see a full disk at its own flush.
}

} // namespace

QList<FolderFile> folderOf(const StackBefore &stack, bool withValues)
{
    QList<FolderFile> files{{fileNameOf(stack.stack), stack.file.toUtf8()}, {u"stack.json"_s, description(stack.stack, withValues)}};
    if (!stack.stack.env.isEmpty())
        files.append({u".env"_s, envText(stack.stack, withValues)});
    return files;
}

QString folderNameOf(const Stack &stack)
{
    constexpr qsizetype Longest = 100;
    QString name;
    for (const QChar c : stack.name.left(Longest))
        name += (c.unicode() < 128 && (c.isLetterOrNumber() || c == u'-' || c == u'_')) ? c : u'_';
    return name.isEmpty() ? u"stack-%1"_s.arg(number(stack.id)) : name;
}

QString writeStackFolder(const QString &parent, const StackBefore &stack, bool withValues)
{
    const QDir dir(parent);
    QString name = folderNameOf(stack.stack);
    for (int more = 2; dir.exists(name); ++more)
        name = u"%1-%2"_s.arg(folderNameOf(stack.stack), QString::number(more));
    if (!dir.mkdir(name))
        return {};
    const QString path = dir.filePath(name);
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    for (const FolderFile &file : folderOf(stack, withValues))
        if (!writeFile(path + u'/' + file.name, file.bytes))
            return {};
    return path;
}

} // namespace longshore
