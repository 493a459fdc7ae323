// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/refusal.h"
#include "ui/widgets/banner.h"

#include <QWidget>

class QHBoxLayout;
class QStackedLayout;

namespace longshore {

class EmptyState;
class ThinProgress;
class ToneLabel;

/// What every section of a server's window looks like: heading, one line below it, a banner, a thin bar while loading,
/// and the content, in whose place stands a skeleton, or a sentence when there is nothing or it could not be had.
///
/// Once content was shown it stays: a failure is then told above it. What a change did is told there too.
class PageFrame : public QWidget
{
    Q_OBJECT
public:
    explicit PageFrame(const QString &heading, QWidget *parent = nullptr);

    void setSubtitle(const QString &sentence); ///< Plain text; empty takes no room.
    void setContent(QWidget *content); ///< Owned; once.
    QHBoxLayout &actions() const { return *m_actions; } ///< For buttons at the right of the heading.

    void setLoading(bool loading); ///< A skeleton as long as nothing was shown yet.
    /// The answer is there and fed into the content: it is shown, and what was wrong is forgotten.
    void setFilled();
    void setEmpty(const QString &sentence, const QString &action = {}, const QString &icon = QStringLiteral("info"));
    void setFailed(const Explanation &words, const QString &action = {});
    /// It is not for the person who is signed in: offers the page that tells how the right is given.
    void setRefused(const Explanation &words);
    void setSignedOut(const QString &sentence); ///< Offers "Sign in again".
    void setStale(const QString &sentence);
    void clearProblem();
    /// What a change did, or why it did not: in the banner, whatever else is shown.
    void tell(Banner::Kind kind, const QString &sentence, const QString &details = {});

    /// What was edited here and not sent, in a sentence; empty when nothing is lost by leaving.
    virtual QString unsent() const { return {}; }
    virtual void discardUnsent() {}

    bool isFilled() const { return m_filled; }
    QString problem() const; ///< The sentence of a failure as shown; empty without.
    Banner &banner() const { return *m_banner; }
    EmptyState &empty() const { return *m_empty; }

Q_SIGNALS:
    void retryRequested();
    void signInRequested();
    void helpRequested(); ///< How somebody is made an administrator.
    void emptyActionRequested();
    void staleChanged(bool stale); ///< The content shown may no longer be true: dim it.

private:
    enum class Shown { Nothing, Empty, Failed, Refused, SignedOut, Stale };
    void build(const QString &heading);
    void place();
    void put(Shown shown, const QString &icon, const QString &sentence, const QString &action, const QString &details);
    void act();

    ToneLabel *m_heading;
    ToneLabel *m_subtitle;
    QHBoxLayout *m_actions;
    Banner *m_banner;
    ThinProgress *m_progress;
    QStackedLayout *m_stack;
    QWidget *m_skeleton;
    EmptyState *m_empty;
    QWidget *m_content = nullptr;
    Shown m_shown = Shown::Nothing;
    QString m_problem;
    bool m_filled = false;
    bool m_stale = false;
    bool m_bannerHoldsProblem = false;
};

} // namespace longshore
