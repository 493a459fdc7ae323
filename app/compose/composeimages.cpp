// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/composechecks.h"

#include "app/compose/interpolation.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace longshore::composechecks {

namespace {

/// What a service has of its own or through `extends` within the file; `unknown` when the chain leaves the file.
struct Source {
    bool image = false;
    bool build = false;
    bool unknown = false;
};

using Services = QHash<QString, const ComposeService *>;

Source sourceOf(const Services &services, const ComposeService &service)
{
    Source source;
    QSet<QString> seen;
    const ComposeService *at = &service;
    while (at && !seen.contains(at->name)) {
        seen.insert(at->name);
        source.image = source.image || !at->image.text.isEmpty();
        source.build = source.build || at->hasBuild;
        if (at->extendsService.text.isEmpty())
            return source;
        const ComposeService *base = at->extendsFile.isEmpty() && seen.size() < 30 ? services.value(at->extendsService.text) : nullptr;
        source.unknown = source.unknown || !base;
        at = base;
    }
    return source;
}

/// The tag of an image, empty when there is none; null when it cannot be told.
QString tagOf(const QString &image)
{
    const Interpolated read = interpolate(image, {});
    if (read.failure != Interpolated::Failure::None || read.text.isEmpty() || read.text.contains(u'@'))
        return {};
    const QString last = read.text.section(u'/', -1);
    const qsizetype colon = last.indexOf(u':');
    if (colon < 0)
        return read.changed && image.section(u'/', -1).contains(u'$') ? QString() : u""_s;
    return colon + 1 == last.size() ? QString() : last.mid(colon + 1);
}

/// What no engine takes for an image (the grammar of the distribution project's references): the deploy fails, and with it what runs.
/// What depends on variables is not judged.
bool isReference(const QString &image)
{
    constexpr auto Name = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
    constexpr auto Host = "(?:(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])(?:\\.(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9]))*"
                          "|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?";
    static const QRegularExpression whole(u"^(?:%1/)?%2(?:/%2)*(?::[\\w][\\w.-]{0,127})?(?:@[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,})?$"_s.arg(
        QLatin1StringView(Host), QLatin1StringView(Name)));
    return image.contains(u'$') || whole.match(image).hasMatch();
}

/// The server has the file, not what lies beside it, unless the context is an address or the recipe stands in the file.
bool needsFolder(const YamlRef &build)
{
    const QString context = build.isMapping() ? build.value(u"context").text() : build.text();
    return !build.value(u"dockerfile_inline").isThere() && !context.contains(u"://"_s) && !context.startsWith(u"git@"_s)
        && !context.contains(u'$');
}

} // namespace

void images(const ComposeFile &file, const ComposeCheckOptions &options, TextProblems &problems)
{
    Services services;
    for (const ComposeService &service : file.services)
        services.insert(service.name, &service);
    for (const ComposeService &service : file.services) {
        const YamlRef &body = service.body;
        const Source source = sourceOf(services, service);
        const bool other = body.value(u"provider").isThere() || !body.isMapping();
        if (!source.image && (!source.build || options.swarm) && !source.unknown && !other)
            problems.append({ProblemSeverity::Error, ProblemCode::NoImageOrBuild, service.line, service.column, {service.name}});
        const YamlRef build = body.value(u"build");
        if (!source.image && build.isThere() && !options.fromGit && !options.swarm && needsFolder(build))
            problems.append({ProblemSeverity::Warning, ProblemCode::BuildWithoutSource, build.line(), build.column(), {service.name}});
        if (!service.image.text.isEmpty() && !isReference(service.image.text))
            problems.append({ProblemSeverity::Error, ProblemCode::BadImage, service.image.line, service.image.column, {service.name, service.image.text}});
        if (service.image.text.isEmpty() || service.hasBuild)
            continue;
        const QString tag = tagOf(service.image.text);
        if (!tag.isNull() && (tag.isEmpty() || tag == u"latest"_s))
            problems.append({ProblemSeverity::Hint, tag.isEmpty() ? ProblemCode::NoTag : ProblemCode::LatestTag, service.image.line,
                             service.image.column, {service.name, service.image.text}});
    }
}

} // namespace longshore::composechecks
