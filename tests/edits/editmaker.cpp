// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/edits/editmaker.h"

#include <array>

namespace longshore::test {

using namespace Qt::StringLiterals;

namespace {

const std::array Texts{u"plain"_s,          u"žluťoučký"_s, u"日本語"_s,      u"😀 astral \U0001F680"_s, u"a\ttab"_s,
                       u"\"quoted\""_s,     u"it's"_s,      u"C:\\dir\\new"_s, u"a=b=c=="_s,           u"100%"_s,
                       u"e\u0301 combined"_s, u"\u00A0nbsp"_s, u"<html>&amp;"_s, u"${NOT_EXPANDED}"_s};

// Those that an engine reads without complaint (portainer-api.md 4.5); what it makes of them is another matter.
const std::array Values{u""_s,       u"1"_s,          u"a=b=c=="_s,      u"pass#word"_s, u"it's"_s,        u"C:\\dir\\new"_s, u"žluť 😀"_s,
                        u"  both "_s, u"pass #word"_s, u"'kept $X here'"_s, u"\"closed\""_s, u"one\nTWO=x"_s, u"\U0001F680"_s,    u"true"_s};

} // namespace

QString EditMaker::comment()
{
    return u"# %1 %2"_s.arg(Texts.at(std::size_t(below(int(Texts.size()))))).arg(++m_made);
}

QString EditMaker::service(int number)
{
    QString text = u"  s%1:\n    image: nginx:1.%2\n"_s.arg(number).arg(below(30));
    if (chance(30))
        text += u"    environment:\n      - A=\"%1\"\n"_s.arg(below(1000));
    if (chance(20))
        text += u"    command: [\"sh\", \"-c\", \"echo %1\"]\n"_s.arg(below(1000));
    if (chance(20))
        text += u"    labels:\n      note: \"%1\"\n"_s.arg(QString(below(200), u'x'));
    return text;
}

QString EditMaker::file()
{
    QString text = comment() + u"\nservices:\n"_s;
    for (int i = 0, count = 1 + below(3); i < count; ++i) {
        text += service(i);
        if (chance(50))
            text += u"    "_s + comment() + u'\n';
    }
    if (chance(3))
        for (int i = 0; i < 2000; ++i)
            text += comment() + u'\n';
    if (chance(25))
        text.replace(u'\n', u"\r\n"_s);
    if (chance(25))
        text += comment(); // And no line end after it.
    if (chance(10))
        text += u"\n\n\n"_s;
    if (chance(10))
        text.prepend(u'\uFEFF');
    return text;
}

QString EditMaker::value()
{
    return chance(3) ? QString(5000, u'v') : Values.at(std::size_t(below(int(Values.size()))));
}

QList<EnvVariable> EditMaker::variables()
{
    QList<EnvVariable> list;
    for (int i = 0, count = below(8); i < count; ++i)
        list.append({u"V%1"_s.arg(below(6)), value()}); // Names come twice.
    return list;
}

} // namespace longshore::test
