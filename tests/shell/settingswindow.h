// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/shell/peoplewindow.h"
#include "tests/shell/scriptedsession.h"
#include "tests/shell/windowbench.h"
#include "ui/dialogs/settingsreview.h"
#include "ui/pages/settingspage.h"
#include "ui/shell/settingsfeed.h"

#include <QLineEdit>

namespace longshore::test {

using namespace Qt::StringLiterals;
using settingsedit::Setting;

inline QString fieldOf(Setting setting)
{
    return u"setting%1"_s.arg(static_cast<int>(setting));
}

/// What a fresh 2.23 answers, but for one value (recordings/2.23/settings/settings.json).
inline QByteArray settingsBody(const QByteArray &snapshots = "5m", const QByteArray &sessions = "8h")
{
    return R"({"LogoURL":"","BlackListedLabels":[],"AuthenticationMethod":1,"InternalAuthSettings":{"RequiredPasswordLength":12},"SnapshotInterval":")"
        + snapshots + R"(","TemplatesURL":"","UserSessionTimeout":")" + sessions
        + R"(","KubeconfigExpiry":"0","EnableTelemetry":false,"HelmRepositoryURL":"https://charts.bitnami.com/bitnami"})";
}

/// What any window with the section shows, and what a person does there.
struct Section {
    explicit Section(ServerWindow *shown)
        : window(shown), page(shown ? static_cast<SettingsPage *>(shown->section(u"settings"_s)) : nullptr)
    {
    }
    QLineEdit &field(Setting setting) const { return *page->findChild<QLineEdit *>(fieldOf(setting)); }
    QString note(Setting setting) const
    {
        auto *label = page->findChild<QLabel *>(u"problem%1"_s.arg(static_cast<int>(setting)));
        return label->isVisible() ? label->text() : QString();
    }
    /// Goes to a field and types over what is there.
    bool type(Setting setting, const QString &text) const
    {
        if (!PeopleWindow::tabTo(fieldOf(setting)))
            return false;
        PeopleWindow::press(Qt::Key_A, Qt::ControlModifier);
        PeopleWindow::type(text);
        return field(setting).text() == text;
    }
    SettingsReview *review() const
    {
        PeopleWindow::press(Qt::Key_V, Qt::AltModifier);
        return PeopleWindow::waitFor<SettingsReview>();
    }
    bool typeAndApply(Setting setting, const QString &text) const
    {
        return type(setting, text) && review() && PeopleWindow::pushButton(u"change"_s);
    }
    QString told() const { return page->banner().isVisible() ? page->banner().sentence() : QString(); }

    ServerWindow *window;
    SettingsPage *page;
};

/// On a sample server.
struct Sample : WindowBench, Section {
    explicit Sample(const QByteArray &user = "admin", const DemoOptions &options = {})
        : WindowBench(options, user), Section(open(u"settings"_s))
    {
    }
    bool isFilled() const { return page && QTest::qWaitFor([this] { return page->isFilled(); }, 20'000); }
    ServerSettings onServer()
    {
        const auto answer = session().send(requests::settings());
        return QTest::qWaitFor([&] { return answer.isFinished(); }) && answer.resultAt(0) ? *answer.resultAt(0) : ServerSettings();
    }
    bool changeBehindTheBack(const SettingsChange &change)
    {
        const auto answer = session().send(requests::changeSettings(change));
        return QTest::qWaitFor([&] { return answer.isFinished(); }) && answer.resultAt(0);
    }
};

/// On a server whose answers are written in the test.
struct Scripted : ScriptedSession {
    Scripted() { server.answer("GET /settings", {200, settingsBody()}); }
    bool show()
    {
        if (!open())
            return false;
        theme.apply(Theme::Look::Longshore, Theme::Scheme::Light);
        window = std::make_unique<ServerWindow>();
        SettingsFeed::addTo(*window, *session);
        window->show();
        window->activateWindow();
        section = Section(window.get());
        return QTest::qWaitForWindowActive(window.get());
    }
    bool isFilled() const { return QTest::qWaitFor([this] { return section.page->isFilled(); }, 20'000); }
    QByteArray sent() const
    {
        for (const Seen &each : server.seen())
            if (each.verb == "PUT")
                return each.body;
        return {};
    }

    Theme theme{*qApp};
    std::unique_ptr<ServerWindow> window;
    Section section{nullptr};
};

} // namespace longshore::test
