// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/dockerrundialog.h"

#include "app/compose/dockerrun.h"
#include "app/core/displaytext.h"
#include "ui/widgets/tonelabel.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace longshore {

DockerRunDialog::DockerRunDialog(QWidget *parent)
    : QDialog(parent)
    , m_command(new QPlainTextEdit(this))
    , m_said(new ToneLabel(ColourRole::Muted, this))
    , m_use(new QPushButton(tr("&Make a compose file of it"), this))
{
    setObjectName(u"dockerRunDialog"_s);
    setWindowTitle(tr("From docker run"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_command->setObjectName(u"dockerRunCommand"_s);
    m_command->setAccessibleName(tr("The docker run command"));
    m_command->setPlaceholderText(u"docker run -d --name web -p 8080:80 nginx:1.25"_s);
    m_command->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_command->setTabChangesFocus(true);
    m_said->setObjectName(u"dockerRunSaid"_s);
    m_use->setObjectName(u"useDockerRun"_s);
    m_use->setProperty("primary", true);
    m_use->setDefault(true);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_use);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(8);
    column->addWidget(makeHeading(windowTitle(), 2, this));
    column->addWidget(m_command, 1);
    column->addWidget(m_said);
    column->addLayout(buttons);
    resize(600, 320);
    connect(m_command, &QPlainTextEdit::textChanged, this, &DockerRunDialog::read);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_use, &QPushButton::clicked, this, [this] {
        Q_EMIT used(m_file, m_service);
        accept();
    });
    read();
}

void DockerRunDialog::read()
{
    const DockerRun run = composeFromDockerRun(m_command->toPlainText());
    m_file = run.text;
    m_service = run.service;
    m_use->setEnabled(run.problem == DockerRun::Problem::None);
    QStringList sentences;
    switch (run.problem) {
    case DockerRun::Problem::NotARun: sentences.append(tr("Paste a command that begins with docker run.")); break;
    case DockerRun::Problem::NoImage: sentences.append(tr("The command names no image.")); break;
    case DockerRun::Problem::OpenQuote: sentences.append(tr("A quote is not closed.")); break;
    case DockerRun::Problem::None: break;
    }
    if (!run.unknown.isEmpty())
        sentences.append(tr("Finds no place in the file: %1").arg(oneLine(run.unknown.join(u' '))));
    if (!run.dropped.isEmpty())
        sentences.append(tr("Means nothing in a stack: %1").arg(oneLine(run.dropped.join(u' '))));
    m_said->setRole(run.unknown.isEmpty() ? ColourRole::Muted : ColourRole::Warning);
    m_said->setText(sentences.join(u'\n'));
}

} // namespace longshore
