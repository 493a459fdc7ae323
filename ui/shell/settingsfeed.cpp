// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/settingsfeed.h"

#include "app/session/refusal.h"
#include "ui/dialogs/settingsreview.h"
#include "ui/pages/settingspage.h"
#include "ui/shell/pagefailure.h"
#include "ui/shell/serverwindow.h"

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

QString stepLines(const QList<settingsedit::Step> &steps)
{
    QStringList lines;
    for (const settingsedit::Step &step : steps)
        lines.append(SettingsFeed::tr("%1: %2, now %3").arg(settingsedit::name(step.setting), step.before, step.after));
    return lines.join(u'\n');
}

} // namespace

void SettingsFeed::addTo(ServerWindow &window, Session &session)
{
    auto *page = new SettingsPage(&window);
    auto *feed = new SettingsFeed(window, *page, session);
    window.addSection(u"settings"_s, tr("Settings"), u"settings"_s, page, [feed] { feed->refresh(); });
}

SettingsFeed::SettingsFeed(ServerWindow &window, SettingsPage &page, Session &session)
    : QObject(window.feeds()), m_window(window), m_page(page), m_session(session)
{
    connect(&page, &PageFrame::retryRequested, this, &SettingsFeed::refresh);
    connect(&page, &SettingsPage::reviewRequested, this, &SettingsFeed::review);
}

void SettingsFeed::refresh()
{
    if (m_change.isRunning())
        return; // It is read at its end.
    if (const QString words = signedOutWords(m_session); !words.isEmpty())
        return m_page.setSignedOut(words);
    m_page.setLoading(true);
    m_reading.start(m_session.send(requests::settings()), [this](const Result<ServerSettings> &settings) {
        m_page.setLoading(false);
        if (settings)
            m_page.setSettings(*settings);
        else
            showFailure(m_page, m_session, settings.error(), tr("read the server settings"));
    });
}

void SettingsFeed::review(const ServerSettings &before, const ServerSettings &wanted)
{
    auto *dialog = new SettingsReview(m_session.profile().name, settingsedit::steps(before, wanted), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SettingsReview::confirmed, this, [this, before, wanted] { apply(before, wanted); });
    dialog->open();
}

// Read again right before: what somebody else changed meanwhile must be seen, not overwritten.
void SettingsFeed::apply(const ServerSettings &before, const ServerSettings &wanted)
{
    m_reading.cancel();
    m_page.setBusy(true);
    m_change.start(m_session.send(requests::settings()), [this, before, wanted](const Result<ServerSettings> &now) {
        if (!now)
            return refused(now.error());
        if (*now == before)
            return send(before, wanted);
        m_page.setBusy(false);
        m_page.setSettings(*now);
        m_page.tell(Banner::Kind::Warning, tr("The settings changed on the server meanwhile, so nothing was sent. Look at them and review again."),
                    stepLines(settingsedit::steps(before, *now)));
    });
}

void SettingsFeed::send(const ServerSettings &before, const ServerSettings &wanted)
{
    const auto change = requests::changeSettings(settingsedit::changeBetween(before, wanted));
    m_change.start(m_session.send(change), [this, before, wanted](const Result<ServerSettings> &answer) {
        const bool answerLost = !answer && leavesItOpen(answer.error());
        if (!answer && !answerLost)
            return refused(answer.error());
        if (answerLost)
            m_page.tell(Banner::Kind::Warning, tr("The answer was lost; looking whether it happened."));
        readBack(before, wanted, answerLost);
    });
}

void SettingsFeed::readBack(const ServerSettings &before, const ServerSettings &wanted, bool answerLost)
{
    m_change.start(m_session.send(requests::settings()), [this, before, wanted, answerLost](const Result<ServerSettings> &now) {
        m_page.setBusy(false);
        if (!now) {
            const Explanation words = explain(now.error(), attemptOn(m_session, tr("read the server settings")));
            return m_page.tell(Banner::Kind::Warning,
                               answerLost ? tr("It is not known whether the settings were changed. %1").arg(words.sentence)
                                          : tr("The settings were changed, but could not be read back. %1").arg(words.sentence),
                               words.details);
        }
        const QList<settingsedit::Step> asked = settingsedit::steps(before, wanted);
        const QList<settingsedit::Step> missing = settingsedit::notTaken(asked, wanted, *now);
        const bool happened = !answerLost || missing.size() < asked.size();
        if (happened)
            m_page.takeOver(*now, wanted);
        else
            m_page.setSettings(*now);
        if (!happened)
            m_page.tell(Banner::Kind::Warning, tr("The change did not reach the server. What you typed is still here."));
        else if (missing.isEmpty())
            m_page.tell(Banner::Kind::Info, tr("The settings were changed and read back."));
        else
            m_page.tell(Banner::Kind::Warning, tr("The server did not take over everything."), stepLines(missing));
    });
}

void SettingsFeed::refused(const ApiError &error)
{
    m_page.setBusy(false);
    const Explanation words = explain(error, attemptOn(m_session, tr("change the server settings")));
    m_page.tell(Banner::Kind::Bad, words.sentence, words.details);
}

} // namespace longshore
