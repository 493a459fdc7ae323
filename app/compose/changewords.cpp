// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/changesummary.h"

#include <QCoreApplication>

namespace longshore {

namespace {

using Kind = StackChange::Kind;

QString tr(const char *text)
{
    return QCoreApplication::translate("StackChange", text);
}

/// The part in which two images differ, when it is the tag alone.
QString shortImage(const QString &image, const QString &other)
{
    const qsizetype colon = image.lastIndexOf(u':');
    const bool sameName = colon > image.lastIndexOf(u'/') && other.startsWith(QStringView(image).left(colon + 1));
    return sameName ? image.mid(colon + 1) : image;
}

QString serviceWords(const StackChange &change)
{
    switch (change.kind) {
    case Kind::ServiceAdded:
        return tr("service %1 added").arg(change.where);
    case Kind::ServiceRemoved:
        return tr("service %1 removed").arg(change.where);
    case Kind::ImageChanged:
        if (change.before.isEmpty())
            return tr("image of %1: %2").arg(change.where, change.after);
        return tr("image of %1: %2 -> %3").arg(change.where, shortImage(change.before, change.after), shortImage(change.after, change.before));
    case Kind::PortAdded:
        return tr("port %2 added to %1").arg(change.where, change.after);
    case Kind::PortRemoved:
        return tr("port %2 removed from %1").arg(change.where, change.before);
    case Kind::MountAdded:
        return tr("volume %2 added to %1").arg(change.where, change.after);
    case Kind::MountRemoved:
        return tr("volume %2 removed from %1").arg(change.where, change.before);
    case Kind::EnvironmentAdded:
        return tr("variable %2 added to %1").arg(change.where, change.key);
    case Kind::EnvironmentRemoved:
        return tr("variable %2 removed from %1").arg(change.where, change.key);
    case Kind::EnvironmentChanged:
        return tr("variable %2 of %1 changed").arg(change.where, change.key);
    case Kind::KeyAdded:
        return change.after.isEmpty() ? tr("%2 added to %1").arg(change.where, change.key) : tr("%2 of %1: %3").arg(change.where, change.key, change.after);
    case Kind::KeyRemoved:
        return tr("%2 removed from %1").arg(change.where, change.key);
    case Kind::KeyChanged:
        return change.before.isEmpty() || change.after.isEmpty() ? tr("%2 of %1 changed").arg(change.where, change.key)
                                                                 : tr("%2 of %1: %3 -> %4").arg(change.where, change.key, change.before, change.after);
    default:
        return {};
    }
}

} // namespace

QString changeWords(const StackChange &change)
{
    switch (change.kind) {
    case Kind::VolumeAdded:
        return tr("volume %1 added").arg(change.key);
    case Kind::VolumeRemoved:
        return tr("volume %1 no longer used").arg(change.key);
    case Kind::NetworkAdded:
        return tr("network %1 added").arg(change.key);
    case Kind::NetworkRemoved:
        return tr("network %1 no longer used").arg(change.key);
    case Kind::ResourceAdded:
        return tr("%1 added to %2").arg(change.key, change.where);
    case Kind::ResourceRemoved:
        return tr("%1 removed from %2").arg(change.key, change.where);
    case Kind::ResourceChanged:
        return tr("%1 in %2 changed").arg(change.key, change.where);
    case Kind::VariableAdded:
        return tr("variable %1 added").arg(change.key);
    case Kind::VariableRemoved:
        return tr("variable %1 removed").arg(change.key);
    case Kind::VariableChanged:
        return tr("variable %1 changed").arg(change.key);
    case Kind::VariablesReordered:
        return tr("order of the variables changed");
    case Kind::OnlyNotation:
        return tr("nothing but the notation changed");
    default:
        return serviceWords(change);
    }
}

} // namespace longshore
