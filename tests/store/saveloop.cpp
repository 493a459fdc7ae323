// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/profilestore.h"

#include <QCoreApplication>

#include <cstdio>

using namespace longshore;
using namespace Qt::StringLiterals;

/// Saves two servers over and over, in one folder, until it is killed. Both always carry the same user name, so
/// that a torn file shows. Says one line for each save that succeeded.
int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    ProfileStore store(ConfigDir(application.arguments().at(1)));
    store.load();
    const QList<ServerProfile> saved = store.profiles();
    for (int round = 1;; ++round) {
        for (ServerProfile profile : saved) {
            profile.userName = QString(round % 4000, u'u') + QString::number(round);
            if (!store.put(profile))
                return 1;
            std::printf("%d\n", round);
            std::fflush(stdout);
        }
    }
}
