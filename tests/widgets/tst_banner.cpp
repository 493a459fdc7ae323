// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgettest.h"

#include "ui/widgets/banner.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

using namespace Qt::StringLiterals;
using longshore::Banner;

class TestBanner : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hiddenAtFirst();
    void showsWhatItIsGiven();
    void detailsOpenAndAreCopied();
    void staysPlainText();
    void actionAndDismissByMouseAndKeyboard();
    void sameSentenceKeepsDetailsOpen();
    void isSpoken();
};

namespace {

template <typename W>
W *part(const Banner &banner, const char *name)
{
    return banner.findChild<W *>(QLatin1StringView(name));
}

} // namespace

void TestBanner::hiddenAtFirst()
{
    Banner banner;
    QVERIFY(banner.isHidden());
    QCOMPARE(banner.sentence(), QString());
}

void TestBanner::showsWhatItIsGiven()
{
    Banner banner;
    banner.show(Banner::Kind::Bad, u"No."_s, u"Access denied"_s, u"Retry"_s);
    QVERIFY(showActive(banner));
    QCOMPARE(banner.sentence(), u"No."_s);
    QVERIFY(part<QPushButton>(banner, "bannerAction")->isVisible());
    QVERIFY(part<QToolButton>(banner, "bannerDetails")->isVisible());
    QVERIFY(!part<QLabel>(banner, "bannerDetailsText")->isVisible());
    banner.show(Banner::Kind::Info, u"Yes."_s);
    QVERIFY(!part<QPushButton>(banner, "bannerAction")->isVisible());
    QVERIFY(!part<QToolButton>(banner, "bannerDetails")->isVisible());
    banner.clear();
    QVERIFY(banner.isHidden());
}

void TestBanner::detailsOpenAndAreCopied()
{
    Banner banner;
    banner.show(Banner::Kind::Bad, u"Refused."_s, u"Unauthorized"_s);
    QVERIFY(showActive(banner));
    auto *details = part<QToolButton>(banner, "bannerDetails");
    details->setFocus();
    QTest::keyClick(details, Qt::Key_Space);
    QVERIFY(part<QLabel>(banner, "bannerDetailsText")->isVisible());
    QTest::mouseClick(part<QToolButton>(banner, "bannerCopy"), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"Refused.\n\nUnauthorized"_s);
}

void TestBanner::staysPlainText()
{
    Banner banner;
    banner.show(Banner::Kind::Bad, u"<b>bold</b>"_s, u"<img src=file:///etc/passwd>"_s);
    for (const QLabel *label : banner.findChildren<QLabel *>())
        if (!label->text().isEmpty())
            QCOMPARE(label->textFormat(), Qt::PlainText);
}

void TestBanner::actionAndDismissByMouseAndKeyboard()
{
    Banner banner;
    QSignalSpy acted(&banner, &Banner::actionClicked);
    QSignalSpy dismissed(&banner, &Banner::dismissed);
    banner.show(Banner::Kind::Warning, u"Stale."_s, {}, u"Retry"_s);
    QVERIFY(showActive(banner));
    QTest::mouseClick(part<QPushButton>(banner, "bannerAction"), Qt::LeftButton);
    part<QPushButton>(banner, "bannerAction")->setFocus();
    QTest::keyClick(part<QPushButton>(banner, "bannerAction"), Qt::Key_Space);
    QCOMPARE(acted.count(), 2);
    part<QToolButton>(banner, "bannerClose")->setFocus();
    QTest::keyClick(part<QToolButton>(banner, "bannerClose"), Qt::Key_Space);
    QCOMPARE(dismissed.count(), 1);
    QVERIFY(banner.isHidden());
}

void TestBanner::sameSentenceKeepsDetailsOpen()
{
    Banner banner;
    banner.show(Banner::Kind::Bad, u"Refused."_s, u"one"_s);
    part<QToolButton>(banner, "bannerDetails")->setChecked(true);
    banner.show(Banner::Kind::Bad, u"Refused."_s, u"two"_s); // A refresh that fails the same way.
    QVERIFY(!part<QLabel>(banner, "bannerDetailsText")->isHidden());
    banner.show(Banner::Kind::Bad, u"Another."_s, u"three"_s);
    QVERIFY(part<QLabel>(banner, "bannerDetailsText")->isHidden());
}

void TestBanner::isSpoken()
{
    Banner banner;
    banner.show(Banner::Kind::Bad, u"Refused."_s, u"why"_s, u"Retry"_s);
    QCOMPARE(spokenName(&banner), u"Refused."_s);
    QCOMPARE(spokenName(part<QPushButton>(banner, "bannerAction")), u"Retry"_s);
    QCOMPARE(spokenName(part<QToolButton>(banner, "bannerDetails")), u"Details"_s);
    QCOMPARE(spokenName(part<QToolButton>(banner, "bannerClose")), u"Dismiss"_s);
    QCOMPARE(spokenRole(part<QToolButton>(banner, "bannerClose")), QAccessible::Button);
}

QTEST_MAIN(TestBanner)
#include "tst_banner.moc"
