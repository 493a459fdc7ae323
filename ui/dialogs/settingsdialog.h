// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/settings.h"

#include <QDialog>

class QVBoxLayout;

namespace longshore {

/// What the person may choose about the program: look, colours, where the details stand, and what is done when an update fails. Takes effect at once.
class SettingsDialog : public QDialog
{
    Q_OBJECT
public:
    explicit SettingsDialog(Settings &settings, QWidget *parent = nullptr);

private:
    void addColours(QVBoxLayout *column, Settings &settings);
    void addStyle(QVBoxLayout *column, Settings &settings);
    void addPutBack(QVBoxLayout *column, Settings &settings);
    void addDetailPlace(QVBoxLayout *column, Settings &settings);
};

} // namespace longshore
