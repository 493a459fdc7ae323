// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;

namespace longshore {

class ToneLabel;

/// What is wrong with the name of an access token: the server takes 1 to 127 characters, counted as code points, and
/// not only spaces (portainer-api.md 3.3). Empty when nothing is.
QString tokenNameProblem(const QString &name);

/// The name of the access token that is made, with the server's rule while typing.
class TokenNameField : public QWidget
{
    Q_OBJECT
public:
    explicit TokenNameField(QWidget *parent = nullptr);

    void setName(const QString &name);
    QString name() const; ///< Without the space around it.
    bool complain(); ///< Says what is wrong and goes there; false when nothing is.

private:
    void showProblem();

    QLineEdit *m_edit;
    ToneLabel *m_problem;
};

} // namespace longshore
