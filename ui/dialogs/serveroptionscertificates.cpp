// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/serveroptionscertificates.h"

#include "app/net/clientidentityfile.h"
#include "app/session/refusal.h"
#include "ui/dialogs/tonelabel.h"
#include "ui/widgets/certificatecard.h"
#include "ui/widgets/secretfield.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

ServerOptionsCertificates::ServerOptionsCertificates(const ServerProfile &profile, QWidget *parent)
    : QWidget(parent), m_before(profile), m_pin(new ToneLabel(ColourRole::Text, this)),
      m_forget(new QPushButton(tr("&Forget this certificate"), this)), m_file(new QLineEdit(profile.clientCertificateFile, this)),
      m_passPhrase(new SecretField(tr("Pass phrase of the client certificate"), this)), m_showElsewhere(new QCheckBox(this)),
      m_problem(new ToneLabel(ColourRole::Bad, this)), m_address(profile.address)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 16, 0, 0);
    column->setSpacing(8);
    column->addWidget(makeHeading(tr("Trusted certificate of the server"), 0, this));
    column->addWidget(pinPart());
    column->addSpacing(16);
    column->addWidget(makeHeading(tr("Client certificate"), 0, this));
    column->addWidget(new ToneLabel(ColourRole::Muted, tr("Shown to an access proxy that asks who this computer is. A PKCS#12 file (.p12, .pfx)."), this));
    column->addWidget(ownPart());
    column->addWidget(m_showElsewhere);
    column->addWidget(m_problem);
    column->addStretch();
    m_showElsewhere->setObjectName(u"showElsewhere"_s);
    m_problem->setObjectName(u"certificateProblem"_s);
    showPin();
    follow();
}

QWidget *ServerOptionsCertificates::pinPart()
{
    auto *part = new QWidget(this);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins({});
    column->setSpacing(8);
    column->addWidget(m_pin);
    column->addWidget(m_forget, 0, Qt::AlignLeft);
    m_pin->setObjectName(u"pin"_s);
    m_pin->setSelectable();
    m_forget->setObjectName(u"forgetPin"_s);
    m_forget->setAutoDefault(false);
    connect(m_forget, &QPushButton::clicked, this, [this] {
        m_forgetPin = true;
        showPin();
        m_file->setFocus(Qt::OtherFocusReason);
    });
    return part;
}

QWidget *ServerOptionsCertificates::ownPart()
{
    auto *part = new QWidget(this);
    auto *chooser = new QPushButton(tr("&Choose..."), part);
    auto *row = new QHBoxLayout;
    row->addWidget(m_file, 1);
    row->addWidget(chooser);
    auto *form = new QFormLayout(part);
    form->setContentsMargins({});
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(12);
    auto *caption = new QLabel(tr("Fi&le"), part);
    caption->setBuddy(m_file);
    form->addRow(caption, row);
    form->addRow(tr("&Pass phrase"), m_passPhrase);
    m_file->setObjectName(u"certificateFile"_s);
    m_file->setAccessibleName(tr("File of the client certificate"));
    m_file->setPlaceholderText(tr("None"));
    m_file->setClearButtonEnabled(true);
    m_passPhrase->setObjectName(u"passPhrase"_s);
    chooser->setObjectName(u"chooseCertificate"_s);
    chooser->setAccessibleName(tr("Choose the file of the client certificate"));
    chooser->setAutoDefault(false);
    connect(chooser, &QPushButton::clicked, this, &ServerOptionsCertificates::choose);
    connect(m_file, &QLineEdit::textChanged, this, &ServerOptionsCertificates::follow);
    connect(m_passPhrase, &QLineEdit::textEdited, this, &ServerOptionsCertificates::follow);
    return part;
}

void ServerOptionsCertificates::showPin()
{
    const bool isPinned = !m_before.pinnedSha256.isEmpty();
    m_forget->setVisible(isPinned && !m_forgetPin);
    m_pin->say(!isPinned     ? tr("None of its own: what this computer trusts is trusted here.")
               : m_forgetPin ? tr("Is forgotten when you save. The certificate is then shown again before anything is sent.")
                             : groupedFingerprint(m_before.pinnedSha256, 8));
}

// Without holding up the window.
void ServerOptionsCertificates::choose()
{
    auto *dialog = new QFileDialog(this, tr("Client certificate"), m_file->text());
    dialog->setObjectName(u"certificateDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("PKCS#12 files (*.p12 *.pfx)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, m_file, &QLineEdit::setText);
    dialog->open();
}

bool ServerOptionsCertificates::isChanged() const
{
    return m_file->text().trimmed() != m_before.clientCertificateFile || !m_passPhrase->text().isEmpty();
}

bool ServerOptionsCertificates::isMeantForAnother() const
{
    const QString file = m_file->text().trimmed();
    return !m_before.address.isNull() && !m_address.isNull() && m_address.origin() != m_before.address.origin() && !file.isEmpty()
        && file == m_before.clientCertificateFile;
}

void ServerOptionsCertificates::setAddress(const ServerAddress &address)
{
    if (address.origin() != m_address.origin())
        m_showElsewhere->setChecked(false); // What was said was said of another one.
    m_address = address;
    follow();
}

void ServerOptionsCertificates::follow()
{
    m_showElsewhere->setVisible(isMeantForAnother());
    m_showElsewhere->setText(tr("Show it to %1 &too").arg(m_address.hostAndPort()));
    const QString file = m_file->text().trimmed();
    m_passPhrase->setEnabled(!file.isEmpty());
    m_passPhrase->setPlaceholderText(!file.isEmpty() && file == m_before.clientCertificateFile ? tr("Kept as it is") : QString());
    m_problem->say({});
}

void ServerOptionsCertificates::read(ServerProfile &profile, NewSecrets &secrets) const
{
    if (m_forgetPin) {
        profile.pinnedSha256.clear();
        profile.pinnedDer.clear();
    }
    profile.clientCertificateFile = m_file->text().trimmed();
    secrets.showsCertificateElsewhere = isMeantForAnother() && m_showElsewhere->isChecked();
    if (!profile.clientCertificateFile.isEmpty() && !m_passPhrase->text().isEmpty())
        secrets.passPhrase = Secret(m_passPhrase->text().toUtf8());
}

void ServerOptionsCertificates::check()
{
    const QString file = m_file->text().trimmed();
    if (!isChanged() || file.isEmpty()) {
        Q_EMIT checked(true);
        return;
    }
    m_identity.start(readClientIdentity(file, Secret(m_passPhrase->text().toUtf8())),
                     [this](const Result<ClientIdentity> &identity) { take(identity); });
}

void ServerOptionsCertificates::take(const Result<ClientIdentity> &identity)
{
    if (!identity) {
        m_problem->say(explain(identity.error(), {tr("open the client certificate"), {}, m_before.name, {}}).sentence);
        const bool isPassPhrase = identity.error().message == ClientCertificateMessage::WrongPassPhrase;
        (isPassPhrase ? static_cast<QWidget *>(m_passPhrase) : m_file)->setFocus(Qt::OtherFocusReason);
    }
    Q_EMIT checked(identity.has_value());
}

void ServerOptionsCertificates::wipe()
{
    m_passPhrase->wipe();
}

} // namespace longshore
