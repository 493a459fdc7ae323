// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/gitsource.h"

#include "app/portainer/goduration.h"
#include "ui/widgets/codeview.h"
#include "ui/widgets/secretfield.h"
#include "ui/widgets/tonelabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QUrl>
#include <QUuid>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace longshore {

namespace {

enum Updates { Off, Interval, Webhook };

} // namespace

QString fullReference(const QString &typed)
{
    const QString text = typed.trimmed();
    return text.isEmpty() || text.startsWith("refs/"_L1) ? text : u"refs/heads/"_s + text;
}

GitSource::GitSource(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"gitSource"_s);
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(6);
    addPlace(*form);
    addLogin(*form);
    addUpdates(*form);
    m_look = new QPushButton(tr("&Look at the file"), this);
    m_look->setObjectName(u"previewGit"_s);
    m_look->setAutoDefault(false);
    m_lookFailed = new ToneLabel(ColourRole::Bad, this);
    m_lookFailed->setObjectName(u"previewFailed"_s);
    m_lookFailed->say({});
    m_preview = new CodeView(tr("The file in the repository"), this);
    m_preview->setObjectName(u"gitPreview"_s);
    m_preview->setToolsVisible(false);
    m_preview->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    column->addLayout(form);
    column->addWidget(m_look, 0, Qt::AlignLeft);
    column->addWidget(m_lookFailed);
    column->addWidget(m_preview, 1);
    column->addStretch();
    connect(m_look, &QPushButton::clicked, this, &GitSource::askForPreview);
    setManifest(false);
    follow();
}

QLineEdit *GitSource::addField(QFormLayout &form, const QString &label, const QString &name, const QString &placeholder)
{
    auto *field = new QLineEdit(this);
    field->setObjectName(name);
    field->setPlaceholderText(placeholder);
    field->setAccessibleName(QString(label).remove(u'&'));
    form.addRow(label, field);
    connect(field, &QLineEdit::textChanged, this, &GitSource::follow);
    return field;
}

void GitSource::addPlace(QFormLayout &form)
{
    m_address = addField(form, tr("&Repository"), u"gitAddress"_s, tr("https://git.example.org/team/shop.git"));
    m_reference = addField(form, tr("Re&ference"), u"gitReference"_s, tr("Empty: the default branch"));
    m_path = addField(form, tr("&File"), u"gitPath"_s, {});
    m_more = addField(form, tr("More f&iles"), u"gitMore"_s, tr("Separated by commas, in the order they apply"));
}

void GitSource::addLogin(QFormLayout &form)
{
    m_private = new QCheckBox(tr("The repository wants &authentication"), this);
    m_private->setObjectName(u"gitPrivate"_s);
    form.addRow(QString(), m_private);
    m_user = addField(form, tr("&User name"), u"gitUser"_s, {});
    m_password = new SecretField(tr("Password or token"), this);
    m_password->setObjectName(u"gitPassword"_s);
    form.addRow(tr("Pass&word or token"), m_password);
    m_skipTls = new QCheckBox(tr("Do not check the certificate of the repository (&TLS)"), this);
    m_skipTls->setObjectName(u"gitSkipTls"_s);
    form.addRow(QString(), m_skipTls);
    connect(m_private, &QCheckBox::toggled, this, &GitSource::follow);
    connect(m_password, &QLineEdit::textChanged, this, &GitSource::follow);
    connect(m_skipTls, &QCheckBox::toggled, this, &GitSource::changed);
}

void GitSource::addUpdates(QFormLayout &form)
{
    m_updates = new QComboBox(this);
    m_updates->setObjectName(u"gitUpdates"_s);
    m_updates->addItems({tr("Off"), tr("By looking at intervals"), tr("By a webhook")});
    m_updates->setAccessibleName(tr("Automatic updates"));
    form.addRow(tr("Automatic u&pdates"), m_updates);
    m_interval = addField(form, tr("I&nterval"), u"gitInterval"_s, tr("5m, 1h30m"));
    m_interval->setText(u"5m"_s);
    connect(m_updates, &QComboBox::currentIndexChanged, this, &GitSource::follow);
}

void GitSource::setManifest(bool manifest)
{
    m_path->setPlaceholderText(manifest ? u"manifest.yaml"_s : u"docker-compose.yml"_s);
    follow();
}

void GitSource::follow()
{
    if (!m_look)
        return; // Still being built.
    auto *form = static_cast<QFormLayout *>(layout()->itemAt(0)->layout());
    const bool isPrivate = m_private->isChecked();
    for (QWidget *field : {static_cast<QWidget *>(m_user), static_cast<QWidget *>(m_password)})
        form->setRowVisible(field, isPrivate);
    form->setRowVisible(m_interval, m_updates->currentIndex() == Interval);
    if (m_updates->currentIndex() == Webhook && m_webhook.isEmpty())
        m_webhook = QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_look->setEnabled(!m_address->text().trimmed().isEmpty());
    Q_EMIT changed();
}

std::optional<GitLogin> GitSource::login() const
{
    if (!m_private->isChecked())
        return {};
    return GitLogin{m_user->text(), Secret(m_password->text().toUtf8())};
}

std::optional<AutoUpdate> GitSource::autoUpdate() const
{
    AutoUpdate update;
    if (m_updates->currentIndex() == Interval)
        update.interval = m_interval->text().trimmed();
    else if (m_updates->currentIndex() == Webhook)
        update.webhook = m_webhook;
    else
        return {};
    return update;
}

void GitSource::write(NewGitStack &stack) const
{
    stack.url = m_address->text().trimmed();
    stack.referenceName = fullReference(m_reference->text());
    stack.filePath = m_path->text().trimmed().isEmpty() ? m_path->placeholderText() : m_path->text().trimmed();
    stack.additionalFiles.clear();
    for (const QString &part : m_more->text().split(u',')) {
        if (!part.trimmed().isEmpty())
            stack.additionalFiles.append(part.trimmed());
    }
    stack.login = login();
    stack.autoUpdate = autoUpdate();
    stack.tlsSkipVerify = m_skipTls->isChecked();
}

QString GitSource::whyNot() const
{
    const QUrl url(m_address->text().trimmed(), QUrl::StrictMode);
    if (m_address->text().trimmed().isEmpty())
        return tr("The address of the repository is missing.");
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != "http"_L1 && url.scheme() != "https"_L1))
        return tr("The address of the repository has to begin with https:// or http://.");
    if (!url.userInfo().isEmpty())
        return tr("User name and password do not belong in the address, where everybody can read them. Use authentication below.");
    if (m_private->isChecked() && (m_user->text().isEmpty() || m_password->text().isEmpty()))
        return tr("Authentication needs a user name and a password or token.");
    if (m_updates->currentIndex() == Interval && !isUpdateInterval(m_interval->text().trimmed()))
        return tr("The interval is a time such as 5m or 1h30m.");
    return {};
}

void GitSource::askForPreview()
{
    NewGitStack stack;
    write(stack);
    m_lookFailed->say({});
    m_look->setEnabled(false);
    m_look->setText(tr("Reading the repository..."));
    Q_EMIT previewWanted({stack.url, stack.referenceName, stack.filePath, stack.login, stack.tlsSkipVerify});
}

void GitSource::setPreview(const QString &text)
{
    m_look->setText(tr("&Look at the file"));
    m_look->setEnabled(true);
    m_lookFailed->say({});
    m_preview->setText(text, CodeView::Language::Yaml);
    m_preview->show();
}

void GitSource::setPreviewFailed(const Explanation &why)
{
    m_look->setText(tr("&Look at the file"));
    m_look->setEnabled(true);
    m_preview->hide();
    m_lookFailed->say(why.details.isEmpty() ? why.sentence : why.sentence + u'\n' + why.details);
}

void GitSource::wipe()
{
    m_password->wipe();
}

} // namespace longshore
