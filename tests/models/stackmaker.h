// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/stacksmodel.h"

#include <QAbstractItemModel>
#include <QList>
#include <QSignalSpy>

#include <memory>
#include <vector>

/// Servers, environments and stacks for the tests of the models, and what they all look at.
namespace longshore {

inline ServerId testServer(int n) { return {QUuid(0x10000000U + static_cast<uint>(n), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)}; }

inline Stack testStack(qint64 id, const QString &name, qint64 environment = 1)
{
    Stack stack;
    stack.id = StackId(id);
    stack.name = name;
    stack.environmentId = EnvironmentId(environment);
    stack.type = {StackType::Compose, 2};
    stack.status = {StackStatus::Active, 1};
    return stack;
}

inline Environment testEnvironment(qint64 id, const QString &name)
{
    Environment environment;
    environment.id = EnvironmentId(id);
    environment.name = name;
    return environment;
}

inline QStringList shownNames(const QAbstractItemModel &model, int column = 0)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names.append(model.index(row, column).data().toString());
    return names;
}

/// Counts every signal by which a model speaks to its views.
class SignalCounter
{
public:
    explicit SignalCounter(const QAbstractItemModel &model)
    {
        const QMetaObject &meta = QAbstractItemModel::staticMetaObject;
        for (int i = meta.methodOffset(); i < meta.methodCount(); ++i) {
            const bool shorter = meta.method(i).attributes() & QMetaMethod::Cloned; // the same signal without its default arguments
            if (meta.method(i).methodType() == QMetaMethod::Signal && !shorter)
                m_spies.push_back(std::make_unique<QSignalSpy>(&model, meta.method(i)));
        }
    }
    qsizetype count() const
    {
        qsizetype sum = 0;
        for (const auto &spy : m_spies)
            sum += spy->size();
        return sum;
    }
    size_t kinds() const { return m_spies.size(); }

private:
    std::vector<std::unique_ptr<QSignalSpy>> m_spies;
};

} // namespace longshore
