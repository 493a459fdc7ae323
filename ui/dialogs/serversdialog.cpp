// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/serversdialog.h"

#include "ui/dialogs/closerow.h"
#include "ui/dialogs/forgetquestion.h"
#include "ui/dialogs/serverstable.h"
#include "ui/dialogs/tonelabel.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace longshore {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::array<std::chrono::seconds, 7> Intervals{10s, 30s, 60s, 120s, 180s, 300s, 0s};

} // namespace

class ServersDialog::Private
{
public:
    Private(ServersDialog *dialog, ProfileStore &store);

    void setUpView();
    void setUpRefresh();
    QLayout *columnOfButtons();
    QPushButton *button(const QString &name, const QString &text);
    void layOut();
    void listen();
    void select(const ServerId &id);
    void follow();
    void move(int by);
    void setRefresh(int at);
    void askToForget();
    std::optional<ServerProfile> current() const { return table.at(view->currentIndex().row()); }

    ServersDialog *q;
    ProfileStore &profiles;
    ServersTable table;
    QString keychain;
    ServerId selected; ///< Outlives a reset of the table.
    QTreeView *view;
    QComboBox *refresh;
    ToneLabel *refreshCaption;
    ToneLabel *note;
    QPushButton *add;
    QPushButton *rename;
    QPushButton *signIn;
    QPushButton *up;
    QPushButton *down;
    QPushButton *forget;
};

ServersDialog::Private::Private(ServersDialog *dialog, ProfileStore &store)
    : q(dialog), profiles(store), table(store), keychain(ServersDialog::tr("the keychain")), view(new QTreeView(dialog)),
      refresh(new QComboBox(dialog)), refreshCaption(makeHeading(ServersDialog::tr("R&efresh"), 0, dialog)),
      note(new ToneLabel(ColourRole::Muted, dialog)), add(button(u"add"_s, ServersDialog::tr("&Add a server..."))),
      rename(button(u"rename"_s, ServersDialog::tr("&Rename"))), signIn(button(u"signIn"_s, ServersDialog::tr("&Sign in again..."))),
      up(button(u"up"_s, ServersDialog::tr("Move &up"))), down(button(u"down"_s, ServersDialog::tr("Move &down"))),
      forget(button(u"forget"_s, ServersDialog::tr("&Forget...")))
{
    setUpView();
    setUpRefresh();
    note->setObjectName(u"note"_s);
    layOut();
    listen();
    if (const auto first = table.at(0))
        select(first->id);
    follow();
}

QPushButton *ServersDialog::Private::button(const QString &name, const QString &text)
{
    auto *made = new QPushButton(text, q);
    made->setObjectName(name);
    made->setAutoDefault(false);
    return made;
}

void ServersDialog::Private::setUpView()
{
    view->setObjectName(u"servers"_s);
    view->setAccessibleName(ServersDialog::tr("Saved servers"));
    view->setModel(&table);
    view->setRootIsDecorated(false);
    view->setUniformRowHeights(true);
    view->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    view->setTabKeyNavigation(false);
    view->setAllColumnsShowFocus(true);
    view->header()->setStretchLastSection(false);
    view->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    view->header()->setSectionResizeMode(ServersTable::Name, QHeaderView::Stretch);
    view->header()->setSectionResizeMode(ServersTable::Address, QHeaderView::Stretch);
    view->header()->setSectionsMovable(false);
}

void ServersDialog::Private::setUpRefresh()
{
    refresh->setObjectName(u"refreshEvery"_s);
    refresh->setAccessibleName(ServersDialog::tr("Refresh"));
    for (const std::chrono::seconds every : Intervals)
        refresh->addItem(refreshText(every), static_cast<int>(every.count()));
    refreshCaption->setBuddy(refresh);
    refreshCaption->setWordWrap(false);
}

QLayout *ServersDialog::Private::columnOfButtons()
{
    auto *column = new QVBoxLayout;
    column->setSpacing(8);
    column->addWidget(add);
    column->addSpacing(8);
    for (QPushButton *each : {rename, signIn, up, down})
        column->addWidget(each);
    column->addSpacing(8);
    column->addWidget(forget);
    column->addStretch();
    return column;
}

void ServersDialog::Private::layOut()
{
    auto *left = new QVBoxLayout;
    left->setSpacing(12);
    auto *interval = new QHBoxLayout;
    interval->setSpacing(8);
    interval->addWidget(refreshCaption);
    interval->addWidget(refresh);
    interval->addStretch();
    left->addWidget(view, 1);
    left->addLayout(interval);
    left->addWidget(note);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(16);
    middle->addLayout(left, 1);
    middle->addLayout(columnOfButtons());
    auto *column = new QVBoxLayout(q);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(16);
    column->addLayout(middle, 1);
    column->addLayout(makeCloseRow(q));
}

void ServersDialog::Private::listen()
{
    connect(view->selectionModel(), &QItemSelectionModel::currentRowChanged, q, [this](const QModelIndex &now) {
        if (const auto profile = table.at(now.row()))
            selected = profile->id;
        follow();
    });
    connect(&table, &QAbstractItemModel::modelReset, q, [this] { select(selected); });
    connect(&table, &QAbstractItemModel::dataChanged, q, [this] { follow(); });
    connect(&table, &ServersTable::edited, q, &ServersDialog::profileChanged);
    connect(add, &QPushButton::clicked, q, &ServersDialog::addRequested);
    connect(rename, &QPushButton::clicked, q, [this] { view->edit(view->currentIndex().siblingAtColumn(ServersTable::Name)); });
    connect(signIn, &QPushButton::clicked, q, [this] { Q_EMIT q->signInRequested(selected); });
    connect(up, &QPushButton::clicked, q, [this] { move(-1); });
    connect(down, &QPushButton::clicked, q, [this] { move(1); });
    connect(forget, &QPushButton::clicked, q, [this] { askToForget(); });
    connect(refresh, &QComboBox::activated, q, [this](int at) { setRefresh(at); });
    auto *remove = new QAction(forget->text(), view);
    remove->setShortcut(QKeySequence::Delete);
    remove->setShortcutContext(Qt::WidgetShortcut);
    view->addAction(remove);
    connect(remove, &QAction::triggered, forget, &QPushButton::click);
}

/// The same server as before, or what now stands in its place.
void ServersDialog::Private::select(const ServerId &id)
{
    const int row = table.rowOf(id);
    const int instead = std::min(std::max(row, 0), table.rowCount() - 1);
    view->setCurrentIndex(table.index(row >= 0 ? row : instead, ServersTable::Name));
    follow();
}

void ServersDialog::Private::follow()
{
    const auto profile = current();
    const int row = view->currentIndex().row();
    for (QWidget *each : std::initializer_list<QWidget *>{rename, signIn, forget, refresh, refreshCaption})
        each->setEnabled(profile.has_value());
    up->setEnabled(profile && row > 0);
    down->setEnabled(profile && row + 1 < table.rowCount());
    note->setRole(profiles.problem().isEmpty() ? ColourRole::Muted : ColourRole::Bad);
    note->say(!profiles.problem().isEmpty() ? profiles.problem()
              : table.rowCount() == 0       ? ServersDialog::tr("No server is saved yet. Add the first one.")
                                            : QString());
    if (!profile)
        return;
    const int seconds = static_cast<int>(profile->refreshEvery.count());
    if (refresh->findData(seconds) < 0) // Written into the file by hand: shown as it is.
        refresh->addItem(refreshText(profile->refreshEvery), seconds);
    refresh->setCurrentIndex(refresh->findData(seconds));
}

void ServersDialog::Private::move(int by)
{
    QList<ServerId> order;
    for (const ServerProfile &profile : profiles.profiles())
        order.append(profile.id);
    const qsizetype from = order.indexOf(selected);
    const qsizetype to = from + by;
    if (from < 0 || to < 0 || to >= order.size())
        return;
    order.move(from, to);
    profiles.reorder(order);
    follow();
    QPushButton *pressed = by < 0 ? up : down;
    if (!pressed->isEnabled()) // At the end of the list the focus must not fall through.
        view->setFocus(Qt::OtherFocusReason);
}

void ServersDialog::Private::setRefresh(int at)
{
    auto profile = current();
    if (!profile)
        return;
    profile->refreshEvery = std::chrono::seconds(refresh->itemData(at).toInt());
    profiles.put(*profile);
    follow();
    Q_EMIT q->profileChanged(*profile);
}

void ServersDialog::Private::askToForget()
{
    const auto profile = current();
    if (!profile)
        return;
    auto *question = new ForgetQuestion(*profile, keychain, q);
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(question, &ForgetQuestion::confirmed, q, &ServersDialog::forgetRequested);
    question->open();
}

ServersDialog::ServersDialog(ProfileStore &profiles, QWidget *parent)
    : QDialog(parent), d(std::make_unique<Private>(this, profiles))
{
    setWindowTitle(tr("Servers"));
    setObjectName(u"serversDialog"_s);
    setMinimumSize(560, 360);
    resize(880, 420);
    d->view->setFocus(Qt::OtherFocusReason);
}

ServersDialog::~ServersDialog()
{
    // The view is a child and would otherwise outlive the model it shows.
    d->view->setModel(nullptr);
}

void ServersDialog::setKeychain(const QString &name)
{
    d->keychain = name;
    d->table.setKeychain(name);
}

} // namespace longshore
