// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/readonlycontrol.h"
#include "ui/widgets/statuschip.h"

#include <QAction>
#include <QTemporaryDir>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

/// The switch in the menu, the chip in words, and what is remembered of it.
class TestReadOnlyControl : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void switchesSaysAndRemembers();
    void byCommandLineIsNotRemembered();

private:
    QTemporaryDir m_folder;
};

void TestReadOnlyControl::switchesSaysAndRemembers()
{
    ReadOnlySwitch readOnly;
    Settings settings(ConfigDir(m_folder.path()));
    QAction action;
    action.setCheckable(true);
    StatusChip chip;
    ReadOnlyControl control(readOnly, settings, false, action, chip);
    QVERIFY(chip.isHidden() && !action.isChecked());
    action.trigger();
    QVERIFY(readOnly.isOn());
    QVERIFY(!chip.isHidden());
    QCOMPARE(chip.word(), u"Read-only"_s);
    QCOMPARE(chip.accessibleName(), u"Read-only"_s);
    QVERIFY(settings.readOnly());
    action.trigger();
    QVERIFY(!readOnly.isOn() && chip.isHidden());
    QVERIFY(!settings.readOnly());
}

void TestReadOnlyControl::byCommandLineIsNotRemembered()
{
    ReadOnlySwitch readOnly;
    readOnly.setOn(true);
    Settings settings(ConfigDir(m_folder.path()));
    QAction action;
    action.setCheckable(true);
    StatusChip chip;
    ReadOnlyControl control(readOnly, settings, true, action, chip);
    QVERIFY(action.isChecked() && !chip.isHidden());
    QVERIFY(!settings.readOnly());
    action.trigger();
    action.trigger();
    QVERIFY(readOnly.isOn() && !settings.readOnly());
}

QTEST_MAIN(TestReadOnlyControl)
#include "tst_readonlycontrol.moc"
