// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/stackdetails.h"

#include <QWidget>

namespace longshore {

/// One tab of the detail pane. Fed values only while it can be seen; the same stack again keeps what was revealed,
/// scrolled and searched.
class DetailTab : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    virtual void setDetails(const StackDetails &details) = 0;
    virtual void forget() { } ///< Another stack comes, or none: what was revealed hides again.

Q_SIGNALS:
    void linkActivated(const QUrl &url);
};

} // namespace longshore
