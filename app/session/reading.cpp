// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/reading.h"

#include "app/portainer/requests.h"

namespace longshore {

Reading::Reading(ApiClient &client, const Last &last, QObject *parent)
    : QObject(parent)
{
    m_outcome.last = last;
    m_stacks.start(client.send(onlyIfChanged(requests::stacks(), last.stacksBody)), [this](const auto &answer) {
        if (answer) {
            m_outcome.stacks = answer->value;
            m_outcome.last.stacksBody = answer->body;
        } else {
            m_error = answer.error();
        }
        finishPart();
    });
    m_environments.start(client.send(onlyIfChanged(requests::environments(), last.environmentsBody)), [this](const auto &answer) {
        if (answer) {
            if (answer->value)
                m_outcome.environments = answer->value->environments;
            m_outcome.last.environmentsBody = answer->body;
        } else if (!m_error) {
            m_error = answer.error();
        }
        finishPart();
    });
}

void Reading::finishPart()
{
    if (--m_open > 0)
        return;
    if (m_error)
        Q_EMIT failed(*m_error);
    else
        Q_EMIT done(m_outcome);
}

} // namespace longshore
