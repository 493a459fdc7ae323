// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demoroutes.h"

#include "app/demo/demoenvironmentjson.h"
#include "app/demo/demorights.h"

#include <algorithm>

namespace longshore::demo {

using namespace Qt::StringLiterals;

namespace {

using Environments = std::vector<const Environment *>;

/// The numbers of a repeated query parameter such as "types[]"; `problem` receives the words for one that is none.
QList<qint64> numbersIn(const Request &request, const char *name, QByteArray &problem)
{
    QList<qint64> numbers;
    const QStringList values = request.query.allQueryItemValues(QString::fromLatin1(name) + "[]"_L1, QUrl::FullyDecoded);
    for (const QString &value : values) {
        bool ok = false;
        numbers.append(value.toLongLong(&ok));
        if (!ok)
            problem = QByteArray("Unable to parse parameter ") + name + ": " + notANumber(value.toUtf8());
    }
    return numbers;
}

template <typename Matches>
void keepOnly(Environments &all, Matches &&matches)
{
    std::erase_if(all, [&](const Environment *each) { return !matches(*each); });
}

/// Drops what the numbers in the query leave out; returns the words for a number that is none.
QByteArray filterByNumbers(Environments &all, const Request &request)
{
    QByteArray problem;
    const auto keep = [&](const char *name, bool excludes, auto numberOf) {
        const QList<qint64> numbers = numbersIn(request, name, problem);
        if (!numbers.isEmpty())
            keepOnly(all, [&](const Environment &each) { return numbers.contains(qint64(numberOf(each))) != excludes; });
    };
    keep("endpointIds", false, [](const Environment &each) { return number(each.id); });
    keep("excludeIds", true, [](const Environment &each) { return number(each.id); });
    keep("types", false, [](const Environment &each) { return each.kind; });
    keep("status", false, [](const Environment &each) { return each.up ? 1 : 2; });
    keep("groupIds", false, [](const Environment &each) { return each.group; });
    keep("tagIds", false, [](const Environment &) { return 0; });
    return problem;
}

bool isInGroupLike(const Model &model, const Environment &environment, const QByteArray &search)
{
    const EnvironmentGroup *group = model.group(environment.group);
    return group && group->name.toLower().contains(search);
}

void filterByText(Environments &all, const Model &model, const Request &request)
{
    if (const QByteArray name = request.parameter("name").toUtf8(); !name.isEmpty())
        keepOnly(all, [&](const Environment &each) { return each.name == name; });
    const QByteArray search = request.parameter("search").toUtf8().toLower();
    if (search.isEmpty())
        return;
    keepOnly(all, [&](const Environment &each) {
        return each.name.toLower().contains(search) || each.url.toLower().contains(search) || search == (each.up ? "up" : "down")
            || isInGroupLike(model, each, search);
    });
}

void sort(Environments &all, const Request &request)
{
    const QString column = request.parameter("sort");
    if (column == "Name"_L1)
        std::ranges::stable_sort(all, [](auto *a, auto *b) { return a->name.toLower() < b->name.toLower(); });
    else if (column == "Status"_L1)
        std::ranges::stable_sort(all, [](auto *a, auto *b) { return a->up > b->up; });
    if (request.parameter("order") == "desc"_L1 && (column == "Name"_L1 || column == "Status"_L1))
        std::ranges::reverse(all);
}

/// `start` counts from 1 and matters only with a `limit`.
void cutPage(Environments &all, const Request &request)
{
    const qint64 limit = request.parameter("limit").toLongLong();
    if (limit <= 0)
        return;
    const qint64 start = std::clamp(request.parameter("start").toLongLong() - 1, qint64(0), qint64(all.size()));
    all.erase(all.begin(), all.begin() + start);
    if (qint64(all.size()) > limit)
        all.resize(size_t(limit));
}

Response page(const Site &site, const Call &call, const Environments &all)
{
    const EnvironmentView view{true, isAdministrator(call.user()), !call.request.isTrue("excludeSnapshots")};
    return jsonResponse([&](JsonWriter &json) {
        json.array([&] {
            for (const Environment *each : all)
                writeEnvironment(json, site.model, *each, view);
        });
    });
}

Response list(Site &site, const Call &call)
{
    Environments all;
    for (const Environment &each : site.model.environments) {
        if (mayUse(site.model, call.user(), each))
            all.push_back(&each);
    }
    const size_t available = all.size();
    if (const QByteArray problem = filterByNumbers(all, call.request); !problem.isEmpty())
        return refusal(site.line(), 400, "Invalid query parameters", problem);
    filterByText(all, site.model, call.request);
    sort(all, call.request);
    const size_t matching = all.size();
    cutPage(all, call.request);
    Response response = page(site, call, all);
    response.addHeader("X-Total-Available", QByteArray::number(qulonglong(available)));
    response.addHeader("X-Total-Count", QByteArray::number(qulonglong(matching)));
    return response;
}

Response inspect(Site &site, const Call &call)
{
    const std::optional<qint64> id = idIn(call);
    if (!id)
        return invalidId(site, call, "environment");
    const Environment *environment = site.model.environment(EnvironmentId(*id));
    if (!environment)
        return unknownId(site, *id, "an environment", "endpoints");
    if (!mayUse(site.model, call.user(), *environment))
        return refusal(site.line(), 403, "Permission denied to access environment", "Access denied to environment");
    const EnvironmentView view{false, isAdministrator(call.user()), !call.request.isTrue("excludeSnapshot")};
    return jsonResponse([&](JsonWriter &json) { writeEnvironment(json, site.model, *environment, view); });
}

constexpr Route EnvironmentRoutes[] = {
    {"GET", "endpoints", Access::Authenticated, list},
    {"GET", "endpoints/{id}", Access::Authenticated, inspect},
};

} // namespace

std::span<const Route> environmentRoutes()
{
    return EnvironmentRoutes;
}

} // namespace longshore::demo
