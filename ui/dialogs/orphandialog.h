// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QPushButton;
class QVBoxLayout;

namespace longshore {

class OrphanNotice;
class ToneLabel;

/// Access tokens that are in nobody's use, once the window that made them is gone. Not modal; closes with the last one.
class OrphanDialog : public QDialog
{
    Q_OBJECT
public:
    explicit OrphanDialog(QWidget *parent = nullptr);

    void add(OrphanNotice *notice); ///< Takes it.
    void setClosing(bool closing); ///< Says that the program closes once this is decided, and offers to stay.

public Q_SLOTS:
    void reject() override; ///< While the program is to close: stays in it instead.

Q_SIGNALS:
    void stayRequested();

protected:
    bool event(QEvent *event) override;

private:
    void fit();

    QVBoxLayout *m_notices;
    ToneLabel *m_closing;
    QPushButton *m_stay;
    bool m_isClosing = false;
};

} // namespace longshore
