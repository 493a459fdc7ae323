// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/operationplan.h"
#include "ui/dialogs/scalingdialog.h"

class QCheckBox;

namespace longshore {

/// What a question about a service has to name.
struct ServiceAsked {
    ServiceAction action = ServiceAction::Scale;
    QString service;
    qint64 replicas = 0; ///< Now; for scaling.
    QString stack;
    QString server;
    QString environment;
    Guard guard = Guard::None;
    bool mayPull = true; ///< Forced update: the server can have the image pulled first.
};

/// Asks how many replicas a service is to have, or whether its tasks may be replaced, its earlier settings put back, or all of it removed.
class ServiceQuestion : public ScalingDialog
{
    Q_OBJECT
public:
    explicit ServiceQuestion(const ServiceAsked &asked, QWidget *parent = nullptr);

    // Rolling back: what would change, each a line; until it is there the action cannot be pressed.
    void setEarlier(const QStringList &lines); ///< Empty: there is nothing to go back to.
    void setEarlierFailed(const Explanation &why);

    bool pullImage() const;

Q_SIGNALS:
    void confirmed(); ///< Closed already.
    void retryRequested(); ///< The earlier settings are to be read again.

private:
    void addScale(const ServiceAsked &asked);
    void addForceUpdate(bool mayPull);
    void addRollBack();

    QCheckBox *m_pull = nullptr;
    ToneLabel *m_earlier = nullptr;
    QPushButton *m_retry = nullptr;
};

} // namespace longshore
