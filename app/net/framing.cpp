// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/framing.h"

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

    bool is(QByteArrayView text, const char *word)
    {
        return text.trimmed().compare(word, Qt::CaseInsensitive) == 0;
    }

    bool isBlank(char c)
    {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    QByteArrayView withoutBlanks(QByteArrayView text)
    {
        while (!text.isEmpty() && isBlank(text.front()))
            text = text.sliced(1);
        while (!text.isEmpty() && isBlank(text.back()))
            text.chop(1);
        return text;
    }

    QByteArray mediaType(const Answer &answer)
    {
        const QByteArray type = answer.header("Content-Type");
        return type.split(';').first().trimmed().toLower();
    }

    QString faultOfJson(const Answer &answer)
    {
        const QByteArray type = mediaType(answer);
        if (type != "application/json")
            return type.isEmpty() ? u"The answer does not say that it is JSON."_s : u"The answer is not JSON."_s;
        const QByteArrayView text = withoutBlanks(answer.body);
        if (text.isEmpty())
            return u"The answer is empty."_s;
        const bool whole = text == "null" || (text.front() == '{' && text.back() == '}') || (text.front() == '[' && text.back() == ']');
        return whole ? QString() : u"The answer is cut or no JSON object or list."_s;
    }

    /// A log-in page of something in between is the usual text that is none.
    QString faultOfText(const Answer &answer)
    {
        const QByteArray type = mediaType(answer);
        return type == "text/html" || type == "application/xhtml+xml" ? u"The answer is a web page."_s : QString();
    }

} // namespace

qint64 declaredLength(QByteArrayView header)
{
    const bool digits = !header.isEmpty() && header.size() <= 18 && std::ranges::all_of(header, [](char c) { return c >= '0' && c <= '9'; });
    return digits ? header.toByteArray().toLongLong() : -1;
}

QString faultOfFraming(const Answer &answer, AnswerFormat format)
{
    const QByteArray length = answer.header("Content-Length");
    const QByteArray transfer = answer.header("Transfer-Encoding");
    const QByteArray coding = answer.header("Content-Encoding");
    if (!coding.isEmpty() && !is(coding, "identity"))
        return u"The answer is compressed, which was not asked for."_s;
    if (!transfer.isEmpty() && (!is(transfer, "chunked") || !length.isEmpty()))
        return u"The answer contradicts itself about its length."_s;
    if (!length.isEmpty() && answer.status != 204 && declaredLength(length) != answer.body.size())
        return u"The answer is not as long as it says."_s;
    if (format == AnswerFormat::Text && length.isEmpty() && transfer.isEmpty())
        return u"The answer does not say where it ends."_s;
    return {};
}

QString faultOfFormat(const Answer &answer, AnswerFormat format)
{
    switch (format) {
    case AnswerFormat::Json:
        return faultOfJson(answer);
    case AnswerFormat::Text:
        return faultOfText(answer);
    case AnswerFormat::Nothing:
        break;
    }
    return answer.body.isEmpty() ? QString() : u"The answer has a body where none belongs."_s;
}

} // namespace longshore
