// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/exportdialog.h"

#include "app/core/displaytext.h"
#include "app/session/ownershiprules.h"
#include "ui/dialogs/questionwords.h"
#include "ui/widgets/tonelabel.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

QStringList cleaned(const QStringList &names)
{
    QStringList lines;
    for (const QString &name : names)
        lines.append(oneLine(name));
    return lines;
}

} // namespace

ExportDialog::ExportDialog(const QStringList &stacks, const QString &place, const QString &folder, QWidget *parent)
    : ChangeDialog(Kind::Plain, questionwords::question(StackAction::Export, stacks), place, questionwords::button(StackAction::Export, stacks), parent),
      m_folder(new QLineEdit(folder, this)), m_values(new QCheckBox(tr("Write the &values of variables too"), this)), m_problem(new ToneLabel(ColourRole::Bad, this))
{
    setObjectName(u"exportDialog"_s);
    setMinimumWidth(520);
    addSentence(tr("Each stack becomes a folder that docker compose can run: its file, its variables as .env, and what Longshore needs to import it again."), u"intro"_s);
    if (stacks.size() > 1)
        addSentence(nameList(cleaned(stacks), 12), u"stacks"_s, true);
    m_folder->setObjectName(u"folder"_s);
    m_folder->setAccessibleName(tr("Folder"));
    m_problem->setObjectName(u"problem"_s);
    m_values->setObjectName(u"withValues"_s);
    auto *label = new QLabel(tr("&Folder"), this);
    label->setBuddy(m_folder);
    auto *choose = new QPushButton(tr("C&hoose..."), this);
    choose->setObjectName(u"chooseFolder"_s);
    choose->setAutoDefault(false);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_folder, 1);
    row->addWidget(choose);
    body().addWidget(label);
    body().addLayout(row);
    body().addWidget(m_values);
    addSentence(tr("Values may be secrets. Without them the .env names the variables and leaves them empty."), u"valuesNote"_s, true);
    body().addWidget(m_problem);
    body().addStretch(1);
    connect(choose, &QPushButton::clicked, this, &ExportDialog::choose);
    connect(m_folder, &QLineEdit::textChanged, this, &ExportDialog::judge);
    connect(this, &ChangeDialog::submitted, this, [this] {
        accept();
        Q_EMIT confirmed(m_folder->text(), m_values->isChecked());
    });
    judge();
}

void ExportDialog::choose()
{
    auto *dialog = new QFileDialog(this, tr("Choose a folder"), m_folder->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, m_folder, &QLineEdit::setText);
    dialog->open();
}

void ExportDialog::judge()
{
    const QFileInfo folder(m_folder->text());
    const bool good = folder.isDir() && folder.isWritable();
    m_problem->say(good || m_folder->text().isEmpty() ? QString() : tr("Choose a folder that is there and that you may write to."));
    setReady(good);
}

} // namespace longshore
