// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/changedialog.h"

#include <functional>

class QSpinBox;

namespace longshore {

/// A question that may be how many replicas something is to have.
class ScalingDialog : public ChangeDialog
{
    Q_OBJECT
public:
    using ChangeDialog::ChangeDialog;

    qint64 replicas() const; ///< As typed; 0 when nothing is to be scaled.

protected:
    /// As many as there are to be `now` cannot be asked for again. `sentence` tells what another number does.
    void addReplicas(qint64 now, const std::function<QString(int wanted)> &sentence);

private:
    QSpinBox *m_replicas = nullptr;
};

} // namespace longshore
