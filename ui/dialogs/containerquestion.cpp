// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/containerquestion.h"

#include "app/core/displaytext.h"

#include <QCheckBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return ContainerQuestion::tr(text);
}

QString of(const ContainersAsked &asked, const QString &one, const QString &several)
{
    return asked.names.size() == 1 ? one.arg(oneLine(asked.names.first())) : several.arg(asked.names.size());
}

QString titleOf(const ContainersAsked &asked)
{
    switch (asked.action) {
    case ContainerAction::Stop: return of(asked, tr("Stop %1?"), tr("Stop %1 containers?"));
    case ContainerAction::Kill: return of(asked, tr("Kill %1?"), tr("Kill %1 containers?"));
    case ContainerAction::Recreate: return of(asked, tr("Recreate %1?"), tr("Recreate %1 containers?"));
    default: return of(asked, tr("Remove %1?"), tr("Remove %1 containers?"));
    }
}

QString buttonOf(const ContainersAsked &asked)
{
    const QString name = buttonName(asked.names.size() == 1 ? oneLine(asked.names.first()) : tr("%1 containers").arg(asked.names.size()));
    switch (asked.action) {
    case ContainerAction::Stop: return tr("&Stop %1").arg(name);
    case ContainerAction::Kill: return tr("&Kill %1").arg(name);
    case ContainerAction::Recreate: return tr("&Recreate %1").arg(name);
    default: return tr("&Remove %1").arg(name);
    }
}

QString whatHappens(const ContainersAsked &asked)
{
    switch (asked.action) {
    case ContainerAction::Stop: return tr("What runs is asked to end, and ended after 10 seconds. The container stays and can be started again.");
    case ContainerAction::Kill: return tr("What runs is ended at once, without being asked: what it has not written by then is lost.");
    case ContainerAction::Recreate:
        return tr("The container is stopped and made anew from its own settings, then the old one is removed. Its volumes stay; what it wrote "
                  "elsewhere inside the container is lost. When the new one cannot be made, the old one comes back.");
    default: return tr("The container is removed, and ended if it runs. Its volumes stay; what it wrote elsewhere inside the container is lost.");
    }
}

QString placeOf(const ContainersAsked &asked)
{
    return tr("Stack %1 in %2 / %3").arg(oneLine(asked.stack), oneLine(asked.server), oneLine(asked.environment));
}

} // namespace

ContainerQuestion::ContainerQuestion(const ContainersAsked &asked, QWidget *parent)
    : ChangeDialog(Kind::Dangerous, titleOf(asked), placeOf(asked), buttonOf(asked), parent)
{
    setObjectName(u"containerQuestion"_s);
    setMinimumWidth(500);
    actionButton().setProperty("danger", true);
    addSentence(whatHappens(asked), u"whatHappens"_s);
    if (asked.names.size() > 1)
        addList(tr("These:"), cleaned(asked.names), u"names"_s);
    if (asked.stackMakesThemAnew && asked.action != ContainerAction::Recreate)
        addSentence(tr("A Swarm service makes a new one in its place by itself. To have fewer, scale the service."), u"comesBack"_s, true);
    if (!asked.leftOut.isEmpty())
        addSentence(asked.leftOut.join(u' '), u"leftOut"_s, true);
    if (asked.action == ContainerAction::Recreate) {
        m_pull = new QCheckBox(tr("&Pull the image first"), this);
        m_pull->setObjectName(u"pullImage"_s);
        m_pull->setChecked(true);
        body().addWidget(m_pull);
    }
    askForName(asked.guard, asked.names.size() == 1 ? oneLine(asked.names.first()) : oneLine(asked.stack));
    body().addStretch(1);
    connect(this, &ChangeDialog::submitted, this, [this] {
        accept();
        Q_EMIT confirmed();
    });
}

QStringList ContainerQuestion::cleaned(const QStringList &names)
{
    QStringList all;
    for (const QString &name : names)
        all.append(oneLine(name));
    return all;
}

bool ContainerQuestion::pullImages() const
{
    return m_pull && m_pull->isChecked();
}

} // namespace longshore
