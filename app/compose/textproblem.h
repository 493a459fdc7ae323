// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace longshore {

/// How bad a problem of a text is: an error is never sent, a warning is asked about, a hint is only shown.
enum class ProblemSeverity { Error, Warning, Hint };

/// What is wrong with a compose file or a manifest; `TextProblem::args` holds what the sentence names.
enum class ProblemCode {
    // The text and its YAML.
    TooLarge, ///< args: most kilobytes
    TooDeep, ///< args: most levels
    TooManyAliases,
    NoText,
    YamlSyntax, ///< args: what the parser says, in English
    TabIndentation,
    ControlCharacter, ///< args: code point, such as U+0007
    InvisibleLineBreak, ///< args: code point
    UnknownAnchor, ///< args: anchor
    AnchorHoldsItself, ///< args: anchor
    DuplicateKey, ///< args: key, line of the first
    KeyNotText,
    MergeNotMapping,
    WrongTag, ///< args: tag, value
    SeveralDocuments,
    // Structure against the compose specification.
    NotMapping, ///< The whole file.
    NoServices,
    SectionNotMapping, ///< args: section
    EntryNotMapping, ///< args: section, entry
    BadEntryName, ///< args: section, entry
    UnknownTopLevelKey, ///< args: key, nearest known key or ""
    UnknownKey, ///< args: key, path of its owner, nearest known key or ""
    WrongType, ///< args: path, what was wanted (a sentence part, translated by the sentence), what is there
    MissingKey, ///< args: path, key
    NoImageOrBuild, ///< args: service
    BadImage, ///< args: service, image
    ObsoleteVersion,
    BadPort, ///< args: text
    BadValue, ///< args: path, value, what is allowed
    ListedTwice, ///< args: path, value
    // References within the file.
    DuplicatePort, ///< args: port, line of the first, service of the first
    UndefinedVolume, ///< args: service, volume
    UndefinedNetwork, ///< args: service, network
    UndefinedConfig, ///< args: service, config
    UndefinedSecret, ///< args: service, secret
    UndefinedService, ///< args: service, the missing service, key it is named in
    DependsOnItself, ///< args: names of the circle
    ModeAndNetworks, ///< args: service
    BuildWithoutSource, ///< args: service; the server has only the file, not the folder around it
    NoTag, ///< args: service, image
    LatestTag, ///< args: service, image
    UnusedResource, ///< args: section, name
    ConflictingKeys, ///< args: path, key, the key it does not go with
    DuplicateContainerName, ///< args: name, line of the first, service of the first
    // Variables.
    BadInterpolation, ///< args: text
    UndefinedVariable, ///< args: name
    MissingRequiredVariable, ///< args: name, the message of the file or ""
    UnusedVariable, ///< args: name; line 0, it is not in the file
    // Manifests of Kubernetes.
    ManifestNotMapping,
    ManifestMissing, ///< args: key
    ManifestNameNotText, ///< args: value
    ManifestBadName, ///< args: value
    ManifestEmpty,
    ManifestMissingItems,
    ManifestGenerateName
};

/// One problem of a compose file or a manifest, at a place in its text.
struct TextProblem {
    ProblemSeverity severity = ProblemSeverity::Error;
    ProblemCode code = ProblemCode::YamlSyntax;
    int line = 0; ///< From 1; 0 when it belongs to no line.
    int column = 0; ///< From 1, in UTF-16 units; 0 when unknown.
    QStringList args; ///< See ProblemCode. Text of the file: show as plain text.

    bool operator==(const TextProblem &) const = default;
};

using TextProblems = QList<TextProblem>;

/// The problem as a translated sentence, without its place.
QString problemSentence(const TextProblem &problem);

/// Errors first within a line, lines from top to bottom, those without a line last.
void sortProblems(TextProblems &problems);

bool hasErrors(const TextProblems &problems);

} // namespace longshore
