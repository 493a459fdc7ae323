// SPDX-License-Identifier: GPL-3.0-or-later
// The dialogs that ask nothing: settings, about, licence, keyboard.
#include "ui/dialogs/aboutdialog.h"
#include "ui/dialogs/keyboarddialog.h"
#include "ui/dialogs/licencedialog.h"
#include "ui/dialogs/settingsdialog.h"
#include "ui/widgets/factgrid.h"

#include <QAbstractButton>
#include <QAction>
#include <QFile>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

class TestPlainDialogs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void settingsTakeEffectAtOnce_data();
    void settingsTakeEffectAtOnce();
    void settingsFollowChangesFromElsewhere();
    void settingsMoveByArrowKeys();
    void aboutTellsVersionAndLicences();
    void aboutShowsTheLicence();
    void keysOfActions_data();
    void keysOfActions();
    void keyboardListsEachOnce();
    void closeByKeyboard();
};

void TestPlainDialogs::settingsTakeEffectAtOnce_data()
{
    QTest::addColumn<QString>("button");
    QTest::addColumn<int>("scheme");
    QTest::addColumn<int>("style");
    QTest::addColumn<int>("place");
    const auto row = [](const char *button, ColourScheme scheme, WidgetStyle style, DetailPlace place) {
        QTest::newRow(button) << QString::fromLatin1(button) << int(scheme) << int(style) << int(place);
    };
    row("schemeLight", ColourScheme::Light, WidgetStyle::Longshore, DetailPlace::Bottom);
    row("schemeDark", ColourScheme::Dark, WidgetStyle::Longshore, DetailPlace::Bottom);
    row("styleSystem", ColourScheme::System, WidgetStyle::System, DetailPlace::Bottom);
    row("detailRight", ColourScheme::System, WidgetStyle::Longshore, DetailPlace::Right);
    row("detailHidden", ColourScheme::System, WidgetStyle::Longshore, DetailPlace::Hidden);
}

void TestPlainDialogs::settingsTakeEffectAtOnce()
{
    QFETCH(QString, button);
    QFETCH(int, scheme);
    QFETCH(int, style);
    QFETCH(int, place);
    QTemporaryDir folder;
    Settings settings{ConfigDir(folder.path())};
    SettingsDialog dialog(settings);
    dialog.show();
    auto *radio = dialog.findChild<QAbstractButton *>(button);
    QVERIFY(radio);
    QVERIFY(!radio->isChecked());
    QTest::mouseClick(radio, Qt::LeftButton, {}, QPoint(8, radio->height() / 2));
    QCOMPARE(int(settings.colourScheme()), scheme);
    QCOMPARE(int(settings.widgetStyle()), style);
    QCOMPARE(int(settings.detailPlace()), place);
    QVERIFY(dialog.isVisible());
    const SettingsDialog again(settings);
    QVERIFY(again.findChild<QAbstractButton *>(button)->isChecked());
}

void TestPlainDialogs::settingsFollowChangesFromElsewhere()
{
    QTemporaryDir folder;
    Settings settings{ConfigDir(folder.path())};
    SettingsDialog dialog(settings);
    settings.setDetailPlace(DetailPlace::Right);
    settings.setColourScheme(ColourScheme::Dark);
    QVERIFY(dialog.findChild<QAbstractButton *>(u"detailRight"_s)->isChecked());
    QVERIFY(dialog.findChild<QAbstractButton *>(u"schemeDark"_s)->isChecked());
}

void TestPlainDialogs::settingsMoveByArrowKeys()
{
    QTemporaryDir folder;
    Settings settings{ConfigDir(folder.path())};
    SettingsDialog dialog(settings);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    auto *system = dialog.findChild<QAbstractButton *>(u"schemeSystem"_s);
    system->setFocus();
    QTest::keyClick(system, Qt::Key_Right);
    QCOMPARE(settings.colourScheme(), ColourScheme::Light);
    // The groups stand apart: the others kept their choice.
    QVERIFY(dialog.findChild<QAbstractButton *>(u"styleLongshore"_s)->isChecked());
    QVERIFY(dialog.findChild<QAbstractButton *>(u"detailBottom"_s)->isChecked());
}

void TestPlainDialogs::aboutTellsVersionAndLicences()
{
    const AboutDialog dialog;
    QVERIFY(dialog.findChild<QLabel *>(u"version"_s)->text().contains(QLatin1StringView(LONGSHORE_VERSION)));
    QString all;
    for (const QLabel *label : dialog.findChildren<QLabel *>())
        all += label->text() + u'\n';
    QVERIFY(all.contains("GPL-3.0-or-later"_L1));
    const QList<Fact> libraries = dialog.findChild<FactGrid *>(u"libraries"_s)->groups().first().facts;
    for (const QString &name : {u"Qt"_s, u"QScintilla"_s, u"QtKeychain"_s, u"simdjson"_s}) {
        const auto found = std::ranges::find(libraries, name, &Fact::label);
        QVERIFY2(found != libraries.end(), qPrintable(name));
        QVERIFY2(found->value.at(0).isDigit(), qPrintable(found->value)); // a version came from the build
    }
    QVERIFY(libraries.first().value.startsWith(QLatin1StringView(qVersion())));
}

void TestPlainDialogs::aboutShowsTheLicence()
{
    AboutDialog dialog;
    dialog.show();
    QTest::mouseClick(dialog.findChild<QWidget *>(u"licence"_s), Qt::LeftButton);
    auto *shown = dialog.findChild<LicenceDialog *>();
    QVERIFY(shown);
    auto *text = shown->findChild<QPlainTextEdit *>(u"licenceText"_s);
    QFile file(QStringLiteral(TEST_DATA "/../LICENSE"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(text->toPlainText(), QString::fromUtf8(file.readAll()));
    QVERIFY(text->toPlainText().contains("GNU GENERAL PUBLIC LICENSE"_L1));
    QVERIFY(text->isReadOnly());
}

void TestPlainDialogs::keysOfActions_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<QKeySequence>>("keys");
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain") << u"&Refresh"_s << QList<QKeySequence>{Qt::Key_F5} << u"Refresh"_s << u"F5"_s;
    QTest::newRow("dots") << u"&Add a server..."_s << QList<QKeySequence>{Qt::CTRL | Qt::Key_N} << u"Add a server"_s << u"Ctrl+N"_s;
    QTest::newRow("ampersand") << u"Save && &close"_s << QList<QKeySequence>{Qt::CTRL | Qt::Key_W} << u"Save & close"_s << u"Ctrl+W"_s;
    QTest::newRow("two keys") << u"Edit"_s << QList<QKeySequence>{Qt::Key_F2, Qt::CTRL | Qt::Key_E} << u"Edit"_s << u"F2, Ctrl+E"_s;
}

void TestPlainDialogs::keysOfActions()
{
    QFETCH(QString, text);
    QFETCH(QList<QKeySequence>, keys);
    QFETCH(QString, what);
    QFETCH(QString, shown);
    QAction action(text);
    action.setShortcuts(keys);
    QCOMPARE(keyHints({&action}), (QList<KeyHint>{{what, shown}}));
}

void TestPlainDialogs::keyboardListsEachOnce()
{
    QAction refresh(u"Refresh"_s);
    refresh.setShortcut(Qt::Key_F5);
    QAction silent(u"No key"_s);
    QAction find(u"Find"_s);
    find.setShortcut(QKeySequence(Qt::CTRL | Qt::Key_F));
    const KeyboardDialog dialog(QList<QAction *>{&refresh, &silent, &find, &refresh});
    const auto *table = dialog.findChild<QTableWidget *>(u"keys"_s);
    QCOMPARE(table->rowCount(), 2);
    QCOMPARE(table->item(0, 0)->text(), u"Refresh"_s);
    QCOMPARE(table->item(1, 1)->text(), u"Ctrl+F"_s);
    QVERIFY(!(table->item(0, 0)->flags() & Qt::ItemIsEditable));
}

void TestPlainDialogs::closeByKeyboard()
{
    KeyboardDialog dialog(QList<KeyHint>{{u"Refresh"_s, u"F5"_s}});
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QVERIFY(!dialog.isVisible());
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!dialog.isVisible());
}

QTEST_MAIN(TestPlainDialogs)
#include "tst_plaindialogs.moc"
