// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QPlainTextEdit;
class QPushButton;

namespace longshore {

class ToneLabel;

/// "From docker run...": a pasted command becomes a compose file; what finds no place in it is said before it is used.
class DockerRunDialog : public QDialog
{
    Q_OBJECT
public:
    explicit DockerRunDialog(QWidget *parent);

Q_SIGNALS:
    void used(const QString &file, const QString &service);

private:
    void read();

    QPlainTextEdit *m_command;
    ToneLabel *m_said;
    QPushButton *m_use;
    QString m_file;
    QString m_service;
};

} // namespace longshore
