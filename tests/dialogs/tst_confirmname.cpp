// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/confirmname.h"

#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace longshore;
using namespace Qt::StringLiterals;

/// A dialog that destroys something, as any of them would be built.
class Danger : public QDialog
{
public:
    Danger(Guard guard, const QString &what)
        : destroy(new QPushButton(u"&Delete it"_s, this)), keep(new QPushButton(u"&Keep it"_s, this)),
          name(new ConfirmName(guard, what, destroy, this))
    {
        auto *column = new QVBoxLayout(this);
        for (QWidget *each : std::initializer_list<QWidget *>{this->name, destroy, keep})
            column->addWidget(each);
        destroy->setAutoDefault(false);
        keep->setDefault(true);
        keep->setFocus();
        connect(destroy, &QPushButton::clicked, this, &QDialog::accept);
        connect(keep, &QPushButton::clicked, this, &QDialog::reject);
    }

    QPushButton *destroy;
    QPushButton *keep;
    ConfirmName *name;
};

class TestConfirmName : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksNothingWhereNothingIsGuarded();
    void asksForTheVeryName_data();
    void asksForTheVeryName();
    void enterIsHarmless();
    void byKeyboardAlone();
    void knowsWhatIsGuarded_data();
    void knowsWhatIsGuarded();
};

void TestConfirmName::asksNothingWhereNothingIsGuarded()
{
    Danger dialog(Guard::None, u"shop"_s);
    dialog.show();
    QVERIFY(dialog.destroy->isEnabled());
    QVERIFY(dialog.name->isConfirmed());
    QVERIFY(!dialog.name->isVisible());
    QVERIFY(!dialog.findChild<QLineEdit *>());
}

void TestConfirmName::asksForTheVeryName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("goes");
    QTest::newRow("nothing") << u"shop"_s << QString() << false;
    QTest::newRow("the name") << u"shop"_s << u"shop"_s << true;
    QTest::newRow("spaces around") << u"shop"_s << u" shop "_s << true;
    QTest::newRow("other case") << u"shop"_s << u"Shop"_s << false;
    QTest::newRow("a part") << u"shop"_s << u"sho"_s << false;
    QTest::newRow("more") << u"shop"_s << u"shop2"_s << false;
    QTest::newRow("odd spaces of the server") << u"my  shop\n"_s << u"my shop"_s << true;
    QTest::newRow("spaces for an empty name") << QString() << u"  "_s << false;
}

void TestConfirmName::asksForTheVeryName()
{
    QFETCH(QString, name);
    QFETCH(QString, typed);
    QFETCH(bool, goes);
    Danger dialog(Guard::Server, name);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    QSignalSpy changed(dialog.name, &ConfirmName::confirmedChanged);
    QVERIFY(!dialog.destroy->isEnabled());
    QTest::mouseClick(dialog.destroy, Qt::LeftButton);
    QVERIFY(dialog.isVisible());
    QTest::keyClicks(dialog.name->edit(), typed);
    QCOMPARE(dialog.destroy->isEnabled(), goes);
    QCOMPARE(dialog.name->isConfirmed(), goes);
    QCOMPARE(changed.size() % 2, goes ? 1 : 0); // "shop2" was "shop" for a moment.
    QTest::keyClick(dialog.name->edit(), Qt::Key_X);
    QVERIFY(!dialog.destroy->isEnabled());
}

void TestConfirmName::enterIsHarmless()
{
    Danger dialog(Guard::Environment, u"shop"_s);
    QSignalSpy destroyed(dialog.destroy, &QPushButton::clicked);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    dialog.name->edit()->setFocus();
    QTest::keyClicks(dialog.name->edit(), u"shop"_s);
    QTest::keyClick(dialog.name->edit(), Qt::Key_Return);
    QCOMPARE(destroyed.size(), 0);
    QVERIFY(!dialog.isVisible());
}

void TestConfirmName::byKeyboardAlone()
{
    Danger dialog(Guard::Server, u"shop"_s);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    for (int i = 0; i < 5 && QApplication::focusWidget() != dialog.name->edit(); ++i)
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), dialog.name->edit());
    QVERIFY(!dialog.name->edit()->accessibleName().isEmpty());
    QVERIFY(dialog.name->edit()->accessibleDescription().contains(u"shop"_s));
    QTest::keyClicks(QApplication::focusWidget(), u"shop"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), dialog.destroy);
    QTest::keyClick(dialog.destroy, Qt::Key_Space);
    QCOMPARE(dialog.result(), int(QDialog::Accepted));
}

void TestConfirmName::knowsWhatIsGuarded_data()
{
    QTest::addColumn<bool>("server");
    QTest::addColumn<int>("environment"); // 0: of the server itself.
    QTest::addColumn<Guard>("guard");
    QTest::newRow("nothing") << false << 1 << Guard::None;
    QTest::newRow("this environment") << false << 7 << Guard::Environment;
    QTest::newRow("the server beside a guarded environment") << false << 0 << Guard::None;
    QTest::newRow("the server") << true << 0 << Guard::Server;
    QTest::newRow("any environment of it") << true << 1 << Guard::Server;
}

void TestConfirmName::knowsWhatIsGuarded()
{
    QFETCH(bool, server);
    QFETCH(int, environment);
    QFETCH(Guard, guard);
    ServerProfile profile;
    profile.locked = server;
    profile.lockedEnvironments = {EnvironmentId(7)};
    QCOMPARE(guardOf(profile, environment == 0 ? std::nullopt : std::optional(EnvironmentId(environment))), guard);
}

QTEST_MAIN(TestConfirmName)
#include "tst_confirmname.moc"
