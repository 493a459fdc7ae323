// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/tokenmint.h"
#include "tests/session/brokenstore.h"
#include "tests/support/portainermodel.h"

#include <QTest>

namespace longshore::test {

/// One server, one mint, and what came of it.
struct MintBench {
    explicit MintBench(const QByteArray &version = "2.23.0")
        : model(version)
    {
        server.answerBy([this](const Seen &seen) { return model.answer(seen); });
        input.target.address = ServerAddress::parse(server.address()).address;
        input.version = ServerVersion::fromText(QString::fromLatin1(version));
        input.userName = model.userName;
        input.password = Secret(model.password);
        input.tokenName = QStringLiteral("Longshore on study-pc");
        input.keep = store.get();
        input.key = {ServerId::create(), input.target.address.origin()};
    }

    TokenMint &start(Deadlines deadlines = quick())
    {
        mint = std::make_unique<TokenMint>(input, managers, deadlines);
        input.password.forget();
        QObject::connect(mint.get(), &TokenMint::stepStarted, mint.get(), [this](TokenMint::Step step) { steps.append(step); });
        QObject::connect(mint.get(), &TokenMint::failed, mint.get(), [this](TokenMint::Step, TokenMint::Problem why, const ApiError &what, SecretState state) {
            problem = why;
            error = what;
            secretState = state;
        });
        QObject::connect(mint.get(), &TokenMint::succeeded, mint.get(), [this](const TokenMint::Outcome &got) { outcome = got; });
        mint->start();
        return *mint;
    }
    static Deadlines quick()
    {
        Deadlines deadlines;
        deadlines.read = {std::chrono::milliseconds(400), std::chrono::milliseconds(600)};
        deadlines.retries = 0;
        return deadlines;
    }
    bool isOver() const { return outcome || problem != TokenMint::Problem::None; }
    QByteArray stored() const { return input.keep->read(input.key).result().secret; }

    PortainerModel model;
    ScriptedServer server;
    ApiClient::ManagerFactory managers = ApiClient::systemManagers();
    std::unique_ptr<SecretStore> store = makeSessionStore();
    TokenMint::Input input;
    std::unique_ptr<TokenMint> mint;
    QList<TokenMint::Step> steps;
    TokenMint::Problem problem = TokenMint::Problem::None;
    ApiError error;
    SecretState secretState = SecretState::Done;
    std::optional<TokenMint::Outcome> outcome;
};

} // namespace longshore::test
