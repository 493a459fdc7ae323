// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/readonlycontrol.h"

#include "app/core/displaytext.h"
#include "ui/widgets/statuschip.h"

#include <QAction>

namespace longshore {

using namespace Qt::StringLiterals;

ReadOnlyControl::ReadOnlyControl(ReadOnlySwitch &readOnly, Settings &settings, bool isForced, QAction &action, StatusChip &chip)
    : QObject(&action), m_readOnly(readOnly), m_settings(settings), m_isForced(isForced), m_chip(chip)
{
    m_chip.setObjectName(u"readOnlyChip"_s);
    action.setChecked(readOnly.isOn());
    connect(&action, &QAction::toggled, this, &ReadOnlyControl::toggle);
    connect(&readOnly, &ReadOnlySwitch::changed, &action, &QAction::setChecked);
    connect(&readOnly, &ReadOnlySwitch::changed, this, &ReadOnlyControl::show);
    show();
}

void ReadOnlyControl::toggle(bool on)
{
    m_readOnly.setOn(on);
    if (!m_isForced)
        m_settings.setReadOnly(on);
}

void ReadOnlyControl::follow(const QList<Session *> &shown)
{
    m_readOnlyServers.clear();
    for (const Session *session : shown)
        if (session->profile().readOnly)
            m_readOnlyServers.append(oneLine(session->profile().name));
    show();
}

void ReadOnlyControl::show()
{
    const QString word = m_readOnly.isOn()        ? tr("Read-only")
        : m_readOnlyServers.size() == 1           ? tr("%1 is read-only").arg(m_readOnlyServers.constFirst())
        : m_readOnlyServers.isEmpty()             ? QString()
                                                  : tr("%1 servers are read-only").arg(m_readOnlyServers.size());
    m_chip.setVisible(!word.isEmpty());
    if (word.isEmpty() || word == m_chip.word())
        return;
    m_chip.setState({StateShape::Square, ColourRole::Warning}, word);
    m_chip.setToolTip(tr("Everything that would change a server is refused before it is sent."));
}

} // namespace longshore
