// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/portalsettings.h"
#include "ui/widgets/systemappearance.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QDBusVariant>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStyle>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace longshore;
using R = ColourRole;

class TestTheme : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void contrastOfKnownPairs();
    void textPairs_data();
    void textPairs();
    void shapePairs_data();
    void shapePairs();
    void paletteCarriesTheTable_data();
    void paletteCarriesTheTable();
    void switchesAtRunTime();
    void systemLookForcesNothing();
    void foreignPalettesAreFollowed();
    void portalSettings();
    void followsThePortal();
    void rowsFollowTheFont();

private:
    SystemAppearance &portalOf(Theme &theme) { return *theme.findChild<SystemAppearance *>(); }
};

namespace {

QString nameOf(ColourRole role)
{
    return QString::number(int(role));
}

void addPairs(const QList<R> &inks, const QList<R> &grounds)
{
    for (const bool dark : {false, true})
        for (const R ink : inks)
            for (const R ground : grounds)
                QTest::newRow(
                    qPrintable(u"%1 role %2 on role %3"_s.arg(dark ? u"dark"_s : u"light"_s, nameOf(ink), nameOf(ground))))
                    << ink << ground << dark;
}

void pairColumns()
{
    QTest::addColumn<ColourRole>("ink");
    QTest::addColumn<ColourRole>("ground");
    QTest::addColumn<bool>("dark");
}

double contrastOfRow()
{
    QFETCH(ColourRole, ink);
    QFETCH(ColourRole, ground);
    QFETCH(bool, dark);
    return contrastRatio(Theme::colour(ink, dark), Theme::colour(ground, dark));
}

} // namespace

void TestTheme::contrastOfKnownPairs()
{
    // From WCAG 2.1: black on white is 21:1, equal colours 1:1, #767676 on white is the well-known last grey above 4.5.
    QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrastRatio(Qt::red, Qt::red), 1.0);
    QVERIFY(contrastRatio(QColor(0x76, 0x76, 0x76), Qt::white) >= 4.5);
    QVERIFY(contrastRatio(QColor(0x77, 0x77, 0x77), Qt::white) < 4.5);
}

void TestTheme::textPairs_data()
{
    pairColumns();
    const QList<R> grounds{R::Window, R::Base, R::Sidebar, R::Selection};
    addPairs({R::Text, R::Muted, R::Accent, R::Good, R::Warning, R::Bad, R::Info}, grounds);
    addPairs({R::Text, R::Muted}, {R::Hover, R::Pressed, R::Button, R::BannerInfo, R::BannerWarning, R::BannerBad});
    addPairs({R::Good, R::Warning, R::Bad, R::Accent}, {R::Hover});
    addPairs({R::Info, R::Accent}, {R::BannerInfo});
    addPairs({R::Warning}, {R::BannerWarning});
    addPairs({R::Bad}, {R::BannerBad});
    addPairs({R::AccentText}, {R::Accent, R::Bad});
    addPairs({R::TooltipText}, {R::Tooltip});
    addPairs({R::Text, R::CodeKey, R::CodeString, R::CodeNumber, R::CodeComment},
        {R::Base, R::CodeLine, R::Selection, R::Match, R::MatchCurrent});
}

void TestTheme::textPairs()
{
    const double contrast = contrastOfRow();
    QVERIFY2(contrast >= 4.5, qPrintable(QString::number(contrast)));
}

void TestTheme::shapePairs_data()
{
    pairColumns();
    addPairs({R::Focus, R::Accent, R::Good, R::Warning, R::Bad, R::Info, R::Muted},
        {R::Window, R::Base, R::Sidebar, R::Selection, R::Hover, R::Button});
    addPairs({R::MarkTeal, R::MarkPurple, R::MarkPink}, {R::Window, R::Base, R::Sidebar, R::Selection, R::Hover});
    addPairs({R::AccentText}, {R::Accent, R::Bad}); // The ring inside a filled button.
    addPairs({R::Focus}, {R::BannerInfo, R::BannerWarning, R::BannerBad});
}

void TestTheme::shapePairs()
{
    const double contrast = contrastOfRow();
    QVERIFY2(contrast >= 3.0, qPrintable(QString::number(contrast)));
}

void TestTheme::paletteCarriesTheTable_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestTheme::paletteCarriesTheTable()
{
    QFETCH(bool, dark);
    Theme theme(*qApp);
    theme.apply(Theme::Look::Longshore, dark ? Theme::Scheme::Dark : Theme::Scheme::Light);
    const QPalette palette = QApplication::palette();
    QCOMPARE(palette.color(QPalette::Window), Theme::colour(R::Window, dark));
    QCOMPARE(palette.color(QPalette::Base), Theme::colour(R::Base, dark));
    QCOMPARE(palette.color(QPalette::WindowText), Theme::colour(R::Text, dark));
    QCOMPARE(palette.color(QPalette::PlaceholderText), Theme::colour(R::Muted, dark));
    for (int role = 0; role < ColourRoleCount; ++role)
        QCOMPARE(themeColour(ColourRole(role), palette), Theme::colour(ColourRole(role), dark));
}

void TestTheme::switchesAtRunTime()
{
    Theme theme(*qApp);
    theme.apply(Theme::Look::Longshore, Theme::Scheme::Light);
    QPushButton button(u"Connect"_s);
    button.setProperty("primary", true);
    button.move(300, 300); // Away from the pointer, which would make it hover.
    button.show();
    QVERIFY(QTest::qWaitForWindowExposed(&button));
    const auto middle = [&button] { return button.grab().toImage().pixelColor(6, button.height() / 2); };
    QCOMPARE(middle(), Theme::colour(R::Accent, false));
    QSignalSpy changed(&theme, &Theme::changed);
    theme.apply(Theme::Look::Longshore, Theme::Scheme::Dark);
    QCOMPARE(changed.count(), 1);
    QVERIFY(theme.isDark());
    QTRY_COMPARE(middle(), Theme::colour(R::Accent, true));
}

void TestTheme::systemLookForcesNothing()
{
    const QString before = QApplication::style()->name();
    const QPalette platform = QApplication::palette();
    Theme theme(*qApp);
    theme.apply(Theme::Look::Longshore, Theme::Scheme::Dark);
    QVERIFY(theme.isForced());
    theme.apply(Theme::Look::System, Theme::Scheme::Dark);
    QVERIFY(!theme.isForced());
    QCOMPARE(QApplication::style()->name(), before);
    QVERIFY(QApplication::palette().color(QPalette::Window) != Theme::colour(R::Window, true));
    QCOMPARE(QApplication::palette().resolveMask(), QPalette().resolveMask());
    Q_UNUSED(platform)
}

void TestTheme::foreignPalettesAreFollowed()
{
    QPalette foreign(QColor(30, 60, 30), QColor(10, 20, 10));
    foreign.setColor(QPalette::WindowText, QColor(250, 250, 200));
    foreign.setColor(QPalette::Base, QColor(5, 5, 5));
    QCOMPARE(themeColour(R::Base, foreign), QColor(5, 5, 5));
    QCOMPARE(themeColour(R::Text, foreign), QColor(250, 250, 200));
    QCOMPARE(themeColour(R::Good, foreign), Theme::colour(R::Good, true));
}

void TestTheme::portalSettings()
{
    SystemAppearance system;
    QSignalSpy changed(&system, &SystemAppearance::changed);
    const auto appearance = u"org.freedesktop.appearance"_s;
    // A change comes from the bus in a variant, and with old portals in two.
    auto *portal = system.findChild<PortalSettings *>();
    QVERIFY(portal);
    const QDBusVariant twice(QVariant::fromValue(QDBusVariant(QVariant(1U))));
    QVERIFY(QMetaObject::invokeMethod(portal, "settingChanged", Q_ARG(QString, appearance), Q_ARG(QString, u"color-scheme"_s), Q_ARG(QDBusVariant, twice)));
    QCOMPARE(system.preference(), SystemAppearance::Preference::Dark);
    system.take(appearance, u"color-scheme"_s, 2U);
    QCOMPARE(system.preference(), SystemAppearance::Preference::Light);
    system.take(appearance, u"color-scheme"_s, 2U);
    QCOMPARE(changed.count(), 2);
    system.take(appearance, u"color-scheme"_s, 77U); // The portal's rule: unknown is no preference.
    QCOMPARE(system.preference(), SystemAppearance::Preference::None);
    system.take(appearance, u"contrast"_s, 1U);
    QVERIFY(system.isHighContrast());
    system.take(u"org.gnome.desktop.interface"_s, u"enable-animations"_s, false);
    QVERIFY(system.isReducedAnimation());
    system.take(u"something.else"_s, u"contrast"_s, 0U);
    QVERIFY(system.isHighContrast());
}

void TestTheme::followsThePortal()
{
    Theme theme(*qApp);
    SystemAppearance &portal = portalOf(theme);
    const auto appearance = u"org.freedesktop.appearance"_s;
    theme.apply(Theme::Look::Longshore, Theme::Scheme::System);
    portal.take(appearance, u"color-scheme"_s, 1U);
    QVERIFY(theme.isDark());
    portal.take(appearance, u"color-scheme"_s, 2U);
    QVERIFY(!theme.isDark());
    portal.take(appearance, u"contrast"_s, 1U);
    QVERIFY(!theme.isForced());
    portal.take(appearance, u"contrast"_s, 0U);
    QVERIFY(theme.isForced());
    portal.take(u"org.gnome.desktop.interface"_s, u"enable-animations"_s, false);
    QCOMPARE(QApplication::style()->styleHint(QStyle::SH_Widget_Animation_Duration), 0);
    // A choice of the user's own is not the system's to change.
    theme.apply(Theme::Look::Longshore, Theme::Scheme::Light);
    portal.take(appearance, u"color-scheme"_s, 1U);
    QVERIFY(!theme.isDark());
}

void TestTheme::rowsFollowTheFont()
{
    QFont small = QApplication::font();
    small.setPixelSize(12);
    QFont big = small;
    big.setPixelSize(30);
    QVERIFY(rowHeight(QFontMetrics(small)) >= QFontMetrics(small).height() + 8);
    QVERIFY(rowHeight(QFontMetrics(big)) >= QFontMetrics(big).height() + 8);
    QFont usual = small;
    usual.setPixelSize(13);
    // Eight steps of 4 px where a line is 18 px high (Noto Sans), seven where it is 15 (DejaVu Sans).
    const int height = rowHeight(QFontMetrics(usual));
    QVERIFY2(height == 28 || height == 32, qPrintable(QString::number(height)));
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
