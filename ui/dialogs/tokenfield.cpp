// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/tokenfield.h"

#include "app/core/extraheader.h"
#include "ui/dialogs/linkbutton.h"
#include "ui/widgets/secretfield.h"
#include "ui/dialogs/tonelabel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

TokenField::TokenField(QWidget *parent)
    : QWidget(parent), m_edit(new SecretField(tr("Access token"), this)), m_problem(new ToneLabel(ColourRole::Bad, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(8);
    auto *caption = new QHBoxLayout;
    auto *label = makeHeading(tr("Access token"), 0, this);
    auto *link = new LinkButton(tr("How do I get one?"), this);
    caption->addWidget(label, 1);
    caption->addWidget(link);
    column->addLayout(caption);
    column->addWidget(m_edit);
    column->addWidget(m_problem);
    label->setBuddy(m_edit);
    link->setObjectName(u"tokenHelp"_s);
    link->setAccessibleName(tr("How do I get an access token?"));
    m_edit->setObjectName(u"token"_s);
    m_edit->setPlaceholderText(tr("Paste one made in Portainer under My account"));
    m_problem->setObjectName(u"tokenProblem"_s);
    m_problem->say({});
    connect(link, &LinkButton::clicked, this, [this] { Q_EMIT linkActivated(QUrl(u"https://docs.portainer.io/api/access"_s)); });
    connect(m_edit, &QLineEdit::textChanged, m_problem, [this] { m_problem->say({}); });
    connect(m_edit, &QLineEdit::editingFinished, this, [this] {
        if (!token().isEmpty())
            showProblem(problem());
    });
}

QByteArray TokenField::token() const
{
    return m_edit->text().trimmed().toUtf8();
}

bool TokenField::complain()
{
    const QString sentence = problem();
    showProblem(sentence);
    if (sentence.isEmpty())
        return false;
    m_edit->setFocus(Qt::OtherFocusReason);
    return true;
}

void TokenField::wipe()
{
    m_edit->wipe();
}

QWidget *TokenField::edit() const
{
    return m_edit;
}

QString TokenField::problem() const
{
    const QByteArray given = token();
    if (given.isEmpty())
        return tr("Paste an access token. Longshore never fills one in.");
    if (!isPlausibleAccessToken(given))
        return tr("This is not an access token: one is a single piece of letters, digits and signs, without spaces. Copy it again from Portainer.");
    return {};
}

void TokenField::showProblem(const QString &sentence)
{
    m_problem->say(sentence);
}

} // namespace longshore
