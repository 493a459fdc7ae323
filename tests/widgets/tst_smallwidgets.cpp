// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgettest.h"

#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/longshorestyle.h"
#include "ui/widgets/skeletonview.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/thinprogress.h"

#include <QApplication>
#include <QDir>
#include <QPushButton>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace longshore;

/// Icons, EmptyState, ElidedLabel, ThinProgress, SkeletonView.
class TestSmallWidgets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyIconDraws();
    void iconsFollowThePalette();
    void iconsAreSharpAtTwoTimes();
    void emptyStateSaysAndActs();
    void elidedLabelKeepsItsText();
    void progressKeepsItsPlace();
    void progressStandsStillWhenAsked();
    void skeletonFollowsTheTheme();
};

namespace {

/// The strongest colour of a picture, or transparent.
QColor inkOf(const QPixmap &pixmap)
{
    const QImage picture = pixmap.toImage();
    QColor best = Qt::transparent;
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x)
            if (picture.pixelColor(x, y).alpha() > best.alpha())
                best = picture.pixelColor(x, y);
    return best;
}

} // namespace

void TestSmallWidgets::everyIconDraws()
{
    QVERIFY(!applicationIcon().pixmap(16).isNull());
    const QStringList files = QDir(u":/icons"_s).entryList();
    QVERIFY(files.size() >= 48);
    for (const QString &file : files) {
        const QPixmap picture = iconPixmap(file.chopped(4), 24, Qt::red, 1);
        QVERIFY2(inkOf(picture).alpha() > 200, qPrintable(file));
        QCOMPARE(inkOf(picture).rgb(), QColor(Qt::red).rgb());
    }
}

void TestSmallWidgets::iconsFollowThePalette()
{
    Theme theme(*qApp);
    theme.apply(Theme::Look::Longshore, Theme::Scheme::Light);
    const QIcon icon = themedIcon(u"add"_s);
    QCOMPARE(inkOf(icon.pixmap(24)).rgb(), Theme::colour(ColourRole::Text, false).rgb());
    QCOMPARE(inkOf(icon.pixmap(24, QIcon::Disabled)).rgb(), Theme::colour(ColourRole::Disabled, false).rgb());
    theme.apply(Theme::Look::Longshore, Theme::Scheme::Dark);
    QCOMPARE(inkOf(icon.pixmap(24)).rgb(), Theme::colour(ColourRole::Text, true).rgb());
    QCOMPARE(inkOf(mutedIcon(u"add"_s).pixmap(24)).rgb(), Theme::colour(ColourRole::Muted, true).rgb());
    theme.apply(Theme::Look::System, Theme::Scheme::System);
}

void TestSmallWidgets::iconsAreSharpAtTwoTimes()
{
    const QPixmap picture = themedIcon(u"stack"_s).pixmap(QSize(16, 16), 2.0);
    QCOMPARE(picture.size(), QSize(32, 32));
    QCOMPARE(picture.devicePixelRatio(), 2.0);
    QVERIFY(picture.toImage() != themedIcon(u"stack"_s).pixmap(QSize(16, 16), 1.0).toImage().scaled(32, 32));
}

void TestSmallWidgets::emptyStateSaysAndActs()
{
    EmptyState empty;
    QSignalSpy acted(&empty, &EmptyState::actionClicked);
    empty.setState(u"stack"_s, u"No stacks here yet."_s);
    QVERIFY(showActive(empty));
    auto *action = empty.findChild<QPushButton *>(u"emptyAction"_s);
    QVERIFY(!action->isVisible());
    empty.setState(u"stack"_s, u"No stack matches 'foo'."_s, u"Clear the filter"_s);
    QVERIFY(action->isVisible());
    QCOMPARE(spokenName(&empty), u"No stack matches 'foo'."_s);
    QTest::mouseClick(action, Qt::LeftButton);
    action->setFocus();
    QTest::keyClick(action, Qt::Key_Space);
    QCOMPARE(acted.count(), 2);
}

void TestSmallWidgets::elidedLabelKeepsItsText()
{
    const QString text = u"a <b>long</b> text that does not fit "_s.repeated(4);
    ElidedLabel label(text);
    label.resize(80, 20);
    QVERIFY(showActive(label));
    QVERIFY(label.isCut());
    QCOMPARE(label.toolTip(), text.toHtmlEscaped());
    QCOMPARE(spokenName(&label), text);
    label.resize(4000, 20);
    QTRY_VERIFY(!label.isCut());
    QCOMPARE(label.toolTip(), QString());
}

void TestSmallWidgets::progressKeepsItsPlace()
{
    ThinProgress progress;
    progress.resize(200, 2);
    QVERIFY(showActive(progress));
    const int height = progress.height();
    QVERIFY(!progress.isMoving());
    progress.setRunning(true);
    QVERIFY(progress.isMoving());
    QCOMPARE(progress.height(), height);
    progress.hide();
    QVERIFY(!progress.isMoving());
    progress.show();
    QVERIFY(progress.isMoving());
    progress.setRunning(false);
    QVERIFY(!progress.isMoving());
}

void TestSmallWidgets::progressStandsStillWhenAsked()
{
    LongshoreStyle calm;
    calm.setReducedAnimation(true);
    ThinProgress progress;
    progress.setStyle(&calm);
    QVERIFY(showActive(progress));
    progress.setRunning(true);
    QVERIFY(progress.isRunning());
    QVERIFY(!progress.isMoving());
    QVERIFY(inkOf(progress.grab()).isValid());
}

void TestSmallWidgets::skeletonFollowsTheTheme()
{
    Theme theme(*qApp);
    SkeletonView skeleton;
    skeleton.resize(400, 300);
    QVERIFY(showActive(skeleton));
    for (const bool dark : {false, true}) {
        theme.apply(Theme::Look::Longshore, dark ? Theme::Scheme::Dark : Theme::Scheme::Light);
        QTRY_COMPARE(skeleton.grab().toImage().pixelColor(398, 298), Theme::colour(ColourRole::Base, dark));
    }
    QCOMPARE(spokenName(&skeleton), u"Loading"_s);
    theme.apply(Theme::Look::System, Theme::Scheme::System);
}

QTEST_MAIN(TestSmallWidgets)
#include "tst_smallwidgets.moc"
