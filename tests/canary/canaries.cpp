// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/canary/canaries.h"

#include <QDirIterator>
#include <QFile>

namespace longshore::test {

namespace {

QByteArray utf16(const QByteArray &secret)
{
    const QString text = QString::fromUtf8(secret);
    return {reinterpret_cast<const char *>(text.utf16()), text.size() * 2};
}

QByteArrayList spellings(const QByteArray &secret)
{
    // Inside a longer text base64 depends on where it begins, so the middle of all three alignments is looked for.
    QByteArrayList all{secret, utf16(secret), secret.toHex(), secret.toPercentEncoding()};
    for (int skip = 0; skip < 3; ++skip)
        all.append(secret.mid(skip, (secret.size() - skip) / 3 * 3).toBase64());
    return all;
}

} // namespace

QStringList found(const QList<Canary> &canaries, const QByteArray &text)
{
    QStringList names;
    for (const Canary &canary : canaries) {
        const QByteArrayList all = spellings(canary.secret);
        if (std::any_of(all.begin(), all.end(), [&](const QByteArray &one) { return text.contains(one); }))
            names.append(QString::fromLatin1(canary.name));
    }
    return names;
}

int timesIn(const Canary &canary, const QByteArray &text)
{
    return int(text.count(canary.secret) + text.count(utf16(canary.secret)));
}

QByteArray contentsOfFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray contentsOf(const QString &folder)
{
    QByteArray all;
    QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        all += path.toUtf8() + '\n' + contentsOfFile(path) + '\n';
    }
    return all;
}

} // namespace longshore::test
