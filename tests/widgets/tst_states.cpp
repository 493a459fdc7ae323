// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgettest.h"

#include "app/portainer/stack.h"
#include "ui/widgets/stackdelegate.h"
#include "ui/widgets/stateshape.h"
#include "ui/widgets/statuschip.h"
#include "ui/widgets/viewlook.h"

#include <QApplication>
#include <QHelpEvent>
#include <QStandardItemModel>
#include <QTableView>
#include <QToolTip>

using namespace Qt::StringLiterals;
using namespace longshore;

/// State shapes, StatusChip and StackDelegate.
class TestStates : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyStateHasItsShape_data();
    void everyStateHasItsShape();
    void shapesDifferWithoutColour();
    void chipIsSpoken();
    void delegatePaintsTheState();
    void cutNamesAreToldInFull();
    void rowsAreOneHeight();

private:
    void fill(QTableView &table, const QString &name);
    QStandardItemModel m_model{0, 2};
};

void TestStates::everyStateHasItsShape_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<StateShape>("shape");
    QTest::addColumn<ColourRole>("ink");
    QTest::newRow("active") << int(StackStatus::Active) << StateShape::Disc << ColourRole::Good;
    QTest::newRow("inactive") << int(StackStatus::Inactive) << StateShape::Ring << ColourRole::Muted;
    QTest::newRow("deploying") << int(StackStatus::Deploying) << StateShape::Triangle << ColourRole::Warning;
    QTest::newRow("error") << int(StackStatus::Error) << StateShape::Square << ColourRole::Bad;
    QTest::newRow("unknown") << int(StackStatus::Unknown) << StateShape::Question << ColourRole::Muted;
    QTest::newRow("senseless") << 99 << StateShape::Question << ColourRole::Muted;
}

void TestStates::everyStateHasItsShape()
{
    QFETCH(int, status);
    QFETCH(StateShape, shape);
    QFETCH(ColourRole, ink);
    QCOMPARE(stackStateLook(status).shape, shape);
    QCOMPARE(stackStateLook(status).ink, ink);
}

void TestStates::shapesDifferWithoutColour()
{
    QList<QImage> pictures;
    for (const auto shape : {StateShape::Disc, StateShape::Ring, StateShape::Triangle, StateShape::Square,
             StateShape::Question, StateShape::Dash}) {
        QImage picture(12, 12, QImage::Format_RGB32);
        picture.fill(Qt::white);
        QPainter painter(&picture);
        paintStateShape(painter, QRectF(0, 0, 12, 12), shape, Qt::black);
        painter.end();
        for (const QImage &other : std::as_const(pictures))
            QVERIFY(other != picture);
        pictures.append(picture);
    }
}

void TestStates::chipIsSpoken()
{
    StatusChip chip;
    chip.setStackState(int(StackStatus::Active), u"Active"_s);
    QCOMPARE(spokenName(&chip), u"Active"_s);
    const int narrow = chip.sizeHint().width();
    chip.setStackState(int(StackStatus::Deploying), u"Deploying for a while"_s);
    QVERIFY(chip.sizeHint().width() > narrow);
}

void TestStates::fill(QTableView &table, const QString &name)
{
    m_model.clear();
    for (const int status : {1, 4}) {
        auto *state = new QStandardItem(u"word"_s);
        state->setData(status, Qt::UserRole);
        m_model.appendRow({new QStandardItem(name), state});
    }
    table.setModel(&m_model);
    table.setItemDelegate(new StackDelegate({.name = 0, .state = 1, .statusRole = Qt::UserRole}, &table));
    calmTable(table);
    table.resize(400, 200);
}

void TestStates::delegatePaintsTheState()
{
    Theme theme(*qApp);
    theme.apply(Theme::Look::Longshore, Theme::Scheme::Light);
    QTableView table;
    fill(table, u"shop"_s);
    QVERIFY(showActive(table));
    const auto shapeColour = [&table](int row) {
        const QRect cell = table.visualRect(table.model()->index(row, 1));
        return table.viewport()->grab().toImage().pixelColor(cell.left() + 14, cell.center().y());
    };
    QCOMPARE(shapeColour(0), Theme::colour(ColourRole::Good, false));
    QCOMPARE(shapeColour(1), Theme::colour(ColourRole::Bad, false));
    theme.apply(Theme::Look::Longshore, Theme::Scheme::Dark);
    QTRY_COMPARE(shapeColour(0), Theme::colour(ColourRole::Good, true));
    table.selectRow(0);
    const QRect cell = table.visualRect(table.model()->index(0, 0));
    QTRY_COMPARE(table.viewport()->grab().toImage().pixelColor(cell.right() - 2, cell.center().y()),
        Theme::colour(ColourRole::Selection, true));
    theme.apply(Theme::Look::System, Theme::Scheme::System);
}

void TestStates::cutNamesAreToldInFull()
{
    QTableView table;
    const QString name = u"<b>a very long name</b> "_s.repeated(10);
    fill(table, name);
    QVERIFY(showActive(table));
    const QModelIndex index = table.model()->index(0, 0);
    const QPoint place = table.visualRect(index).center();
    QHelpEvent ask(QEvent::ToolTip, place, table.viewport()->mapToGlobal(place));
    QCoreApplication::sendEvent(table.viewport(), &ask);
    QTRY_VERIFY(QToolTip::isVisible());
    QCOMPARE(QToolTip::text(), name.toHtmlEscaped());
    QToolTip::hideText();
}

void TestStates::rowsAreOneHeight()
{
    QTableView table;
    fill(table, u"two\nlines"_s);
    QCOMPARE(table.rowHeight(0), rowHeight(table.fontMetrics()));
    QCOMPARE(table.itemDelegate()->sizeHint({}, table.model()->index(0, 0)).height(),
        table.itemDelegate()->sizeHint({}, table.model()->index(1, 1)).height());
}

QTEST_MAIN(TestStates)
#include "tst_states.moc"
