// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/profileedit.h"

#include "app/session/secretkeys.h"

#include <QCoreApplication>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ProfileEdit", text);
}

/// What was learnt of the server at another address says nothing of this one.
void leaveServerBehind(ServerProfile &profile)
{
    profile.tokenSaved = false;
    profile.tokenId = {};
    profile.instanceId.clear();
    profile.lastVersion.clear();
}

void leavePinBehind(ServerProfile &profile)
{
    profile.pinnedSha256.clear();
    profile.pinnedDer.clear();
}

bool isSamePin(const ServerProfile &a, const ServerProfile &b)
{
    return a.pinnedSha256 == b.pinnedSha256 && a.pinnedDer == b.pinnedDer;
}

QList<SecretKey> staleKeys(const ServerProfile &before, const ServerProfile &after)
{
    QList<SecretKey> stale;
    const bool elsewhere = before.address != after.address;
    if (elsewhere)
        stale.append(secretkeys::accessToken(before));
    for (const QString &name : before.extraHeaderNames)
        if (elsewhere || !after.extraHeaderNames.contains(name))
            stale.append(secretkeys::header(before, name));
    if (secretkeys::hasProxyPassword(before) && before.proxy != after.proxy)
        stale.append(secretkeys::proxyPassword(before));
    if (secretkeys::hasPassPhrase(before) && before.clientCertificateFile != after.clientCertificateFile)
        stale.append(secretkeys::passPhrase(before));
    return stale;
}

} // namespace

ProfileEdit editOf(const ServerProfile &before, const ServerProfile &wanted, bool showsCertificate)
{
    ProfileEdit edit{.after = wanted};
    edit.after.id = before.id;
    edit.isElsewhere = before.address != wanted.address;
    const bool isOtherOrigin = before.address.origin() != wanted.address.origin();
    if (edit.isElsewhere)
        leaveServerBehind(edit.after);
    if (isOtherOrigin || (!edit.after.pinnedSha256.isEmpty() && !isSamePin(before, wanted)))
        leavePinBehind(edit.after);
    edit.dropsPin = isOtherOrigin && !before.pinnedSha256.isEmpty();
    const bool isSameCertificate = !before.clientCertificateFile.isEmpty() && before.clientCertificateFile == wanted.clientCertificateFile;
    edit.dropsOwnCertificate = isOtherOrigin && isSameCertificate && !showsCertificate;
    if (edit.dropsOwnCertificate)
        edit.after.clientCertificateFile.clear();
    edit.stale = staleKeys(before, edit.after);
    edit.reconnects = edit.isElsewhere || !isSamePin(before, edit.after) || before.proxy != wanted.proxy
        || before.clientCertificateFile != wanted.clientCertificateFile || before.extraHeaderNames != wanted.extraHeaderNames;
    return edit;
}

ServerProfile duplicateOf(const ServerProfile &profile, const QList<ServerProfile> &existing)
{
    const auto isTaken = [&](const QString &name) {
        return std::ranges::any_of(existing, [&](const ServerProfile &other) { return other.name == name; });
    };
    ServerProfile copy = profile;
    copy.id = ServerId::create();
    copy.tokenSaved = false;
    copy.tokenId = {};
    copy.name = tr("%1 (copy)").arg(profile.name);
    for (int n = 2; isTaken(copy.name); ++n)
        copy.name = tr("%1 (copy %2)").arg(profile.name, QString::number(n));
    return copy;
}

QString editSentence(const ServerProfile &before, const ProfileEdit &edit)
{
    QStringList sentences;
    if (edit.isElsewhere)
        sentences.append(tr("The access token for %1 is not sent to %2: sign in again there.")
                             .arg(before.address.text(), edit.after.address.text()));
    if (edit.isElsewhere && !edit.after.extraHeaderNames.isEmpty())
        sentences.append(tr("The values of its extra headers are asked for again."));
    if (edit.dropsPin)
        sentences.append(tr("The trusted certificate was that of %1 and is dropped; the new one is shown before anything is sent.")
                             .arg(before.address.hostAndPort()));
    if (edit.dropsOwnCertificate)
        sentences.append(tr("The client certificate is not shown to %1 unless you say so under Certificates.").arg(edit.after.address.hostAndPort()));
    return sentences.join(u' ');
}

} // namespace longshore
