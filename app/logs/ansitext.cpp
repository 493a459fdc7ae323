// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logs/ansitext.h"

#include <algorithm>
#include <cstring>

namespace longshore {

namespace {

    constexpr char Escape = 0x1b;
    constexpr int MostParameters = 32;

    /// The length of what follows an escape that is neither CSI nor a string: intermediates and one final byte.
    qsizetype shortLength(QByteArrayView rest)
    {
        qsizetype i = 0;
        while (i < rest.size() && uchar(rest[i]) >= 0x20 && uchar(rest[i]) <= 0x2f)
            ++i;
        return std::min(i + 1, rest.size());
    }

    /// Of a string (a title, a link): up to BEL or ESC \. One that does not end takes nothing but its introducer with it.
    qsizetype stringLength(QByteArrayView rest)
    {
        for (qsizetype i = 1; i < rest.size(); ++i) {
            if (rest[i] == 0x07)
                return i + 1;
            if (rest[i] == Escape)
                return i + 1 < rest.size() && rest[i + 1] == '\\' ? i + 2 : i;
        }
        return 1;
    }

    class Reader
    {
    public:
        explicit Reader(QByteArrayView line)
            : m_line(line)
        {
            m_out.text.reserve(line.size());
        }

        AnsiText read()
        {
            while (m_at < m_line.size()) {
                const qsizetype plain = plainBytes();
                m_out.text.append(m_line.sliced(m_at, plain));
                m_at += plain;
                if (m_at < m_line.size())
                    m_line[m_at] == '\r' ? writeOver() : readEscape();
            }
            endSpan();
            return std::move(m_out);
        }

    private:
        qsizetype plainBytes() const
        {
            const QByteArrayView rest = m_line.sliced(m_at);
            const auto end = std::ranges::find_if(rest, [](char c) { return c == Escape || c == '\r'; });
            return end - rest.begin();
        }

        /// A return at the end of the line writes over nothing.
        void writeOver()
        {
            while (m_at < m_line.size() && m_line[m_at] == '\r')
                ++m_at;
            if (m_at == m_line.size())
                return;
            m_out.text.resize(0);
            m_out.spans.clear();
            m_from = 0;
        }

        void readEscape()
        {
            const QByteArrayView rest = m_line.sliced(m_at + 1);
            if (rest.isEmpty())
                m_at = m_line.size();
            else if (rest.front() == '[')
                readControl(rest.sliced(1));
            else if (std::strchr("]PX^_", rest.front()) && rest.front() != 0)
                m_at += 1 + stringLength(rest);
            else
                m_at += 1 + shortLength(rest);
        }

        /// CSI: parameters, intermediates, a final byte. One that is broken off or holds something else ends there.
        void readControl(QByteArrayView rest)
        {
            qsizetype i = 0;
            while (i < rest.size() && uchar(rest[i]) >= 0x20 && uchar(rest[i]) <= 0x3f)
                ++i;
            const bool isWhole = i < rest.size() && uchar(rest[i]) >= 0x40 && uchar(rest[i]) <= 0x7e;
            if (isWhole && rest[i] == 'm')
                setLook(rest.first(i));
            m_at += 2 + i + (isWhole ? 1 : 0);
        }

        void setLook(QByteArrayView parameters)
        {
            int numbers[MostParameters] = {};
            int count = 1;
            for (const char c : parameters) {
                if (c >= '0' && c <= '9')
                    numbers[count - 1] = std::min(numbers[count - 1] * 10 + (c - '0'), 100'000);
                else if ((c == ';' || c == ':') && count < MostParameters)
                    ++count;
                else
                    return; // Of some other kind.
            }
            AnsiLook look = m_look;
            for (int i = 0; i < count;)
                i += apply(look, numbers + i, count - i);
            if (look == m_look)
                return;
            endSpan();
            m_look = look;
        }

        /// How many numbers were used.
        static int apply(AnsiLook &look, const int *numbers, int count)
        {
            const int number = numbers[0];
            if (number == 38 || number == 48)
                return extended(number == 38 ? look.text : look.behind, numbers, count);
            if (!applyColour(look, number))
                applyStyle(look, number);
            return 1;
        }

        static int extended(AnsiColour &colour, const int *numbers, int count)
        {
            if (count >= 3 && numbers[1] == 5) {
                colour = {AnsiColour::Kind::Indexed, quint32(numbers[2] & 0xff)};
                return 3;
            }
            if (count >= 5 && numbers[1] == 2) {
                colour = {AnsiColour::Kind::Rgb, quint32((numbers[2] & 0xff) << 16 | (numbers[3] & 0xff) << 8 | (numbers[4] & 0xff))};
                return 5;
            }
            return count;
        }

        static bool applyColour(AnsiLook &look, int number)
        {
            const auto indexed = [](int index) { return AnsiColour{AnsiColour::Kind::Indexed, quint32(index)}; };
            if (number >= 30 && number <= 37)
                look.text = indexed(number - 30);
            else if (number >= 40 && number <= 47)
                look.behind = indexed(number - 40);
            else if (number >= 90 && number <= 97)
                look.text = indexed(number - 90 + 8);
            else if (number >= 100 && number <= 107)
                look.behind = indexed(number - 100 + 8);
            else if (number == 39)
                look.text = {};
            else if (number == 49)
                look.behind = {};
            else
                return false;
            return true;
        }

        static void applyStyle(AnsiLook &look, int number)
        {
            switch (number) {
            case 0: look = {}; break;
            case 1: look.bold = true; break;
            case 2: look.faint = true; break;
            case 3: look.italic = true; break;
            case 4: look.underlined = true; break;
            case 7: look.inverse = true; break;
            case 8: look.hidden = true; break;
            case 9: look.struck = true; break;
            case 22: look.bold = look.faint = false; break;
            case 23: look.italic = false; break;
            case 24: look.underlined = false; break;
            case 27: look.inverse = false; break;
            case 28: look.hidden = false; break;
            case 29: look.struck = false; break;
            default: break;
            }
        }

        void endSpan()
        {
            const qsizetype end = m_out.text.size();
            if (m_look != AnsiLook() && end > m_from)
                m_out.spans.push_back({m_from, end - m_from, m_look});
            m_from = end;
        }

        const QByteArrayView m_line;
        qsizetype m_at = 0;
        AnsiText m_out;
        AnsiLook m_look;
        qsizetype m_from = 0; ///< Where the current look begins.
    };

} // namespace

bool hasAnsi(QByteArrayView line)
{
    if (line.isEmpty())
        return false;
    if (std::memchr(line.data(), Escape, std::size_t(line.size())))
        return true;
    // Only a return that something comes after.
    while (!line.isEmpty() && line.back() == '\r')
        line.chop(1);
    return !line.isEmpty() && std::memchr(line.data(), '\r', std::size_t(line.size()));
}

AnsiText readAnsi(QByteArrayView line)
{
    return Reader(line).read();
}

QByteArray withoutAnsi(QByteArrayView line)
{
    return Reader(line).read().text;
}

} // namespace longshore
