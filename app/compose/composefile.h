// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compose/interpolation.h"
#include "app/compose/textproblem.h"
#include "app/compose/yamltree.h"

#include <QList>
#include <QString>

namespace longshore {

/// A text of a compose file and where it stands.
struct Located {
    QString text;
    int line = 0; ///< From 1.
    int column = 0; ///< From 1, in UTF-16 units.

    bool operator==(const Located &) const = default;
};

/// One entry of `ports:`. Numbers are 0 when they are not given or depend on a variable.
struct ComposePort {
    QString text; ///< As written; the long form as "host:published:target/protocol".
    QString hostAddress; ///< Empty: every address.
    int publishedFirst = 0; ///< On the host; 0: chosen by the engine.
    int publishedLast = 0;
    int targetFirst = 0; ///< In the container.
    int targetLast = 0;
    QString protocol; ///< "tcp", "udp", "sctp".
    bool hasVariables = false;
    bool valid = true;
    int line = 0;
    int column = 0;

    bool operator==(const ComposePort &) const = default;
};

/// One entry of a service's `volumes:`.
struct ComposeMount {
    enum class Kind { Volume, Anonymous, Bind, Other };

    Kind kind = Kind::Volume;
    QString source; ///< Name of a volume, or a path of the host.
    QString target; ///< Path in the container.
    bool readOnly = false;
    bool hasVariables = false;
    int line = 0;
    int column = 0;

    bool operator==(const ComposeMount &) const = default;
};

/// One entry of `environment:`.
struct ComposeEnvironment {
    QString name;
    QString value; ///< A secret. References not replaced.
    bool hasValue = true; ///< False: taken from the environment of the deployment.
    int line = 0;

    bool operator==(const ComposeEnvironment &) const = default;
};

/// A key of a service that has no field of its own here, to tell whether it changed.
struct ComposeKey {
    QString name;
    QString fingerprint; ///< The same for the same content, however it is written. Not readable.
    QString shortText; ///< A single value as written; empty for lists, mappings and whatever may be a secret.
    int line = 0;

    bool operator==(const ComposeKey &) const = default;
};

/// One service of a compose file; merge keys and aliases are resolved, `extends` is not.
struct ComposeService {
    QString name;
    YamlRef body; ///< All of it, for what has no field here.
    int line = 0;
    int column = 0;
    int endLine = 0;
    Located image; ///< References not replaced; empty when there is none.
    bool hasBuild = false;
    QString containerName;
    QString restart; ///< Empty: never.
    QString networkMode;
    QString hostname;
    QString pullPolicy;
    int replicas = 1; ///< `scale` or `deploy.replicas`; 1 when it depends on a variable.
    bool privileged = false;
    QList<ComposePort> ports;
    QList<ComposeMount> mounts;
    QList<Located> networks;
    QList<Located> configs;
    QList<Located> secrets;
    QList<Located> dependsOn;
    QList<Located> links;
    QList<Located> profiles;
    QList<Located> envFiles;
    QList<ComposeEnvironment> environment;
    Located extendsService;
    QString extendsFile;
    QList<ComposeKey> keys; ///< Every key of the service, by first appearance.
};

/// A network, volume, config or secret at the top level.
struct ComposeResource {
    QString key; ///< As services call it.
    QString name; ///< `name:`, references not replaced; empty: the project's name and the key.
    bool external = false;
    QString driver;
    QString fingerprint;
    int line = 0;
    int column = 0;
};

/// What a compose file means.
struct ComposeFile {
    bool readable = false; ///< The YAML could be read and is a mapping; else only `problems` counts.
    QString name; ///< Of the project.
    Located version; ///< Obsolete.
    QList<Located> topLevelKeys;
    QList<ComposeService> services; ///< In the order of the file.
    QList<ComposeResource> networks;
    QList<ComposeResource> volumes;
    QList<ComposeResource> configs;
    QList<ComposeResource> secrets;
    bool hasIncludes = false; ///< `include:` brings in files that are not seen here.
    QList<VariableUse> variables; ///< Every reference, in order; a name perhaps many times.
    QList<Located> malformedReferences;
    TextProblems problems; ///< Of the text and its YAML only; see composecheck.h for the rest.
    YamlRef root;
    int lines = 0;

    const ComposeService *service(const QString &serviceName) const;
};

/// Reads a compose file; never throws, bounded in time for any text. For a worker: 1 MB takes some hundred milliseconds.
ComposeFile parseComposeFile(const QString &text);

const ComposeResource *findResource(const QList<ComposeResource> &resources, const QString &key);

} // namespace longshore
