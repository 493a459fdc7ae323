// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QDialog;
class QHBoxLayout;

namespace longshore {

/// The row at the foot of a dialog that asks nothing: room at the left, Close at the right, which is the default.
QHBoxLayout *makeCloseRow(QDialog *dialog);

} // namespace longshore
