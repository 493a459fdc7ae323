// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/informationpage.h"

#include "app/core/displaytext.h"
#include "app/session/certificateexpiry.h"
#include "app/session/serverfeatures.h"
#include "ui/widgets/certificatecard.h"
#include "ui/widgets/factgrid.h"
#include "ui/widgets/tonelabel.h"

#include <QLocale>
#include <QScrollArea>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

QString notKnown()
{
    return InformationPage::tr("not known");
}

QString orNotKnown(const QString &text)
{
    return text.isEmpty() ? notKnown() : oneLine(text);
}

QString countText(const ServerInformation &facts, int count)
{
    return facts.isRead ? QLocale().toString(count) : notKnown();
}

QString versionText(const ServerInformation &facts)
{
    if (facts.version.isKnown())
        return facts.version.text();
    return facts.profile.lastVersion.isEmpty() ? notKnown() : InformationPage::tr("%1 when it was last asked").arg(oneLine(facts.profile.lastVersion));
}

QString editionText(const ServerInformation &facts)
{
    if (!facts.asked)
        return facts.askFailed ? notKnown() : InformationPage::tr("not known yet");
    if (facts.asked->edition.isEmpty())
        return InformationPage::tr("not told by this version");
    if (facts.asked->edition == "CE"_L1)
        return InformationPage::tr("Community Edition");
    const bool isBusiness = facts.asked->edition == "EE"_L1 || facts.asked->edition == "BE"_L1;
    return isBusiness ? InformationPage::tr("Business Edition") : oneLine(facts.asked->edition);
}

QString latestText(const ServerInformation &facts)
{
    if (!facts.asked)
        return facts.askFailed ? InformationPage::tr("not known: the server did not say") : InformationPage::tr("not known yet");
    if (facts.asked->updateAvailable && !facts.asked->latestVersion.isEmpty())
        return InformationPage::tr("%1 is available").arg(oneLine(facts.asked->latestVersion));
    return InformationPage::tr("the server knows of none newer; without internet it cannot tell");
}

QString trustText(const ServerProfile &profile)
{
    if (!profile.address.isEncrypted())
        return InformationPage::tr("not encrypted: plain http");
    return profile.pinnedSha256.isEmpty() ? InformationPage::tr("encrypted; trusted as this computer trusts")
                                          : InformationPage::tr("encrypted; one certificate alone is trusted");
}

FactGroup certificateGroup(const ServerInformation &facts, const QDateTime &nowUtc)
{
    const Certificate &certificate = facts.certificate;
    if (!facts.profile.address.isEncrypted())
        return {InformationPage::tr("Certificate"), {{.label = InformationPage::tr("Certificate"), .value = InformationPage::tr("none: plain http")}}};
    if (certificate.isNull())
        return {InformationPage::tr("Certificate"), {{.label = InformationPage::tr("Certificate"), .value = InformationPage::tr("not seen yet")}}};
    return {InformationPage::tr("Certificate"),
            {{.label = InformationPage::tr("SHA-256"), .value = groupedFingerprint(certificate.sha256, 8), .monospace = true,
              .copy = fingerprintText(certificate.sha256)},
             {.label = InformationPage::tr("Names"), .value = orNotKnown(certificate.names.join(", "_L1))},
             {.label = InformationPage::tr("Valid"), .value = validityText(certificate, nowUtc)}}};
}

FactGroup featureGroup(const ServerVersion &version)
{
    FactGroup group{version.isKnown() ? InformationPage::tr("What %1 has and lacks").arg(version.line()) : InformationPage::tr("What this version has and lacks"), {}};
    for (const ServerFeature &feature : serverFeatures(version))
        group.facts.append({.label = feature.name, .value = feature.word});
    return group;
}

QList<FactGroup> groupsOf(const ServerInformation &facts, const QDateTime &nowUtc)
{
    const ServerProfile &profile = facts.profile;
    return {{InformationPage::tr("Server"),
             {{.label = InformationPage::tr("Address"), .value = profile.address.text(), .link = profile.address.pageUrl()},
              {.label = InformationPage::tr("Portainer"), .value = versionText(facts)},
              {.label = InformationPage::tr("Edition"), .value = editionText(facts)},
              {.label = InformationPage::tr("Newer version"), .value = latestText(facts)},
              {.label = InformationPage::tr("Instance"), .value = orNotKnown(profile.instanceId), .monospace = !profile.instanceId.isEmpty()},
              {.label = InformationPage::tr("Environments"), .value = countText(facts, facts.environments)},
              {.label = InformationPage::tr("Stacks"), .value = countText(facts, facts.stacks)}}},
            {InformationPage::tr("Connection"),
             {{.label = InformationPage::tr("Encryption"), .value = trustText(profile)},
              {.label = InformationPage::tr("Proxy"), .value = facts.proxy.isEmpty() ? InformationPage::tr("none") : oneLine(facts.proxy)},
              {.label = InformationPage::tr("Client certificate"),
               .value = profile.clientCertificateFile.isEmpty() ? InformationPage::tr("none") : oneLine(profile.clientCertificateFile)}}},
            certificateGroup(facts, nowUtc),
            featureGroup(facts.version)};
}

} // namespace

InformationPage::InformationPage(QWidget *parent)
    : PageFrame(tr("Information"), parent), m_grid(new FactGrid), m_expiry(new ToneLabel(ColourRole::Warning))
{
    setObjectName(u"informationPage"_s);
    m_grid->setObjectName(u"serverFacts"_s);
    m_grid->setMinimumWidth(1); // Goes into fewer columns rather than out of sight.
    m_expiry->setObjectName(u"certificateExpiry"_s);
    m_expiry->setSelectable();
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(24, 4, 24, 24);
    column->setSpacing(12);
    column->addWidget(m_expiry);
    column->addWidget(m_grid);
    column->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(page);
    page->setAutoFillBackground(false);
    scroll->viewport()->setBackgroundRole(QPalette::Window);
    setContent(scroll);
    connect(m_grid, &FactGrid::linkActivated, this, &InformationPage::linkActivated);
}

void InformationPage::setFacts(const ServerInformation &facts, const QDateTime &nowUtc)
{
    setSubtitle(tr("What is known of %1, and what its version has.").arg(oneLine(facts.profile.name)));
    m_expiry->say(expirySentence(oneLine(facts.profile.name), facts.certificate, nowUtc));
    m_grid->setGroups(groupsOf(facts, nowUtc));
    setFilled();
}

} // namespace longshore
