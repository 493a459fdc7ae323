// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/demoaccess.h"

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

DemoOptions optionsOf(const CommandLine &line)
{
    DemoOptions options;
    options.stacks = line.demoStacks;
    options.asStandardUser = line.demoStandardUser;
    options.withStrangers = line.demoStrangers;
    if (line.demoLine == "2.19"_L1)
        options.line = DemoLine::V2_19;
    else if (line.demoLine == "2.21"_L1)
        options.line = DemoLine::V2_21;
    return options;
}

} // namespace

DemoAccess::DemoAccess(Servers &servers, QObject *parent)
    : QObject(parent), m_servers(servers)
{
}

DemoAccess::~DemoAccess() = default;

void DemoAccess::stop()
{
    if (m_server)
        m_server->stop();
}

ServerId DemoAccess::id() const
{
    return m_id;
}

bool DemoAccess::open(const CommandLine &line)
{
    if (m_server)
        return true;
    auto server = std::make_unique<DemoServer>(optionsOf(line));
    if (!server->start())
        return false;
    m_server = std::move(server);
    ServerProfile profile;
    profile.id = m_id = ServerId::create();
    profile.name = tr("Sample data");
    profile.address = m_server->address();
    profile.tokenPlace = TokenPlace::ThisSession;
    m_servers.addTemporary(profile, line.demoStandardUser ? m_server->standardUserToken() : m_server->administratorToken());
    return true;
}

} // namespace longshore
