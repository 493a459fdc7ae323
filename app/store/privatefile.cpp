// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/privatefile.h"

#include <QCoreApplication>
#include <QDate>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace longshore {

namespace {

constexpr QFile::Permissions OwnerOnly = QFile::ReadOwner | QFile::WriteOwner;
/// What Qt reports of a 0600 file: the User flags repeat the Owner ones for the current user.
#ifdef Q_OS_WIN
constexpr QFile::Permissions ForOthers; // Access lists decide there, inherited from the profile folder; Qt reports no modes.
#else
constexpr QFile::Permissions ForOthers = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther
    | QFile::ExeOther;
#endif

QString freeName(const QString &path)
{
    const QString base = path + u".broken-"_s + QDate::currentDate().toString(Qt::ISODate);
    QString name = base;
    for (int n = 2; QFileInfo::exists(name); ++n)
        name = base + u'-' + QString::number(n);
    return name;
}

} // namespace

PrivateFile::PrivateFile(QString path)
    : m_path(std::move(path))
{
}

bool PrivateFile::failed(const QString &why)
{
    m_problem = why;
    return false;
}

bool PrivateFile::exists() const
{
    return QFileInfo::exists(m_path);
}

QByteArray PrivateFile::read(qint64 cap)
{
    m_problem.clear();
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly)) {
        failed(file.errorString());
        return {};
    }
    if (file.permissions() & ForOthers)
        file.setPermissions(OwnerOnly);
    if (file.size() > cap) {
        failed(QCoreApplication::translate("PrivateFile", "the file is too big"));
        return {};
    }
    QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        failed(file.errorString());
    return bytes;
}

bool PrivateFile::write(const QByteArray &bytes)
{
    m_problem.clear();
    QSaveFile file(m_path);
    // Narrowed before the first byte: until then it has the mode that the umask left.
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(OwnerOnly))
        return failed(file.errorString());
    // Flushed before: commit() of Qt 6.4 does not see a full disk at its own flush, and would put a cut file in place.
    if (file.write(bytes) != bytes.size() || !file.flush() || !file.commit())
        return failed(file.errorString());
    return true;
}

bool PrivateFile::ensure()
{
    m_problem.clear();
    QFile file(m_path);
    if (!file.exists() && !file.open(QIODevice::WriteOnly | QIODevice::NewOnly, OwnerOnly))
        return failed(file.errorString());
    if ((file.permissions() & ForOthers) && !file.setPermissions(OwnerOnly))
        return failed(file.errorString());
    return true;
}

QString PrivateFile::setAside()
{
    m_problem.clear();
    const QString name = freeName(m_path);
    QFile file(m_path);
    if (!file.rename(name)) {
        failed(file.errorString());
        return {};
    }
    return name;
}

} // namespace longshore
