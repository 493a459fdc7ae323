// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/pickuserdialog.h"

#include "app/core/displaytext.h"
#include "ui/widgets/tonelabel.h"

#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

PickUserDialog::PickUserDialog(const QList<User> &users, const QString &place, QWidget *parent)
    : ChangeDialog(Kind::Plain, tr("What can this user see?"), place, tr("&Show what they see"), parent), m_users(new QComboBox(this))
{
    setObjectName(u"pickUserDialog"_s);
    for (const User &user : users)
        m_users->addItem(oneLine(user.name), number(user.id));
    m_users->model()->sort(0);
    m_users->setObjectName(u"pickedUser"_s);
    m_users->setAccessibleName(tr("User"));
    m_users->setEditable(true);
    m_users->setInsertPolicy(QComboBox::NoInsert);
    m_users->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_users->completer()->setFilterMode(Qt::MatchContains);
    m_users->lineEdit()->setAccessibleName(tr("User"));
    m_users->lineEdit()->setPlaceholderText(tr("Choose a user"));
    m_users->setCurrentIndex(-1);
    auto *caption = makeHeading(tr("&User"), 0, this);
    caption->setBuddy(m_users);
    body().addWidget(caption);
    body().addWidget(m_users);
    addSentence(tr("Worked out from the access rules; nobody signs in as that user."), u"meaning"_s, true);
    setReady(false);
    m_users->setFocus(Qt::OtherFocusReason);
    connect(m_users, &QComboBox::editTextChanged, this, [this] { setReady(row() >= 0); });
    connect(this, &ChangeDialog::submitted, this, [this] {
        const auto user = static_cast<UserId>(m_users->itemData(row()).toLongLong());
        accept();
        Q_EMIT picked(user);
    });
}

int PickUserDialog::row() const
{
    return m_users->findText(m_users->currentText(), Qt::MatchFixedString);
}

} // namespace longshore
