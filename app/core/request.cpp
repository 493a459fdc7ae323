// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/request.h"

#include <algorithm>
#include <array>

namespace longshore {

using namespace Qt::StringLiterals;

QByteArray verbName(Verb verb)
{
    static const std::array<QByteArray, 5> names{"GET", "POST", "PUT", "PATCH", "DELETE"};
    return names.at(static_cast<std::size_t>(verb));
}

QByteArray Answer::header(QByteArrayView name) const
{
    const auto found = std::ranges::find_if(
        headers, [name](const auto &header) { return header.first.compare(name, Qt::CaseInsensitive) == 0; });
    return found == headers.end() ? QByteArray() : found->second;
}

QString RequestParts::route() const
{
    return u'/' + path.join(u'/');
}

} // namespace longshore
