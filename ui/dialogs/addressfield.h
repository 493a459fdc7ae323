// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/serveraddress.h"

#include <QTimer>
#include <QWidget>

class QCheckBox;
class QLineEdit;

namespace longshore {

class ToneLabel;

/// What is wrong with a typed address and how to put it right.
QString addressProblemSentence(ServerAddress::Problem problem);

/// The server address with a live reading of what was typed, and the explicit consent that plain http needs.
class AddressField : public QWidget
{
    Q_OBJECT
public:
    explicit AddressField(QWidget *parent = nullptr);

    /// Null while the text is no address, or is plain http without consent.
    ServerAddress address() const;
    /// Fills in a known address that cannot be edited.
    void fix(const ServerAddress &address);
    /// Shows what is missing and puts the focus there; false when nothing is.
    bool complain();
    QLineEdit *edit() const { return m_edit; }

Q_SIGNALS:
    void changed();

private:
    void read();
    void showReading();
    void showProblem();

    QLineEdit *m_edit;
    ToneLabel *m_reading;
    ToneLabel *m_hint;
    QCheckBox *m_consent;
    ServerAddress::Parsed m_parsed;
    QTimer m_pause; ///< A half-typed address is not wrong yet.
};

} // namespace longshore
