// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/composeentries.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace longshore::composeentries {

namespace {

/// "80" or "80-85"; false when it is neither, or out of range.
bool readRange(const QString &text, int &first, int &last)
{
    const qsizetype dash = text.indexOf(u'-');
    const auto number = [](const QString &digits, int &into) {
        bool good = !digits.isEmpty() && digits.size() <= 5 && std::ranges::all_of(digits, [](QChar c) { return c >= u'0' && c <= u'9'; });
        into = good ? digits.toInt() : 0;
        return good && into <= 65535;
    };
    if (dash < 0) {
        const bool good = number(text, first);
        last = first;
        return good;
    }
    return number(text.left(dash), first) && number(text.mid(dash + 1), last) && first <= last;
}

bool fits(const ComposePort &port)
{
    const int published = port.publishedLast - port.publishedFirst;
    const int target = port.targetLast - port.targetFirst;
    return port.targetFirst > 0 && (port.publishedFirst == 0 || published == target || target == 0);
}

void readShort(ComposePort &port)
{
    QString rest = port.text;
    const qsizetype slash = rest.lastIndexOf(u'/');
    if (slash >= 0 && !rest.mid(slash).contains(u'}')) {
        port.protocol = rest.mid(slash + 1).toLower();
        rest.truncate(slash);
    }
    QStringList parts = splitAtColons(rest);
    port.hasVariables = rest.contains(u'$') || port.protocol.contains(u'$');
    if (port.hasVariables) {
        // What is given is taken all the same: the target of "${PORT}:80".
        if (!readRange(parts.last(), port.targetFirst, port.targetLast))
            port.targetFirst = port.targetLast = 0;
        return;
    }
    port.valid = port.protocol == u"tcp"_s || port.protocol == u"udp"_s || port.protocol == u"sctp"_s;
    port.valid = readRange(parts.takeLast(), port.targetFirst, port.targetLast) && port.valid;
    if (!parts.isEmpty()) {
        const QString published = parts.takeLast();
        port.valid = (published.isEmpty() || readRange(published, port.publishedFirst, port.publishedLast)) && port.valid;
    }
    port.hostAddress = parts.join(u':');
    if (port.hostAddress.startsWith(u'[') && port.hostAddress.endsWith(u']'))
        port.hostAddress = port.hostAddress.mid(1, port.hostAddress.size() - 2);
    port.valid = port.valid && fits(port);
}

void readLong(ComposePort &port, const YamlRef &entry)
{
    const QString target = entry.value(u"target").text();
    const QString published = entry.value(u"published").text();
    port.hostAddress = entry.value(u"host_ip").text();
    if (const QString protocol = entry.value(u"protocol").text(); !protocol.isEmpty())
        port.protocol = protocol.toLower();
    port.text = QStringList{port.hostAddress, published, target}.join(u':') + u'/' + port.protocol;
    port.hasVariables = port.text.contains(u'$');
    const bool targetGood = readRange(target, port.targetFirst, port.targetLast);
    const bool publishedGood = published.isEmpty() || readRange(published, port.publishedFirst, port.publishedLast);
    port.valid = port.hasVariables || (targetGood && publishedGood && fits(port));
}

bool isDrive(const QString &text)
{
    return text.size() == 1 && text.front().isLetter() && text.front().unicode() < 128;
}

ComposeMount::Kind kindOf(const QString &source)
{
    if (source.isEmpty())
        return ComposeMount::Kind::Anonymous;
    const QChar first = source.front();
    const bool path = first == u'/' || first == u'.' || first == u'~' || source.contains(u'\\') || (source.size() > 1 && source[1] == u':');
    return path ? ComposeMount::Kind::Bind : ComposeMount::Kind::Volume;
}

void readShortMount(ComposeMount &mount, const QString &text)
{
    QStringList parts = splitAtColons(text);
    if (parts.size() > 1 && isDrive(parts[0]) && (parts[1].startsWith(u'\\') || parts[1].startsWith(u'/'))) {
        parts[1].prepend(parts[0] + u':');
        parts.removeFirst();
    }
    if (parts.size() == 1) {
        mount.target = parts[0];
        mount.kind = ComposeMount::Kind::Anonymous;
        return;
    }
    mount.source = parts[0];
    mount.target = parts[1];
    mount.kind = kindOf(mount.source);
    mount.readOnly = parts.size() > 2 && parts[2].split(u',').contains(u"ro"_s);
}

} // namespace

Located located(const YamlRef &scalar)
{
    return {.text = scalar.text(), .line = scalar.line(), .column = scalar.column()};
}

QStringList splitAtColons(const QString &text)
{
    QStringList parts{QString()};
    int braces = 0;
    bool brackets = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == u'$' && i + 1 < text.size() && text[i + 1] == u'{')
            ++braces;
        else if (c == u'}' && braces > 0)
            --braces;
        else if (c == u'[' || c == u']')
            brackets = c == u'[';
        if (c == u':' && braces == 0 && !brackets)
            parts.append(QString());
        else
            parts.last() += c;
    }
    return parts;
}

ComposePort port(const YamlRef &entry)
{
    ComposePort found{.text = entry.text(), .protocol = u"tcp"_s, .line = entry.line(), .column = entry.column()};
    if (entry.isMapping())
        readLong(found, entry);
    else
        readShort(found);
    return found;
}

ComposeMount mount(const YamlRef &entry)
{
    ComposeMount found{.line = entry.line(), .column = entry.column()};
    if (!entry.isMapping()) {
        readShortMount(found, entry.text());
    } else {
        const QString type = entry.value(u"type").text();
        found.source = entry.value(u"source").text();
        found.target = entry.value(u"target").text();
        found.readOnly = entry.value(u"read_only").text() == u"true"_s;
        if (type == u"bind"_s)
            found.kind = ComposeMount::Kind::Bind;
        else if (type == u"volume"_s)
            found.kind = found.source.isEmpty() ? ComposeMount::Kind::Anonymous : ComposeMount::Kind::Volume;
        else
            found.kind = ComposeMount::Kind::Other;
    }
    found.hasVariables = found.source.contains(u'$');
    return found;
}

QList<Located> names(const YamlRef &entry)
{
    QList<Located> found;
    if (entry.isScalar() && !entry.isNull())
        found.append(located(entry));
    for (const YamlRef &item : entry.items())
        found.append(located(item));
    for (const YamlRef::Entry &item : entry.entries())
        found.append(located(item.key));
    return found;
}

QList<Located> sources(const YamlRef &entry)
{
    QList<Located> found;
    for (const YamlRef &item : entry.items())
        found.append(located(item.isMapping() ? item.value(u"source") : item));
    return found;
}

QList<Located> paths(const YamlRef &entry)
{
    QList<Located> found;
    if (entry.isScalar() && !entry.isNull())
        found.append(located(entry));
    for (const YamlRef &item : entry.items())
        found.append(located(item.isMapping() ? item.value(u"path") : item));
    return found;
}

QList<ComposeEnvironment> environment(const YamlRef &entry)
{
    QList<ComposeEnvironment> found;
    for (const YamlRef::Entry &item : entry.entries())
        found.append({.name = item.name(), .value = item.value.text(), .hasValue = !item.value.isNull(), .line = item.key.line()});
    for (const YamlRef &item : entry.items()) {
        const QString text = item.text();
        const qsizetype equals = text.indexOf(u'=');
        found.append({.name = text.left(equals < 0 ? text.size() : equals),
                      .value = equals < 0 ? QString() : text.mid(equals + 1),
                      .hasValue = equals >= 0,
                      .line = item.line()});
    }
    return found;
}

} // namespace longshore::composeentries
