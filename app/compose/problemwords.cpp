// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/problemwords.h"

#include <QCoreApplication>
#include <QStringList>

namespace longshore {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("TextProblem", text);
}

/// "list|text" as "a list or text".
QString typeWords(const QString &kinds)
{
    QStringList words;
    for (const QString &kind : kinds.split(u'|')) {
        if (kind == QLatin1String("mapping"))
            words.append(tr("a mapping"));
        else if (kind == QLatin1String("list"))
            words.append(tr("a list"));
        else if (kind == QLatin1String("text"))
            words.append(tr("text"));
        else if (kind == QLatin1String("number"))
            words.append(tr("a number"));
        else if (kind == QLatin1String("bool"))
            words.append(tr("true or false"));
        else if (kind == QLatin1String("nothing"))
            words.append(tr("empty"));
    }
    return words.join(tr(" or "));
}

} // namespace

namespace problemwords {

QString arg(const TextProblem &problem, qsizetype n)
{
    return problem.args.value(n);
}

QString ofStructure(const TextProblem &problem)
{
    const QString first = arg(problem, 0);
    const QString second = arg(problem, 1);
    const QString third = arg(problem, 2);
    switch (problem.code) {
    case ProblemCode::NotMapping:
        return tr("A compose file is a mapping with keys such as \"services\", not a list or a single value.");
    case ProblemCode::NoServices:
        return tr("There are no services, so there is nothing to deploy.");
    case ProblemCode::SectionNotMapping:
        return tr("\"%1\" must be a mapping of names.").arg(first);
    case ProblemCode::EntryNotMapping:
        return tr("\"%2\" in \"%1\" must be a mapping.").arg(first, second);
    case ProblemCode::BadEntryName:
        return tr("\"%2\" cannot be a name in \"%1\": only letters, digits, \".\", \"_\" and \"-\" are allowed.").arg(first, second);
    case ProblemCode::UnknownTopLevelKey:
        return second.isEmpty() ? tr("\"%1\" is no key of a compose file. Keys of your own begin with \"x-\".").arg(first)
                                : tr("\"%1\" is no key of a compose file. Did you mean \"%2\"?").arg(first, second);
    case ProblemCode::UnknownKey:
        return third.isEmpty() ? tr("\"%1\" is no key of \"%2\".").arg(first, second)
                               : tr("\"%1\" is no key of \"%2\". Did you mean \"%3\"?").arg(first, second, third);
    case ProblemCode::WrongType:
        return tr("\"%1\" must be %2, not %3.").arg(first, typeWords(second), typeWords(third));
    case ProblemCode::MissingKey:
        return tr("\"%1\" needs \"%2\".").arg(first, second);
    case ProblemCode::NoImageOrBuild:
        return tr("The service %1 has neither an image nor a build.").arg(first);
    case ProblemCode::ObsoleteVersion:
        return tr("\"version\" is obsolete and ignored; it can be removed.");
    case ProblemCode::BadPort:
        return tr("\"%1\" is no port. Write \"container\", \"host:container\" or \"address:host:container\".").arg(first);
    case ProblemCode::BadValue:
        return tr("\"%1\" cannot be \"%2\". Possible: %3.").arg(first, second, third);
    case ProblemCode::ListedTwice:
        return tr("\"%2\" is listed twice in \"%1\".").arg(first, second);
    case ProblemCode::BuildWithoutSource:
        return tr("The service %1 is built from a folder that the server does not have; without an image the deployment fails.").arg(first);
    default:
        return {};
    }
}

QString ofReferences(const TextProblem &problem)
{
    const QString first = arg(problem, 0);
    const QString second = arg(problem, 1);
    switch (problem.code) {
    case ProblemCode::DuplicatePort:
        return tr("Port %1 is already published in line %2 by the service %3.").arg(first, second, arg(problem, 2));
    case ProblemCode::UndefinedVolume:
        return tr("The service %1 uses the volume %2, which \"volumes\" does not define.").arg(first, second);
    case ProblemCode::UndefinedNetwork:
        return tr("The service %1 uses the network %2, which \"networks\" does not define.").arg(first, second);
    case ProblemCode::UndefinedConfig:
        return tr("The service %1 uses the config %2, which \"configs\" does not define.").arg(first, second);
    case ProblemCode::UndefinedSecret:
        return tr("The service %1 uses the secret %2, which \"secrets\" does not define.").arg(first, second);
    case ProblemCode::UndefinedService:
        return tr("The service %1 names the service %2 in \"%3\", but there is none of that name.").arg(first, second, arg(problem, 2));
    case ProblemCode::DependsOnItself:
        return tr("These services wait for each other: %1.").arg(first);
    case ProblemCode::ModeAndNetworks:
        return tr("The service %1 has both \"network_mode\" and \"networks\"; only one is possible.").arg(first);
    case ProblemCode::BadImage:
        return tr("The image \"%2\" of %1 is no image reference: name, then \":\" and a tag, all of the name in small letters.").arg(first, second);
    case ProblemCode::NoTag:
        return tr("The image %1 has no tag, so \"latest\" is taken, which changes over time.").arg(second);
    case ProblemCode::LatestTag:
        return tr("The tag \"latest\" of %1 changes over time.").arg(second);
    case ProblemCode::UnusedResource:
        return tr("\"%2\" in \"%1\" is not used by any service.").arg(first, second);
    case ProblemCode::ConflictingKeys:
        return tr("\"%1\" has both \"%2\" and \"%3\"; only one is possible.").arg(first, second, arg(problem, 2));
    case ProblemCode::DuplicateContainerName:
        return tr("The container name %1 is already taken in line %2 by the service %3.").arg(first, second, arg(problem, 2));
    case ProblemCode::BadInterpolation:
        return tr("\"%1\" cannot be read as a reference to a variable. Write $$ for a dollar sign.").arg(first);
    case ProblemCode::UndefinedVariable:
        return tr("The variable %1 is not set; an empty value will take its place.").arg(first);
    case ProblemCode::MissingRequiredVariable:
        return second.isEmpty() ? tr("The variable %1 is required but not set.").arg(first)
                                : tr("The variable %1 is required but not set: %2").arg(first, second);
    case ProblemCode::UnusedVariable:
        return tr("The variable %1 is not used in the file.").arg(first);
    default:
        return {};
    }
}

QString ofManifest(const TextProblem &problem)
{
    const QString first = arg(problem, 0);
    switch (problem.code) {
    case ProblemCode::ManifestNotMapping:
        return tr("A document of a manifest is a mapping with \"apiVersion\", \"kind\" and \"metadata\".");
    case ProblemCode::ManifestMissing:
        return tr("This object has no \"%1\".").arg(first);
    case ProblemCode::ManifestNameNotText:
        return tr("\"%1\" is read as something other than text. Put it in quotes.").arg(first);
    case ProblemCode::ManifestBadName:
        return tr("\"%1\" cannot be a name: lower-case letters, digits, \"-\" and \".\" are allowed.").arg(first);
    case ProblemCode::ManifestEmpty:
        return tr("There is no object in this manifest.");
    case ProblemCode::ManifestMissingItems:
        return tr("This list has no \"items\".");
    case ProblemCode::ManifestGenerateName:
        return tr("\"generateName\" cannot be applied; give the object a name.");
    default:
        return {};
    }
}

} // namespace problemwords

QString problemSentence(const TextProblem &problem)
{
    for (const auto part : {problemwords::ofYaml, problemwords::ofStructure, problemwords::ofReferences, problemwords::ofManifest}) {
        if (const QString sentence = part(problem); !sentence.isEmpty())
            return sentence;
    }
    return {};
}

} // namespace longshore
