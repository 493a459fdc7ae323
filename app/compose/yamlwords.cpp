// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/problemwords.h"

#include <QCoreApplication>

#include <array>

namespace longshore::problemwords {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("TextProblem", text);
}

/// What the parser says, and the same for people.
struct Phrase {
    const char *problem;
    const char *sentence;
};

constexpr std::array Phrases{
    Phrase{"mapping values are not allowed in this context",
           QT_TRANSLATE_NOOP("TextProblem", "A second \": \" in one line, or a wrong indentation. Put a value that holds \": \" in quotes.")},
    Phrase{"could not find expected ':'", QT_TRANSLATE_NOOP("TextProblem", "A key without \":\" behind it.")},
    Phrase{"did not find expected key", QT_TRANSLATE_NOOP("TextProblem", "Expected a key: the indentation or the quotes do not fit what stands above.")},
    Phrase{"did not find expected '-' indicator", QT_TRANSLATE_NOOP("TextProblem", "Expected \"- \": the indentation does not fit the list above.")},
    Phrase{"did not find expected ',' or ']'", QT_TRANSLATE_NOOP("TextProblem", "A list in brackets is not closed: a comma or \"]\" is missing, or a value needs quotes.")},
    Phrase{"did not find expected ',' or '}'", QT_TRANSLATE_NOOP("TextProblem", "A mapping in braces is not closed: a comma or \"}\" is missing, or a value needs quotes.")},
    Phrase{"found unexpected end of stream", QT_TRANSLATE_NOOP("TextProblem", "A quote that is not closed.")},
    Phrase{"found unexpected document indicator", QT_TRANSLATE_NOOP("TextProblem", "A quote that is not closed before the next document.")},
    Phrase{"found character that cannot start any token", QT_TRANSLATE_NOOP("TextProblem", "A value cannot begin with this character. Put it in quotes.")},
    Phrase{"found unknown escape character", QT_TRANSLATE_NOOP("TextProblem", "An unknown escape within double quotes. Use single quotes, or double the backslash.")},
    Phrase{"did not find expected hexdecimal number", QT_TRANSLATE_NOOP("TextProblem", "An incomplete escape within double quotes.")},
    Phrase{"found invalid Unicode character escape code", QT_TRANSLATE_NOOP("TextProblem", "An escape that stands for no character.")},
    Phrase{"block sequence entries are not allowed in this context", QT_TRANSLATE_NOOP("TextProblem", "A list cannot begin here; it needs a line of its own.")},
    Phrase{"did not find expected comment or line break", QT_TRANSLATE_NOOP("TextProblem", "Nothing but a comment may stand behind \"|\" or \">\".")},
    Phrase{"did not find expected alphabetic or numeric character", QT_TRANSLATE_NOOP("TextProblem", "\"*\" and \"&\" begin a reference and need a name. Put other values that begin so in quotes.")},
    Phrase{"did not find expected whitespace or line break", QT_TRANSLATE_NOOP("TextProblem", "\"!\" begins a tag, which a space must follow. Put other values that begin so in quotes.")},
    Phrase{"did not find expected tag URI", QT_TRANSLATE_NOOP("TextProblem", "\"!\" begins a tag, which a space must follow. Put other values that begin so in quotes.")},
    Phrase{"found incompatible YAML document", QT_TRANSLATE_NOOP("TextProblem", "The server reads YAML 1.1 only. Remove the line with %YAML.")},
    Phrase{"did not find expected <document start>", QT_TRANSLATE_NOOP("TextProblem", "The document ends before this line. Check the indentation above.")},
    Phrase{"found undefined tag handle", QT_TRANSLATE_NOOP("TextProblem", "An unknown tag. Put a value that begins with \"!\" in quotes.")},
    Phrase{"found a tab character where an indentation space is expected", QT_TRANSLATE_NOOP("TextProblem", "A tab stands where only spaces may. Indent with spaces.")},
    Phrase{"question mark in a plain value between brackets", QT_TRANSLATE_NOOP("TextProblem", "Put a value with \"?\" in quotes when it stands in brackets or braces.")},
    Phrase{"found unexpected ':'", QT_TRANSLATE_NOOP("TextProblem", "A \":\" within brackets or braces needs a space behind it, or quotes around its value.")},
    Phrase{"did not find expected node content", QT_TRANSLATE_NOOP("TextProblem", "A value is missing here.")},
};

QString syntaxSentence(const QString &problem)
{
    for (const Phrase &phrase : Phrases) {
        if (problem == QLatin1String(phrase.problem))
            return tr(phrase.sentence);
    }
    return tr("This is not YAML: %1.").arg(problem);
}

} // namespace

QString ofYaml(const TextProblem &problem)
{
    const QString first = arg(problem, 0);
    switch (problem.code) {
    case ProblemCode::TooLarge:
        return tr("The text is larger than %1 kB.").arg(first);
    case ProblemCode::TooDeep:
        return tr("More than %1 levels lie within each other.").arg(first);
    case ProblemCode::TooManyAliases:
        return tr("The aliases multiply the text too much; the server would refuse it.");
    case ProblemCode::NoText:
        return tr("There is no text.");
    case ProblemCode::YamlSyntax:
        return syntaxSentence(first);
    case ProblemCode::TabIndentation:
        return tr("A tab stands where only spaces may. Indent with spaces.");
    case ProblemCode::ControlCharacter:
        return tr("The invisible character %1 may not stand in YAML.").arg(first);
    case ProblemCode::InvisibleLineBreak:
        return tr("The invisible line break %1 stands here. Remove it.").arg(first);
    case ProblemCode::UnknownAnchor:
        return tr("\"*%1\" refers to \"&%1\", which does not stand above.").arg(first);
    case ProblemCode::AnchorHoldsItself:
        return tr("\"*%1\" stands within \"&%1\" and so contains itself.").arg(first);
    case ProblemCode::DuplicateKey:
        return tr("\"%1\" stands here a second time; the first is in line %2.").arg(first, arg(problem, 1));
    case ProblemCode::KeyNotText:
        return tr("A key must be text, not a number, a list or a mapping.");
    case ProblemCode::MergeNotMapping:
        return tr("\"<<\" takes a mapping or a list of mappings.");
    case ProblemCode::WrongTag:
        return tr("The value does not fit its tag !!%1.").arg(first);
    case ProblemCode::SeveralDocuments:
        return tr("A second document begins here; use one file for each.");
    default:
        return {};
    }
}

} // namespace longshore::problemwords
