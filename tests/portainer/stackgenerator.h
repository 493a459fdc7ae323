// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/stack.h"

#include <QRandomGenerator>

/// Stacks of every shape, the same for the same seed: texts with what JSON escapes, Unicode at its edges, empty and missing
/// parts.
class StackGenerator
{
public:
    explicit StackGenerator(quint32 seed)
        : m_random(seed)
    {
    }
    longshore::Stack stack(qint64 id);

private:
    bool oneIn(int n) { return m_random.bounded(n) == 0; }
    qint64 number();
    QString text();
    QList<longshore::EnvVariable> variables();
    longshore::ResourceControl control();
    longshore::AutoUpdate autoUpdate();
    longshore::GitConfig git();

    QRandomGenerator m_random;
};
