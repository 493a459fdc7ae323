// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <memory>

namespace longshore {

/// A password or pass phrase on its way from a field to the wire: copies share one text, which is kept out of the log
/// and overwritten when the last of them is gone.
///
/// The buffers that libraries below make of it cannot be reached; what can be forgotten is.
class Secret
{
public:
    Secret() = default;
    explicit Secret(QByteArray bytes);

    bool isEmpty() const { return !m_held; }
    const QByteArray &bytes() const; ///< UTF-8.
    /// Lets go of it here; other copies keep it.
    void forget() { m_held.reset(); }
    bool operator==(const Secret &other) const { return bytes() == other.bytes(); }

private:
    class Held;
    std::shared_ptr<Held> m_held;
};

/// Overwrites the bytes in place, if nobody else shares them, and empties the array.
void wipe(QByteArray &bytes);

} // namespace longshore
