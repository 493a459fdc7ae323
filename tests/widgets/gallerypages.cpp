// SPDX-License-Identifier: GPL-3.0-or-later
#include "gallerypages.h"

#include "app/portainer/stack.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/cardbutton.h"
#include "ui/widgets/certificatecard.h"
#include "ui/widgets/codeview.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/factgrid.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/pillbutton.h"
#include "ui/widgets/secretfield.h"
#include "ui/widgets/skeletonview.h"
#include "ui/widgets/stackdelegate.h"
#include "ui/widgets/stagelist.h"
#include "ui/widgets/statuschip.h"
#include "ui/widgets/thinprogress.h"
#include "ui/widgets/viewlook.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QSplitter>
#include <QStandardItemModel>
#include <QStatusBar>
#include <QTabWidget>
#include <QTableView>
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
        {u"(my-namespace)"_s, u"Active"_s, u"Kubernetes"_s, u"Total"_s, u"work / k8s-east"_s, u"12 Sep"_s, u"admin"_s, u"1"_s},
        {u"media"_s, u"Unknown (9)"_s, u"Compose"_s, u"Limited"_s, u"home-lab / local"_s, u"\u2014"_s, u"\u2014"_s, u"0"_s},
        {u"shop"_s, u"Active"_s, u"Compose"_s, u"Total"_s, u"home-lab / local"_s, u"2 h ago"_s, u"maria"_s, u"1"_s},
        {u"a-stack-with-a-very-long-name-indeed-that-is-cut"_s, u"Active"_s, u"Compose"_s, u"Total"_s, u"work / prod"_s, u"8 Nov"_s, u"ops"_s, u"1"_s},
        {u"web10"_s, u"Active"_s, u"Swarm"_s, u"Total"_s, u"work / prod"_s, u"1 Nov"_s, u"ops"_s, u"1"_s}};
    auto *model = new QStandardItemModel(0, 7, parent);
    model->setHorizontalHeaderLabels({u"Name"_s, u"State"_s, u"Type"_s, u"Control"_s, u"Environment"_s, u"Updated"_s, u"Owner"_s});
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
        pill->setChoices(new QMenu(pill));
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
    grid->setGroups({{u"Stack"_s,
                      {{u"Type"_s, u"Compose, standalone engine"_s}, {u"Control"_s, u"Total: created in Portainer"_s},
                       {u"Created"_s, u"16 Sep 2026, 21:13 by admin"_s}, {u"Updated"_s, u"23 Nov 2026, 19:40 by maria"_s},
                       {u"Ownership"_s, u"Restricted: team web, maria"_s}}},
                     {u"Git"_s,
                      {{.label = u"Repository"_s, .value = u"https://git.example/shop.git"_s, .link = QUrl(u"https://git.example/shop.git"_s)},
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

QWidget *column(const QList<QWidget *> &widgets, const QString &title)
{
    auto *box = new QGroupBox(title);
    auto *layout = new QVBoxLayout(box);
    for (QWidget *widget : widgets)
        layout->addWidget(widget);
    layout->addStretch(1);
    return box;
}

template <typename W>
W *checked(W *button)
{
    button->setChecked(true);
    return button;
}

template <typename W>
W *disabled(W *widget)
{
    widget->setEnabled(false);
    return widget;
}

QPushButton *weighty(const QString &text, const char *property)
{
    auto *button = new QPushButton(text);
    button->setProperty(property, true);
    return button;
}

QWidget *inputs()
{
    auto *combo = new QComboBox;
    combo->addItems({u"Every 30 s"_s, u"Every minute"_s});
    auto *filled = new FilterField(u"Search"_s);
    filled->setText(u"type:swarm"_s);
    auto *secret = new SecretField(u"Access token"_s);
    secret->setText(u"ptr_example"_s);
    auto *progress = new QProgressBar;
    progress->setValue(40);
    auto *thin = new ThinProgress;
    thin->setRunning(true);
    return column({new QLineEdit(u"nas:9443"_s), disabled(new QLineEdit(u"disabled"_s)), filled, secret, combo, disabled(new QComboBox),
                   new QSpinBox, progress, thin}, u"Fields"_s);
}

QWidget *buttons()
{
    return column({new QPushButton(u"Plain"_s), weighty(u"Connect"_s, "primary"), weighty(u"Remove shop"_s, "danger"),
                   disabled(weighty(u"Disabled"_s, "primary")), disabled(new QPushButton(themedIcon(u"start"_s), u"Start"_s)),
                   new QPushButton(themedIcon(u"start"_s), u"Start"_s), new QCheckBox(u"Check"_s), checked(new QCheckBox(u"Checked"_s)),
                   disabled(checked(new QCheckBox(u"Disabled"_s))), new QRadioButton(u"Radio"_s), checked(new QRadioButton(u"Chosen"_s))},
                  u"Buttons"_s);
}

Banner *banner(Banner::Kind kind, const QString &sentence, const QString &details, const QString &action)
{
    auto *made = new Banner;
    made->show(kind, sentence, details, action);
    return made;
}

Certificate certificate(char seed)
{
    Certificate made;
    made.der = QByteArray(1, seed);
    for (int i = 0; i < 32; ++i)
        made.sha256.append(char(seed + i * 37));
    made.names = {u"localhost"_s, u"0.0.0.0"_s};
    made.validFrom = QDateTime(QDate(2026, 9, 16), QTime(0, 0), Qt::UTC);
    made.validUntil = QDateTime(QDate(2031, 9, 16), QTime(0, 0), Qt::UTC);
    made.selfSigned = true;
    return made;
}

const QString compose = uR"(# The shop, as deployed
services:
  web:
    image: "registry.example/shop/web:4.2"
    ports:
      - "8080:80"
    environment:
      DATABASE_URL: ${DATABASE_URL}
      WORKERS: 4
    restart: unless-stopped
    healthcheck: { test: [CMD, curl, -f, http://localhost/], interval: 30s }
  db:
    image: postgres:16
    volumes:
      - shop_db:/var/lib/postgresql/data
volumes:
  shop_db: {}
)"_s;

const QString json = uR"({
    "Id": 5,
    "Name": "shop",
    "Type": 2,
    "Env": [ { "name": "WORKERS", "value": "4" } ],
    "Option": null,
    "IsComposeFormat": false
}
)"_s;

} // namespace

QMenu *sampleMenu(QWidget *parent)
{
    auto *menu = new QMenu(parent);
    menu->addAction(themedIcon(u"refresh"_s), u"&Refresh"_s)->setShortcut(QKeySequence::Refresh);
    menu->addAction(themedIcon(u"edit"_s), u"&Edit..."_s)->setShortcut(QKeySequence(Qt::Key_F2));
    menu->addSeparator();
    QAction *check = menu->addAction(u"Show &sources"_s);
    check->setCheckable(true);
    check->setChecked(true);
    menu->addMenu(u"&Columns"_s)->addAction(u"Name"_s);
    menu->addAction(themedIcon(u"delete"_s), u"&Remove..."_s)->setEnabled(false);
    return menu;
}

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

QWidget *controlsPage()
{
    auto *page = new QWidget;
    auto *grid = new QGridLayout(page);
    grid->setContentsMargins(16, 16, 16, 16);
    grid->addWidget(inputs(), 0, 0);
    grid->addWidget(buttons(), 0, 1);
    auto *empty = new EmptyState;
    empty->setState(u"stack"_s, u"No stack matches 'foo'."_s, u"Clear the filter"_s, u"50 stacks are hidden by it."_s);
    grid->addWidget(column({empty, sampleMenu(page)}, u"Nothing, menu"_s), 0, 2);
    grid->addWidget(new SkeletonView, 0, 3);
    grid->addWidget(banner(Banner::Kind::Info, u"alice sees one environment of this server."_s, {}, {}), 1, 0, 1, 4);
    grid->addWidget(banner(Banner::Kind::Warning, u"Showing what was known at 14:02. The server is not answering."_s, {}, u"Retry"_s), 2, 0, 1, 4);
    grid->addWidget(banner(Banner::Kind::Bad, u"alice may not read the server settings. That needs the administrator role; an administrator of home-lab can grant it."_s,
                           u"Access denied: Unauthorized"_s, u"Retry"_s), 3, 0, 1, 4);
    for (int i = 0; i < 4; ++i)
        grid->setColumnStretch(i, 1);
    return page;
}

QWidget *connectPage()
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(32, 24, 32, 24);
    auto *cards = new QHBoxLayout;
    cards->addWidget(new CardButton(u"Access token"_s, u"Paste one made in Portainer under My account."_s, page));
    cards->addWidget(checked(new CardButton(u"User name and password"_s, u"Longshore makes a token for this computer and forgets the password."_s, page)));
    column->addLayout(cards);
    auto *stages = new StageList(page);
    stages->setStages({u"Reaching the server"_s, u"Checking its certificate"_s, u"Signing in"_s, u"Loading stacks"_s, u"Another"_s});
    stages->setState(0, StageState::Done, u"Reached the server: Portainer 2.23.0"_s);
    stages->setState(1, StageState::Attention, u"Checking its certificate: it is its own, as Portainer makes them"_s);
    auto *card = new CertificateCard;
    card->setCertificate(certificate('\x4f'));
    stages->setInserted(1, card);
    stages->setState(2, StageState::Running);
    stages->fail(3, u"The server did not accept the access token. Make a new one under My account > Access tokens."_s);
    column->addWidget(stages);
    auto *change = new CertificateCard(page);
    change->setChange(certificate('\x4f'), certificate('\x11'));
    column->addWidget(change);
    column->addStretch(1);
    return page;
}

QWidget *textPage()
{
    auto *page = new QWidget;
    auto *row = new QHBoxLayout(page);
    row->setContentsMargins(16, 12, 16, 12);
    auto *yaml = new CodeView(u"Compose file of shop"_s, page);
    yaml->setText(compose, CodeView::Language::Yaml);
    yaml->openSearch();
    yaml->findChild<QLineEdit *>(u"codeSearch"_s)->setText(u"shop"_s);
    auto *right = new CodeView(u"JSON of shop"_s, page);
    right->setText(json, CodeView::Language::Json);
    row->addWidget(yaml);
    row->addWidget(right);
    return page;
}

QWidget *iconsPage()
{
    auto *page = new QWidget;
    auto *grid = new QGridLayout(page);
    int at = 0;
    for (const QString &file : QDir(u":/icons"_s).entryList()) {
        const QString name = file.chopped(4);
        auto *button = new QToolButton(page);
        button->setIcon(name == u"longshore"_s ? applicationIcon() : themedIcon(name));
        button->setIconSize(QSize(at % 2 ? 16 : 24, at % 2 ? 16 : 24));
        button->setIconSize(QSize(24, 24));
        button->setAutoRaise(true);
        button->setText(name);
        button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
        button->setEnabled(at % 9 != 8);
        grid->addWidget(button, at / 9, at % 9);
        ++at;
    }
    auto *sizes = new QHBoxLayout;
    for (const int size : {16, 24, 32, 48, 64, 128}) {
        auto *label = new QLabel(page);
        label->setPixmap(applicationIcon().pixmap(QSize(size, size), page->devicePixelRatioF()));
        sizes->addWidget(label, 0, Qt::AlignBottom);
    }
    sizes->addStretch(1);
    grid->addLayout(sizes, at / 9 + 1, 0, 1, 9);
    return page;
}
