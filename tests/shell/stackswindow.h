// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/enginerequests.h"
#include "app/portainer/requests.h"
#include "tests/shell/peoplewindow.h"
#include "ui/models/stacksmodel.h"
#include "ui/pages/changeactions.h"
#include "ui/pages/detailpane.h"
#include "ui/pages/stackspage.h"
#include "ui/pages/stackstable.h"
#include "ui/shell/demowindow.h"
#include "ui/widgets/elidedlabel.h"

#include <QMenu>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <algorithm>

namespace longshore::test {

/// The whole window on the sample server, driven by the keyboard, with a look at what the server itself says.
struct StacksWindow {
    explicit StacksWindow(const CommandLine &line = {})
        : demo(*qApp, ConfigDir(folder.path() + QStringLiteral("/config")), line,
               {.look = std::chrono::milliseconds(50), .settle = std::chrono::seconds(5), .deploy = std::chrono::seconds(20), .swarmGone = std::chrono::seconds(30)})
    {
        QSignalSpy painted(&demo.window(), &MainWindow::stacksPainted);
        opened = demo.open() && (!painted.isEmpty() || painted.wait(20'000)) && QTest::qWaitFor([this] { return session().user().has_value(); });
        demo.window().activateWindow();
        opened = opened && QTest::qWaitForWindowActive(&demo.window());
    }

    Session &session() { return *demo.servers().session(demo.serverId()); }
    StacksPage &page() { return demo.window().page(); }

    /// As the server says now; id 0 when there is none.
    Stack stack(const QString &name, qint64 environment = 1)
    {
        const auto answer = session().send(requests::stacks());
        if (!QTest::qWaitFor([&] { return answer.isFinished(); }, 20'000) || !answer.resultAt(0))
            return {};
        const QList<Stack> all = *answer.resultAt(0);
        const auto found = std::ranges::find_if(all, [&](const Stack &each) { return each.name == name && number(each.environmentId) == environment; });
        return found == all.end() ? Stack() : *found;
    }
    int containersOf(const QString &name, qint64 environment = 1)
    {
        const auto answer = session().send(requests::containersOfProject(EnvironmentId(environment), name));
        if (!QTest::qWaitFor([&] { return answer.isFinished(); }, 20'000) || !answer.resultAt(0))
            return -1;
        return static_cast<int>(answer.resultAt(0)->size());
    }
    StackKey keyOf(const QString &name, qint64 environment = 1) { return {demo.serverId(), stack(name, environment).id}; }

    /// Selects one stack, with the keyboard in the table; waits until the actions know of it.
    bool choose(const QString &name, qint64 environment = 1)
    {
        const StackKey key = keyOf(name, environment);
        if (!QTest::qWaitFor([&] { return page().selectStack(key); }))
            return false;
        page().focusTable();
        return QTest::qWaitFor([&] { return page().currentKey() == key && shownName() == name; });
    }
    QString shownName() { return page().details().findChild<ElidedLabel *>(QStringLiteral("detailName"))->text(); }
    /// The State cell of a stack.
    QString stateOf(const StackKey &key)
    {
        const QAbstractItemModel *model = page().table().model();
        const int row = static_cast<const StacksModel *>(model)->shownRowOf(key);
        return row < 0 ? QString() : model->index(row, static_cast<int>(StackColumn::State)).data().toString();
    }
    /// Presses a button of the detail pane by the keyboard; waits until it may be pressed.
    bool push(const QString &button)
    {
        const auto ready = [&] {
            const auto *found = page().details().findChild<QPushButton *>(button);
            return found && found->isEnabled();
        };
        return QTest::qWaitFor(ready, 10'000) && PeopleWindow::pushButton(button);
    }
    /// Chooses an action from the menu of More, by the keyboard.
    bool pushMore(StackAction action)
    {
        QAction *wanted = page().changes().action(action);
        if (!QTest::qWaitFor([&] { return wanted->isEnabled(); }, 10'000) || !push(QStringLiteral("moreActions")))
            return false;
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        if (!menu)
            return false;
        for (int step = 0; step < 30 && menu->activeAction() != wanted; ++step)
            QTest::keyClick(menu, Qt::Key_Down);
        if (menu->activeAction() != wanted)
            return false;
        QTest::keyClick(menu, Qt::Key_Return);
        return true;
    }
    Operation *last()
    {
        const QList<Operation *> all = demo.operations().all();
        return all.isEmpty() ? nullptr : all.last();
    }
    bool lastEnded(OperationOutcome outcome)
    {
        return QTest::qWaitFor([&] { return last() && last()->isEnded(); }, 60'000) && last()->outcome() == outcome;
    }
    QString outcomeBanner()
    {
        const auto *banner = demo.window().findChild<Banner *>(QStringLiteral("outcomeBanner"));
        return banner->isVisible() ? banner->sentence() : QString();
    }

    QTemporaryDir folder;
    DemoWindow demo;
    bool opened = false;
};

} // namespace longshore::test
