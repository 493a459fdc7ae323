// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/portainer/recording.h"

#include <QDir>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace {

QDir folder()
{
    return QDir(QStringLiteral(TEST_DATA "/recordings"));
}

/// The body is the last member of the last member of the file.
QByteArray bodyAsSpelt(const QByteArray &file)
{
    const QByteArray key = "\n  \"body\": ";
    const qsizetype start = file.lastIndexOf(key) + key.size();
    const qsizetype end = file.lastIndexOf('}', file.lastIndexOf('}') - 1);
    return file.sliced(start, end - start).trimmed();
}

QList<QPair<QByteArray, QByteArray>> headersOf(const QJsonObject &headers)
{
    QList<QPair<QByteArray, QByteArray>> list;
    for (auto header = headers.begin(); header != headers.end(); ++header) {
        const QJsonArray values = header.value().isArray() ? header.value().toArray() : QJsonArray{header.value()};
        for (const QJsonValue &value : values)
            list.append({header.key().toUtf8(), value.toString().toUtf8()});
    }
    return list;
}

QJsonValue parsed(const QByteArray &text)
{
    return QJsonDocument::fromJson('[' + text + ']').array().at(0);
}

} // namespace

QStringList recordingFiles()
{
    QStringList files;
    QDirIterator all(folder().path(), {u"*.json"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (all.hasNext())
        files.append(all.next());
    files.sort();
    return files;
}

Recording readRecording(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    const QByteArray text = file.readAll();
    const QJsonObject exchange = QJsonDocument::fromJson(text).object();
    const QJsonObject request = exchange["request"_L1].toObject();
    const QJsonObject response = exchange["response"_L1].toObject();
    Recording recording;
    recording.name = folder().relativeFilePath(path).chopped(5);
    recording.method = request.value("method"_L1).toString().toUtf8();
    recording.path = request.value("path"_L1).toString();
    const QJsonObject query = request.value("query"_L1).toObject();
    for (auto each = query.begin(); each != query.end(); ++each) {
        if (!each.value().isArray())
            recording.query.insert(each.key(), each.value().toVariant().toString());
    }
    recording.requestBody = request.value("body"_L1);
    recording.body = response.value("body"_L1);
    if (parsed(bodyAsSpelt(text)) != recording.body)
        qFatal("the body of %s is not where it should be", qPrintable(path));
    recording.answer.status = response.value("status"_L1).toInt();
    recording.answer.headers = headersOf(response.value("headers"_L1).toObject());
    recording.answer.body = recording.body.isString() ? recording.body.toString().toUtf8() : bodyAsSpelt(text);
    return recording;
}
