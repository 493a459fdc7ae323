// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLayout;

namespace longshore {

/// Version, licence, the libraries in use with their versions and licences.
class AboutDialog : public QDialog
{
    Q_OBJECT
public:
    explicit AboutDialog(QWidget *parent = nullptr);

private:
    QLayout *makeHead();
    void showLicence();
};

} // namespace longshore
