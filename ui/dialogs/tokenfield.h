// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QUrl>
#include <QWidget>

namespace longshore {

class SecretField;
class ToneLabel;

/// The access token: pasted, never filled in, checked for what no token can be.
class TokenField : public QWidget
{
    Q_OBJECT
public:
    explicit TokenField(QWidget *parent = nullptr);

    QByteArray token() const; ///< Without the space around it.
    bool complain(); ///< Says what is wrong and goes there; false when nothing is.
    void wipe();
    QWidget *edit() const;

Q_SIGNALS:
    void linkActivated(const QUrl &url); ///< "How do I get one?"

private:
    QString problem() const;
    void showProblem(const QString &sentence);

    SecretField *m_edit;
    ToneLabel *m_problem;
};

} // namespace longshore
