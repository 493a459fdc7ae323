// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>

#include <functional>

namespace longshore {

/// The way to screen readers for views that paint their text themselves. A test can listen too, where no platform has readers.
namespace screenreader {
bool isThere(); ///< Somebody listens; else there is no need to work anything out.
void tell(QAccessibleEvent &event);
void overhear(std::function<void(const QAccessibleEvent &)> listener); ///< None: nobody.
} // namespace screenreader

} // namespace longshore
