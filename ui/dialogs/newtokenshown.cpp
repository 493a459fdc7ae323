// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/newtokenshown.h"

#include "app/core/displaytext.h"
#include "app/store/privatefile.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/secretclipboard.h"
#include "ui/widgets/secretreveal.h"
#include "ui/widgets/tonelabel.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

NewTokenShown::NewTokenShown(SecretClipboard &clipboard, QWidget *parent)
    : QWidget(parent), m_clipboard(clipboard), m_reveal(new SecretReveal(tr("the new access token"), this)),
      m_copy(new QPushButton(themedIcon(u"copy"_s), tr("&Copy"), this)),
      m_save(new QPushButton(themedIcon(u"save"_s), tr("&Save to a file..."), this)),
      m_clipboardSentence(new ToneLabel(ColourRole::Muted, this)), m_fileSentence(new ToneLabel(ColourRole::Muted, this))
{
    m_reveal->setObjectName(u"newToken"_s);
    m_copy->setObjectName(u"copyToken"_s);
    m_save->setObjectName(u"saveToken"_s);
    m_clipboardSentence->setObjectName(u"clipboardSentence"_s);
    m_fileSentence->setObjectName(u"fileSentence"_s);
    m_clipboardSentence->say({});
    m_fileSentence->say({});
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_copy);
    buttons->addWidget(m_save);
    buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(8);
    column->addWidget(new ToneLabel(ColourRole::Text, tr("Keep it in a safe place, it can't be shown again."), this));
    column->addWidget(m_reveal);
    column->addLayout(buttons);
    column->addWidget(m_clipboardSentence);
    column->addWidget(m_fileSentence);
    for (QPushButton *button : {m_copy, m_save})
        button->setAutoDefault(false);
    connect(m_copy, &QPushButton::clicked, this, &NewTokenShown::copy);
    connect(m_save, &QPushButton::clicked, this, &NewTokenShown::askWhere);
    connect(&m_clipboard, &SecretClipboard::changed, this, [this] {
        if (m_clipboardSentence->isVisibleTo(this)) // What others copied is not told here.
            m_clipboardSentence->say(m_clipboard.sentence());
    });
}

void NewTokenShown::setToken(const Secret &token, const QString &description)
{
    m_reveal->setSecret(token);
    m_reveal->setAccessibleDescription(oneLine(description));
}

void NewTokenShown::wipe()
{
    m_reveal->wipe();
}

void NewTokenShown::focusFirst()
{
    m_copy->setFocus(Qt::OtherFocusReason);
}

void NewTokenShown::copy()
{
    const bool copied = m_clipboard.copy(m_reveal->secret());
    m_clipboardSentence->say(m_clipboard.sentence());
    if (copied)
        keep();
}

void NewTokenShown::askWhere()
{
    auto *dialog = new QFileDialog(this, tr("Save the access token"), u"portainer-token.txt"_s);
    dialog->setObjectName(u"saveTokenDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    connect(dialog, &QFileDialog::fileSelected, this, &NewTokenShown::saveTo);
    dialog->open();
}

void NewTokenShown::saveTo(const QString &fileName)
{
    PrivateFile file(fileName);
    QByteArray bytes = m_reveal->secret().bytes() + '\n';
    const bool saved = file.write(bytes);
    longshore::wipe(bytes);
    m_fileSentence->setRole(saved ? ColourRole::Muted : ColourRole::Bad);
    m_fileSentence->say(saved ? tr("Saved to %1, readable by you alone.").arg(oneLine(fileName))
                              : tr("It could not be saved to %1: %2").arg(oneLine(fileName), file.problem()));
    if (saved)
        keep();
}

void NewTokenShown::keep()
{
    m_kept = true;
    Q_EMIT kept();
}

} // namespace longshore
