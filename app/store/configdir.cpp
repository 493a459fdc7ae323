// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/configdir.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace longshore {

namespace {

constexpr QFile::Permissions OwnerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
#ifdef Q_OS_WIN
constexpr QFile::Permissions ForOthers; // Access lists decide there, inherited from the profile folder; Qt reports no modes.
#else
constexpr QFile::Permissions ForOthers = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther
    | QFile::ExeOther;
#endif

QString text(const char *source)
{
    return QCoreApplication::translate("ConfigDir", source);
}

/// A folder named by mistake (a home folder, /tmp) must not lose its readers.
bool mayBeNarrowed(const QString &path)
{
    const QDir dir(path);
    const QStringList ours = {u"longshore.ini"_s, u"window.ini"_s, u"servers.ini"_s, u"known"_s};
    const QStringList there = dir.entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    return there.isEmpty() || std::any_of(there.begin(), there.end(), [&](const QString &name) { return ours.contains(name); });
}

QString createProblem(const QString &path)
{
    const QFileInfo info(path);
    QDir parent = info.absoluteDir();
    if (parent.mkpath(u"."_s) && parent.mkdir(info.fileName(), OwnerOnly))
        return {};
    return text("The folder %1 could not be created.").arg(path);
}

QString narrowProblem(const QString &path)
{
    if (!(QFile::permissions(path) & ForOthers))
        return {};
    if (!mayBeNarrowed(path))
        return text("The folder %1 holds other files and can be read by others. Name a folder of its own.").arg(path);
    if (QFile::setPermissions(path, OwnerOnly))
        return {};
    return text("The folder %1 can be read by others and belongs to someone else.").arg(path);
}

QString writeProblem(const QString &path)
{
    return QFileInfo(path).isWritable() ? QString() : text("The folder %1 cannot be written to.").arg(path);
}

} // namespace

ConfigDir ConfigDir::standard()
{
    return ConfigDir(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/longshore"_s);
}

ConfigDir::ConfigDir(QString path)
    : m_path(QDir::cleanPath(QDir(path).absolutePath()))
{
}

bool ConfigDir::prepare()
{
    const QFileInfo info(m_path);
    if (!info.exists())
        m_problem = createProblem(m_path);
    else if (!info.isDir())
        m_problem = text("%1 is a file, not a folder.").arg(m_path);
    else
        m_problem = narrowProblem(m_path);
    if (m_problem.isEmpty())
        m_problem = writeProblem(m_path);
    return m_problem.isEmpty();
}

QString ConfigDir::file(const QString &name) const
{
    return m_path + u'/' + name;
}

} // namespace longshore
