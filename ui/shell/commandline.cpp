// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/commandline.h"

#include <QCommandLineParser>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostDemoStacks = 100000;

QList<QCommandLineOption> options()
{
    return {
        {u"demo"_s, u"Open the built-in sample server; a number after it says how many stacks it has."_s},
        {u"demo-line"_s, u"Server line the sample server plays: 2.19, 2.21 or 2.23."_s, u"LINE"_s, u"2.23"_s},
        {u"demo-user"_s, u"Sign in to the sample server as a standard user."_s},
        {u"server"_s, u"Show this saved server at start."_s, u"NAME"_s},
        {u"connect"_s, u"Ask for a server to connect to."_s},
        {u"config"_s, u"Keep settings, servers and layout in DIR."_s, u"DIR"_s},
        {u"color-scheme"_s, u"Use this scheme for this start: light or dark."_s, u"SCHEME"_s},
        {u"read-only"_s, u"Refuse everything that would change a server."_s},
        {u"trace-startup"_s, u"Print milestones in milliseconds since the process started."_s},
        {u"screenshot"_s, u"Save a picture of the window once the stacks are shown, then quit."_s, u"FILE"_s},
        {u"self-test"_s, u"Check that everything the program needs is there, then quit."_s},
        {{u"h"_s, u"help"_s}, u"Show this help."_s},
        {{u"v"_s, u"version"_s}, u"Show the version."_s},
    };
}

// "--demo 500": the number is optional, which the parser cannot say, so it becomes "--demo" here.
QStringList takeDemoCount(QStringList arguments, CommandLine &line)
{
    const qsizetype at = arguments.indexOf(u"--demo"_s);
    if (at < 0 || at + 1 >= arguments.size() || arguments.at(at + 1).startsWith(u'-'))
        return arguments;
    bool isNumber = false;
    line.demoStacks = arguments.takeAt(at + 1).toInt(&isNumber);
    if (!isNumber || line.demoStacks < 1 || line.demoStacks > MostDemoStacks)
        line.problem = u"--demo takes a number from 1 to 100000."_s;
    return arguments;
}

void checkValues(CommandLine &line)
{
    if (!QStringList{u"2.19"_s, u"2.21"_s, u"2.23"_s}.contains(line.demoLine))
        line.problem = u"--demo-line takes 2.19, 2.21 or 2.23."_s;
    if (!QStringList{QString(), u"light"_s, u"dark"_s}.contains(line.colourScheme))
        line.problem = u"--color-scheme takes light or dark."_s;
}

// What stands alone is a link, as a desktop hands it over; it is judged before anything else is done with it.
void readLink(const QStringList &alone, CommandLine &line)
{
    if (alone.isEmpty())
        return;
    line.link = StackLink::parse(alone.first());
    if (!line.link && alone.first().startsWith("longshore:"_L1, Qt::CaseInsensitive))
        line.problem = u"this link does not name a stack."_s;
    else if (!line.link || alone.size() > 1)
        line.problem = u"\"%1\" is not an option."_s.arg(alone.at(line.link ? 1 : 0));
}

void readValues(const QCommandLineParser &parser, CommandLine &line)
{
    line.demo = parser.isSet(u"demo"_s);
    line.demoLine = parser.value(u"demo-line"_s);
    line.demoStrangers = line.demo;
    line.demoStandardUser = parser.isSet(u"demo-user"_s);
    line.server = parser.value(u"server"_s);
    line.configDir = parser.value(u"config"_s);
    line.colourScheme = parser.value(u"color-scheme"_s);
    line.screenshot = parser.value(u"screenshot"_s);
    line.readOnly = parser.isSet(u"read-only"_s);
    line.traceStartup = parser.isSet(u"trace-startup"_s);
    line.selfTest = parser.isSet(u"self-test"_s);
    line.connectServer = parser.isSet(u"connect"_s);
}

} // namespace

CommandLine CommandLine::parse(const QStringList &arguments)
{
    CommandLine line;
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Longshore, a desktop client for Portainer servers"_s);
    parser.addOptions(options());
    parser.addPositionalArgument(u"link"_s, u"Show the stack that this longshore:// link names."_s, u"[LINK]"_s);
    const QStringList plain = takeDemoCount(arguments, line);
    if (!parser.parse(plain))
        line.problem = parser.errorText() + u'.';
    else
        readLink(parser.positionalArguments(), line);
    if (!line.problem.isEmpty())
        return line;
    if (parser.isSet(u"help"_s))
        line.answer = parser.helpText().replace(u"<executable_name>"_s, u"longshore"_s); // There is no application object yet to know its name.
    if (parser.isSet(u"version"_s))
        line.answer = u"longshore "_s + QLatin1StringView(LONGSHORE_VERSION) + u'\n';
    readValues(parser, line);
    checkValues(line);
    return line;
}

} // namespace longshore
