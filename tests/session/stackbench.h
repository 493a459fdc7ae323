// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/operations.h"
#include "app/session/session.h"
#include "app/session/stackreading.h"
#include "tests/session/stackmodel.h"
#include "tests/support/awaiting.h"

#include <QTest>

namespace longshore::test {

/// A server with stacks, an open session on it, and operations that do not wait long.
struct StackBench {
    StackBench()
    {
        server.answerBy([this](const Seen &seen) { return model.answer(seen); });
        profile.id = ServerId::create();
        profile.name = QStringLiteral("home-lab");
        profile.address = ServerAddress::parse(server.address()).address;
        profile.lastVersion = QStringLiteral("2.23.0");
        profile.refreshEvery = std::chrono::seconds(0);
    }

    static OperationPace quick()
    {
        using std::chrono::milliseconds;
        return {.look = milliseconds(5), .settle = milliseconds(150), .deploy = milliseconds(2000), .swarmGone = milliseconds(400)};
    }
    void open()
    {
        session = std::make_unique<Session>(profile, *secrets, nullptr, ApiClient::systemManagers());
        session->openWith("ptr_" + QByteArray(43, 'B') + '=');
        QVERIFY(QTest::qWaitFor([this] { return session->state() == Session::State::Connected && session->user(); }, 10'000));
    }
    /// The stack as a window would hold it.
    Stack stack(int id) { return opened(id).stack; }
    /// The stack read whole, as when its editor was opened.
    StackBefore opened(int id)
    {
        StackReading reading(*session);
        std::optional<StackBefore> got;
        QObject::connect(&reading, &StackReading::done, &reading, [&](const StackBefore &stack) { got = stack; });
        reading.start(StackId(id));
        runUntil(&reading, &StackReading::done);
        if (!got)
            qFatal("The stack cannot be read.");
        return *got;
    }
    /// Starts it, and waits for its end.
    Operation *run(const Plan &plan)
    {
        Operation *operation = operations.start(*session, plan);
        if (!operation->isEnded())
            runUntil(operation, &Operation::ended);
        if (!operation->isEnded())
            qFatal("The operation does not end.");
        return operation;
    }
    /// Answers one request wrongly, before or after what it asks was done.
    void cut(const QByteArray &verb, const QByteArray &part, bool carriedOut, const Canned &instead)
    {
        server.answerBy([=, this](const Seen &seen) {
            if (seen.verb != verb || !seen.target.contains(part))
                return model.answer(seen);
            if (carriedOut)
                model.answer(seen);
            return instead;
        });
    }

    StackModel model;
    ScriptedServer server;
    ServerProfile profile;
    std::unique_ptr<SecretStore> secrets = makeSessionStore();
    std::unique_ptr<Session> session;
    Operations operations{{}, quick()};
};

inline const QString TwoServices = QStringLiteral("services:\n  web:\n    image: nginx\n  db:\n    image: postgres\n");

} // namespace longshore::test
