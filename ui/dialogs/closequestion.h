// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/changedialog.h"

namespace longshore {

/// Asks before the program ends while something is under way: what the servers go on with, and what is not done any more.
class CloseQuestion : public ChangeDialog
{
    Q_OBJECT
public:
    /// What the question names.
    struct About {
        QStringList goesOn; ///< "Stopping shop": sent; the server finishes it.
        QStringList notDone; ///< Waits its turn; is not sent any more.
        QStringList unsaved; ///< Changed texts that were not deployed: "shop"
    };

    explicit CloseQuestion(const About &about, QWidget *parent = nullptr);

Q_SIGNALS:
    void confirmed();
};

} // namespace longshore
