// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/stackquestion.h"

#include "app/core/displaytext.h"
#include "app/session/ownershiprules.h"
#include "ui/dialogs/confirmname.h"
#include "ui/dialogs/growtofit.h"
#include "ui/dialogs/questionwords.h"
#include "ui/widgets/tonelabel.h"

#include <QCheckBox>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

/// A list of lines that scrolls when it is longer than a question should be tall.
class EffectArea : public QScrollArea
{
public:
    explicit EffectArea(QWidget *content, QWidget *parent)
        : QScrollArea(parent)
    {
        setFrameShape(QFrame::NoFrame);
        setWidgetResizable(true);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        viewport()->setAutoFillBackground(false);
        content->setAutoFillBackground(false);
        setWidget(content);
        content->setAutoFillBackground(false);
    }
    /// As tall as what it holds, up to a limit: above that it scrolls.
    void fit()
    {
        constexpr int Tallest = 320;
        constexpr int Narrowest = 420;
        widget()->layout()->invalidate();
        widget()->layout()->activate();
        const int wide = std::max(viewport()->width(), Narrowest);
        const QLayout &content = *widget()->layout();
        const int tall = content.hasHeightForWidth() ? content.heightForWidth(wide) : content.sizeHint().height();
        setFixedHeight(std::min(tall, Tallest));
    }
};

} // namespace

StackQuestion::StackQuestion(const StackAsked &asked, QWidget *parent)
    : ChangeDialog(Kind::Dangerous, asked.words ? asked.words->question : questionwords::question(asked.action, asked.stacks),
                   questionwords::place(asked.server, asked.environment),
                   asked.words ? asked.words->button : questionwords::button(asked.action, asked.stacks), parent),
      m_asked(asked)
{
    setObjectName(u"stackQuestion"_s);
    setWindowTitle(asked.words ? tr("%1 - %2").arg(asked.words->question, questionwords::place(asked.server, asked.environment))
                               : questionwords::windowTitle(asked.action, asked.stacks, asked.server, asked.environment));
    setMinimumWidth(520);
    actionButton().setProperty("danger", true);
    const QString own = asked.intro.isEmpty() ? questionwords::intro(asked.action, asked.isGit) : asked.intro;
    if (const QString intro = asked.words ? asked.words->intro : own; !intro.isEmpty())
        addSentence(intro, u"intro"_s);
    m_state = new ToneLabel(ColourRole::Muted, this);
    m_state->setObjectName(u"effectState"_s);
    m_retry = new QPushButton(tr("&Read again"), this);
    m_retry->setObjectName(u"readAgain"_s);
    m_retry->setAutoDefault(false);
    m_retry->hide();
    m_effect = new QWidget(this);
    m_effectColumn = new QVBoxLayout(m_effect);
    m_effectColumn->setContentsMargins({});
    m_effectColumn->setSpacing(4);
    body().addWidget(m_state);
    body().addWidget(m_retry, 0, Qt::AlignLeft);
    m_area = new EffectArea(m_effect, this);
    m_area->setAccessibleName(tr("What goes and what stays"));
    static_cast<EffectArea *>(m_area)->fit();
    body().addWidget(m_area);
    body().addStretch(1);
    if (!asked.leftOut.isEmpty())
        addSentence(asked.leftOut.join(u' '), u"leftOut"_s, true);
    if (!asked.owners.isEmpty())
        addSentence(asked.owners, u"owners"_s);
    addOptions(asked);
    const QString name = asked.stacks.size() == 1 ? oneLine(asked.stacks.first()) : oneLine(asked.server);
    m_confirm = new ConfirmName(asked.guard, name, &actionButton(), this);
    body().addWidget(m_confirm);
    connect(m_confirm, &ConfirmName::confirmedChanged, this, [this] { settle(m_state->text().isEmpty() || (!m_asked.needsReading && !m_retry->isHidden())); });
    connect(m_retry, &QPushButton::clicked, this, [this] {
        m_retry->hide();
        m_state->setRole(ColourRole::Muted);
        m_state->say(tr("Reading what runs now..."));
        settle(false);
        Q_EMIT retryRequested();
    });
    connect(this, &ChangeDialog::submitted, this, [this] {
        accept();
        Q_EMIT confirmed();
    });
    m_state->say(tr("Reading what runs now..."));
    settle(false);
}

void StackQuestion::addOptions(const StackAsked &asked)
{
    if (asked.mayRemoveVolumes) {
        m_volumes = new QCheckBox(tr("Remove its &volumes too, with all that they hold"), this);
        m_volumes->setObjectName(u"removeVolumes"_s);
        m_volumes->hide();
        body().addWidget(m_volumes);
        connect(m_volumes, &QCheckBox::toggled, this, &StackQuestion::volumesChosen);
    }
    if (asked.action != StackAction::Redeploy || asked.words)
        return;
    if (asked.isGit) {
        m_pull = new QCheckBox(tr("&Pull the images again"), this);
        m_pull->setObjectName(u"pullImages"_s);
        m_pull->setChecked(asked.pullImages);
        body().addWidget(m_pull);
    }
    if (asked.mayPrune) {
        m_prune = new QCheckBox(tr("Re&move services that its file no longer names"), this);
        m_prune->setObjectName(u"prune"_s);
        m_prune->setChecked(asked.prune);
        body().addWidget(m_prune);
    }
}

void StackQuestion::settle(bool ready)
{
    setReady(ready && (!m_confirm || m_confirm->isConfirmed()));
}

void StackQuestion::clearEffect()
{
    while (QLayoutItem *item = m_effectColumn->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void StackQuestion::say(const StackEffect &effect)
{
    const auto list = [this](const QString &title, const QStringList &lines, const QString &name) {
        if (lines.isEmpty())
            return;
        auto *heading = makeHeading(title, 0, m_effect);
        m_effectColumn->addWidget(heading);
        heading->show();
        auto *label = new ToneLabel(ColourRole::Text, u"\u2022 "_s + lines.join(u"\n\u2022 "_s), m_effect);
        label->setObjectName(name);
        m_effectColumn->addWidget(label);
        label->show(); // Counts at once, not only when the layout comes around to it.
    };
    list(tr("Changes"), effect.changes, u"changes"_s);
    list(tr("Goes"), effect.goes, u"goes"_s);
    list(tr("Restarts"), effect.restarts, u"restarts"_s);
    list(tr("Stays"), effect.stays, u"stays"_s);
    for (const QString &note : effect.notes) {
        auto *label = new ToneLabel(ColourRole::Text, note, m_effect);
        label->setObjectName(u"note"_s);
        m_effectColumn->addWidget(label);
        label->show();
    }
}

void StackQuestion::setEffect(const StackEffect &effect)
{
    clearEffect();
    m_state->say({});
    m_retry->hide();
    say(effect);
    static_cast<EffectArea *>(m_area)->fit();
    settle(true);
    growToFit(*this);
}

void StackQuestion::setEffectFailed(const Explanation &why)
{
    clearEffect();
    m_state->setRole(ColourRole::Warning);
    m_state->say((m_asked.needsReading ? tr("What runs now could not be read, so it cannot be removed from here. %1")
                                       : tr("What runs now could not be read, so nothing can be named here. %1")).arg(why.sentence));
    m_retry->show();
    static_cast<EffectArea *>(m_area)->fit();
    settle(!m_asked.needsReading);
    growToFit(*this);
}

bool StackQuestion::pullImages() const
{
    return m_pull ? m_pull->isChecked() : m_asked.action == StackAction::Redeploy;
}

void StackQuestion::offerVolumes(bool offered)
{
    if (m_volumes)
        m_volumes->setVisible(offered);
}

bool StackQuestion::removeVolumes() const
{
    return m_volumes && !m_volumes->isHidden() && m_volumes->isChecked();
}

bool StackQuestion::prune() const
{
    return m_prune && m_prune->isChecked();
}

} // namespace longshore
