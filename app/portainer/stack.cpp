// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portainer/stack.h"

#include <QCoreApplication>

namespace longshore {

using namespace Qt::StringLiterals;

bool Stack::usesComposeFormat() const
{
    return isComposeFormat.value_or(type.value != StackType::Kubernetes);
}

QString Stack::displayName() const
{
    if (!name.isEmpty())
        return name;
    if (!namespaceName.isEmpty())
        return u'(' + namespaceName + u')';
    return QCoreApplication::translate("longshore::Stack", "(unnamed stack %1)").arg(number(id));
}

} // namespace longshore
