// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/portainer/stackgenerator.h"

#include <array>
#include <limits>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

const QStringList &pieces()
{
    static const QStringList all{u"web"_s, u"db-2"_s, u" "_s, u"\""_s, u"\\"_s, u"\\\""_s, u"/"_s, u"\n"_s, u"\r\n"_s,
        u"\t"_s, u"\b\f"_s, QString(QChar(0)), u"\u0001\u001F\u007F"_s, u"é"_s, u"Ünï"_s, u"日本語"_s, u"🚢"_s,
        u"\U0010FFFF"_s, u"\u202Eevil"_s, u"\u2028"_s, QString(QChar(0xFEFF)), QString(QChar(0xD800)),
        QString(QChar(0xDC00)), u"},{\"AdditionalFiles\":"_s, u"[{\"Id\":1}]"_s, u"null"_s, u"${TZ:-UTC}"_s, u"$$"_s,
        u"<&>"_s};
    return all;
}

} // namespace

qint64 StackGenerator::number()
{
    static constexpr std::array<qint64, 8> edges{0, 1, -1, 1'700'000'000, 2'147'483'648, 9'007'199'254'740'993,
        std::numeric_limits<qint64>::max(), std::numeric_limits<qint64>::min()};
    return oneIn(2) ? edges.at(m_random.bounded(quint32(edges.size()))) : qint64(m_random.generate());
}

QString StackGenerator::text()
{
    QString text;
    for (int left = m_random.bounded(6); left > 0; --left)
        text += pieces().at(m_random.bounded(int(pieces().size())));
    return text;
}

QList<EnvVariable> StackGenerator::variables()
{
    QList<EnvVariable> variables;
    for (int left = m_random.bounded(4); left > 0; --left)
        variables.append({text(), text()});
    return variables;
}

ResourceControl StackGenerator::control()
{
    ResourceControl control{.id = ResourceControlId(number()), .resourceId = text(), .type = 6};
    for (int left = m_random.bounded(3); left > 0; --left)
        control.users.append(UserId(number()));
    for (int left = m_random.bounded(3); left > 0; --left)
        control.teams.append(TeamId(number()));
    control.isPublic = oneIn(2);
    control.administratorsOnly = oneIn(2);
    control.isSystem = oneIn(2);
    return control;
}

AutoUpdate StackGenerator::autoUpdate()
{
    return {text(), text(), text(), oneIn(2), oneIn(2)};
}

GitConfig StackGenerator::git()
{
    GitConfig git{text(), text(), text(), text(), oneIn(2), {}};
    if (oneIn(2))
        git.authentication = GitAuthentication{text(), number()};
    return git;
}

Stack StackGenerator::stack(qint64 id)
{
    Stack stack{.id = StackId(id), .name = text(), .type = Coded<StackType>::fromCode(m_random.bounded(6))};
    stack.environmentId = EnvironmentId(number());
    stack.swarmId = text();
    stack.entryPoint = text();
    stack.env = variables();
    stack.resourceControl = oneIn(2) ? std::optional(control()) : std::nullopt;
    stack.status = Coded<StackStatus>::fromCode(m_random.bounded(7));
    stack.projectPath = text();
    stack.creationDate = number();
    stack.createdBy = text();
    stack.updateDate = number();
    stack.updatedBy = text();
    for (int left = m_random.bounded(3); left > 0; --left)
        stack.additionalFiles.append(text());
    stack.autoUpdate = oneIn(2) ? std::optional(autoUpdate()) : std::nullopt;
    stack.prune = oneIn(3) ? std::optional(oneIn(2)) : std::nullopt;
    stack.gitConfig = oneIn(2) ? std::optional(git()) : std::nullopt;
    stack.fromAppTemplate = oneIn(3) ? std::nullopt : std::optional(oneIn(2));
    stack.namespaceName = text();
    stack.isComposeFormat = oneIn(2) ? std::optional(oneIn(2)) : std::nullopt;
    for (int left = m_random.bounded(3); left > 0; --left)
        stack.deploymentStatus.append({number(), number(), text()});
    return stack;
}
