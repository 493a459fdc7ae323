// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/serveroptions.h"

#include "app/core/displaytext.h"
#include "ui/dialogs/serveroptionscertificates.h"
#include "ui/dialogs/serveroptionsgeneral.h"
#include "ui/dialogs/serveroptionsheaders.h"
#include "ui/dialogs/serveroptionsproxy.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

class ServerOptions::Private
{
public:
    Private(ServerOptions *dialog, const ServerProfile &profile, const QList<GuardableEnvironment> &environments);

    void layOut();
    void trySave();
    void save();
    template <typename Page>
    bool complains(Page *page)
    {
        tabs->setCurrentWidget(page); // Before it is asked: a field that is not shown cannot get the focus.
        return page->complain();
    }

    ServerOptions *q;
    const ServerProfile before;
    QTabWidget *tabs;
    ServerOptionsGeneral *general;
    ServerOptionsSafety *safety;
    ServerOptionsProxy *proxy;
    ServerOptionsCertificates *certificates;
    ServerOptionsHeaders *headers;
    QPushButton *saveButton;
};

ServerOptions::Private::Private(ServerOptions *dialog, const ServerProfile &profile, const QList<GuardableEnvironment> &environments)
    : q(dialog), before(profile), tabs(new QTabWidget(dialog)), general(new ServerOptionsGeneral(profile)),
      safety(new ServerOptionsSafety(profile, environments)), proxy(new ServerOptionsProxy(profile)),
      certificates(new ServerOptionsCertificates(profile)), headers(new ServerOptionsHeaders(profile)),
      saveButton(new QPushButton(ServerOptions::tr("&Save"), dialog))
{
    tabs->setObjectName(u"optionsTabs"_s);
    tabs->setAccessibleName(ServerOptions::tr("Options"));
    tabs->setDocumentMode(true);
    tabs->addTab(general, ServerOptions::tr("General"));
    tabs->addTab(safety, ServerOptions::tr("Safety"));
    tabs->addTab(proxy, ServerOptions::tr("Proxy"));
    tabs->addTab(certificates, ServerOptions::tr("Certificates"));
    tabs->addTab(headers, ServerOptions::tr("Headers"));
    layOut();
    connect(general, &ServerOptionsGeneral::addressChanged, q, [this] {
        ServerProfile now = before;
        general->read(now);
        if (!now.address.isNull())
            proxy->setEncrypted(now.address.isEncrypted());
        certificates->setAddress(now.address);
    });
    connect(certificates, &ServerOptionsCertificates::checked, q, [this](bool good) {
        saveButton->setEnabled(true);
        if (good)
            save();
        else
            tabs->setCurrentWidget(certificates);
    });
    connect(saveButton, &QPushButton::clicked, q, [this] { trySave(); });
}

void ServerOptions::Private::layOut()
{
    auto *cancel = new QPushButton(ServerOptions::tr("&Cancel"), q);
    cancel->setObjectName(u"cancel"_s);
    cancel->setAutoDefault(false);
    saveButton->setObjectName(u"save"_s);
    saveButton->setDefault(true);
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(cancel);
    row->addWidget(saveButton);
    auto *column = new QVBoxLayout(q);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(16);
    column->addWidget(tabs, 1);
    column->addLayout(row);
    connect(cancel, &QPushButton::clicked, q, &QDialog::reject);
}

void ServerOptions::Private::trySave()
{
    QWidget *shown = tabs->currentWidget();
    if (complains(general) || complains(proxy) || complains(headers))
        return;
    tabs->setCurrentWidget(shown);
    saveButton->setEnabled(false); // Until the file has been opened.
    certificates->check();
}

void ServerOptions::Private::save()
{
    ServerProfile wanted = before;
    NewSecrets secrets;
    general->read(wanted);
    safety->read(wanted);
    proxy->read(wanted, secrets);
    certificates->read(wanted, secrets);
    headers->read(wanted, secrets);
    q->accept();
    Q_EMIT q->saved(wanted, secrets);
}

ServerOptions::ServerOptions(const ServerProfile &profile, const QList<GuardableEnvironment> &environments, QWidget *parent)
    : QDialog(parent), d(std::make_unique<Private>(this, profile, environments))
{
    setWindowTitle(profile.address.isNull() ? tr("New server") : tr("Options of %1").arg(oneLine(profile.name)));
    setObjectName(u"serverOptions"_s);
    setMinimumSize(480, 400);
    resize(600, 480);
}

ServerOptions::~ServerOptions()
{
    d->proxy->wipe();
    d->certificates->wipe();
    d->headers->wipe();
}

} // namespace longshore
