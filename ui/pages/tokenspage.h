// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/tokensmodel.h"
#include "ui/pages/pageframe.h"

#include <QTimer>

class QLabel;
class QPushButton;
class QTableView;

namespace longshore {

class MarkDelegate;

/// The access tokens of the person who is signed in: a table, and what can be done with them. Says what is wanted and
/// asks no server.
class TokensPage : public PageFrame
{
    Q_OBJECT
public:
    explicit TokensPage(QWidget *parent = nullptr);

    void setOwner(const QString &user, const QString &server);
    void setTokens(const QList<AccessToken> &tokens, AccessTokenId ours);
    void setBusy(bool busy); ///< A change is under way: none can be started.
    QList<AccessToken> selected() const; ///< In the order shown.
    void copySelected() const; ///< Descriptions, prefixes and dates; never a token.
    QTableView &table() const { return *m_table; }
    const TokensModel &model() const { return m_model; }

Q_SIGNALS:
    void addRequested();
    void revokeRequested(const QList<longshore::AccessToken> &tokens);
    void rotateRequested(const longshore::AccessToken &ours);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *buildContent();
    void setUpTable();
    void fitColumns();
    void addTableActions();
    void updateActions();
    QString countText() const;
    void retime();

    TokensModel m_model;
    TokensOrder m_order;
    QTableView *m_table;
    MarkDelegate *m_delegate;
    QPushButton *m_add;
    QPushButton *m_revoke;
    QPushButton *m_rotate;
    QLabel *m_count;
    QTimer m_clock;
    QString m_user;
    QString m_server;
    bool m_busy = false;
};

} // namespace longshore
