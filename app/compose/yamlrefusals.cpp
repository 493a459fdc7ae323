// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/yamlrefusals.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace longshore::yamlrefusals {

namespace {

bool isForbidden(char32_t c)
{
    if (c < 0x20)
        return c != u'\t' && c != u'\n' && c != u'\r';
    return (c >= 0x7f && c < 0xa0 && c != 0x85) || c == 0xfeff || c == 0xfffe || c == 0xffff || (c >= 0xd800 && c < 0xe000);
}

bool isInvisibleBreak(char32_t c)
{
    return c == 0x85 || c == 0x2028 || c == 0x2029;
}

QString codePointName(char32_t c)
{
    return u"U+%1"_s.arg(QString::number(uint(c), 16).toUpper(), 4, u'0');
}

TextProblem at(const QString &text, qsizetype unit, char32_t c)
{
    const QStringView before = QStringView(text).left(unit);
    const qsizetype lineStart = before.lastIndexOf(u'\n') + 1;
    return {.severity = ProblemSeverity::Error,
            .code = isInvisibleBreak(c) ? ProblemCode::InvisibleLineBreak : ProblemCode::ControlCharacter,
            .line = int(before.count(u'\n')) + 1,
            .column = int(unit - lineStart) + 1,
            .args = {codePointName(c)}};
}

} // namespace

std::optional<TextProblem> badCharacter(const QString &text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool pair = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        const char32_t c = text[i].unicode();
        if (!pair && (isForbidden(c) || isInvisibleBreak(c)))
            return at(text, i, c);
        if (pair)
            ++i;
    }
    return {};
}

bool hasSlashEscape(QStringView written)
{
    for (qsizetype i = 0; i + 1 < written.size(); ++i) {
        if (written[i] != u'\\')
            continue;
        if (written[i + 1] == u'/')
            return true;
        ++i;
    }
    return false;
}

bool hasTagWithComma(QStringView written)
{
    qsizetype i = 0;
    while (i < written.size() && written[i] != u'!') {
        if (written[i] != u'&' && !written[i].isSpace() && !written[i].isLetterOrNumber() && written[i] != u'-' && written[i] != u'_')
            return false;
        ++i;
    }
    while (i < written.size() && !written[i].isSpace()) {
        if (written[i] == u',')
            return true;
        ++i;
    }
    return false;
}

bool contradictsTag(const YamlTree::Node &node)
{
    static const QString core = u"tag:yaml.org,2002:"_s;
    static const QRegularExpression date(u"^\\d{4}-\\d\\d?-\\d\\d?(?:[Tt ].*)?$"_s);
    if (!node.tag.startsWith(core))
        return false;
    const QString name = node.tag.mid(core.size());
    if (name == u"map"_s || name == u"seq"_s)
        return node.kind != (name == u"map"_s ? YamlTree::Kind::Mapping : YamlTree::Kind::Sequence);
    if (node.kind != YamlTree::Kind::Scalar)
        return name == u"str"_s || name == u"int"_s || name == u"float"_s || name == u"bool"_s || name == u"null"_s;
    if (name == u"timestamp"_s)
        return !date.match(node.value).hasMatch();
    if (name == u"binary"_s)
        return !QByteArray::fromBase64Encoding(node.value.simplified().remove(u' ').toUtf8(), QByteArray::AbortOnBase64DecodingErrors);
    if (name != u"int"_s && name != u"float"_s && name != u"bool"_s && name != u"null"_s)
        return false;
    // The value alone, as if it were plain, must be of that kind.
    auto tree = std::make_shared<YamlTree>();
    tree->nodes.push_back(node);
    tree->nodes.front().plain = true;
    const YamlRef ref(tree, 0);
    if (name == u"int"_s)
        return !ref.isInteger();
    if (name == u"float"_s)
        return !ref.isNumber();
    if (name == u"bool"_s)
        return !ref.isBool();
    return !(node.value.isEmpty() || node.value == u"~"_s || node.value.toLower() == u"null"_s);
}

} // namespace longshore::yamlrefusals
