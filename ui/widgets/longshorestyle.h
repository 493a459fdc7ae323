// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace longshore {

/// The thin style of our own over Fusion.
class LongshoreStyle : public QProxyStyle
{
    Q_OBJECT
public:
    LongshoreStyle() : QProxyStyle(QStringLiteral("fusion")) {}
    void setReducedAnimation(bool reduced) { m_reducedAnimation = reduced; }

private:
    bool m_reducedAnimation = false;
};

} // namespace longshore
