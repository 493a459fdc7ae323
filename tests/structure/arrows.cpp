// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/structure/arrows.h"

#include "tests/structure/cppsource.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace arrows {

namespace {

const QStringList App{u"app/core"_s, u"app/compose"_s, u"app/portainer"_s, u"app/net"_s, u"app/logs"_s, u"app/store"_s, u"app/terminal"_s, u"app/session"_s, u"app/demo"_s};

/// What each floor may include besides itself.
QMap<QString, QStringList> rules()
{
    const QStringList below = App + QStringList{u"ui/models"_s, u"ui/widgets"_s};
    const QStringList core{u"app/core"_s};
    return {
        {u"app/core"_s, {}},
        {u"app/compose"_s, core},
        {u"app/portainer"_s, core},
        {u"app/net"_s, core},
        {u"app/logs"_s, core + QStringList{u"app/portainer"_s, u"app/net"_s}},
        {u"app/store"_s, core},
        {u"app/terminal"_s, core},
        {u"app/session"_s, core + QStringList{u"app/compose"_s, u"app/portainer"_s, u"app/net"_s, u"app/store"_s}},
        {u"app/demo"_s, core},
        {u"ui/models"_s, App},
        {u"ui/widgets"_s, App},
        {u"ui/pages"_s, below},
        {u"ui/dialogs"_s, below},
        {u"ui/shell"_s, below + QStringList{u"ui/pages"_s, u"ui/dialogs"_s}},
        {u"ui"_s, App + QStringList{u"ui/shell"_s, u"ui/widgets"_s}},
    };
}

bool isOurs(const QString &include)
{
    return include.startsWith(u"app/"_s) || include.startsWith(u"ui/"_s);
}

bool isGenerated(const QString &include)
{
    return include.endsWith(u".moc"_s) || include.startsWith(u"moc_"_s) || include.startsWith(u"ui_"_s);
}

class Reader
{
public:
    Reader(const QList<SourceFile> &files, const QString &widgetHeaders)
        : m_files(files)
        , m_widgetHeaders(widgetHeaders)
    {
    }

    Finding read()
    {
        for (const SourceFile &file : m_files)
            readFile(file);
        for (const SourceFile &file : m_files)
            findCircle(file.path);
        return m_finding;
    }

private:
    void wrong(const QString &path, const QString &what) { m_finding.wrong.append(path + u": "_s + what); }

    void readFile(const SourceFile &file)
    {
        if (!m_rules.contains(floorOf(file.path)))
            wrong(file.path, u"stands on no known floor"_s);
        for (const QString &include : cppsource::includes(file.text)) {
            if (isOurs(include))
                readArrow(file.path, include);
            else
                readForeign(file, include);
        }
        checkNetwork(file);
    }

    void readArrow(const QString &path, const QString &include)
    {
        const QString from = floorOf(path);
        const QString to = floorOf(include);
        m_includes[path].append(include);
        if (from == to)
            return;
        ++m_finding.map[from][to];
        if (!m_rules.value(from).contains(to))
            wrong(path, u"includes "_s + include + u", an arrow that does not point down"_s);
    }

    void readForeign(const SourceFile &file, const QString &include)
    {
        const bool quoted = file.text.contains(u"#include \""_s + include);
        if (quoted && !isGenerated(include))
            wrong(file.path, u"includes \""_s + include + u"\", not from the root of the repository"_s);
        const QString name = include.section(u'/', -1);
        if (file.path.startsWith(u"app/"_s) && !m_widgetHeaders.isEmpty() && QFileInfo::exists(m_widgetHeaders + u'/' + name))
            wrong(file.path, u"includes "_s + include + u", a widget, below the floor of widgets"_s);
    }

    /// The one folder that names the network manager; main and the shell pass it through unseen (ApiClient::systemManagers).
    void checkNetwork(const SourceFile &file)
    {
        static const QRegularExpression network(u"\\bQNetworkAccessManager\\b|\\bQNetworkReply\\b"_s);
        const QString code = cppsource::withoutComments(file.text);
        const auto match = network.match(code);
        if (floorOf(file.path) != u"app/net"_s && match.hasMatch())
            wrong(file.path, u"names "_s + match.captured() + u", which belongs to app/net"_s);
    }

    void findCircle(const QString &path)
    {
        if (m_done.contains(path))
            return;
        if (m_way.contains(path)) {
            wrong(path, u"a circle of includes: "_s + (m_way.mid(m_way.indexOf(path)) + QStringList{path}).join(u" -> "_s));
            return;
        }
        m_way.append(path);
        for (const QString &include : m_includes.value(path))
            findCircle(include);
        m_way.removeLast();
        m_done.insert(path);
    }

    const QList<SourceFile> &m_files;
    const QString m_widgetHeaders;
    const QMap<QString, QStringList> m_rules = rules();
    Finding m_finding;
    QMap<QString, QStringList> m_includes;
    QSet<QString> m_done;
    QStringList m_way;
};

} // namespace

QString floorOf(const QString &path)
{
    return path.section(u'/', 0, std::min<qsizetype>(path.count(u'/'), 2) - 1);
}

Finding read(const QList<SourceFile> &files, const QString &widgetHeaders)
{
    return Reader(files, widgetHeaders).read();
}

} // namespace arrows
