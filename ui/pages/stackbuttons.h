// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QMenu;

namespace longshore {

class ChangeActions;

/// Start, Stop, Update... and More: the actions on what is selected, as buttons.
class StackButtons : public QWidget
{
    Q_OBJECT
public:
    explicit StackButtons(const ChangeActions &actions, QWidget *parent = nullptr);

private:
    QMenu *m_more;
};

} // namespace longshore
