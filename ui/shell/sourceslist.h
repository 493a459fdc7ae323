// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/sourcesmodel.h"

#include <QTreeView>

namespace longshore {

/// The list at the left: all stacks, servers, environments. Choosing one filters the table.
class SourcesList : public QTreeView
{
    Q_OBJECT
public:
    explicit SourcesList(SourcesModel &model, QWidget *parent = nullptr);

    QSize sizeHint() const override;

Q_SIGNALS:
    void sourceChosen(const std::optional<longshore::ServerId> &server, const std::optional<longshore::EnvironmentId> &environment);
    void signInRequested(const longshore::ServerId &server); ///< Enter or double click on a signed-out server.
    void serverMenuRequested(const longshore::ServerId &server, const QPoint &globalPosition);

private:
    void choose(const QModelIndex &index);
    void keepChoice();

    SourcesModel &m_model;
    std::optional<ServerId> m_server;
    std::optional<EnvironmentId> m_environment;
};

} // namespace longshore
