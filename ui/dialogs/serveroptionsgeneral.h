// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/serverprofile.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace longshore {

class AddressField;
class ToneLabel;

/// What a server is called, where it is, how often it is asked; another address says what it leaves behind.
class ServerOptionsGeneral : public QWidget
{
    Q_OBJECT
public:
    explicit ServerOptionsGeneral(const ServerProfile &profile, QWidget *parent = nullptr);

    void read(ServerProfile &profile) const;
    bool complain(); ///< Says what is missing and goes there; false when nothing is.

Q_SIGNALS:
    void addressChanged();

private:
    void fillColours(ServerColour chosen);
    void fillIntervals(std::chrono::seconds chosen);
    void sayWhatIsLeftBehind();

    const ServerProfile m_before;
    QLineEdit *m_name;
    ToneLabel *m_nameProblem;
    AddressField *m_address;
    ToneLabel *m_leftBehind;
    QComboBox *m_colour;
    QComboBox *m_refresh;
};

} // namespace longshore
