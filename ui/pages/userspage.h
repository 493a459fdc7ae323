// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/peoplefilter.h"
#include "ui/models/usersmodel.h"
#include "ui/pages/pageframe.h"
#include "ui/widgets/factgrid.h"

#include <QTimer>
#include <QUrl>

#include <optional>

class QPushButton;
class QTableView;

namespace longshore {

class EmptyState;
class FactsView;
class FilterField;

/// What the page shows beside the table of the user that is chosen there.
struct UserDetails {
    UserId user{};
    QString name;
    QList<FactGroup> facts;
    QMap<QString, QString> whyNot; ///< Object names of buttons that cannot be pressed, and why.
};

/// The users of a server: a table with filter and order, the chosen one beside it, and what can be done with them. Says
/// what is wanted and asks no server.
class UsersPage : public PageFrame
{
    Q_OBJECT
public:
    explicit UsersPage(QWidget *parent = nullptr);

    UsersModel &model() { return m_model; }
    void setServer(const QString &server);
    void setBusy(bool busy); ///< A change is under way: none can be started.
    void setMayManage(const QString &whyNot); ///< Empty: users can be added and changed.
    void setDetails(const UserDetails &details);
    std::optional<UserId> current() const;
    bool select(UserId user); ///< False when it is not shown.
    QTableView &table() const { return *m_table; }
    void setReaching(bool reached); ///< After the model was fed: rows, or a sentence that there are none.

Q_SIGNALS:
    void addRequested();
    void renameRequested(longshore::UserId user);
    void roleRequested(longshore::UserId user);
    void passwordRequested(longshore::UserId user);
    void deleteRequested(longshore::UserId user);
    void seenRequested(longshore::UserId user); ///< What can this user see?
    void currentChanged();
    void tokensWanted(const QList<longshore::UserId> &users); ///< Of the rows in view, as long as they are not known.
    void linkRequested(const QString &fragment); ///< A page of Portainer's own.

protected:
    void showEvent(QShowEvent *event) override;

private:
    QPushButton *button(const char *name, const QString &text, const char *icon);
    void setUpTable();
    QWidget *buildContent();
    QWidget *buildDetails();
    void connectButtons();
    void addTableActions();
    void updateActions();
    void updateCount();
    void askTokens();

    UsersModel m_model;
    PeopleFilter m_filter;
    FilterField *m_field;
    QTableView *m_table;
    EmptyState *m_noMatch;
    QLabel *m_count;
    QLabel *m_name = nullptr;
    QLabel *m_why = nullptr;
    FactsView *m_facts = nullptr;
    QPushButton *m_add;
    QPushButton *m_open;
    QPushButton *m_seen;
    QPushButton *m_rename;
    QPushButton *m_role;
    QPushButton *m_password;
    QPushButton *m_delete;
    QTimer m_tokensDue;
    QString m_whyNot;
    UserDetails m_details;
    bool m_busy = false;
};

} // namespace longshore
