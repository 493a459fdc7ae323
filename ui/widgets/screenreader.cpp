// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/screenreader.h"

namespace longshore::screenreader {

namespace {

std::function<void(const QAccessibleEvent &)> &listening()
{
    static std::function<void(const QAccessibleEvent &)> listener;
    return listener;
}

} // namespace

bool isThere()
{
    return QAccessible::isActive() || listening();
}

void tell(QAccessibleEvent &event)
{
    if (listening())
        listening()(event);
    QAccessible::updateAccessibility(&event);
}

void overhear(std::function<void(const QAccessibleEvent &)> listener)
{
    listening() = std::move(listener);
}

} // namespace longshore::screenreader
