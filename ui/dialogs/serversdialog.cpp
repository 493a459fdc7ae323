// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/serversdialog.h"

#include "ui/dialogs/closerow.h"
#include "ui/dialogs/forgetquestion.h"
#include "ui/dialogs/serverstable.h"
#include "ui/dialogs/tonelabel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

class ServersDialog::Private
{
public:
    Private(ServersDialog *dialog, ProfileStore &store);

    void setUpView();
    QLayout *columnOfButtons();
    QLayout *foot();
    QPushButton *button(const QString &name, const QString &text);
    void layOut();
    void listen();
    void listenToButtons();
    void select(const ServerId &id);
    void follow();
    void move(int by);
    void askToForget();
    std::optional<ServerProfile> current() const { return table.at(view->currentIndex().row()); }

    ServersDialog *q;
    ProfileStore &profiles;
    ServersTable table;
    QString keychain;
    ServerId selected; ///< Outlives a reset of the table.
    QString complaint;
    QTreeView *view;
    ToneLabel *note;
    QPushButton *add;
    QPushButton *entry;
    QPushButton *options;
    QPushButton *rename;
    QPushButton *duplicate;
    QPushButton *enable;
    QPushButton *signIn;
    QPushButton *up;
    QPushButton *down;
    QPushButton *forget;
    QPushButton *importFile;
    QPushButton *exportFile;
};

ServersDialog::Private::Private(ServersDialog *dialog, ProfileStore &store)
    : q(dialog), profiles(store), table(store), keychain(ServersDialog::tr("the keychain")), view(new QTreeView(dialog)),
      note(new ToneLabel(ColourRole::Muted, dialog)), add(button(u"add"_s, ServersDialog::tr("&Add a server..."))),
      entry(button(u"addEntry"_s, ServersDialog::tr("Add &with options..."))),
      options(button(u"options"_s, ServersDialog::tr("&Options..."))), rename(button(u"rename"_s, ServersDialog::tr("&Rename"))),
      duplicate(button(u"duplicate"_s, ServersDialog::tr("Du&plicate"))), enable(button(u"enable"_s, ServersDialog::tr("D&isable"))),
      signIn(button(u"signIn"_s, ServersDialog::tr("&Sign in again..."))), up(button(u"up"_s, ServersDialog::tr("Move &up"))),
      down(button(u"down"_s, ServersDialog::tr("Move &down"))), forget(button(u"forget"_s, ServersDialog::tr("&Forget..."))),
      importFile(button(u"import"_s, ServersDialog::tr("I&mport..."))), exportFile(button(u"export"_s, ServersDialog::tr("E&xport...")))
{
    setUpView();
    note->setObjectName(u"note"_s);
    layOut();
    listen();
    listenToButtons();
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
    view->setEditTriggers(QAbstractItemView::EditKeyPressed);
    view->setTabKeyNavigation(false);
    view->setAllColumnsShowFocus(true);
    view->header()->setStretchLastSection(false);
    view->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    view->header()->setSectionResizeMode(ServersTable::Name, QHeaderView::Stretch);
    view->header()->setSectionResizeMode(ServersTable::Address, QHeaderView::Stretch);
    view->header()->setSectionsMovable(false);
}

QLayout *ServersDialog::Private::columnOfButtons()
{
    auto *column = new QVBoxLayout;
    column->setSpacing(8);
    for (QPushButton *each : {add, entry})
        column->addWidget(each);
    column->addSpacing(8);
    for (QPushButton *each : {options, rename, signIn, duplicate, enable})
        column->addWidget(each);
    column->addSpacing(8);
    for (QPushButton *each : {up, down})
        column->addWidget(each);
    column->addSpacing(8);
    column->addWidget(forget);
    column->addStretch();
    return column;
}

QLayout *ServersDialog::Private::foot()
{
    QHBoxLayout *row = makeCloseRow(q);
    row->insertWidget(0, importFile);
    row->insertWidget(1, exportFile);
    return row;
}

void ServersDialog::Private::layOut()
{
    auto *left = new QVBoxLayout;
    left->setSpacing(12);
    left->addWidget(view, 1);
    left->addWidget(note);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(16);
    middle->addLayout(left, 1);
    middle->addLayout(columnOfButtons());
    auto *column = new QVBoxLayout(q);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(16);
    column->addLayout(middle, 1);
    column->addLayout(foot());
}

void ServersDialog::Private::listen()
{
    connect(view->selectionModel(), &QItemSelectionModel::currentRowChanged, q, [this](const QModelIndex &now) {
        if (const auto profile = table.at(now.row()))
            selected = profile->id;
        complaint.clear();
        follow();
    });
    // A shortcut of the table's own: the key would otherwise go on to the dialog and close it.
    auto *open = new QAction(ServersDialog::tr("Options"), view);
    open->setShortcuts({Qt::Key_Return, Qt::Key_Enter});
    open->setShortcutContext(Qt::WidgetShortcut);
    view->addAction(open);
    connect(open, &QAction::triggered, options, &QPushButton::click);
    connect(&table, &QAbstractItemModel::modelReset, q, [this] { select(selected); });
    connect(&table, &QAbstractItemModel::dataChanged, q, [this] { follow(); });
    connect(&table, &ServersTable::edited, q, &ServersDialog::profileChanged);
    auto *remove = new QAction(forget->text(), view);
    remove->setShortcut(QKeySequence::Delete);
    remove->setShortcutContext(Qt::WidgetShortcut);
    view->addAction(remove);
    connect(remove, &QAction::triggered, forget, &QPushButton::click);
}

void ServersDialog::Private::listenToButtons()
{
    connect(add, &QPushButton::clicked, q, &ServersDialog::addRequested);
    connect(entry, &QPushButton::clicked, q, &ServersDialog::entryRequested);
    connect(options, &QPushButton::clicked, q, [this] { Q_EMIT q->optionsRequested(selected); });
    connect(rename, &QPushButton::clicked, q, [this] { view->edit(view->currentIndex().siblingAtColumn(ServersTable::Name)); });
    connect(duplicate, &QPushButton::clicked, q, [this] { Q_EMIT q->duplicateRequested(selected); });
    connect(enable, &QPushButton::clicked, q, [this] {
        if (const auto profile = current())
            Q_EMIT q->enableRequested(selected, !profile->enabled);
    });
    connect(signIn, &QPushButton::clicked, q, [this] { Q_EMIT q->signInRequested(selected); });
    connect(up, &QPushButton::clicked, q, [this] { move(-1); });
    connect(down, &QPushButton::clicked, q, [this] { move(1); });
    connect(forget, &QPushButton::clicked, q, [this] { askToForget(); });
    connect(importFile, &QPushButton::clicked, q, &ServersDialog::importRequested);
    connect(exportFile, &QPushButton::clicked, q, &ServersDialog::exportRequested);
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
    for (QWidget *each : std::initializer_list<QWidget *>{options, rename, duplicate, enable, forget})
        each->setEnabled(profile.has_value());
    signIn->setEnabled(profile && profile->enabled);
    enable->setText(profile && !profile->enabled ? ServersDialog::tr("&Enable") : ServersDialog::tr("D&isable"));
    up->setEnabled(profile && row > 0);
    down->setEnabled(profile && row + 1 < table.rowCount());
    exportFile->setEnabled(table.rowCount() > 0);
    const QString wrong = complaint.isEmpty() ? profiles.problem() : complaint;
    note->setRole(wrong.isEmpty() ? ColourRole::Muted : ColourRole::Bad);
    note->say(!wrong.isEmpty()        ? wrong
              : table.rowCount() == 0 ? ServersDialog::tr("No server is saved yet. Add the first one.")
                                      : QString());
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
    setMinimumSize(640, 480);
    resize(960, 520);
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

void ServersDialog::select(const ServerId &id)
{
    d->select(id);
}

void ServersDialog::complain(const QString &sentence)
{
    d->complaint = sentence;
    d->follow();
}

} // namespace longshore
