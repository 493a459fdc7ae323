// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/portainer/change.h"

#include "app/core/errorbody.h"
#include "tests/portainer/recording.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

/// The same for a server of 2.36 on, which the older ones leave aside.
bool isNewSpelling(const QString &key)
{
    return key == u"RepullImageAndRedeploy"_s;
}

/// All of these say the same to the server as leaving the member out.
bool saysNothing(const QJsonValue &value)
{
    return value.isNull() || value == QJsonValue(false) || value == QJsonValue(QString()) || (value.isArray() && value.toArray().isEmpty())
        || (value.isObject() && value.toObject().isEmpty());
}

QString differenceIn(const QString &key, const QJsonValue &ours, const QJsonValue &recorded)
{
    if (ours.isObject() && recorded.isObject())
        return difference(ours.toObject(), recorded.toObject());
    if (ours == recorded || (saysNothing(recorded) && (saysNothing(ours) || ours.isUndefined())))
        return {};
    return u"other: "_s + key;
}

} // namespace

QString difference(const QJsonObject &ours, const QJsonObject &recorded)
{
    for (auto member = recorded.begin(); member != recorded.end(); ++member) {
        if (const QString found = differenceIn(member.key(), ours.value(member.key()), member.value()); !found.isEmpty())
            return found;
    }
    for (auto member = ours.begin(); member != ours.end(); ++member)
        if (!recorded.contains(member.key()) && !saysNothing(member.value()) && !isNewSpelling(member.key()))
            return u"more: "_s + member.key();
    return {};
}

void compareWithRecording(const Change &change, const QString &name)
{
    const Recording recording = readRecording(QStringLiteral(TEST_DATA "/recordings/") + name + u".json"_s);
    QCOMPARE(verbName(change.parts.verb), recording.method);
    QCOMPARE(u"/api"_s + change.parts.route(), recording.path);
    QMap<QString, QString> query;
    for (const auto &each : change.parts.query)
        query.insert(each.first, each.second);
    QCOMPARE(query, recording.query);
    QVERIFY(change.parts.mutating);
    const QJsonObject body = QJsonDocument::fromJson(change.parts.body).object();
    QCOMPARE(difference(body, recording.requestBody.toObject()), QString());
    const bool succeeded = recording.answer.status < 300;
    QCOMPARE(change.parts.expected.contains(recording.answer.status), succeeded);
    if (succeeded)
        QVERIFY(change.takes(recording.answer));
    else
        QCOMPARE(errorFromBody(recording.answer.status, recording.answer.body, change.parts).message, recording.body["message"_L1].toString());
}
