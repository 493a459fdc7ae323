// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/pageframe.h"

#include "app/core/displaytext.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/skeletonview.h"
#include "ui/widgets/thinprogress.h"
#include "ui/widgets/tonelabel.h"

#include <QHBoxLayout>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <utility>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

constexpr int Side = 24;

// "Status 403: Access denied": the server's words in one muted line.
QString asHint(const QString &details)
{
    return oneLine(QString(details).replace(u'\n', ": "_L1));
}

} // namespace

PageFrame::PageFrame(const QString &heading, QWidget *parent)
    : QWidget(parent), m_heading(makeHeading(heading, 4, this)), m_subtitle(new ToneLabel(ColourRole::Muted, this)),
      m_actions(new QHBoxLayout), m_banner(new Banner(this)), m_progress(new ThinProgress(this)), m_stack(new QStackedLayout),
      m_skeleton(new SkeletonView(this)), m_empty(new EmptyState(this))
{
    build(heading);
    place();
    connect(m_banner, &Banner::actionClicked, this, &PageFrame::act);
    connect(m_empty, &EmptyState::actionClicked, this, &PageFrame::act);
}

void PageFrame::build(const QString &heading)
{
    m_heading->setObjectName(u"pageHeading"_s);
    m_subtitle->setObjectName(u"pageSubtitle"_s);
    m_subtitle->say({});
    m_actions->setSpacing(8);
    auto *titles = new QVBoxLayout;
    titles->setSpacing(2);
    titles->addWidget(m_heading);
    titles->addWidget(m_subtitle);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(Side, 20, Side, 12);
    top->setSpacing(16);
    top->addLayout(titles, 1);
    top->addLayout(m_actions);
    top->setAlignment(m_actions, Qt::AlignTop);
    auto *told = new QVBoxLayout;
    told->setContentsMargins(Side, 0, Side, 12); // Takes no room while the banner is hidden.
    told->addWidget(m_banner);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_progress);
    column->addSpacing(8);
    column->addLayout(told);
    column->addLayout(m_stack, 1);
    m_stack->addWidget(m_skeleton);
    m_stack->addWidget(m_empty);
    setAccessibleName(heading);
}

void PageFrame::setSubtitle(const QString &sentence)
{
    m_subtitle->say(sentence);
}

void PageFrame::setContent(QWidget *content)
{
    m_content = content;
    m_stack->addWidget(content);
    place();
}

void PageFrame::setLoading(bool loading)
{
    m_progress->setRunning(loading);
    const bool isOld = m_shown == Shown::Failed || m_shown == Shown::Refused;
    if (loading && isOld && !m_filled) // Asked again: the old sentence is no longer true.
        clearProblem();
    place();
}

void PageFrame::setFilled()
{
    m_filled = true;
    clearProblem();
}

void PageFrame::setEmpty(const QString &sentence, const QString &action, const QString &icon)
{
    m_filled = false;
    m_problem.clear();
    put(Shown::Empty, icon, sentence, action, {});
}

void PageFrame::setFailed(const Explanation &words, const QString &action)
{
    m_problem = words.sentence;
    put(Shown::Failed, u"warning"_s, words.sentence, action.isEmpty() ? tr("Retry") : action, words.details);
}

void PageFrame::setRefused(const Explanation &words)
{
    m_problem = words.sentence;
    put(Shown::Refused, u"lock"_s, words.sentence, tr("How to make a user an administrator"), words.details);
}

void PageFrame::setSignedOut(const QString &sentence)
{
    m_problem = sentence;
    put(Shown::SignedOut, u"lock"_s, sentence, tr("Sign in again"), {});
}

void PageFrame::setStale(const QString &sentence)
{
    m_problem = sentence;
    put(Shown::Stale, u"clock"_s, sentence, tr("Retry"), {});
}

void PageFrame::clearProblem()
{
    m_problem.clear();
    m_shown = Shown::Nothing;
    if (m_bannerHoldsProblem) // What a change did stays until it is dismissed or something newer is to be said.
        m_banner->clear();
    place();
}

void PageFrame::tell(Banner::Kind kind, const QString &sentence, const QString &details)
{
    m_bannerHoldsProblem = false;
    m_banner->show(kind, sentence, details);
}

QString PageFrame::problem() const
{
    return m_problem;
}

// With content there the sentence stands above it, else in its place.
void PageFrame::put(Shown shown, const QString &icon, const QString &sentence, const QString &action, const QString &details)
{
    m_shown = shown;
    if (m_filled) {
        m_bannerHoldsProblem = true;
        m_banner->show(shown == Shown::SignedOut ? Banner::Kind::Bad : Banner::Kind::Warning, sentence, details, action);
    } else {
        if (m_bannerHoldsProblem)
            m_banner->clear();
        m_empty->setState(icon, sentence, action, asHint(details));
    }
    place();
}

void PageFrame::place()
{
    QWidget *shown = m_skeleton;
    if (m_filled && m_content)
        shown = m_content;
    else if (m_shown != Shown::Nothing)
        shown = m_empty;
    m_stack->setCurrentWidget(shown);
    const bool stale = m_filled && m_shown != Shown::Nothing;
    if (stale == std::exchange(m_stale, stale))
        return;
    Q_EMIT staleChanged(stale);
}

void PageFrame::act()
{
    if (m_shown == Shown::SignedOut)
        Q_EMIT signInRequested();
    else if (m_shown == Shown::Refused)
        Q_EMIT helpRequested();
    else if (m_shown == Shown::Empty)
        Q_EMIT emptyActionRequested();
    else
        Q_EMIT retryRequested();
}

} // namespace longshore
