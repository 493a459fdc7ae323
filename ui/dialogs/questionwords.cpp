// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/questionwords.h"

#include "app/core/displaytext.h"
#include "ui/dialogs/changedialog.h"

#include <QCoreApplication>

namespace longshore::questionwords {

using namespace Qt::StringLiterals;

namespace {

/// Context of the translations.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(QuestionWords)
};

/// The verb with its object, "Remove %1", with a mnemonic for the button.
QString phrase(StackAction action)
{
    switch (action) {
    case StackAction::Start: return Words::tr("&Start %1");
    case StackAction::Stop: return Words::tr("&Stop %1");
    case StackAction::Restart: return Words::tr("&Restart %1");
    case StackAction::Edit: return Words::tr("&Update %1");
    case StackAction::Redeploy: return Words::tr("&Redeploy %1");
    case StackAction::GitSettings: return Words::tr("&Change the Git settings of %1");
    case StackAction::Detach: return Words::tr("&Detach %1");
    case StackAction::Migrate: return Words::tr("&Migrate %1");
    case StackAction::Duplicate: return Words::tr("&Duplicate %1");
    case StackAction::Rename: return Words::tr("&Rename %1");
    case StackAction::Associate: return Words::tr("&Associate %1");
    case StackAction::Remove: return Words::tr("&Remove %1");
    case StackAction::MakeTemplate: return Words::tr("&Create a template of %1");
    case StackAction::Versions: return Words::tr("&Versions of %1");
    case StackAction::Export: return Words::tr("&Export %1");
    }
    return {};
}

QString object(const QStringList &stacks)
{
    return stacks.size() == 1 ? oneLine(stacks.first()) : Words::tr("%1 stacks").arg(stacks.size());
}

QString plain(StackAction action, const QStringList &stacks)
{
    return phrase(action).remove(u'&').arg(object(stacks));
}

} // namespace

QString place(const QString &server, const QString &environment)
{
    return environment.isEmpty() ? oneLine(server) : Words::tr("%1 on %2").arg(oneLine(environment), oneLine(server));
}

QString question(StackAction action, const QStringList &stacks)
{
    return Words::tr("%1?").arg(plain(action, stacks));
}

QString button(StackAction action, const QStringList &stacks)
{
    return phrase(action).arg(buttonName(object(stacks)));
}

QString windowTitle(StackAction action, const QStringList &stacks, const QString &server, const QString &environment)
{
    return Words::tr("%1 - %2").arg(plain(action, stacks), place(server, environment));
}

QString intro(StackAction action, bool isGit)
{
    switch (action) {
    case StackAction::Restart: return Words::tr("Stops it and starts it again, as one.");
    case StackAction::Redeploy:
        return isGit ? Words::tr("Pulls the newest commit of its repository and deploys it. Every container is made anew. If that commit cannot be "
                                 "deployed, servers up to 2.23 take down what runs.")
                     : Words::tr("Pulls the images that its file names and deploys the same file again. Containers whose image is newer are made anew.");
    case StackAction::Detach:
        return Words::tr("Cuts it off from its repository for good: its file as it is now is kept by Portainer and can be edited, and the stack is deployed "
                         "once more from it. Automatic updates and the webhook end.");
    case StackAction::Migrate: return Words::tr("Deploys it in another environment, and removes it here once it runs there.");
    case StackAction::Duplicate: return Words::tr("Creates the same stack once more, with its file and variables. Nothing changes here.");
    case StackAction::Rename: return Words::tr("Portainer cannot rename: it is created under the new name, looked at, and then the old one is removed.");
    case StackAction::Associate: return Words::tr("Gives the stack an environment again. Nothing is deployed.");
    default: return {};
    }
}

} // namespace longshore::questionwords
