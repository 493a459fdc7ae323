// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/passwordrules.h"

#include <QCoreApplication>

#include <algorithm>

namespace longshore {

namespace {

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("PasswordRules", text, nullptr, n);
}

// An empty password is refused by every server, whatever its rule says.
int leastBytes(const PasswordRules &rules)
{
    return std::max(rules.minimumBytes, 1);
}

} // namespace

QString PasswordRules::sentence() const
{
    return leastBytes(*this) == 1 ? tr("Any password but an empty one.") : tr("At least %1 characters.").arg(leastBytes(*this));
}

QString PasswordRules::problem(const QString &password) const
{
    const qsizetype bytes = password.toUtf8().size();
    const qsizetype missing = leastBytes(*this) - bytes;
    if (missing == 1)
        return tr("One more character is needed.");
    if (missing > 1)
        return tr("%1 more characters are needed.").arg(missing);
    if (bytes > maximumBytes)
        return tr("Too long: Portainer looks at %1 characters at most, and letters with accents count twice or more.").arg(maximumBytes);
    return {};
}

} // namespace longshore
