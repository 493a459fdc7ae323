// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/logging.h"

#include <QMutex>
#include <QRegularExpression>
#include <QStringList>
#include <QUrl>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(logNet, "longshore.net", QtInfoMsg)
Q_LOGGING_CATEGORY(logStore, "longshore.store", QtInfoMsg)
Q_LOGGING_CATEGORY(logSession, "longshore.session", QtInfoMsg)
Q_LOGGING_CATEGORY(logUi, "longshore.ui", QtInfoMsg)

namespace {

    const auto Mark = "[secret]"_L1;

    /// The secret as it may stand in a line: plain, quoted by QDebug, or percent-encoded in an address.
    QStringList spellings(const QByteArray &secret)
    {
        const QString plain = QString::fromUtf8(secret);
        QString quoted = plain;
        quoted.replace("\\"_L1, "\\\\"_L1).replace("\""_L1, "\\\""_L1);
        QStringList all{plain, quoted, QString::fromLatin1(secret.toPercentEncoding())};
        all.removeDuplicates();
        return all;
    }

    /// The secrets alive now, with doubles; longest first, so that one inside another does not leave the rest standing.
    class Registry
    {
    public:
        void add(const QByteArray &secret)
        {
            const QMutexLocker lock(&m_mutex);
            for (const QString &spelling : spellings(secret))
                m_spellings.insert(std::ranges::find_if(m_spellings, [&](const QString &s) { return s.size() <= spelling.size(); }), spelling);
        }
        void remove(const QByteArray &secret)
        {
            const QMutexLocker lock(&m_mutex);
            for (const QString &spelling : spellings(secret))
                m_spellings.removeOne(spelling);
        }
        void redact(QString &line) const
        {
            const QMutexLocker lock(&m_mutex);
            for (const QString &spelling : m_spellings)
                line.replace(spelling, Mark);
        }

    private:
        mutable QMutex m_mutex;
        QStringList m_spellings;
    };

    Q_GLOBAL_STATIC(Registry, registry)

    const QRegularExpression &tokenPattern()
    {
        static const QRegularExpression pattern(u"ptr_(?:[A-Za-z0-9+/]|%2[BbFf]){43}(?:=|%3[Dd])"_s);
        return pattern;
    }

    QtMessageHandler nextHandler = nullptr;

    void writeRedacted(QtMsgType type, const QMessageLogContext &context, const QString &line)
    {
        nextHandler(type, context, redacted(line));
    }

} // namespace

QString redacted(QString line)
{
    if (registry.exists())
        registry->redact(line);
    return line.replace(tokenPattern(), Mark);
}

LoadedSecret::LoadedSecret(QByteArray secret)
    : m_secret(std::move(secret))
{
    if (!m_secret.isEmpty() && !registry.isDestroyed())
        registry->add(m_secret);
}

LoadedSecret::~LoadedSecret()
{
    if (!m_secret.isEmpty() && registry.exists())
        registry->remove(m_secret);
}

void installRedactingLog()
{
    // A second installation would make the filter call itself.
    static const bool installed = [] {
        nextHandler = qInstallMessageHandler(nullptr);
        qInstallMessageHandler(&writeRedacted);
        return true;
    }();
    Q_UNUSED(installed)
}

} // namespace longshore
