// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/accessreviewdialog.h"
#include "ui/pages/accesspage.h"
#include "ui/shell/peoplefeed.h"

namespace longshore {

/// The section "Environment access": feeds its page, and applies the edits one environment after the other. Each is read
/// again right before; where it moved nothing is sent. Each is sent at most once.
class AccessFeed : public PeopleFeed
{
    Q_OBJECT
public:
    AccessFeed(Session &session, AccessPage &page, QObject *parent);

protected:
    void show() override;
    void setBusy(bool busy) override { m_page.setBusy(busy); }
    Directory::Part needed() const override { return Directory::Part::Environments; }
    QString reading() const override { return tr("see who may use which environment"); }
    std::optional<ApiError> refusal() const override;

private:
    using Step = AccessReviewDialog::Step;

    void review(const AccessEdit &edit);
    void apply(const AccessEdit &edit);
    void next();
    void readAgain(EnvironmentId environment);
    void send(EnvironmentId environment);
    void lookFor(EnvironmentId environment);
    void settle(EnvironmentId environment, Step step, const QString &sentence);
    void finishAll();
    QString nameOf(EnvironmentId environment) const { return m_applying.base().environmentName(environment); }

    AccessPage &m_page;
    QPointer<AccessReviewDialog> m_dialog;
    AccessEdit m_applying;
    QList<EnvironmentId> m_left;
    int m_done = 0;
    QStringList m_notDone; ///< Sentences.
    InFlight<Result<EnvironmentAccess>> m_call{this};
};

} // namespace longshore
