// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/dialogs/dialogstates.h"
#include "ui/dialogs/forgetquestion.h"
#include "ui/dialogs/serversdialog.h"
#include "ui/dialogs/serverstable.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace longshore;
using namespace Qt::StringLiterals;

class TestServersDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void listsTheServers();
    void modelHoldsThroughChanges();
    void renamesInPlace();
    void refusesAnEmptyName();
    void movesAndKeepsTheSelection();
    void marksAreNamed();
    void wishesForTheSelected_data();
    void wishesForTheSelected();
    void disabledCanBeEnabled();
    void everythingByKeyboard();
    void guardedServersAskForTheirName();
    void complaintStaysUntilAnotherIsChosen();
    void signsInAgain();
    void asksBeforeForgetting_data();
    void asksBeforeForgetting();
    void saysWhatGoes_data();
    void saysWhatGoes();
    void goesOnAfterForgetting();
    void emptyListOffersToAdd();
    void saysWhenItCannotSave();

private:
    QAbstractButton *button(const char *name) { return m_dialog->findChild<QAbstractButton *>(QString::fromLatin1(name)); }
    QTreeView *view() { return m_dialog->findChild<QTreeView *>(u"servers"_s); }
    QString cell(int row, int column) { return view()->model()->index(row, column).data().toString(); }
    QStringList names()
    {
        QStringList all;
        for (int row = 0; row < view()->model()->rowCount(); ++row)
            all.append(cell(row, ServersTable::Name));
        return all;
    }
    void select(int row) { view()->setCurrentIndex(view()->model()->index(row, 0)); }
    void open();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ProfileStore> m_store;
    std::unique_ptr<ServersDialog> m_dialog;
    QList<ServerProfile> m_saved;
};

void TestServersDialog::initTestCase()
{
    qRegisterMetaType<ServerId>();
    qRegisterMetaType<ServerProfile>();
}

void TestServersDialog::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<ProfileStore>(ConfigDir(m_folder->path() + u"/conf"_s));
    m_saved = {sampleProfile(u"home-lab"_s, u"nas"_s), sampleProfile(u"work"_s, u"https://example.com:443/p"_s),
               sampleProfile(u"old"_s, u"http://10.0.0.1"_s)};
    m_saved[1].tokenPlace = TokenPlace::ThisSession;
    m_saved[1].userName.clear();
    for (const ServerProfile &profile : m_saved)
        QVERIFY(m_store->put(profile));
    open();
}

void TestServersDialog::open()
{
    m_dialog = std::make_unique<ServersDialog>(*m_store);
    m_dialog->setKeychain(u"GNOME Keyring"_s);
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
}

void TestServersDialog::cleanup()
{
    m_dialog.reset();
    m_store.reset();
    m_folder.reset();
}

void TestServersDialog::listsTheServers()
{
    QCOMPARE(names(), (QStringList{u"home-lab"_s, u"work"_s, u"old"_s}));
    QCOMPARE(cell(0, ServersTable::Address), u"https://nas:9443"_s);
    QCOMPARE(cell(0, ServersTable::User), u"alice"_s);
    QCOMPARE(cell(0, ServersTable::Token), u"GNOME Keyring"_s);
    QCOMPARE(cell(0, ServersTable::Options), QString());
    QCOMPARE(cell(1, ServersTable::User), u"not known"_s);
    QCOMPARE(cell(1, ServersTable::Token), u"this session only"_s);
    QCOMPARE(view()->currentIndex().row(), 0);
    QVERIFY(!button("up")->isEnabled());
    QVERIFY(button("down")->isEnabled());
}

void TestServersDialog::modelHoldsThroughChanges()
{
    ServersTable table(*m_store);
    QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::Fatal);
    m_store->remove(m_saved.at(1).id);
    QCOMPARE(table.rowCount(), 2);
    m_store->put(m_saved.at(1));
    m_store->reorder({m_saved.at(1).id, m_saved.at(2).id});
    QCOMPARE(table.rowOf(m_saved.at(0).id), 2);
    QCOMPARE(table.rowOf(ServerId::create()), -1);
    QCOMPARE(table.at(3), std::nullopt);
    QCOMPARE(table.at(-1), std::nullopt);
    for (const ServerProfile &profile : m_store->profiles())
        m_store->remove(profile.id);
    QCOMPARE(table.rowCount(), 0);
}

void TestServersDialog::renamesInPlace()
{
    QSignalSpy changed(m_dialog.get(), &ServersDialog::profileChanged);
    select(1);
    QTest::mouseClick(button("rename"), Qt::LeftButton);
    auto *editor = view()->viewport()->findChild<QLineEdit *>();
    QVERIFY(editor);
    QCOMPARE(editor->text(), u"work"_s);
    QTest::keyClicks(editor, u" office "_s);
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(m_store->profile(m_saved.at(1).id)->name, u"office"_s);
    QCOMPARE(changed.first().first().value<ServerProfile>().name, u"office"_s);
    QCOMPARE(names().at(1), u"office"_s);
    QVERIFY(m_dialog->isVisible()); // Enter ended the edit, not the dialog
    // By the key as well.
    view()->setFocus();
    QTest::keyClick(view(), Qt::Key_F2);
    QVERIFY(view()->viewport()->findChild<QLineEdit *>());
}

void TestServersDialog::refusesAnEmptyName()
{
    select(0);
    QTest::mouseClick(button("rename"), Qt::LeftButton);
    auto *editor = view()->viewport()->findChild<QLineEdit *>();
    QVERIFY(editor);
    editor->selectAll();
    QTest::keyClicks(editor, u"   "_s);
    QTest::keyClick(editor, Qt::Key_Return);
    QCOMPARE(m_store->profile(m_saved.at(0).id)->name, u"home-lab"_s);
    QCOMPARE(names().at(0), u"home-lab"_s);
}

void TestServersDialog::movesAndKeepsTheSelection()
{
    QTest::mouseClick(button("down"), Qt::LeftButton);
    QCOMPARE(names(), (QStringList{u"work"_s, u"home-lab"_s, u"old"_s}));
    QCOMPARE(view()->currentIndex().row(), 1);
    QTest::mouseClick(button("down"), Qt::LeftButton);
    QCOMPARE(view()->currentIndex().row(), 2);
    QVERIFY(!button("down")->isEnabled());
    QVERIFY(QApplication::focusWidget());
    QTest::mouseClick(button("up"), Qt::LeftButton);
    QCOMPARE(names(), (QStringList{u"work"_s, u"home-lab"_s, u"old"_s}));
    QCOMPARE(m_store->profiles().at(1).id, m_saved.at(0).id);
}

void TestServersDialog::marksAreNamed()
{
    ServerProfile marked = m_saved.at(0);
    marked.colour = ServerColour::Teal;
    QVERIFY(m_store->put(marked));
    const QModelIndex name = view()->model()->index(0, ServersTable::Name);
    QCOMPARE(name.data(Qt::AccessibleTextRole).toString(), u"home-lab, marked teal"_s);
    QVERIFY(!name.data(Qt::DecorationRole).isNull());
    QVERIFY(name.siblingAtRow(1).data(Qt::DecorationRole).isNull());
}

void TestServersDialog::wishesForTheSelected_data()
{
    QTest::addColumn<QString>("pressed");
    QTest::addColumn<QByteArray>("signal");
    QTest::newRow("options") << u"options"_s << QByteArray(SIGNAL(optionsRequested(longshore::ServerId)));
    QTest::newRow("duplicate") << u"duplicate"_s << QByteArray(SIGNAL(duplicateRequested(longshore::ServerId)));
    QTest::newRow("disable") << u"enable"_s << QByteArray(SIGNAL(enableRequested(longshore::ServerId, bool)));
    QTest::newRow("add") << u"add"_s << QByteArray(SIGNAL(addRequested()));
    QTest::newRow("add with options") << u"addEntry"_s << QByteArray(SIGNAL(entryRequested()));
    QTest::newRow("import") << u"import"_s << QByteArray(SIGNAL(importRequested()));
    QTest::newRow("export") << u"export"_s << QByteArray(SIGNAL(exportRequested()));
}

void TestServersDialog::wishesForTheSelected()
{
    QFETCH(QString, pressed);
    QFETCH(QByteArray, signal);
    QSignalSpy wanted(m_dialog.get(), QMetaObject::normalizedSignature(signal.constData()).constData());
    QVERIFY(wanted.isValid());
    select(1);
    QTest::mouseClick(button(pressed.toLatin1().constData()), Qt::LeftButton);
    QCOMPARE(wanted.size(), 1);
    if (!wanted.constFirst().isEmpty())
        QCOMPARE(wanted.constFirst().first().value<ServerId>(), m_saved.at(1).id);
}

void TestServersDialog::disabledCanBeEnabled()
{
    QSignalSpy wanted(m_dialog.get(), &ServersDialog::enableRequested);
    select(0);
    QCOMPARE(button("enable")->text(), u"D&isable"_s);
    ServerProfile off = m_saved.at(0);
    off.enabled = false;
    QVERIFY(m_store->put(off));
    QCOMPARE(button("enable")->text(), u"&Enable"_s);
    QVERIFY(!button("signIn")->isEnabled());
    QTest::mouseClick(button("enable"), Qt::LeftButton);
    QCOMPARE(wanted.constFirst().at(1).toBool(), true);
}

void TestServersDialog::everythingByKeyboard()
{
    view()->setFocus();
    QSignalSpy options(m_dialog.get(), &ServersDialog::optionsRequested);
    QTest::keyClick(view(), Qt::Key_Down);
    QTest::keyClick(view(), Qt::Key_Return);
    QCOMPARE(options.size(), 1);
    QCOMPARE(options.constFirst().first().value<ServerId>(), m_saved.at(1).id);
    QSet<QString> reached;
    for (int i = 0; i < 30; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        reached.insert(QApplication::focusWidget()->objectName());
    }
    for (const char *name : {"servers", "add", "addEntry", "options", "rename", "signIn", "duplicate", "enable", "up", "down", "forget", "import", "export"})
        QVERIFY2(reached.contains(QString::fromLatin1(name)), name);
}

void TestServersDialog::guardedServersAskForTheirName()
{
    ServerProfile guarded = m_saved.at(2);
    guarded.locked = true;
    QVERIFY(m_store->put(guarded));
    QSignalSpy wanted(m_dialog.get(), &ServersDialog::forgetRequested);
    select(2);
    QTest::mouseClick(button("forget"), Qt::LeftButton);
    auto *question = m_dialog->findChild<ForgetQuestion *>();
    QVERIFY(question);
    QVERIFY(QTest::qWaitForWindowActive(question));
    auto *forget = question->findChild<QPushButton *>(u"forget"_s);
    QVERIFY(!forget->isEnabled());
    QTest::keyClicks(question->findChild<QLineEdit *>(u"confirmEdit"_s), u"old"_s);
    QVERIFY(forget->isEnabled());
    QTest::mouseClick(forget, Qt::LeftButton);
    QCOMPARE(wanted.size(), 1);
}

void TestServersDialog::complaintStaysUntilAnotherIsChosen()
{
    m_dialog->complain(u"Nothing was imported."_s);
    auto *note = m_dialog->findChild<QLabel *>(u"note"_s);
    QCOMPARE(note->text(), u"Nothing was imported."_s);
    select(1);
    QVERIFY(note->text().isEmpty());
}

void TestServersDialog::signsInAgain()
{
    QSignalSpy wanted(m_dialog.get(), &ServersDialog::signInRequested);
    select(1);
    QTest::mouseClick(button("signIn"), Qt::LeftButton);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first().value<ServerId>(), m_saved.at(1).id);
}

void TestServersDialog::asksBeforeForgetting_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<int>("forgotten");
    QTest::newRow("keep") << u"keep"_s << 0;
    QTest::newRow("forget") << u"forget"_s << 1;
    QTest::newRow("Enter") << u"Enter"_s << 0;
    QTest::newRow("Esc") << u"Esc"_s << 0;
}

void TestServersDialog::asksBeforeForgetting()
{
    QFETCH(QString, answer);
    QFETCH(int, forgotten);
    QSignalSpy wanted(m_dialog.get(), &ServersDialog::forgetRequested);
    select(2);
    view()->setFocus();
    QTest::keyClick(view(), Qt::Key_Delete);
    auto *question = m_dialog->findChild<ForgetQuestion *>();
    QVERIFY(question);
    QVERIFY(QTest::qWaitForWindowActive(question));
    QCOMPARE(wanted.size(), 0);
    QVERIFY(question->findChild<QPushButton *>(u"keep"_s)->isDefault());
    QCOMPARE(question->findChild<QPushButton *>(u"forget"_s)->text(), u"&Forget old"_s);
    QTRY_COMPARE(QApplication::focusWidget(), question->findChild<QWidget *>(u"keep"_s));
    if (answer == "Enter"_L1)
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    else if (answer == "Esc"_L1)
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    else
        QTest::mouseClick(question->findChild<QPushButton *>(answer), Qt::LeftButton);
    QCOMPARE(wanted.size(), forgotten);
    if (forgotten)
        QCOMPARE(wanted.first().first().value<ServerId>(), m_saved.at(2).id);
    QTRY_VERIFY(!m_dialog->findChild<ForgetQuestion *>());
    QCOMPARE(m_store->profiles().size(), 3); // the shell forgets, not the dialog
}

void TestServersDialog::saysWhatGoes_data()
{
    QTest::addColumn<int>("server");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("keychain") << 0
                              << u"Forgets home-lab on this computer: its entry, its access token in GNOME Keyring, and the rows remembered "
                                 "from it. Nothing changes on the server; the token stays valid there until it is revoked."_s;
    QTest::newRow("session") << 1
                             << u"Forgets work on this computer: its entry, its access token in memory, and the rows remembered from it. "
                                "Nothing changes on the server; the token stays valid there until it is revoked."_s;
}

void TestServersDialog::saysWhatGoes()
{
    QFETCH(int, server);
    QFETCH(QString, sentence);
    select(server);
    QTest::mouseClick(button("forget"), Qt::LeftButton);
    auto *question = m_dialog->findChild<ForgetQuestion *>();
    QVERIFY(question);
    QCOMPARE(question->findChild<QLabel *>(u"sentence"_s)->text(), sentence);
}

void TestServersDialog::goesOnAfterForgetting()
{
    select(1);
    m_store->remove(m_saved.at(1).id);
    QCOMPARE(names(), (QStringList{u"home-lab"_s, u"old"_s}));
    QVERIFY(view()->currentIndex().isValid());
    QVERIFY(button("forget")->isEnabled());
}

void TestServersDialog::emptyListOffersToAdd()
{
    for (const ServerProfile &profile : m_saved)
        m_store->remove(profile.id);
    for (const char *name : {"rename", "signIn", "up", "down", "forget"})
        QVERIFY2(!button(name)->isEnabled(), name);
    QVERIFY(!m_dialog->findChild<QLabel *>(u"note"_s)->text().isEmpty());
    QSignalSpy wanted(m_dialog.get(), &ServersDialog::addRequested);
    QTest::mouseClick(button("add"), Qt::LeftButton);
    QCOMPARE(wanted.size(), 1);
    m_store->put(m_saved.at(0));
    QCOMPARE(view()->currentIndex().row(), 0);
    QVERIFY(button("forget")->isEnabled());
}

void TestServersDialog::saysWhenItCannotSave()
{
    m_dialog.reset();
    // A file where the folder should be: nothing can be written there, by anyone.
    const QString blocked = m_folder->path() + u"/blocked"_s;
    QFile file(blocked);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    m_store = std::make_unique<ProfileStore>(ConfigDir(blocked));
    m_store->put(m_saved.at(0));
    QVERIFY(!m_store->problem().isEmpty());
    open();
    QLabel *note = m_dialog->findChild<QLabel *>(u"note"_s);
    QVERIFY(note->isVisible());
    QCOMPARE(note->text(), m_store->problem());
}

QTEST_MAIN(TestServersDialog)
#include "tst_serversdialog.moc"
