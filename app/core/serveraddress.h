// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QUrl>

namespace longshore {

/// Where a Portainer server is: scheme, host, port and the path a reverse proxy adds. Always valid or null.
///
/// Defaults: no scheme means https; without a port https means 9443 and http 9000, always, also beside a typed scheme
/// or path (portainer-api.md 1.1). A server behind a reverse proxy on 443 is typed with ":443"; `Parsed::portTyped`
/// lets the connect window say so.
class ServerAddress
{
public:
    enum class Problem {
        None,
        Empty,
        UserInfo, ///< "user:password@" is refused: it would end up in logs.
        Scheme, ///< Neither http nor https.
        Host, ///< Not a name, a full IPv4 address, or an IPv6 address in brackets.
        Port, ///< Not 1 to 65535.
        Query, ///< A query cannot belong to an address.
        Path, ///< "..", "//", spaces or control characters.
    };
    struct Parsed;

    ServerAddress() = default;

    /// Reads what a person typed or pasted; cuts "#!/home" and a trailing "/api". Never guesses a host.
    static Parsed parse(const QString &typed);

    bool isNull() const { return m_host.isEmpty(); }
    bool isEncrypted() const { return m_encrypted; }
    QString host() const { return m_host; } ///< Lower case, ASCII (punycode), without brackets.
    int port() const { return m_port; }
    QString path() const { return m_path; } ///< "" or "/portainer": percent-encoded, no trailing slash.

    /// "https://nas:9443": what a token and a pin are bound to.
    QString origin() const;
    /// "https://nas:9443/portainer": what is shown and saved.
    QString text() const;
    /// "nas:9443"
    QString hostAndPort() const;
    /// Full address of an API call; every part percent-encoded. Invalid for a part no server could tell from another
    /// path: empty, "." or "..".
    QUrl apiUrl(const QStringList &path, const QList<QPair<QString, QString>> &query = {}) const;
    /// Full address of a page of Portainer's own web interface, such as "#!/account".
    QUrl pageUrl(const QString &fragment = {}) const;

    bool operator==(const ServerAddress &) const = default;

private:
    bool m_encrypted = true;
    QString m_host;
    int m_port = 0;
    QString m_path;
};

struct ServerAddress::Parsed {
    ServerAddress address; ///< Null when there is a problem.
    Problem problem = Problem::None;
    bool schemeTyped = false; ///< http is used only when it was typed.
    bool portTyped = false; ///< Else the default port of the scheme stands in `address`.
};

} // namespace longshore

