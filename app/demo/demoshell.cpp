// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demoshell.h"

#include <QByteArrayList>

namespace longshore::demo {
namespace {

constexpr char Greeting[] = "\r\n\r\nBusyBox v1.36.1 (sample) built-in shell (ash)\r\nEnter 'help' for a list of built-in commands.\r\n\r\n";
constexpr char AskForCursor[] = "\033[6n";

QByteArray inLines(QByteArray text)
{
    return text.replace('\n', "\r\n");
}

/// The name in `word > name`; empty without one.
QByteArray targetOf(QByteArray &words)
{
    const qsizetype at = words.lastIndexOf('>');
    if (at < 0)
        return {};
    const QByteArray name = words.mid(at + 1).trimmed();
    words = words.left(at).trimmed();
    return name;
}

QByteArray colours()
{
    QByteArray text;
    for (int colour = 0; colour < 8; ++colour) {
        const QByteArray digit = QByteArray::number(colour);
        text += "\033[3" + digit + "m plain \033[1;3" + digit + "m bold \033[0m\033[9" + digit + "m bright \033[4" + digit + ";97m ground \033[0m\n";
    }
    return text;
}

} // namespace

Shell::Shell(Surroundings surroundings) : m_surroundings(std::move(surroundings))
{
    m_files = {{"/etc/hostname", m_surroundings.host + '\n'},
               {"/etc/os-release", "NAME=\"Alpine Linux\"\nVERSION_ID=3.20.3\n"},
               {"/welcome.txt", "Grüße aus dem Container: 日本語, äöü, ☕.\n"}};
}

QByteArray Shell::start()
{
    return Greeting + prompt();
}

QByteArray Shell::prompt()
{
    m_mode = Mode::Line;
    m_running.clear();
    return "/ # " + QByteArray(AskForCursor);
}

void Shell::resize(int rows, int columns)
{
    m_rows = rows;
    m_columns = columns;
}

QByteArray Shell::foreground() const
{
    return m_running;
}

QByteArray Shell::take(const QByteArray &typed)
{
    QByteArray said;
    for (const char byte : typed) {
        if (m_exitCode)
            break;
        if (!swallows(byte))
            said += takeByte(byte);
    }
    return said;
}

/// "ESC [ row ; column R" is the answer to its question, other sequences are keys that it does not know.
bool Shell::swallows(char byte)
{
    if (m_answer.isEmpty() && byte != '\033')
        return false;
    m_answer += byte;
    const bool isOver = m_answer.size() == 2 ? byte != '[' && byte != 'O' : m_answer.size() > 2 && byte >= '@' && byte <= '~';
    if (isOver)
        m_answer.clear();
    return true;
}

QByteArray Shell::takeByte(char byte)
{
    const bool isInterrupt = byte == '\x03';
    if (m_mode == Mode::Top)
        return byte == 'q' || isInterrupt ? leaveTop() : QByteArray();
    if (m_mode == Mode::HoldOut)
        return {};
    if (m_mode == Mode::Sleep)
        return isInterrupt ? "^C\r\n" + prompt() : QByteArray();
    if (isInterrupt) {
        m_line.clear();
        return "^C\r\n" + prompt();
    }
    if (byte == '\x04' && m_line.isEmpty()) {
        m_exitCode = 0;
        return "exit\r\n";
    }
    if (byte == '\r' || byte == '\n')
        return "\r\n" + takeLine();
    if (byte == '\x7f' || byte == '\b') {
        if (m_line.isEmpty())
            return {};
        while (!m_line.isEmpty() && (uchar(m_line.back()) & 0xC0) == 0x80) // A character of several bytes goes as one.
            m_line.chop(1);
        m_line.chop(1);
        return "\b \b";
    }
    if (uchar(byte) < 0x20)
        return {};
    m_line += byte;
    return QByteArray(1, byte);
}

QByteArray Shell::takeLine()
{
    const QByteArray line = std::exchange(m_line, {}).trimmed();
    const QByteArray said = inLines(run(line));
    if (m_exitCode || m_mode != Mode::Line)
        return said;
    return said + prompt();
}

QByteArray Shell::echo(const QByteArray &words)
{
    QByteArray text = words;
    const QByteArray target = targetOf(text);
    if (text.startsWith('"') && text.endsWith('"') && text.size() > 1)
        text = text.mid(1, text.size() - 2);
    text.replace("$TERM", "xterm-256color");
    if (target.isEmpty())
        return text + '\n';
    m_files.insert(target.startsWith('/') ? target : '/' + target, text + '\n');
    return {};
}

QByteArray Shell::run(const QByteArray &line)
{
    const QByteArray name = line.split(' ').value(0);
    const QByteArray rest = line.mid(name.size()).trimmed();
    if (name.isEmpty())
        return {};
    if (name == "exit") {
        m_exitCode = rest.toInt();
        return {};
    }
    if (name == "echo")
        return echo(rest);
    if (name == "pwd")
        return "/\n";
    if (name == "whoami")
        return m_surroundings.user + '\n';
    if (name == "hostname")
        return m_surroundings.host + '\n';
    if (name == "ls")
        return "\033[1;34mbin\033[0m   \033[1;34mdev\033[0m   \033[1;34metc\033[0m   \033[1;34mproc\033[0m   \033[1;34mtmp\033[0m   welcome.txt\n";
    if (name == "cat") {
        const auto file = m_files.constFind(rest.startsWith('/') ? rest : '/' + rest);
        return file == m_files.constEnd() ? "cat: can't open '" + rest + "': No such file or directory\n" : *file;
    }
    if (name == "stty")
        return QByteArray::number(m_rows) + ' ' + QByteArray::number(m_columns) + '\n';
    if (name == "colours")
        return colours();
    if (name == "ps")
        return m_surroundings.processes ? m_surroundings.processes() : QByteArray();
    if (name == "seq") {
        QByteArray text;
        for (int number = 1; number <= std::min(rest.toInt(), 100'000); ++number)
            text += QByteArray::number(number) + '\n';
        return text;
    }
    if (name == "sleep") {
        m_mode = Mode::Sleep;
        m_running = line;
        m_secondsLeft = rest.toInt();
        return {};
    }
    if (name == "top") {
        m_mode = Mode::Top;
        m_running = line;
        return "\033[?1049h\033[?25l" + paintTop();
    }
    if (name == "holdout") { // Nothing that is typed ends it.
        m_mode = Mode::HoldOut;
        m_running = line;
        return "holding out\n";
    }
    if (name == "help")
        return "cat colours echo exit hostname ls ps pwd seq sleep stty top whoami\n";
    return "sh: " + name + ": not found\n";
}

QByteArray Shell::paintTop()
{
    static const QByteArray title = "  PID  USER     TIME  COMMAND";
    QByteArray text = "\033[H\033[JMem: 815320K used, 3218200K free, 1024K shrd\nCPU:   2% usr   1% sys   0% nic  96% idle\nLoad average: 0.11 0.09 0.05 1/212 40\n\033[7m"
        + title.leftJustified(m_columns) + "\033[0m\n";
    const QByteArrayList lines = m_surroundings.processes ? m_surroundings.processes().split('\n').mid(1) : QByteArrayList();
    text += lines.mid(0, std::max(1, m_rows - 6)).join('\n');
    return inLines(text);
}

QByteArray Shell::leaveTop()
{
    return "\033[?25h\033[?1049l" + prompt();
}

QByteArray Shell::tick()
{
    if (m_mode == Mode::Top)
        return paintTop();
    if (m_mode == Mode::Sleep && --m_secondsLeft <= 0)
        return prompt();
    return {};
}

} // namespace longshore::demo
