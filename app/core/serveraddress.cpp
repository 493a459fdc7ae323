// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/serveraddress.h"

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;
using Problem = ServerAddress::Problem;

namespace {

    constexpr int HttpsPort = 9443;
    constexpr int HttpPort = 9000;
    constexpr qsizetype LongestHost = 253;
    constexpr qsizetype LongestLabel = 63;
    constexpr qsizetype LongestPath = 1024;

    /// What was typed, cut into its parts but not yet judged.
    struct Pieces {
        QString scheme;
        bool schemeTyped = false;
        QString authority;
        QString rest; ///< Path and query.
        bool hasFragment = false;
        bool hasAtSign = false;
    };

    Pieces cut(const QString &typed)
    {
        Pieces pieces;
        pieces.hasAtSign = typed.contains(u'@');
        const qsizetype fragment = typed.indexOf(u'#');
        pieces.hasFragment = fragment >= 0;
        QString text = typed.left(fragment);
        const qsizetype colon = text.indexOf("://"_L1);
        pieces.schemeTyped = colon >= 0 && !QStringView(text).left(colon).contains(u'/');
        if (pieces.schemeTyped) {
            pieces.scheme = text.left(colon).toLower();
            text.remove(0, colon + 3);
        }
        const auto end = std::ranges::find_if(text, [](QChar c) { return c == u'/' || c == u'?' || c == u'\\'; });
        pieces.authority = text.left(end - text.cbegin());
        pieces.rest = text.mid(end - text.cbegin());
        return pieces;
    }

    /// "https:nas" and "http:/nas": the slashes got lost, and the scheme must not be taken for a host.
    bool isBrokenScheme(const Pieces &pieces)
    {
        if (pieces.schemeTyped)
            return pieces.scheme != "http"_L1 && pieces.scheme != "https"_L1;
        const QString start = pieces.authority.section(u':', 0, 0).toLower();
        const QString port = pieces.authority.section(u':', 1);
        return pieces.authority.contains(u':') && (start == "http"_L1 || start == "https"_L1) && (port.isEmpty() || !port.front().isDigit());
    }

    /// A '#' cuts the authority of "admin:pass#word@nas" too: what is left must not be asked.
    bool hasUserInfo(const Pieces &pieces)
    {
        return pieces.authority.contains(u'@') || (pieces.hasFragment && pieces.hasAtSign && pieces.rest.isEmpty());
    }

    bool isDigit(QChar c)
    {
        return c >= u'0' && c <= u'9';
    }

    bool isHostCharacter(QChar c)
    {
        return isDigit(c) || (c >= u'a' && c <= u'z') || c == u'-' || c == u'_';
    }

    /// Text that the resolver reads as a number; only the full dotted form is taken for an address.
    bool looksLikeNumber(QStringView label)
    {
        return std::ranges::all_of(label, isDigit) || label.startsWith("0x"_L1);
    }

    bool isOctet(QStringView text)
    {
        return !text.isEmpty() && text.size() <= 3 && std::ranges::all_of(text, isDigit) && text.toInt() <= 255
            && (text.size() == 1 || text.front() != u'0');
    }

    bool isIpv4(const QList<QStringView> &labels)
    {
        return labels.size() == 4 && std::ranges::all_of(labels, isOctet);
    }

    bool isLabel(QStringView label)
    {
        return !label.isEmpty() && label.size() <= LongestLabel && label.front() != u'-' && label.back() != u'-'
            && std::ranges::all_of(label, isHostCharacter);
    }

    bool isUnwanted(QChar c)
    {
        return c.isSpace() || c == u'\\' || c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
    }

    QString canonicalName(const QString &typed)
    {
        if (std::ranges::any_of(typed, isUnwanted)) // The mapping to ASCII would drop some of them silently.
            return {};
        const QString ace = QString::fromLatin1(QUrl::toAce(typed)).toLower();
        const QList<QStringView> labels = QStringView(ace).split(u'.');
        const bool name = ace.size() <= LongestHost && std::ranges::all_of(labels, isLabel);
        return name && (!looksLikeNumber(labels.last()) || isIpv4(labels)) ? ace : QString();
    }

    bool isIpv6Character(QChar c)
    {
        return isDigit(c) || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F') || c == u':' || c == u'.';
    }

    QString canonicalIpv6(const QString &inBrackets)
    {
        if (!inBrackets.contains(u':') || !std::ranges::all_of(inBrackets, isIpv6Character))
            return {};
        QUrl url;
        url.setHost(u'[' + inBrackets + u']', QUrl::StrictMode);
        return url.host();
    }

    struct HostAndPort {
        QString host;
        QString port;
        bool hasPort = false;
    };

    HostAndPort splitAuthority(const QString &authority)
    {
        const qsizetype bracket = authority.startsWith(u'[') ? authority.indexOf(u']') : -1;
        const qsizetype colon = authority.indexOf(u':', std::max<qsizetype>(bracket, 0));
        const QString host = authority.left(colon);
        const bool bare = bracket < 0;
        return {.host = bare ? canonicalName(host) : bracket == host.size() - 1 ? canonicalIpv6(host.mid(1, bracket - 1)) : QString(),
                .port = colon < 0 ? QString() : authority.mid(colon + 1),
                .hasPort = colon >= 0};
    }

    /// 0 when it is none.
    int portFromText(const QString &text)
    {
        if (text.isEmpty() || text.size() > 5 || text.front() == u'0' || !std::ranges::all_of(text, isDigit))
            return 0;
        const int port = text.toInt();
        return port <= 65535 ? port : 0;
    }

    bool hasBrokenPercent(const QString &part)
    {
        const auto isHex = [](QChar c) { return isDigit(c) || (c.toLower() >= u'a' && c.toLower() <= u'f'); };
        for (qsizetype at = part.indexOf(u'%'); at >= 0; at = part.indexOf(u'%', at + 1)) {
            if (at + 2 >= part.size() || !isHex(part.at(at + 1)) || !isHex(part.at(at + 2)))
                return true;
        }
        return false;
    }

    /// Encoded anew, so that one place has one spelling; empty when it is refused.
    QString canonicalPart(const QString &typed)
    {
        if (hasBrokenPercent(typed) || !typed.isValidUtf16() || std::ranges::any_of(typed, isUnwanted))
            return {};
        const QByteArray bytes = QByteArray::fromPercentEncoding(typed.toUtf8());
        const QString plain = QString::fromUtf8(bytes);
        const bool wrong = plain.toUtf8() != bytes || plain == "."_L1 || plain == ".."_L1 || plain.contains(u'/')
            || std::ranges::any_of(plain, [](QChar c) { return c != u' ' && isUnwanted(c); });
        return wrong ? QString() : QString::fromLatin1(QUrl::toPercentEncoding(plain, "!$&'()*+,;=:@"));
    }

    QString withoutTrailingSlashes(QString path)
    {
        while (path.endsWith(u'/'))
            path.chop(1);
        return path;
    }

    /// "/portainer" from "/portainer/api/"; nothing when a part is refused.
    std::pair<QString, bool> canonicalPath(const QString &typed)
    {
        QString path = withoutTrailingSlashes(typed);
        if (path.endsWith("/api"_L1))
            path = withoutTrailingSlashes(path.chopped(4));
        QString canonical;
        for (const QString &part : path.split(u'/').mid(1)) {
            const QString encoded = canonicalPart(part);
            if (encoded.isEmpty())
                return {{}, false};
            canonical += u'/' + encoded;
        }
        return {canonical, canonical.size() <= LongestPath && (path.isEmpty() || path.startsWith(u'/'))};
    }

    bool isSafePart(const QString &part)
    {
        return !part.isEmpty() && part != "."_L1 && part != ".."_L1;
    }

} // namespace

ServerAddress::Parsed ServerAddress::parse(const QString &typed)
{
    const QString text = typed.trimmed();
    const Pieces pieces = cut(text);
    const auto refuse = [&](Problem problem) { return Parsed{.problem = problem, .schemeTyped = pieces.schemeTyped}; };
    if (text.isEmpty())
        return refuse(Problem::Empty);
    if (hasUserInfo(pieces))
        return refuse(Problem::UserInfo);
    if (isBrokenScheme(pieces))
        return refuse(Problem::Scheme);
    const HostAndPort place = splitAuthority(pieces.authority);
    if (place.host.isEmpty())
        return refuse(Problem::Host);
    const bool encrypted = pieces.scheme != "http"_L1;
    const int port = place.hasPort ? portFromText(place.port) : encrypted ? HttpsPort : HttpPort;
    if (port == 0)
        return refuse(Problem::Port);
    if (pieces.rest.contains(u'?'))
        return refuse(Problem::Query);
    const auto [path, good] = canonicalPath(pieces.rest);
    if (!good)
        return refuse(Problem::Path);
    Parsed parsed{.schemeTyped = pieces.schemeTyped, .portTyped = place.hasPort};
    parsed.address.m_encrypted = encrypted;
    parsed.address.m_host = place.host;
    parsed.address.m_port = port;
    parsed.address.m_path = path;
    return parsed;
}

QString ServerAddress::origin() const
{
    return isNull() ? QString() : (m_encrypted ? "https://"_L1 : "http://"_L1) + hostAndPort();
}

QString ServerAddress::text() const
{
    return origin() + m_path;
}

QString ServerAddress::hostAndPort() const
{
    if (isNull())
        return {};
    const QString host = m_host.contains(u':') ? u'[' + m_host + u']' : m_host;
    return host + u':' + QString::number(m_port);
}

QUrl ServerAddress::apiUrl(const QStringList &path, const QList<QPair<QString, QString>> &query) const
{
    if (isNull() || !std::ranges::all_of(path, isSafePart))
        return {};
    QByteArray url = text().toLatin1() + "/api";
    for (const QString &part : path)
        url += '/' + QUrl::toPercentEncoding(part);
    for (qsizetype i = 0; i < query.size(); ++i)
        url += (i == 0 ? '?' : '&') + QUrl::toPercentEncoding(query.at(i).first) + '=' + QUrl::toPercentEncoding(query.at(i).second);
    return QUrl::fromEncoded(url, QUrl::StrictMode);
}

QUrl ServerAddress::pageUrl(const QString &fragment) const
{
    if (isNull())
        return {};
    QUrl url = QUrl::fromEncoded(text().toLatin1() + '/', QUrl::StrictMode);
    if (!fragment.isEmpty())
        url.setFragment(fragment.startsWith(u'#') ? fragment.mid(1) : fragment);
    return url;
}

} // namespace longshore
