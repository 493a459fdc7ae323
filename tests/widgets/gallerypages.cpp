// SPDX-License-Identifier: GPL-3.0-or-later
#include "gallerypages.h"

#include "ui/widgets/banner.h"
#include "ui/widgets/cardbutton.h"
#include "ui/widgets/certificatecard.h"
#include "ui/widgets/codeview.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/secretfield.h"
#include "ui/widgets/skeletonview.h"
#include "ui/widgets/stagelist.h"
#include "ui/widgets/thinprogress.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace longshore;

namespace {

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
    return column({new QLineEdit(u"nas:9443"_s), disabled(new QLineEdit(u"disabled"_s)), filled, secret, combo,
                      disabled(new QComboBox), new QSpinBox, progress, thin},
        u"Fields"_s);
}

QWidget *buttons()
{
    return column(
        {new QPushButton(u"Plain"_s), weighty(u"Connect"_s, "primary"), weighty(u"Remove shop"_s, "danger"),
            disabled(weighty(u"Disabled"_s, "primary")), disabled(new QPushButton(themedIcon(u"start"_s), u"Start"_s)),
            new QPushButton(themedIcon(u"start"_s), u"Start"_s), new QCheckBox(u"Check"_s),
            checked(new QCheckBox(u"Checked"_s)), disabled(checked(new QCheckBox(u"Disabled"_s))),
            new QRadioButton(u"Radio"_s), checked(new QRadioButton(u"Chosen"_s))},
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
    grid->addWidget(
        banner(Banner::Kind::Warning, u"Showing what was known at 14:02. The server is not answering."_s, {}, u"Retry"_s), 2,
        0, 1, 4);
    grid->addWidget(
        banner(Banner::Kind::Bad,
            u"alice may not read the server settings. That needs the administrator role; an administrator of home-lab can grant it."_s,
            u"Access denied: Unauthorized"_s, u"Retry"_s),
        3, 0, 1, 4);
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
    cards->addWidget(checked(new CardButton(
        u"User name and password"_s, u"Longshore makes a token for this computer and forgets the password."_s, page)));
    column->addLayout(cards);
    auto *stages = new StageList(page);
    stages->setStages(
        {u"Reaching the server"_s, u"Checking its certificate"_s, u"Signing in"_s, u"Loading stacks"_s, u"Another"_s});
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
