// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/clientidentityfile.h"

#include <QBuffer>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QPromise>
#include <QThreadPool>

#include <algorithm>
#include <memory>

namespace longshore {

namespace {

    namespace Message = ClientCertificateMessage;

    constexpr qint64 LargestFile = 1024 * 1024; ///< Bytes; with a long chain it is about 10 KiB.

    Failure failure(const QString &message)
    {
        return Failure(ApiError{.kind = ApiError::Kind::Tls, .message = message});
    }

    /// PFX ::= SEQUENCE { version INTEGER 3, ... }: tells another kind of file from a wrong pass phrase.
    bool looksLikePkcs12(const QByteArray &bytes)
    {
        if (bytes.size() < 16 || bytes.at(0) != '\x30')
            return false;
        const auto length = static_cast<uchar>(bytes.at(1));
        const qsizetype lengthBytes = length < 0x80 || length == 0x80 ? 0 : length & 0x7f;
        return lengthBytes <= 4 && bytes.mid(2 + lengthBytes, 3) == QByteArrayView("\x02\x01\x03");
    }

    Result<QByteArray> contentOf(const QString &path)
    {
        QFile file(path);
        if (!QFileInfo::exists(path))
            return failure(Message::Missing);
        if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
            return failure(Message::Unreadable);
        QByteArray bytes = file.read(LargestFile + 1);
        if (file.error() != QFileDevice::NoError)
            return failure(Message::Unreadable);
        if (bytes.size() > LargestFile || !looksLikePkcs12(bytes))
            return failure(Message::NotPkcs12);
        return bytes;
    }

    Result<ClientIdentity> read(const QString &path, const Secret &passPhrase)
    {
        Result<QByteArray> content = contentOf(path);
        if (!content)
            return Failure(content.error());
        QBuffer buffer(&*content);
        buffer.open(QIODevice::ReadOnly);
        ClientIdentity identity;
        QSslCertificate own;
        QList<QSslCertificate> chain;
        const bool cut = passPhrase.bytes().contains('\0'); // It would be taken for a shorter one.
        if (cut || !QSslCertificate::importPkcs12(&buffer, &identity.key, &own, &chain, passPhrase.bytes()))
            return failure(Message::WrongPassPhrase);
        chain.removeAll(own);
        identity.chain = QList<QSslCertificate>{own} + chain;
        const QDateTime now = QDateTime::currentDateTimeUtc();
        if (own.expiryDate() < now)
            return failure(Message::Expired);
        if (own.effectiveDate() > now)
            return failure(Message::NotYetValid);
        return identity;
    }

} // namespace

bool isClientCertificateProblem(const QString &message)
{
    const auto known = {Message::Missing, Message::Unreadable,  Message::NotPkcs12, Message::WrongPassPhrase,
                        Message::Expired, Message::NotYetValid, Message::Wanted,    Message::Refused};
    return std::ranges::find(known, message) != known.end();
}

QFuture<Result<ClientIdentity>> readClientIdentity(const QString &file, const Secret &passPhrase)
{
    const auto promise = std::make_shared<QPromise<Result<ClientIdentity>>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, file, passPhrase] {
        promise->addResult(read(file, passPhrase));
        promise->finish();
    });
    return promise->future();
}

} // namespace longshore
