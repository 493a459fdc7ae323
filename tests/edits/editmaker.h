// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/stack.h"

#include <QRandomGenerator>

namespace longshore::test {

/// Makes edits as people and their editors make them, and worse: every kind of line end, byte order marks, tabs, characters beyond the first
/// plane, long texts; variables with double names, empty values, quotes, equals signs and line ends. All of them can be deployed.
class EditMaker
{
public:
    explicit EditMaker(quint32 seed)
        : m_random(seed)
    {
    }

    QString file();
    QList<EnvVariable> variables();
    bool chance(int percent) { return m_random.bounded(100) < percent; }
    int below(int most) { return m_random.bounded(most); }

private:
    QString comment();
    QString service(int number);
    QString value();

    QRandomGenerator m_random;
    int m_made = 0;
};

} // namespace longshore::test
