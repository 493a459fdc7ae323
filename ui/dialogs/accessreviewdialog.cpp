// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/accessreviewdialog.h"

#include "app/core/displaytext.h"
#include "ui/widgets/tonelabel.h"

#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

AccessReviewDialog::AccessReviewDialog(const QList<AccessChange> &changes, const DirectoryContent &content, const ServerProfile &profile,
                                       QWidget *parent)
    : ChangeDialog(Kind::Plain, tr("Review the changes"), oneLine(profile.name), tr("&Apply the changes"), parent)
{
    setObjectName(u"accessReviewDialog"_s);
    auto *list = new QWidget(this);
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins({});
    column->setSpacing(4);
    for (const EnvironmentAccess &environment : content.environments) {
        QList<AccessChange> own = changes;
        own.removeIf([&](const AccessChange &each) { return each.environment != environment.id; });
        if (!own.isEmpty())
            addEnvironment(*column, environment.id, own, content.environmentName(environment.id));
    }
    column->addStretch();
    auto *area = new QScrollArea(this);
    area->setObjectName(u"changes"_s);
    area->setAccessibleName(tr("Changes"));
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setWidget(list);
    area->setFocusPolicy(Qt::StrongFocus); // Scrolls by keyboard.
    body().addWidget(area, 1);
    addSentence(tr("Each environment is read again right before it is changed; if somebody else changed it meanwhile, nothing is sent for it."),
                u"care"_s, true);
    guard(changes, content, profile);
    resize(560, 460);
    if (actionButton().isEnabled())
        actionButton().setFocus(Qt::OtherFocusReason);
}

// Giving access destroys nothing. A guarded server is asked for once, however many of its environments are touched.
void AccessReviewDialog::guard(const QList<AccessChange> &changes, const DirectoryContent &content, const ServerProfile &profile)
{
    QList<EnvironmentId> taken;
    for (const AccessChange &change : changes) {
        if (!change.gives && !taken.contains(change.environment))
            taken.append(change.environment);
    }
    if (profile.locked && taken.size() > 1) {
        askForName(Guard::Server, oneLine(profile.name));
        return;
    }
    for (const EnvironmentId environment : std::as_const(taken))
        askForName(guardOf(profile, environment), content.environmentName(environment));
}

void AccessReviewDialog::addEnvironment(QVBoxLayout &column, EnvironmentId environment, const QList<AccessChange> &changes, const QString &name)
{
    column.addWidget(makeHeading(name, 0, this));
    for (const AccessChange &change : changes) {
        auto *what = new ToneLabel(ColourRole::Text, (change.gives ? u"+  "_s : u"\u2212  "_s) + change.what, this);
        what->setObjectName(u"change"_s);
        what->setAccessibleName(change.what);
        column.addWidget(what);
        auto *effect = new ToneLabel(ColourRole::Muted, change.effect, this);
        effect->setObjectName(u"effect"_s);
        effect->setContentsMargins(18, 0, 0, 0);
        column.addWidget(effect);
    }
    auto *step = new ToneLabel(ColourRole::Muted, this);
    step->setObjectName(u"step%1"_s.arg(number(environment)));
    step->say({});
    column.addWidget(step);
    column.addSpacing(8);
    m_steps.insert(environment, step);
}

void AccessReviewDialog::setBusy(const QString &sentence)
{
    ChangeDialog::setBusy(sentence);
    body().parentWidget()->setEnabled(true);
}

void AccessReviewDialog::setStep(EnvironmentId environment, Step step, const QString &sentence)
{
    ToneLabel *label = m_steps.value(environment);
    if (!label)
        return;
    const bool bad = step == Step::Failed || step == Step::Unknown;
    label->setRole(step == Step::Done ? ColourRole::Good : bad ? ColourRole::Bad : step == Step::Moved ? ColourRole::Warning : ColourRole::Muted);
    label->say(sentence);
}

void AccessReviewDialog::finish(const QString &sentence, bool allDone)
{
    setBusy(sentence);
    if (allDone)
        accept();
}

} // namespace longshore
