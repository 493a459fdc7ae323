// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/displaytext.h"
#include "ui/models/variablesmodel.h"
#include "ui/pages/factwords.h"
#include "ui/pages/stackdetails.h"

using namespace longshore::factwords;

namespace longshore {

namespace {

/// Context of the translations.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(GitFacts)
};

QString certificateSentence(bool skips)
{
    return skips ? Words::tr("not checked: the server accepts any certificate of the repository") : Words::tr("checked");
}

FactGroup repositoryGroup(const StackDetails &details)
{
    const GitConfig &git = *details.row.stack.gitConfig;
    return {Words::tr("Repository"),
            {address(Words::tr("Address"), details.row),
             text(Words::tr("Reference"), git.referenceName.isEmpty() ? Words::tr("default branch") : git.referenceName),
             exact(Words::tr("File"), git.configFilePath),
             exact(Words::tr("Additional files"), details.row.stack.additionalFiles.join(u", ")),
             code(Words::tr("Commit"), git.configHash),
             text(Words::tr("Certificate"), certificateSentence(git.tlsSkipVerify))}};
}

FactGroup signInGroup(const GitConfig &git)
{
    if (!git.authentication)
        return {Words::tr("Sign-in"), {text(Words::tr("User"), Words::tr("nobody: the repository is read without signing in"))}};
    FactGroup group{Words::tr("Sign-in"),
                    {text(Words::tr("User"), git.authentication->username),
                     text(Words::tr("Password"), Words::tr("kept by the server, which never tells it"))}};
    if (git.authentication->credentialId > 0)
        group.facts.append(text(Words::tr("Saved credential"), Words::tr("id %1").arg(git.authentication->credentialId)));
    return group;
}

Fact webhookFact(const QString &webhook, bool revealed)
{
    const QString shown = revealed ? oneLine(webhook) : VariablesModel::mask();
    return {.label = Words::tr("Webhook id"), .value = shown, .monospace = true, .copy = webhook};
}

FactGroup updatesGroup(const StackDetails &details, bool webhookRevealed)
{
    const QString title = Words::tr("Automatic updates");
    const auto &update = details.row.stack.autoUpdate;
    if (!update || (update->interval.isEmpty() && update->webhook.isEmpty()))
        return {title, {text(Words::tr("How"), Words::tr("off: it changes only when somebody pulls and redeploys it"))}};
    FactGroup group{title, {text(Words::tr("How"), automaticUpdates(details))}};
    if (!update->webhook.isEmpty())
        group.facts.append(webhookFact(update->webhook, webhookRevealed));
    group.facts.append(text(Words::tr("Re-pull images"), yesNo(update->forcePullImage)));
    group.facts.append(text(Words::tr("Redeploy without a change"), yesNo(update->forceUpdate)));
    group.facts.append(text(Words::tr("Job id"), update->jobId));
    return group;
}

} // namespace

QList<FactGroup> gitFacts(const StackDetails &details, bool webhookRevealed)
{
    if (!details.row.stack.gitConfig)
        return {};
    return {repositoryGroup(details), signInGroup(*details.row.stack.gitConfig), updatesGroup(details, webhookRevealed)};
}

} // namespace longshore
