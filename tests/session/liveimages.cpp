// SPDX-License-Identifier: GPL-3.0-or-later
// Images of a stack on a real Portainer that is yours to play with: what they are, and what their registries have. No
// test: it needs a server.
//   liveimages ADDRESS TOKEN_FILE STACK
#include "app/session/stackimages.h"
#include "tests/session/livesession.h"

#include <QCoreApplication>
#include <QTest>

#include <algorithm>
#include <cstdio>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int Long = 60'000; // ms

template <typename Condition>
void await(Condition condition, const char *what)
{
    if (QTest::qWaitFor(condition, Long))
        return;
    std::printf("FAILED: %s\n", what);
    std::exit(1);
}

const char *wordFor(const ImageVerdict &verdict)
{
    switch (verdict.kind) {
    case ImageVerdict::Kind::UpToDate: return "up to date";
    case ImageVerdict::Kind::UpdateAvailable: return "update available";
    case ImageVerdict::Kind::Checking: return "checking";
    case ImageVerdict::Kind::NotChecked: break;
    }
    return "not checked";
}

void print(const StackImages &images)
{
    for (const StackImage &each : images.images())
        std::printf("%-36s %s%s %lld bytes, %s, for %s\n", qPrintable(each.name), wordFor(each.verdict),
                    each.verdict.error ? qPrintable(u" (%1)"_s.arg(each.verdict.error->message)) : "", each.size, qPrintable(each.digests.value(0)),
                    qPrintable(each.users.join(u", "_s)));
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    LiveSession live(arguments.value(1), arguments.value(2));
    if (arguments.size() != 4 || !live.hasToken()) {
        std::printf("liveimages ADDRESS TOKEN_FILE STACK\n");
        return 2;
    }
    Session &session = live.open();
    await([&] { return session.state() == Session::State::Connected && !session.stacks().isEmpty(); }, "no session");
    const auto stack = std::ranges::find(session.stacks(), arguments.at(3), &Stack::name);
    if (stack == session.stacks().end()) {
        std::printf("there is no stack %s\n", qPrintable(arguments.at(3)));
        return 1;
    }
    StackImages images(session);
    images.follow(EngineStack::of(*stack));
    await([&] { return images.state() == StackImages::State::Ready && !images.images().isEmpty(); }, "no images");
    print(images);
    images.checkNow();
    await([&] { return images.waiting() == 0; }, "the registries do not answer");
    std::printf("after asking:\n");
    print(images);
    std::printf("the session is %s\n", session.state() == Session::State::Connected ? "connected" : "NOT connected");
    return 0;
}
