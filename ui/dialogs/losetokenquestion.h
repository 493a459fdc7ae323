// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/shortquestion.h"

namespace longshore {

/// Asks before a new access token that nobody copied is lost: it can be revoked, or copied after all. Going back is the
/// default.
class LoseTokenQuestion : public ShortQuestion
{
    Q_OBJECT
public:
    explicit LoseTokenQuestion(const QString &description, QWidget *parent = nullptr);

Q_SIGNALS:
    void revokeChosen();
};

} // namespace longshore
