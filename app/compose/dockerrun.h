// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace longshore {

/// A pasted `docker run ...` as a compose file. Nothing of it is lost unsaid.
struct DockerRun {
    enum class Problem { None, NotARun, NoImage, OpenQuote };

    Problem problem = Problem::None;
    QString text; ///< A compose file with one service.
    QString service; ///< Its name: of --name, else of the image.
    QStringList unknown; ///< Options and parts that found no place, as written.
    QStringList dropped; ///< Options that mean nothing in a stack, such as --detach.
};

DockerRun composeFromDockerRun(const QString &commandLine);

} // namespace longshore
