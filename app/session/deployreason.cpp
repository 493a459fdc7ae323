// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/deployreason.h"

#include "app/core/displaytext.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <array>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("DeployReason", text);
}

/// The first group of a pattern in what the server said; null when it does not occur.
QString caught(const QString &words, const QString &pattern)
{
    const QRegularExpressionMatch match = QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption).match(words);
    if (!match.hasMatch())
        return {};
    const QString group = match.captured(1);
    return group.isNull() ? u""_s : oneLine(group);
}

/// Things that the environment's security settings forbid to standard users.
QString securityReason(const QString &words, const QString &environment)
{
    struct Setting {
        QLatin1StringView said;
        const char *thing;
    };
    static constexpr std::array settings{
        Setting{"bind-mount disabled"_L1, QT_TRANSLATE_NOOP("DeployReason", "bind mounts")},
        Setting{"privileged mode disabled"_L1, QT_TRANSLATE_NOOP("DeployReason", "privileged containers")},
        Setting{"pid host disabled"_L1, QT_TRANSLATE_NOOP("DeployReason", "the process list of the host")},
        Setting{"device mapping disabled"_L1, QT_TRANSLATE_NOOP("DeployReason", "devices of the host")},
        Setting{"sysctl setting disabled"_L1, QT_TRANSLATE_NOOP("DeployReason", "sysctls")},
        Setting{"container capabilities disabled"_L1, QT_TRANSLATE_NOOP("DeployReason", "capabilities")},
    };
    for (const Setting &setting : settings)
        if (words.contains(setting.said, Qt::CaseInsensitive))
            return tr("The security settings of the environment %1 forbid %2 to standard users. Take them out of the file, or ask an administrator.")
                .arg(oneLine(environment), tr(setting.thing));
    return {};
}

QString gitReason(const QString &words)
{
    if (words.contains("Invalid git credential"_L1, Qt::CaseInsensitive) || words.contains("Authentication failed"_L1, Qt::CaseInsensitive)
        || words.contains("authentication required"_L1, Qt::CaseInsensitive))
        return tr("The git server did not accept the user name and password.");
    if (words.contains("repository not found"_L1, Qt::CaseInsensitive))
        return tr("There is no such git repository, or it is only shown to those who sign in.");
    if (words.contains("reference not found"_L1, Qt::CaseInsensitive))
        return tr("The git repository has no such branch or tag.");
    if (words.contains("unable to clone git repository"_L1, Qt::CaseInsensitive))
        return tr("The git repository could not be read.");
    return {};
}

QString imageReason(const QString &words)
{
    if (words.contains("failed to pull images"_L1, Qt::CaseInsensitive))
        return tr("An image could not be pulled, so nothing was touched. If it exists only on that engine, deploy without pulling.");
    if (const QString image = caught(words, u"(?:pull access denied for|manifest for|No such image:?)\\s+([^\\s,]*[^\\s,:])"_s); !image.isNull())
        return tr("There is no image %1 to be had.").arg(image);
    if (words.contains("toomanyrequests"_L1, Qt::CaseInsensitive))
        return tr("The registry allows no more pulls for now. Try again later, or sign the server in to the registry.");
    return {};
}

QString engineReason(const QString &words)
{
    if (const QString port = caught(words, u"Bind for [^ ]*?:?(\\d+) failed: port is already allocated"_s); !port.isNull())
        return tr("Port %1 is taken by something else there.").arg(port);
    if (words.contains("port is already allocated"_L1, Qt::CaseInsensitive) || words.contains("address already in use"_L1, Qt::CaseInsensitive))
        return tr("A port is taken by something else there.");
    if (words.contains("Cannot connect to the Docker daemon"_L1, Qt::CaseInsensitive))
        return tr("The server cannot reach the engine of that environment.");
    if (words.contains("unterminated quoted value"_L1, Qt::CaseInsensitive) || words.contains("key cannot contain a space"_L1, Qt::CaseInsensitive)
        || words.contains("stack.env: line"_L1, Qt::CaseInsensitive))
        return tr("The value of a variable cannot be read by the server: look for quotes that do not close and for line ends.");
    if (words.contains("network"_L1, Qt::CaseInsensitive) && words.contains("failed to create service"_L1, Qt::CaseInsensitive))
        return tr("Networks of before were still going away. Start it again in a moment.");
    if (const QString line = caught(words, u"yaml: line (\\d+)"_s); !line.isNull())
        return tr("The file is no YAML at line %1.").arg(line);
    if (words.contains("deployment is already in progress"_L1, Qt::CaseInsensitive))
        return tr("It is being deployed already. Wait until that has ended.");
    return {};
}

} // namespace

QString deployReason(const ApiError &error, const QString &environment)
{
    const QString words = error.message + u'\n' + error.details;
    for (const QString &reason : {securityReason(words, environment), gitReason(words), imageReason(words), engineReason(words)})
        if (!reason.isEmpty())
            return reason;
    return {};
}

} // namespace longshore
