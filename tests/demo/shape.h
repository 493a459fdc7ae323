// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QMap>
#include <QStringList>

/// Compares the shape of an answer with a recorded one: keys and types, field by field.
///
/// The same keys in every object and the same types in every place. `null` may stand for a list or an object, and they
/// for it, only where the API documents it; what then was not recorded here has to look as recorded elsewhere.
class Shapes
{
public:
    /// Remembers objects and elements by the key they stand at.
    void learn(const QJsonValue &recorded);

    /// What differs, with paths such as "[].GitConfig.URL"; empty when nothing does.
    QStringList differences(const QJsonValue &recorded, const QJsonValue &answered) const;

private:
    QStringList compare(const QJsonValue &recorded, const QJsonValue &answered, const QString &path) const;
    QStringList compareObjects(const QJsonValue &recorded, const QJsonValue &answered, const QString &path) const;
    QStringList compareLists(const QJsonValue &recorded, const QJsonValue &answered, const QString &path) const;
    QStringList nearest(const QList<QJsonValue> &recorded, const QJsonValue &answered, const QString &path) const;
    void learnAt(const QString &key, const QJsonValue &recorded);

    QMap<QString, QList<QJsonValue>> m_known; ///< By key; elements by key and "[]".
};
