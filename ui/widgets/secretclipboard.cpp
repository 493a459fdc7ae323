// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/secretclipboard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QWindow>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

SecretClipboard::Desktop SecretClipboard::currentDesktop()
{
    return QGuiApplication::platformName().startsWith("wayland"_L1) ? Desktop::NeedsFocus : Desktop::Open;
}

SecretClipboard::SecretClipboard(QObject *parent, std::chrono::milliseconds keepFor, Desktop desktop)
    : QObject(parent), m_clipboard(QGuiApplication::clipboard()), m_keepFor(keepFor), m_desktop(desktop)
{
    m_expiry.setSingleShot(true);
    m_expiry.setTimerType(Qt::PreciseTimer); // A coarse one may say more than was asked for.
    m_tick.setInterval(5s);
    connect(&m_expiry, &QTimer::timeout, this, &SecretClipboard::expire);
    connect(&m_tick, &QTimer::timeout, this, &SecretClipboard::changed);
    connect(m_clipboard, &QClipboard::dataChanged, this, &SecretClipboard::noticeReplacement);
    connect(qApp, &QGuiApplication::aboutToQuit, this, &SecretClipboard::clear);
    connect(qApp, &QGuiApplication::focusWindowChanged, this, [this] {
        if (m_state == State::Held)
            expire();
    });
}

SecretClipboard::~SecretClipboard()
{
    if (isOurs())
        m_clipboard->clear();
}

bool SecretClipboard::mayChange() const
{
    return m_desktop == Desktop::Open || QGuiApplication::focusWindow();
}

bool SecretClipboard::isOurs() const
{
    return m_ours && m_clipboard->mimeData() == m_ours;
}

bool SecretClipboard::copy(const Secret &secret)
{
    if (!mayChange()) {
        setState(State::Refused);
        return false;
    }
    auto data = std::make_unique<QMimeData>();
    data->setText(QString::fromUtf8(secret.bytes()));
    data->setData(u"x-kde-passwordManagerHint"_s, "secret"); // Klipper and others keep no history of such text.
    m_ours = data.get();
    m_clipboard->setMimeData(data.release());
    m_expiry.start(m_keepFor);
    m_tick.start();
    setState(State::Copied);
    return true;
}

int SecretClipboard::secondsLeft() const
{
    return m_state == State::Copied ? static_cast<int>((std::min<qint64>(m_expiry.remainingTime(), m_keepFor.count()) + 999) / 1000) : 0;
}

void SecretClipboard::clear()
{
    if (!isOurs())
        return;
    m_clipboard->clear();
    becomeCleared();
}

void SecretClipboard::expire()
{
    if (!isOurs())
        return noticeReplacement();
    if (mayChange())
        return clear();
    m_tick.stop();
    setState(State::Held);
}

void SecretClipboard::becomeCleared()
{
    m_ours.clear();
    m_expiry.stop();
    m_tick.stop();
    setState(State::Cleared);
}

// Somebody copied something else: that is none of ours, and stays.
void SecretClipboard::noticeReplacement()
{
    if (isOurs() || (m_state != State::Copied && m_state != State::Held))
        return;
    m_ours.clear();
    m_expiry.stop();
    m_tick.stop();
    setState(State::Idle);
}

void SecretClipboard::setState(State state)
{
    m_state = state;
    Q_EMIT changed();
}

QString SecretClipboard::sentence() const
{
    constexpr int Step = 5;
    switch (m_state) {
    case State::Copied:
        return tr("Copied. It is taken off the clipboard in %1 s.").arg((secondsLeft() + Step - 1) / Step * Step);
    case State::Held:
        return tr("Still on the clipboard: this desktop lets only the window in front change it. Longshore clears it when it is in front again.");
    case State::Cleared:
        return tr("Taken off the clipboard.");
    case State::Refused:
        return tr("Not copied: this desktop lets only the window in front use the clipboard. Click into this window and copy again.");
    case State::Idle:
        break;
    }
    return {};
}

} // namespace longshore
