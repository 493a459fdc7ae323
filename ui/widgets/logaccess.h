// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace longshore {

/// Lets screen readers read log views, as a text of the lines in sight. Done once, by the first view.
void introduceLogViews();

} // namespace longshore
