// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/logpart.h"

#include <QDialog>

class QCheckBox;
class QDateTimeEdit;
class QFormLayout;
class QPushButton;
class QSpinBox;

namespace longshore {

class ToneLabel;

/// Asks which part of a log is to be read, as free times and a number of lines.
class LogPartDialog : public QDialog
{
    Q_OBJECT
public:
    /// `isUtc`: times are shown and meant so.
    LogPartDialog(const LogPart &part, bool isUtc, QWidget *parent);

    LogPart part() const;

Q_SIGNALS:
    void chosen(const longshore::LogPart &part);

private:
    QDateTimeEdit *addTime(QFormLayout &form, QCheckBox *&box, const char *name, const QString &text);
    QWidget *makeShortcuts();
    void setSince(const QDateTime &since);
    void judge();
    QDateTime now() const;

    const bool m_isUtc;
    QCheckBox *m_hasSince = nullptr;
    QCheckBox *m_hasUntil = nullptr;
    QCheckBox *m_hasTail = nullptr;
    QDateTimeEdit *m_since = nullptr;
    QDateTimeEdit *m_until = nullptr;
    QSpinBox *m_tail = nullptr;
    ToneLabel *m_problem = nullptr;
    QPushButton *m_read = nullptr;
};

} // namespace longshore
