// SPDX-License-Identifier: GPL-3.0-or-later
#include "gallerypages.h"

#include "app/portainer/stack.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/factgrid.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/pillbutton.h"
#include "ui/widgets/stackdelegate.h"
#include "ui/widgets/statuschip.h"
#include "ui/widgets/viewlook.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QSplitter>
#include <QStandardItemModel>
#include <QStatusBar>
#include <QTableView>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace longshore;

namespace {

constexpr int statusRole = Qt::UserRole + 2;

QStandardItemModel *stacks(QObject *parent)
{
    const QList<QStringList> rows{
        {u"chatty"_s, u"Deploying"_s, u"Compose"_s, u"Total"_s, u"home-lab / local"_s, u"yesterday"_s, u"admin"_s, u"3"_s},
        {u"fleet"_s, u"Inactive"_s, u"Swarm"_s, u"Total"_s, u"home-lab / swarm-b"_s, u"never"_s, u"ops"_s, u"2"_s},
        {u"grafana"_s, u"Active"_s, u"Compose"_s, u"Total"_s, u"work / prod"_s, u"3 h ago"_s, u"ops"_s, u"1"_s},
        {u"ingress"_s, u"Error"_s, u"Compose"_s, u"Total"_s, u"work / staging"_s, u"4 min ago"_s, u"maria"_s, u"4"_s},
        {u"(my-namespace)"_s, u"Active"_s, u"Kubernetes"_s, u"Total"_s, u"work / k8s-east"_s, u"12 Sep"_s, u"admin"_s,
            u"1"_s},
        {u"media"_s, u"Unknown (9)"_s, u"Compose"_s, u"Limited"_s, u"home-lab / local"_s, u"\u2014"_s, u"\u2014"_s, u"0"_s},
        {u"shop"_s, u"Active"_s, u"Compose"_s, u"Total"_s, u"home-lab / local"_s, u"2 h ago"_s, u"maria"_s, u"1"_s},
        {u"a-stack-with-a-very-long-name-indeed-that-is-cut"_s, u"Active"_s, u"Compose"_s, u"Total"_s, u"work / prod"_s,
            u"8 Nov"_s, u"ops"_s, u"1"_s},
        {u"web10"_s, u"Active"_s, u"Swarm"_s, u"Total"_s, u"work / prod"_s, u"1 Nov"_s, u"ops"_s, u"1"_s}};
    auto *model = new QStandardItemModel(0, 7, parent);
    model->setHorizontalHeaderLabels(
        {u"Name"_s, u"State"_s, u"Type"_s, u"Control"_s, u"Environment"_s, u"Updated"_s, u"Owner"_s});
    for (const QStringList &row : rows) {
        QList<QStandardItem *> items;
        for (int column = 0; column < 7; ++column)
            items.append(new QStandardItem(row.at(column)));
        items.at(1)->setData(row.at(7).toInt(), statusRole);
        model->appendRow(items);
    }
    return model;
}

QTableView *stacksTable(QWidget *parent)
{
    auto *table = new QTableView(parent);
    table->setModel(stacks(table));
    table->setItemDelegate(new StackDelegate({.name = 0, .state = 1, .environment = 4, .statusRole = statusRole}, table));
    calmTable(*table);
    table->setSortingEnabled(true);
    table->sortByColumn(0, Qt::AscendingOrder);
    table->selectRow(7);
    table->setColumnWidth(0, 180);
    table->setColumnWidth(1, 120);
    table->setColumnWidth(4, 180);
    table->setFocus();
    return table;
}

QTreeView *sources(QWidget *parent)
{
    auto *tree = new QTreeView(parent);
    auto *model = new QStandardItemModel(tree);
    model->appendRow(new QStandardItem(themedIcon(u"stack"_s), u"All stacks"_s));
    auto *home = new QStandardItem(themedIcon(u"server"_s), u"home-lab"_s);
    home->appendRow(new QStandardItem(themedIcon(u"environment-docker"_s), u"local"_s));
    home->appendRow(new QStandardItem(themedIcon(u"environment-swarm"_s), u"swarm-b"_s));
    auto *work = new QStandardItem(themedIcon(u"server"_s), u"work"_s);
    work->appendRow(new QStandardItem(themedIcon(u"environment-kubernetes"_s), u"k8s-east"_s));
    model->appendRow(home);
    model->appendRow(work);
    tree->setModel(model);
    makeSidebar(*tree);
    tree->expandAll();
    tree->setCurrentIndex(model->index(0, 0));
    return tree;
}

QToolButton *moreButton(QWidget *parent)
{
    auto *more = new QToolButton(parent);
    more->setText(u"More"_s);
    more->setPopupMode(QToolButton::InstantPopup);
    more->setMenu(new QMenu(more));
    more->setToolButtonStyle(Qt::ToolButtonTextOnly);
    return more;
}

QWidget *filterRow(QWidget *parent)
{
    auto *bar = new QWidget(parent);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(16, 8, 16, 8);
    auto *field = new FilterField(u"Search stacks: name, image, env:prod ..."_s, bar);
    field->setMaximumWidth(340);
    row->addWidget(field, 1);
    for (const auto &name : {u"Active"_s, u"Inactive"_s, u"Limited"_s}) {
        auto *pill = new PillButton(name, bar);
        pill->setChecked(name != u"Limited"_s);
        row->addWidget(pill);
    }
    for (const auto &name : {u"Type"_s, u"Environment"_s}) {
        auto *pill = new PillButton(name, bar);
        pill->setMenu(new QMenu(pill));
        pill->setEngaged(name == u"Type"_s);
        row->addWidget(pill);
    }
    row->addStretch(2);
    auto *add = new QPushButton(themedIcon(u"add"_s), u"New stack"_s, bar);
    add->setProperty("primary", true);
    row->addWidget(add);
    return bar;
}

FactGrid *facts(QWidget *parent)
{
    auto *grid = new FactGrid(parent);
    grid->setGroups(
        {{u"Stack"_s,
             {{u"Type"_s, u"Compose, standalone engine"_s}, {u"Control"_s, u"Total: created in Portainer"_s},
                 {u"Created"_s, u"16 Sep 2026, 21:13 by admin"_s}, {u"Updated"_s, u"23 Nov 2026, 19:40 by maria"_s},
                 {u"Ownership"_s, u"Restricted: team web, maria"_s}}},
            {u"Git"_s,
                {{.label = u"Repository"_s,
                     .value = u"https://git.example/shop.git"_s,
                     .link = QUrl(u"https://git.example/shop.git"_s)},
                    {u"Reference"_s, u"refs/heads/main"_s}, {.label = u"Commit"_s, .value = u"2e71920"_s, .monospace = true},
                    {u"Automatic updates"_s, u"every 5 min, re-pull images"_s}, {u"Variables"_s, u"4, 2 of them secret"_s}}},
            {u"Where"_s,
                {{u"Server"_s, u"home-lab, Portainer 2.23.0"_s}, {u"Environment"_s, u"local (id 1)"_s},
                    {u"Project path"_s, u"/data/compose/5"_s}, {u"Stack id"_s, u"5"_s}, {u"Swarm id"_s, {}}}}});
    return grid;
}

QWidget *detail(QWidget *parent)
{
    auto *pane = new QWidget(parent);
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(16, 10, 16, 8);
    auto *head = new QHBoxLayout;
    auto *name = new QLabel(u"shop"_s, pane);
    QFont big = name->font();
    big.setPointSizeF(big.pointSizeF() * 1.5);
    big.setWeight(QFont::DemiBold);
    name->setFont(big);
    auto *chip = new StatusChip(pane);
    chip->setStackState(int(StackStatus::Active), u"Active"_s);
    auto *where = new ElidedLabel(u"home-lab / local"_s, pane);
    where->setForegroundRole(QPalette::PlaceholderText);
    head->addWidget(name);
    head->addSpacing(8);
    head->addWidget(chip);
    head->addSpacing(8);
    head->addWidget(where);
    head->addStretch(1);
    for (const auto &verb : {u"Stop"_s, u"Restart"_s, u"Edit..."_s, u"Pull and redeploy"_s})
        head->addWidget(new QPushButton(verb, pane));
    head->addWidget(moreButton(pane));
    column->addLayout(head);
    auto *tabs = new QTabWidget(pane);
    tabs->setDocumentMode(true);
    auto *overview = new QWidget;
    auto *inner = new QVBoxLayout(overview);
    inner->setContentsMargins(0, 12, 0, 0);
    inner->addWidget(facts(overview));
    inner->addStretch(1);
    tabs->addTab(overview, u"Overview"_s);
    for (const auto &title : {u"Compose file"_s, u"Variables  4"_s, u"Git"_s, u"Access"_s, u"JSON"_s})
        tabs->addTab(new QWidget, title);
    column->addWidget(tabs, 1);
    return pane;
}

} // namespace

QWidget *mainPage()
{
    auto *page = new QWidget;
    auto *outer = new QVBoxLayout(page);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    auto *menus = new QMenuBar(page);
    for (const auto &name : {u"&File"_s, u"&View"_s, u"&Server"_s, u"S&tack"_s, u"&Help"_s})
        menus->addMenu(name)->addAction(u"Item"_s);
    auto *across = new QSplitter(Qt::Horizontal, page);
    across->addWidget(sources(across));
    auto *right = new QWidget(across);
    auto *column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *down = new QSplitter(Qt::Vertical, right);
    down->addWidget(stacksTable(down));
    down->addWidget(detail(down));
    down->setSizes({360, 300});
    column->addWidget(filterRow(right));
    column->addWidget(down, 1);
    across->addWidget(right);
    across->setSizes({212, 1068});
    auto *status = new QStatusBar(page);
    status->setSizeGripEnabled(false);
    status->setContentsMargins(10, 0, 10, 0);
    status->addWidget(new QLabel(u"50 stacks, 48 shown \u00b7 refreshed 12 s ago"_s, status));
    status->addPermanentWidget(new QLabel(u"alice @ home-lab 2.23"_s, status));
    outer->addWidget(menus);
    outer->addWidget(across, 1);
    outer->addWidget(status);
    return page;
}
