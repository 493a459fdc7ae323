// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/signin.h"

#include "app/session/signinstate.h"

namespace longshore {

SignIn::SignIn(Input input, ApiClient::ManagerFactory managers, Deadlines deadlines, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, std::move(input), std::move(managers), deadlines))
{
}

SignIn::~SignIn() = default;

void SignIn::start()
{
    d->start();
}

void SignIn::cancel()
{
    d->over = true;
    d->whoAmI.reset();
    d->client.reset();
    d->cancelMaking();
}

void SignIn::trustCertificate()
{
    if (!d->asked || d->over)
        return;
    d->asked = false;
    d->outcome.pin = TlsPin{d->offered.sha256};
    d->outcome.certificate = d->offered;
    d->reach();
}

void SignIn::refuseCertificate()
{
    if (d->asked && !d->over)
        d->fail(Stage::Certificate, Problem::CertificateRefused);
}

std::optional<MintedToken> SignIn::made() const
{
    return d->made();
}

bool SignIn::isMaking() const
{
    return d->mint && d->mint->isCreating();
}

QFuture<Result<Nothing>> SignIn::revokeMade()
{
    return d->revokeMade();
}

void SignIn::goOnUnkept()
{
    if (!d->mint || d->secretState == SecretState::Done)
        return;
    d->over = false;
    d->secretState = SecretState::Done;
    d->mint->goOnUnkept();
}

SecretState SignIn::secretState() const
{
    return d->secretState;
}

SecretState SignIn::storeTrouble() const
{
    return d->mint ? d->mint->storeTrouble() : SecretState::Done;
}

void SignIn::putStoreBack()
{
    if (d->mint)
        d->mint->leave();
}

std::chrono::seconds SignIn::clockSkew() const
{
    return d->mint ? d->mint->clockSkew() : std::chrono::seconds(0);
}

} // namespace longshore
