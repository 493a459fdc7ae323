// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/stackcopy.h"

#include <QCoreApplication>

namespace longshore {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("StackCopy", text);
}

} // namespace

std::optional<StackDraft> draftOf(const StackBefore &before, QString *why)
{
    const Stack &stack = before.stack;
    const bool isPrivate = stack.gitConfig && stack.gitConfig->authentication;
    if (stack.gitConfig && !isPrivate)
        return NewGitStack{.type = stack.type.value, .environmentId = stack.environmentId, .name = stack.name, .url = stack.gitConfig->url,
                           .referenceName = stack.gitConfig->referenceName, .filePath = stack.gitConfig->configFilePath,
                           .additionalFiles = stack.additionalFiles, .env = stack.env, .tlsSkipVerify = stack.gitConfig->tlsSkipVerify,
                           .namespaceName = stack.namespaceName};
    if (before.fileError || before.file.isEmpty())
        *why = tr("Its file cannot be read.");
    else if (!stack.additionalFiles.isEmpty())
        *why = tr("It is made of several files, and the server shows only the first.");
    if (!why->isEmpty())
        return std::nullopt;
    return NewStack{.type = stack.type.value, .environmentId = stack.environmentId, .name = stack.name, .file = before.file, .env = stack.env,
                    .namespaceName = stack.namespaceName};
}

} // namespace longshore
