// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/loglayout.h"

#include "app/core/displaytext.h"
#include "app/logs/ansitext.h"
#include "app/logs/logjson.h"
#include "ui/widgets/ansicolours.h"
#include "ui/widgets/theme.h"

#include <QCoreApplication>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

    class Words
    {
        Q_DECLARE_TR_FUNCTIONS(LogView)
    };

    /// Bytes enough for the characters that are laid out, not ending inside of one.
    QByteArrayView shortened(QByteArrayView text)
    {
        if (text.size() <= LaidOutCharacters)
            return text;
        qsizetype end = LaidOutCharacters;
        while (end > LaidOutCharacters - 4 && (uchar(text[end]) & 0xc0) == 0x80)
            --end;
        return text.first(end);
    }

    /// Makes each character safe and keeps its place; tabs stay.
    QString cleaned(const QString &text)
    {
        QStringList parts = text.split(u'\t');
        for (QString &part : parts) {
            const QString clean = oneLine(part);
            part = clean.size() == part.size() ? clean : part.fill(QChar::ReplacementCharacter);
        }
        return parts.join(u'\t');
    }

    class LineMaker
    {
    public:
        LineMaker(QByteArrayView bytes, const LogLook &look, const QPalette &palette)
            : m_bytes(bytes)
            , m_look(look)
            , m_palette(palette)
        {
            m_line.text = QString::fromUtf8(bytes);
        }

        void addLevel(LogLevel level)
        {
            const QColor colour = levelColour(level, m_palette);
            if (!colour.isValid() || !m_look.hasColours)
                return;
            QTextCharFormat format;
            format.setForeground(colour);
            add(0, m_bytes.size(), format);
        }

        void addAnsi(const std::vector<AnsiSpan> &spans)
        {
            for (const AnsiSpan &span : spans) {
                if (m_look.hasColours && span.from < m_bytes.size())
                    add(span.from, std::min(span.length, m_bytes.size() - span.from), ansiFormat(span.look, m_palette));
            }
        }

        void addHits()
        {
            bool isSearch = true;
            int number = 0;
            for (const auto &term : m_look.terms) {
                QTextCharFormat format;
                format.setBackground(themeColour(isSearch ? ColourRole::Match : ColourRole::Selection, m_palette));
                format.setForeground(m_palette.color(QPalette::Text));
                if (!isSearch)
                    format.setUnderlineColor(sourceColour(number++, m_palette));
                format.setFontUnderline(!isSearch);
                for (const LogHit &hit : term->hits(m_bytes))
                    add(hit.from, hit.length, format);
                isSearch = false;
            }
        }

        LogLineText finish(const QString &rest)
        {
            if (rest.isEmpty())
                return std::move(m_line);
            QTextCharFormat format;
            format.setForeground(themeColour(ColourRole::Muted, m_palette));
            format.setFontItalic(true);
            m_line.formats.append({int(m_line.text.size()), int(rest.size()), format});
            m_line.text += rest;
            return std::move(m_line);
        }

        QString &text() { return m_line.text; }

    private:
        /// From bytes to places in the text.
        qsizetype placeOf(qsizetype byte) const
        {
            return m_line.text.size() == m_bytes.size() ? byte : QString::fromUtf8(m_bytes.first(byte)).size();
        }

        void add(qsizetype from, qsizetype length, const QTextCharFormat &format)
        {
            const qsizetype start = placeOf(from);
            m_line.formats.append({int(start), int(placeOf(from + length) - start), format});
        }

        const QByteArrayView m_bytes;
        const LogLook &m_look;
        const QPalette &m_palette;
        LogLineText m_line;
    };

    /// What is not shown of the line; empty when all is.
    QString restOf(const LogRow &row, qsizetype shown, qsizetype text)
    {
        const bool isCut = row.flags & LogCut;
        if (shown >= text && !isCut)
            return {};
        return u"  "_s + Words::tr("[cut here, %1 bytes in all]").arg(QLocale().toString(isCut ? row.rawLength : row.length));
    }

    QString prettyText(QByteArrayView json)
    {
        QStringList lines = QString::fromUtf8(json).split(u'\n');
        for (QString &line : lines)
            line = cleaned(line);
        return lines.join(QChar::LineSeparator);
    }

} // namespace

LogLineText lineText(const LogRow &row, QByteArrayView text, QByteArrayView raw, const LogLook &look, const QPalette &palette)
{
    const QByteArray pretty = look.isPretty ? prettyJson(text) : QByteArray();
    const QByteArrayView shown = pretty.isEmpty() ? shortened(text) : QByteArrayView(pretty);
    LineMaker maker(shown, look, palette);
    maker.addLevel(row.level);
    if (pretty.isEmpty() && (row.flags & LogRawApart))
        maker.addAnsi(readAnsi(raw.first(std::min<qsizetype>(raw.size(), 4 * LaidOutCharacters))).spans);
    maker.addHits();
    const QString clean = pretty.isEmpty() ? cleaned(maker.text()) : prettyText(shown);
    maker.text() = clean.size() == maker.text().size() ? clean : QString(maker.text().size(), QChar::ReplacementCharacter);
    return maker.finish(restOf(row, shown.size(), pretty.isEmpty() ? text.size() : shown.size()));
}

bool LogLook::showsNames() const
{
    const QString *first = nullptr;
    for (const QString &each : sources) {
        if (each.isEmpty())
            continue;
        if (first && each != *first)
            return true;
        first = &each;
    }
    return false;
}

int LogLook::colourOf(const LogRow &row) const
{
    return row.source < sources.size() ? int(sources.indexOf(sources.at(row.source))) : row.source;
}

QString sourceName(const LogRow &row, const LogLook &look)
{
    return row.source < look.sources.size() && look.showsNames() ? oneLine(look.sources.at(row.source)) : QString();
}

QString seenText(const LogRow &row, QByteArrayView text, const LogLook &look)
{
    QStringList parts;
    if (look.stamps != StampStyle::Off)
        parts.append(stampText(row.stamp, look.stamps, true));
    if (const QString name = sourceName(row, look); !name.isEmpty())
        parts.append(name);
    const QByteArray pretty = look.isPretty ? prettyJson(text) : QByteArray();
    parts.append(pretty.isEmpty() ? cleaned(QString::fromUtf8(text)) : QString::fromUtf8(pretty));
    return parts.join(u' ');
}

} // namespace longshore
