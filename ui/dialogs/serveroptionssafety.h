// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/serverprofile.h"

#include <QWidget>

class QCheckBox;
class QListWidget;
class QRadioButton;

namespace longshore {

/// An environment as the options list it.
struct GuardableEnvironment {
    EnvironmentId id{};
    QString name;
    bool operator==(const GuardableEnvironment &) const = default;
};

/// What must not happen to a server by a slip of the hand: changes at all, or destruction without typing a name.
class ServerOptionsSafety : public QWidget
{
    Q_OBJECT
public:
    ServerOptionsSafety(const ServerProfile &profile, const QList<GuardableEnvironment> &environments, QWidget *parent = nullptr);

    void read(ServerProfile &profile) const;

private:
    void fillEnvironments(const ServerProfile &profile, const QList<GuardableEnvironment> &environments);
    void addEnvironment(const GuardableEnvironment &environment, bool chosen);

    QCheckBox *m_readOnly;
    QRadioButton *m_nothing;
    QRadioButton *m_server;
    QRadioButton *m_some;
    QListWidget *m_environments;
};

} // namespace longshore
