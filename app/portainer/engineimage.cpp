// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portainer/engineimage.h"

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

/// "docker.io/library/nginx" for "nginx": Docker Hub's names are spelled short.
QString wholeRepository(const QString &repository)
{
    const QString first = repository.section(u'/', 0, 0);
    const bool hasHost = repository.contains(u'/') && (first.contains(u'.') || first.contains(u':') || first == "localhost"_L1);
    if (!hasHost)
        return repository.contains(u'/') ? u"docker.io/"_s + repository : u"docker.io/library/"_s + repository;
    if (first == "index.docker.io"_L1)
        return wholeRepository(repository.sliced(first.size() + 1));
    if (first == "docker.io"_L1 && repository.count(u'/') == 1)
        return u"docker.io/library/"_s + repository.sliced(first.size() + 1);
    return repository;
}

} // namespace

ImageName ImageName::of(const QString &text)
{
    if (text.isEmpty() || text.startsWith("sha256:"_L1))
        return {};
    ImageName name;
    const qsizetype at = text.indexOf(u'@');
    if (at >= 0)
        name.digest = text.sliced(at + 1);
    const QString rest = at >= 0 ? text.first(at) : text;
    const qsizetype colon = rest.lastIndexOf(u':');
    const bool hasTag = colon > rest.lastIndexOf(u'/'); // Else it is a port.
    name.repository = hasTag ? rest.first(colon) : rest;
    name.tag = hasTag ? rest.sliced(colon + 1) : at >= 0 ? QString() : u"latest"_s;
    return name;
}

QString ImageName::text() const
{
    return tag.isEmpty() ? repository + u'@' + digest : repository + u':' + tag;
}

bool ImageName::isOfSameRepository(const QString &other) const
{
    return wholeRepository(repository) == wholeRepository(other);
}

bool ImageName::canBeAskedFor() const
{
    const QString path = u'/' + text() + u'/';
    return !path.contains("/edge/"_L1) && !path.contains("/kubernetes/helm"_L1);
}

} // namespace longshore
