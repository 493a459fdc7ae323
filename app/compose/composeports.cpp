// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/composechecks.h"

#include <QHash>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace longshore::composechecks {

namespace {

/// Who publishes a port.
struct Publisher {
    const ComposeService *service = nullptr;
    const ComposePort *port = nullptr;
};

bool isEveryAddress(const QString &address)
{
    return address.isEmpty() || address == u"0.0.0.0"_s || address == u"::"_s;
}

/// Services of different profiles need not run together.
bool mayRunTogether(const ComposeService &a, const ComposeService &b)
{
    if (a.profiles.isEmpty() && b.profiles.isEmpty())
        return true;
    return std::ranges::any_of(a.profiles, [&b](const Located &profile) {
        return std::ranges::any_of(b.profiles, [&profile](const Located &other) { return other.text == profile.text; });
    });
}

bool clash(const Publisher &a, const Publisher &b)
{
    const QString &first = a.port->hostAddress;
    const QString &second = b.port->hostAddress;
    const bool sameAddress = isEveryAddress(first) || isEveryAddress(second) || first == second;
    return sameAddress && mayRunTogether(*a.service, *b.service);
}

class Ports
{
public:
    Ports(const ComposeFile &file, const ComposeCheckOptions &options, TextProblems &problems)
        : m_file(file)
        , m_options(options)
        , m_problems(problems)
    {
    }

    void check()
    {
        for (const ComposeService &service : m_file.services) {
            for (const ComposePort &port : service.ports) {
                // A mapping without a target is told as such already.
                if (!port.valid && !port.text.endsWith(u":/"_s + port.protocol) && !port.text.isEmpty())
                    m_problems.append({ProblemSeverity::Error, ProblemCode::BadPort, port.line, port.column, {port.text.left(80)}});
                else if (service.replicas > 0)
                    publish({&service, &port});
            }
            checkContainerName(service);
        }
    }

private:
    void publish(const Publisher &publisher)
    {
        const ComposePort &port = *publisher.port;
        // Out of a range for one port the engine takes what is free.
        const bool chosen = port.publishedFirst != port.publishedLast && port.targetFirst == port.targetLast;
        if (port.publishedFirst == 0 || chosen)
            return;
        for (int number = port.publishedFirst; number <= port.publishedLast && ++m_steps < 300'000; ++number) {
            QList<Publisher> &known = m_known[port.protocol + QString::number(number)];
            const auto other = std::ranges::find_if(known, [&publisher](const Publisher &one) { return clash(one, publisher); });
            if (other != known.end()) {
                report(publisher, *other, number);
                return;
            }
            if (known.size() < 50)
                known.append(publisher);
        }
    }

    void report(const Publisher &publisher, const Publisher &other, int number)
    {
        const ComposePort &port = *publisher.port;
        // The very same entry twice in one service counts once.
        const bool harmless = publisher.service == other.service && port.targetFirst == other.port->targetFirst
            && port.hostAddress == other.port->hostAddress && port.publishedFirst == other.port->publishedFirst;
        const auto severity = harmless || m_options.swarm ? ProblemSeverity::Warning : ProblemSeverity::Error;
        const QString text = QString::number(number) + (port.protocol == u"tcp"_s ? QString() : u'/' + port.protocol);
        m_problems.append({severity, ProblemCode::DuplicatePort, port.line, port.column,
                           {text, QString::number(other.port->line), other.service->name}});
    }

    void checkContainerName(const ComposeService &service)
    {
        const QString &name = service.containerName;
        if (name.isEmpty() || name.contains(u'$') || m_options.swarm)
            return;
        const YamlRef written = service.body.value(u"container_name");
        const ComposeService *&first = m_containers[name];
        if (first && mayRunTogether(*first, service)) {
            m_problems.append({ProblemSeverity::Error, ProblemCode::DuplicateContainerName, written.line(), written.column(),
                               {name, QString::number(first->body.value(u"container_name").line()), first->name}});
        }
        if (!first)
            first = &service;
        if (service.replicas > 1)
            m_problems.append({ProblemSeverity::Error, ProblemCode::ConflictingKeys, written.line(), written.column(),
                               {u"services."_s + service.name, u"container_name"_s, u"scale"_s}});
    }

    const ComposeFile &m_file;
    const ComposeCheckOptions &m_options;
    TextProblems &m_problems;
    QHash<QString, QList<Publisher>> m_known;
    QHash<QString, const ComposeService *> m_containers;
    int m_steps = 0;
};

} // namespace

void ports(const ComposeFile &file, const ComposeCheckOptions &options, TextProblems &problems)
{
    Ports(file, options, problems).check();
}

} // namespace longshore::composechecks
