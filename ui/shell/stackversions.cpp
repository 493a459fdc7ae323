// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/stackversions.h"

#include "app/core/displaytext.h"
#include "app/session/stackreading.h"
#include "ui/models/relativetime.h"

namespace longshore {

using namespace Qt::StringLiterals;

StackVersions::StackVersions(const StackParts &parts, QObject *parent)
    : QObject(parent), m_parts(parts), m_asking(parts, this)
{
    connect(&m_parts.operations, &Operations::added, this, &StackVersions::updateRights);
    connect(&m_parts.operations, &Operations::ended, this, &StackVersions::updateRights);
    if (m_parts.readOnly)
        connect(m_parts.readOnly, &ReadOnlySwitch::changed, this, &StackVersions::updateRights);
    connect(&m_parts.record.versions(), &VersionHistory::changed, this, [this](const ServerId &server, StackId stack) {
        if (VersionsWindow *window = m_windows.value({server, stack}))
            show(window, {server, stack});
    });
    connect(&m_parts.record.vault(), &VersionVault::stateChanged, this, [this] {
        for (auto at = m_windows.cbegin(); at != m_windows.cend(); ++at)
            at.value()->setKeeping(keeping(at.key()));
    });
}

StackVersions::~StackVersions()
{
    for (const QPointer<VersionsWindow> &window : std::as_const(m_windows))
        delete window;
}

void StackVersions::open(const FoundStack &found)
{
    VersionsWindow *window = m_windows.value(found.key());
    if (!window)
        window = make(found);
    window->show();
    window->raise();
    window->activateWindow();
}

VersionsWindow *StackVersions::make(const FoundStack &found)
{
    const StackKey key = found.key();
    auto *window = new VersionsWindow({found.stack.displayName(), environmentNameOf(found), found.session->profile().name}, &m_parts.window);
    m_windows.insert(key, window);
    connect(window, &VersionsWindow::readWanted, this, [this, window, key] { read(window, key); });
    connect(window, &VersionsWindow::putBackWanted, this, [this, window, key](const SeenVersion &version) { ask(window, key, version); });
    connect(window, &VersionsWindow::closed, this, [this, window, key] {
        m_windows.remove(key);
        window->deleteLater();
    });
    window->setKeeping(keeping(key));
    show(window, key);
    updateRights();
    read(window, key);
    return window;
}

void StackVersions::show(VersionsWindow *window, const StackKey &key)
{
    window->setVersions(m_parts.record.versions().versions(key.server, key.stack));
}

QString StackVersions::keeping(const StackKey &key) const
{
    return m_parts.record.isKept(key.server) ? tr("Kept on this computer, encrypted with a key from the keychain.") : tr("Kept until Longshore is closed.");
}

void StackVersions::read(VersionsWindow *window, const StackKey &key)
{
    Session *session = m_parts.servers.session(key.server);
    if (!session)
        return window->setFailed(tr("The server is no longer open."), {});
    window->setLoading();
    auto *reading = new StackReading(*session, window);
    const Attempt attempt = attemptOn(*session, tr("read the stack"));
    connect(reading, &StackReading::done, window, [this, reading, window, key, attempt](const StackBefore &now) {
        reading->deleteLater();
        if (now.fileError) {
            const Explanation why = explain(*now.fileError, attempt);
            return window->setFailed(why.sentence, why.details);
        }
        m_parts.record.versions().note(key.server, now);
        window->setNow(now);
    });
    connect(reading, &StackReading::failed, window, [reading, window, attempt](const ApiError &error) {
        reading->deleteLater();
        const Explanation why = explain(error, attempt);
        window->setFailed(why.sentence, why.details);
    });
    reading->start(key.stack);
}

/// Against what the window showed: when that moved meanwhile, the operation refuses and says so.
void StackVersions::ask(VersionsWindow *window, const StackKey &key, const SeenVersion &version)
{
    const std::optional<FoundStack> found = findStack(m_parts.servers, key);
    if (!found || !window->now())
        return;
    const QString seen = exactTime(version.seenAt.toSecsSinceEpoch(), QTimeZone::systemTimeZone());
    const Stack &stack = found->stack;
    const OperationSubject subject{key.server, found->session->profile().name, key.stack, stack.displayName(), stack.environmentId,
                                   environmentNameOf(*found), stack.type.value};
    const PutBackPlan plan = VersionHistory::restore(version, *window->now());
    const AskedWords words{tr("Put back a version of %1").arg(oneLine(stack.displayName())),
                           tr("Deploys the file and the variables as they were seen on %1. Nothing is sent if somebody changed it since you opened this window.").arg(seen),
                           tr("&Put back this version")};
    m_asking.ask({subject, plan, words}, [this, window = QPointer(window), key, plan] {
        if (window)
            start(window, key, plan);
    });
}

void StackVersions::start(VersionsWindow *window, const StackKey &key, const Plan &plan)
{
    Session *session = m_parts.servers.session(key.server);
    if (!session)
        return window->setEnded({tr("Nothing was sent: the server is no longer open."), {}}, false);
    const Operation *operation = m_parts.operations.start(*session, plan);
    window->setBusy(operation->title());
    connect(operation, &Operation::ended, window, [this, window, key, operation] {
        window->setEnded({operation->sentence(), operation->details()}, operation->outcome() == OperationOutcome::Done);
        read(window, key);
    });
}

void StackVersions::updateRights()
{
    for (auto at = m_windows.cbegin(); at != m_windows.cend(); ++at) {
        const std::optional<FoundStack> found = findStack(m_parts.servers, at.key());
        at.value()->setRefusal(found ? verdictOn(StackAction::Edit, sceneOf(m_parts, *found)).sentence : tr("The stack is no longer there."));
    }
}

} // namespace longshore
