// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/secret.h"

#include "app/core/logging.h"

namespace longshore {

class Secret::Held
{
public:
    explicit Held(QByteArray secret)
        : bytes(std::move(secret))
        , m_hidden(std::make_unique<LoadedSecret>(bytes))
    {
    }
    ~Held()
    {
        m_hidden.reset(); // It shares the bytes, which could not be overwritten in place before.
        wipe(bytes);
    }
    Q_DISABLE_COPY_MOVE(Held)

    QByteArray bytes;

private:
    std::unique_ptr<LoadedSecret> m_hidden;
};

Secret::Secret(QByteArray bytes)
    : m_held(bytes.isEmpty() ? nullptr : std::make_shared<Held>(std::move(bytes)))
{
}

const QByteArray &Secret::bytes() const
{
    static const QByteArray none;
    return m_held ? m_held->bytes : none;
}

void wipe(QByteArray &bytes)
{
    if (!bytes.isDetached())
        return bytes.clear();
    volatile char *at = bytes.data(); // Volatile, or the writes to memory that is freed next would be left out.
    for (qsizetype i = 0; i < bytes.size(); ++i)
        at[i] = '\0';
    bytes.resize(0);
}

} // namespace longshore
