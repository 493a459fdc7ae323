// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/tokenmint.h"

#include "app/session/tokenmintstate.h"

#include <QCoreApplication>

namespace longshore {

namespace {

/// The first characters of a text, counted as code points, so that none is cut in two.
QString leftOf(const QString &text, qsizetype characters)
{
    const QList<uint> points = text.toUcs4();
    return points.size() <= characters ? text : QString::fromUcs4(reinterpret_cast<const char32_t *>(points.constData()), characters);
}

} // namespace

QString suggestedTokenName(const QString &computer)
{
    const QString name = computer.trimmed();
    if (name.isEmpty())
        return QCoreApplication::translate("TokenMint", "Longshore");
    return leftOf(QCoreApplication::translate("TokenMint", "Longshore on %1").arg(name), LongestTokenName);
}

TokenMint::TokenMint(Input input, ApiClient::ManagerFactory managers, Deadlines deadlines, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, std::move(input), std::move(managers), deadlines))
{
}

TokenMint::~TokenMint() = default;

void TokenMint::start()
{
    d->start();
}

void TokenMint::cancel()
{
    d->cancel();
}

std::optional<MintedToken> TokenMint::made() const
{
    return d->delivered ? std::nullopt : d->minted;
}

bool TokenMint::isCreating() const
{
    return d->creating;
}

QFuture<Result<Nothing>> TokenMint::revoke()
{
    return d->revoke();
}

void TokenMint::leave()
{
    d->putStoreBack();
}

std::chrono::seconds TokenMint::clockSkew() const
{
    return d->skew;
}

SecretState TokenMint::storeTrouble() const
{
    return d->storeTrouble;
}

void TokenMint::goOnUnkept()
{
    if (d->unkept)
        d->prove();
}

} // namespace longshore
