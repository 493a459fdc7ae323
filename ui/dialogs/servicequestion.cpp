// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/servicequestion.h"

#include "app/core/displaytext.h"
#include "ui/dialogs/growtofit.h"
#include "ui/widgets/tonelabel.h"

#include <QCheckBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

QString titleOf(const ServiceAsked &asked)
{
    const QString name = oneLine(asked.service);
    switch (asked.action) {
    case ServiceAction::Scale: return ServiceQuestion::tr("Scale %1").arg(name);
    case ServiceAction::ForceUpdate: return ServiceQuestion::tr("Replace the tasks of %1?").arg(name);
    case ServiceAction::RollBack: return ServiceQuestion::tr("Roll %1 back?").arg(name);
    case ServiceAction::Remove: break;
    }
    return ServiceQuestion::tr("Remove %1?").arg(name);
}

QString buttonOf(const ServiceAsked &asked)
{
    const QString name = buttonName(oneLine(asked.service));
    switch (asked.action) {
    case ServiceAction::Scale: return ServiceQuestion::tr("&Scale %1").arg(name);
    case ServiceAction::ForceUpdate: return ServiceQuestion::tr("&Force update");
    case ServiceAction::RollBack: return ServiceQuestion::tr("&Roll %1 back").arg(name);
    case ServiceAction::Remove: break;
    }
    return ServiceQuestion::tr("&Remove %1").arg(name);
}

ChangeDialog::Kind kindOf(const ServiceAsked &asked)
{
    return asked.action == ServiceAction::Scale && asked.guard == Guard::None ? ChangeDialog::Kind::Plain : ChangeDialog::Kind::Dangerous;
}

} // namespace

ServiceQuestion::ServiceQuestion(const ServiceAsked &asked, QWidget *parent)
    : ScalingDialog(kindOf(asked), titleOf(asked), tr("Stack %1 in %2 / %3").arg(oneLine(asked.stack), oneLine(asked.server), oneLine(asked.environment)),
                   buttonOf(asked), parent)
{
    setObjectName(u"serviceQuestion"_s);
    setMinimumWidth(500);
    switch (asked.action) {
    case ServiceAction::Scale: addScale(asked); break;
    case ServiceAction::ForceUpdate: addForceUpdate(asked.mayPull); break;
    case ServiceAction::RollBack: addRollBack(); break;
    case ServiceAction::Remove:
        addSentence(tr("The service and all of its tasks are ended and removed. Its volumes and networks stay. The next deploy of the stack makes it "
                       "again if the file still names it."), u"whatHappens"_s);
        break;
    }
    askForName(asked.guard, oneLine(asked.service));
    body().addStretch(1);
    connect(this, &ChangeDialog::submitted, this, [this] {
        accept();
        Q_EMIT confirmed();
    });
}

void ServiceQuestion::addScale(const ServiceAsked &asked)
{
    addReplicas(asked.replicas, [now = asked.replicas](int wanted) {
        return wanted == 0 ? tr("It is to have %1 now. With none, nothing of it runs.").arg(now)
                           : tr("It is to have %1 now. The next deploy of the stack sets what its file says.").arg(now);
    });
}

void ServiceQuestion::addForceUpdate(bool mayPull)
{
    addSentence(tr("Every task is ended and replaced by a new one with the same settings, a few at a time as its update settings say. What a task wrote "
                   "outside of volumes is lost."), u"whatHappens"_s);
    if (!mayPull)
        return;
    m_pull = new QCheckBox(tr("&Pull the image again, even if it is there"), this);
    m_pull->setObjectName(u"pullImage"_s);
    body().addWidget(m_pull);
}

void ServiceQuestion::addRollBack()
{
    addSentence(tr("The settings that it had before its last change are put back, and tasks that differ are replaced. What a task wrote outside of "
                   "volumes is lost."), u"whatHappens"_s);
    m_earlier = new ToneLabel(ColourRole::Muted, this);
    m_earlier->setObjectName(u"earlier"_s);
    m_earlier->say(tr("Reading what would change..."));
    m_retry = new QPushButton(tr("R&ead again"), this);
    m_retry->setObjectName(u"readAgain"_s);
    m_retry->setAutoDefault(false);
    m_retry->hide();
    body().addWidget(m_earlier);
    body().addWidget(m_retry, 0, Qt::AlignLeft);
    connect(m_retry, &QPushButton::clicked, this, [this] {
        m_retry->hide();
        m_earlier->setRole(ColourRole::Muted);
        m_earlier->say(tr("Reading what would change..."));
        Q_EMIT retryRequested();
    });
    setReady(false);
}

void ServiceQuestion::setEarlier(const QStringList &lines)
{
    if (!m_earlier)
        return;
    m_earlier->setRole(lines.isEmpty() ? ColourRole::Warning : ColourRole::Text);
    m_earlier->say(lines.isEmpty() ? tr("It has no earlier settings to go back to.") : tr("Changes:\n\u2022 %1").arg(lines.join(u"\n\u2022 "_s)));
    m_retry->hide();
    setReady(!lines.isEmpty());
    growToFit(*this);
}

void ServiceQuestion::setEarlierFailed(const Explanation &why)
{
    if (!m_earlier)
        return;
    m_earlier->setRole(ColourRole::Warning);
    m_earlier->say(tr("What would change could not be read, so it cannot be rolled back from here. %1").arg(why.sentence));
    m_retry->show();
    growToFit(*this);
}

bool ServiceQuestion::pullImage() const
{
    return m_pull && m_pull->isChecked();
}

} // namespace longshore
