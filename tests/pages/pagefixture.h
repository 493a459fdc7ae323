// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "samples.h"
#include "ui/pages/detailpane.h"
#include "ui/pages/filterbar.h"
#include "ui/pages/stacksactions.h"
#include "ui/pages/stackspage.h"
#include "ui/pages/stackstable.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QTabWidget>
#include <QTest>

/// The stacks page in a real window, fed with stacks made by hand.
namespace longshore {

struct PageFixture {
    StacksModel model;
    Theme theme{*qApp};
    StacksPage page{model, theme};

    explicit PageFixture(const QList<Stack> &stacks = {})
    {
        theme.apply(Theme::Look::Longshore, Theme::Scheme::Light);
        page.resize(1068, 740);
        page.show();
        page.activateWindow();
        if (!QTest::qWaitForWindowActive(&page))
            qFatal("The window does not become active.");
        if (!stacks.isEmpty())
            feed(stacks);
    }

    void feed(const QList<Stack> &stacks, int server = 1, const QString &name = QStringLiteral("home-lab"))
    {
        model.setServer(samples::server(server), name, stacks, samples::environments(), false);
        settle();
    }
    void settle()
    {
        if (!QTest::qWaitFor([this] { return model.isSettled(); }))
            qFatal("The model does not settle.");
        QTest::qWait(0); // The details follow in the next round of the event loop.
    }
    static StackKey key(qint64 stack, int server = 1) { return {samples::server(server), StackId(stack)}; }

    template <typename Widget>
    Widget *find(const QString &name) const
    {
        Widget *widget = page.findChild<Widget *>(name);
        if (!widget)
            qFatal("No widget %s.", qPrintable(name));
        return widget;
    }
    FilterField &field() const { return *find<FilterField>(QStringLiteral("filterField")); }
    EmptyState &empty() const { return *find<EmptyState>(QStringLiteral("emptyState")); }
    QTabWidget &tabs() const { return *find<QTabWidget>(QStringLiteral("detailTabs")); }
    QStringList shownNames() const
    {
        QStringList names;
        for (int row = 0; row < model.rowCount(); ++row)
            names.append(model.index(row, 0).data().toString());
        return names;
    }
};

} // namespace longshore
