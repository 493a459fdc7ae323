// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/exchange.h"

#include <QDir>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace {

QMap<QByteArray, QByteArray> mapOf(const QJsonObject &object, bool lowerCase)
{
    QMap<QByteArray, QByteArray> map;
    for (auto each = object.begin(); each != object.end(); ++each) {
        const QByteArray name = each.key().toUtf8();
        const QJsonValue value = each.value().isArray() ? each.value().toArray().at(0) : each.value();
        map.insert(lowerCase ? name.toLower() : name, value.toString().toUtf8());
    }
    return map;
}

Exchange exchangeIn(const QDir &folder, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    const QJsonObject all = QJsonDocument::fromJson(file.readAll()).object();
    const QJsonObject request = all["request"_L1].toObject();
    const QJsonObject response = all["response"_L1].toObject();
    Exchange exchange;
    exchange.name = folder.relativeFilePath(path).chopped(5);
    exchange.line = exchange.name.section(u'/', 0, 0);
    exchange.method = request["method"_L1].toString().toUtf8();
    exchange.path = request["path"_L1].toString().toUtf8();
    exchange.query = request["query"_L1].toObject();
    exchange.headers = mapOf(request["headers"_L1].toObject(), false);
    exchange.requestBody = request["body"_L1];
    exchange.status = response["status"_L1].toInt();
    exchange.answerHeaders = mapOf(response["headers"_L1].toObject(), true);
    exchange.answer = response["body"_L1];
    return exchange;
}

} // namespace

QByteArray Exchange::user() const
{
    const QByteArray sent = headers.value("Authorization") + headers.value("Cookie");
    const QByteArray claims = QByteArray::fromBase64(sent.split('.').value(1), QByteArray::Base64UrlEncoding);
    const QByteArray claimed = QJsonDocument::fromJson(claims)["username"_L1].toString().toUtf8();
    return claimed.isEmpty() ? "admin" : claimed;
}

QList<Exchange> allExchanges()
{
    const QDir folder(QStringLiteral(TEST_DATA "/recordings"));
    QStringList files;
    QDirIterator each(folder.path(), {u"*.json"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (each.hasNext())
        files.append(each.next());
    files.sort();
    QList<Exchange> exchanges;
    for (const QString &file : std::as_const(files))
        exchanges.append(exchangeIn(folder, file));
    return exchanges;
}
