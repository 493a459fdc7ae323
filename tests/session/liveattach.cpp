// SPDX-License-Identifier: GPL-3.0-or-later
// Attaches to a shell that is the main process of a container on a real server that is yours to play with, types, detaches, and looks
// whether it goes on. No test: it needs a server.
//   liveattach ADDRESS TOKEN_FILE ENVIRONMENT CONTAINER_ID
#include "app/portainer/enginerequests.h"
#include "app/session/attachsession.h"
#include "tests/session/livescreen.h"
#include "tests/session/livesession.h"

#include <QCoreApplication>
#include <QTest>

#include <cstdio>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int Long = 20'000; // ms

bool attachAndLeave(Session &session, const AttachWish &wish)
{
    AttachSession attached(session, wish);
    Terminal terminal;
    QObject::connect(&attached, &TerminalSession::received, &terminal, &Terminal::feed);
    QObject::connect(&terminal, &Terminal::reply, &attached, &TerminalSession::write);
    attached.start();
    if (!say("it is open", QTest::qWaitFor([&] { return attached.state() == TerminalSession::State::Open; }, Long)))
        return false;
    attached.write("echo n$((6*7))n\r");
    bool good = say("what is typed is run there", QTest::qWaitFor([&] { return terminal.screenText().contains(u"n42n"_s); }, Long));
    attached.end();
    good = say("it is over", QTest::qWaitFor([&] { return attached.state() == TerminalSession::State::Ended; }, Long)) && good;
    return say("by detaching", attached.outcome() == AttachEnd::Detached) && good;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    LiveSession live(arguments.value(1), arguments.value(2));
    if (arguments.size() != 5 || !live.hasToken()) {
        std::printf("liveattach ADDRESS TOKEN_FILE ENVIRONMENT CONTAINER_ID\n");
        return 2;
    }
    Session &session = live.open();
    if (!say("the server answers", QTest::qWaitFor([&] { return session.state() == Session::State::Connected && session.user(); }, Long)))
        return 1;
    const AttachWish wish{.environment = EnvironmentId(arguments.at(3).toLongLong()), .container = arguments.at(4)};
    bool good = attachAndLeave(session, wish);
    good = attachAndLeave(session, wish) && good; // Again: it went on.
    const auto answer = session.send(requests::container(wish.environment, wish.container));
    const bool isThere = QTest::qWaitFor([&] { return answer.isFinished(); }, Long) && answer.resultAt(0);
    good = say("the container runs", isThere && answer.resultAt(0)->state == "running"_L1) && good;
    return good ? 0 : 1;
}
