// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/stacklink.h"

#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace longshore {

namespace {

QRegularExpression whole(const QString &pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern));
}

/// Names the server in `link`; false when `server` is neither an instance id nor an address.
bool nameServer(StackLink &link, const QString &server)
{
    static const QRegularExpression uuid = whole(u"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"_s);
    if (uuid.match(server).hasMatch()) {
        link.instanceId = server;
        return true;
    }
    link.address = ServerAddress::parse(server).address;
    return !link.address.isNull() && link.address.text() == server;
}

} // namespace

std::optional<StackLink> StackLink::parse(const QString &text)
{
    // Browsers write the scheme in lower case, and some put a slash behind the host.
    static const QRegularExpression form =
        whole(u"longshore://open/?\\?server=((?:[A-Za-z0-9._~:/\\[\\]-]|%[0-9A-Fa-f]{2})+)&stack=([1-9][0-9]{0,18})"_s);
    if (text.size() > MostCharacters)
        return {};
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return {};
    StackLink link;
    bool fits = false;
    link.stack = StackId(match.captured(2).toLongLong(&fits));
    const QByteArray server = QByteArray::fromPercentEncoding(match.captured(1).toLatin1());
    if (!fits || !nameServer(link, QString::fromLatin1(server)))
        return {};
    return link;
}

QString StackLink::text() const
{
    const QString server = instanceId.isEmpty() ? QString::fromLatin1(QUrl::toPercentEncoding(address.text())) : instanceId;
    return u"longshore://open?server=%1&stack=%2"_s.arg(server, QString::number(number(stack)));
}

} // namespace longshore
