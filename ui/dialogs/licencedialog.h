// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace longshore {

/// The whole text of the licence, as it lies in the repository.
class LicenceDialog : public QDialog
{
    Q_OBJECT
public:
    explicit LicenceDialog(QWidget *parent = nullptr);
};

} // namespace longshore
