// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/serverfeatures.h"

#include "app/portainer/serverline.h"

#include <QCoreApplication>

#include <array>

namespace longshore {

namespace {

struct Named {
    Feature feature;
    const char *name;
};

constexpr std::array<Named, 12> Shown{
    {{Feature::SnapshotHealth, QT_TRANSLATE_NOOP("ServerFeatures", "Container health in snapshots")},
     {Feature::CreateByTypeAndMethod, QT_TRANSLATE_NOOP("ServerFeatures", "Creating stacks")},
     {Feature::UsersMe, QT_TRANSLATE_NOOP("ServerFeatures", "Says who signed in")},
     {Feature::TokenNeedsPassword, QT_TRANSLATE_NOOP("ServerFeatures", "Password for a new access token")},
     {Feature::ForceUpdateService, QT_TRANSLATE_NOOP("ServerFeatures", "Forced update of a service")},
     {Feature::KubernetesNameOptional, QT_TRANSLATE_NOOP("ServerFeatures", "Kubernetes stacks without a name")},
     {Feature::DockerImages, QT_TRANSLATE_NOOP("ServerFeatures", "List of images with their use")},
     {Feature::SignOutRevokesToken, QT_TRANSLATE_NOOP("ServerFeatures", "Signing out ends the session")},
     {Feature::ContainerEngine, QT_TRANSLATE_NOOP("ServerFeatures", "Podman environments")},
     {Feature::WebhookInBackground, QT_TRANSLATE_NOOP("ServerFeatures", "Webhooks in the background")},
     {Feature::RepullFlag, QT_TRANSLATE_NOOP("ServerFeatures", "Pull and redeploy in one step")},
     {Feature::AsynchronousDeploys, QT_TRANSLATE_NOOP("ServerFeatures", "Asynchronous deploys")}}};

QString tr(const char *text)
{
    return QCoreApplication::translate("ServerFeatures", text);
}

ServerFeature inWords(const Named &named, const ServerVersion &version)
{
    using State = ServerFeature::State;
    const QString name = tr(named.name);
    if (!version.isKnown())
        return {name, State::Unknown, tr("not known: the server has not said its version")};
    if (has(version, named.feature))
        return {name, State::Has, tr("yes")};
    if (version < availableSince(named.feature))
        return {name, State::Lacks, tr("needs %1").arg(availableSince(named.feature).line())};
    return {name, State::Lacks, tr("gone since %1").arg(goneSince(named.feature).line())};
}

} // namespace

QList<ServerFeature> serverFeatures(const ServerVersion &version)
{
    QList<ServerFeature> features;
    for (const Named &named : Shown)
        features.append(inWords(named, version));
    return features;
}

} // namespace longshore
