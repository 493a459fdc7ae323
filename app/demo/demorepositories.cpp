// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demorepositories.h"

#include "app/demo/demoapps.h"
#include "app/demo/democomposefiles.h"
#include "app/demo/demoengine.h"

#include <QUrl>

#include <algorithm>

namespace longshore::demo {
namespace {

/// "shop" of "https://git.example.org/deploy/shop.git".
QByteArray nameIn(const QByteArray &url)
{
    const QByteArray last = url.mid(url.lastIndexOf('/') + 1);
    return last.endsWith(".git") ? last.chopped(4) : last;
}

bool isPrivate(const Model &model, const QByteArray &url)
{
    return url.contains("private") || std::ranges::any_of(model.stacks, [&](const Stack &each) {
               return each.git && each.git->url == url && !each.git->password.isEmpty();
           });
}

/// A file as somebody who makes such repositories would have written it.
QByteArray firstTextFor(const Stack &stack)
{
    Stack like = stack;
    like.file.reset();
    like.app = appNamed(nameIn(stack.git->url).constData());
    like.name = like.name.isEmpty() ? nameIn(stack.git->url) : like.name;
    return fileOf(like);
}

} // namespace

void Repositories::commit(const QByteArray &url, const QByteArray &path, const QByteArray &text)
{
    Repository &repository = m_changed[url];
    ++repository.commits;
    repository.files[path] = text;
}

QByteArray Repositories::commitOf(const Model &model, const QByteArray &url) const
{
    const int commits = m_changed.value(url).commits;
    if (commits > 0)
        return longIdFor(url + QByteArray::number(commits)).left(40);
    const auto found = std::ranges::find_if(model.stacks, [&](const Stack &each) { return each.git && each.git->url == url; });
    return found == model.stacks.end() || found->git->commit.isEmpty() ? longIdFor(url).left(40) : found->git->commit;
}

Fetched Repositories::fetch(const Model &model, const Stack &stack, const QByteArray &path, const GitLogin &login) const
{
    using enum Fetched::Trouble;
    const QByteArray &url = stack.git->url;
    const QUrl parts(QString::fromUtf8(url));
    if (parts.port() == 9419)
        return {Refused, "Get \"" + url + "/info/refs?service=git-upload-pack\": dial tcp " + parts.authority().toUtf8() + ": connect: connection refused", {}, {}};
    if (nameIn(url) == "nope")
        return {Clone, "repository not found", {}, {}};
    if (isPrivate(model, url) && (!login.isUsed || login.password.isEmpty() || login.password == "wrong"))
        return {Login, "authentication failed, please ensure that the git credentials are correct", {}, {}};
    const QByteArray &reference = stack.git->reference;
    if (!reference.isEmpty() && reference != "refs/heads/main" && reference != "main")
        return {Clone, "reference not found", {}, {}};
    const QMap<QByteArray, QByteArray> files = m_changed.value(url).files;
    if (path.contains("nope") && !files.contains(path))
        return {File, path, {}, commitOf(model, url)};
    const QByteArray text = files.contains(path) ? files.value(path) : stack.file ? *stack.file : firstTextFor(stack);
    return {None, {}, text, commitOf(model, url)};
}

bool isRepositoryUrl(const QByteArray &url)
{
    const QUrl parts(QString::fromUtf8(url), QUrl::StrictMode);
    return parts.isValid() && !parts.host().isEmpty() && (parts.scheme() == QLatin1StringView("http") || parts.scheme() == QLatin1StringView("https"));
}

} // namespace longshore::demo
