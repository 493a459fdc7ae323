// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/portsfeed.h"

#include "app/core/displaytext.h"
#include "ui/pages/newstackwindow.h"

#include <QtConcurrentRun>

#include <algorithm>

namespace longshore {

namespace {

constexpr qsizetype MostSaid = 3; // Lines below the file.

QStringList sentences(const QString &file, const QString &project, const QList<TakenPort> &taken)
{
    QStringList all;
    for (const PortConflict &conflict : portConflicts(parseComposeFile(file), project, taken))
        all.append(oneLine(conflictWords(conflict)));
    if (all.size() > MostSaid)
        all = all.first(MostSaid - 1) << PortsFeed::tr("%1 more ports are taken.").arg(all.size() - MostSaid + 1);
    return all;
}

} // namespace

QList<TakenPort> takenPorts(const QList<Container> &containers)
{
    QList<TakenPort> taken;
    for (const Container &container : containers)
        for (const PortMapping &port : container.ports)
            if (port.publicPort > 0)
                taken.append({port.ip, port.publicPort, port.protocol, container.name(), container.project()});
    return taken;
}

PortsFeed::PortsFeed(Servers &servers, const ServerId &server, NewStackWindow &window)
    : QObject(&window), m_servers(servers), m_server(server), m_window(window)
{
    connect(&window, &NewStackWindow::changed, this, &PortsFeed::ask);
}

void PortsFeed::ask()
{
    const NewStack stack = m_window.stack();
    Session *session = m_servers.session(m_server);
    if (!session || stack.type == StackType::Kubernetes || m_window.isFromGit()) {
        m_of.reset();
        return m_window.setConflicts({}, {});
    }
    if (m_of == stack.environmentId)
        return compare();
    m_of = stack.environmentId;
    m_taken.clear();
    m_ask.start(session->send(requests::containers(stack.environmentId)), [this](const Result<QList<Container>> &containers) {
        m_taken = containers ? takenPorts(*containers) : QList<TakenPort>(); // Not known: then nothing is said.
        compare();
    });
}

void PortsFeed::compare()
{
    const NewStack stack = m_window.stack();
    m_compare.start(QtConcurrent::run(sentences, stack.file, stack.name, m_taken), [this](const QStringList &said) { m_window.setConflicts({}, said); });
}

} // namespace longshore
