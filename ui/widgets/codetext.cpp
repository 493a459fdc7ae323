// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/codetext.h"

#include <QStringDecoder>
#include <Qsci/qsciscintilla.h>

#include <algorithm>

namespace longshore::codetext {

using Sci = QsciScintilla;

namespace {

struct LineEndCounts {
    qsizetype lf = 0;
    qsizetype crLf = 0;
    qsizetype cr = 0;
};

LineEndCounts countLineEnds(const QString &text)
{
    LineEndCounts counts;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'\n')
            ++counts.lf;
        else if (text[i] == u'\r' && i + 1 < text.size() && text[i + 1] == u'\n')
            ++counts.crLf, ++i;
        else if (text[i] == u'\r')
            ++counts.cr;
    }
    return counts;
}

QByteArray bytesOf(const QsciScintilla &editor)
{
    const long length = editor.SendScintilla(Sci::SCI_GETLENGTH);
    const auto *start = static_cast<const char *>(editor.SendScintillaPtrResult(Sci::SCI_GETCHARACTERPOINTER));
    return start ? QByteArray(start, length) : QByteArray();
}

bool isContinuation(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xc0) == 0x80;
}

} // namespace

void load(QsciScintilla &editor, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    const bool readOnly = editor.isReadOnly();
    editor.setReadOnly(false);
    editor.SendScintilla(Sci::SCI_SETUNDOCOLLECTION, 0UL);
    editor.SendScintilla(Sci::SCI_CLEARALL);
    if (!bytes.isEmpty())
        editor.SendScintilla(Sci::SCI_APPENDTEXT, static_cast<unsigned long>(bytes.size()), bytes.constData());
    editor.SendScintilla(Sci::SCI_SETUNDOCOLLECTION, 1UL);
    editor.SendScintilla(Sci::SCI_EMPTYUNDOBUFFER);
    editor.SendScintilla(Sci::SCI_SETSAVEPOINT);
    editor.SendScintilla(Sci::SCI_GOTOPOS, 0UL);
    editor.setReadOnly(readOnly);
}

QString read(const QsciScintilla &editor)
{
    return fromUtf8(bytesOf(editor));
}

void replaceAll(QsciScintilla &editor, const QString &text)
{
    const QByteArray before = bytesOf(editor);
    const QByteArray after = text.toUtf8();
    const qsizetype shorter = std::min(before.size(), after.size());
    qsizetype head = std::mismatch(before.begin(), before.begin() + shorter, after.begin()).first - before.begin();
    while (head > 0 && head < before.size() && isContinuation(before[head]))
        --head;
    qsizetype tail = 0;
    while (tail < shorter - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    while (tail > 0 && isContinuation(before[before.size() - tail]))
        --tail;
    if (head == before.size() && before.size() == after.size())
        return;
    editor.beginUndoAction();
    editor.SendScintilla(Sci::SCI_SETTARGETSTART, static_cast<unsigned long>(head));
    editor.SendScintilla(Sci::SCI_SETTARGETEND, static_cast<unsigned long>(before.size() - tail));
    const QByteArray middle = after.mid(head, after.size() - head - tail);
    editor.SendScintilla(Sci::SCI_REPLACETARGET, static_cast<unsigned long>(middle.size()), middle.constData());
    editor.endUndoAction();
}

LineEnd commonLineEnd(const QString &text)
{
    const LineEndCounts counts = countLineEnds(text);
    if (counts.crLf > counts.lf && counts.crLf >= counts.cr)
        return LineEnd::CrLf;
    return counts.cr > counts.lf ? LineEnd::Cr : LineEnd::Lf;
}

bool hasMixedLineEnds(const QString &text)
{
    const LineEndCounts counts = countLineEnds(text);
    return (counts.lf > 0) + (counts.crLf > 0) + (counts.cr > 0) > 1;
}

QString fromUtf8(const QByteArray &bytes, bool *ok)
{
    // The usual way drops a byte order mark.
    QStringDecoder decoder(QStringDecoder::Utf8, QStringConverter::Flag::ConvertInitialBom | QStringConverter::Flag::Stateless);
    QString text = decoder(bytes);
    if (ok)
        *ok = !decoder.hasError();
    return text;
}

} // namespace longshore::codetext
