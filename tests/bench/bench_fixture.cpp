// SPDX-License-Identifier: GPL-3.0-or-later
// An https sample server with 50 stacks, a saved server that points to it with its certificate pinned, and the token in
// the keychain: what a person's second start finds. Prints "ready ADDRESS TOKEN" and stays until its input ends.
#include "app/core/async.h"
#include "app/demo/demoserver.h"
#include "app/store/profilestore.h"
#include "app/store/secretstore.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QSocketNotifier>

#include <cstdio>
#include <unistd.h>

using namespace longshore;

namespace {

ServerProfile profileOf(const DemoServer &server)
{
    ServerProfile profile;
    profile.id = ServerId::create();
    profile.name = QStringLiteral("bench");
    profile.address = server.address();
    profile.pinnedDer = server.certificateDer();
    profile.pinnedSha256 = QCryptographicHash::hash(profile.pinnedDer, QCryptographicHash::Sha256);
    profile.tokenSaved = true;
    return profile;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc != 3) {
        std::fputs("usage: bench_fixture CONFIG_DIR STACKS\n", stderr);
        return 2;
    }
    DemoServer server(DemoOptions{.stacks = QByteArray(argv[2]).toInt(), .https = true});
    if (!server.start())
        return 1;
    ConfigDir dir(QString::fromLocal8Bit(argv[1]));
    dir.prepare();
    ProfileStore profiles(dir);
    profiles.load();
    const ServerProfile profile = profileOf(server);
    profiles.put(profile);
    const auto keychain = makeKeychainStore();
    onResult(keychain->save({profile.id, profile.address.origin()}, server.administratorToken()), &application,
             [&](const SecretAnswer &answer) {
                 if (answer.state != SecretState::Done)
                     return QCoreApplication::exit(1);
                 std::printf("ready %s %s\n", qPrintable(profile.address.text()), server.administratorToken().constData());
                 std::fflush(stdout);
             });
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &application, [] { QCoreApplication::quit(); });
    return QCoreApplication::exec();
}
