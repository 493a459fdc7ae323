// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace longshore {

/// What the desktop says about light and dark, contrast and motion: on Linux the desktop portal, elsewhere Qt and the
/// system itself.
class SystemAppearance : public QObject
{
    Q_OBJECT
public:
    enum class Preference { None, Dark, Light }; ///< The portal's own numbers 0, 1, 2.

    explicit SystemAppearance(QObject *parent = nullptr);

    Preference preference() const { return m_preference; }
    bool isHighContrast() const { return m_highContrast; }
    bool isReducedAnimation() const { return m_reducedAnimation; }

    /// One setting as the portal reports it; unknown names and senseless values change nothing.
    void take(const QString &group, const QString &key, const QVariant &value);

Q_SIGNALS:
    void changed();

private:
    void listen();

    Preference m_preference = Preference::None;
    bool m_highContrast = false;
    bool m_reducedAnimation = false;
};

} // namespace longshore
