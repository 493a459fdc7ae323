// SPDX-License-Identifier: GPL-3.0-or-later
// StacksModel under a real table: what the user was looking at stays through refreshes, sorting and filtering.
#include "tests/models/stackmaker.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QTableView>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

class tst_StacksTable : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_model = std::make_unique<StacksModel>();
        m_stacks.clear();
        for (int id = 1; id <= 3000; ++id)
            m_stacks.append(testStack(id, u"%1%2"_s.arg(id % 2 == 0 ? u"web"_s : u"db"_s).arg(id)));
        m_view = std::make_unique<QTableView>();
        m_view->setModel(m_model.get());
        m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
        m_view->verticalHeader()->hide();
        m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
        m_view->resize(900, 500);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        refresh();
        m_view->setFocus();
    }

    void cleanup()
    {
        m_view.reset();
        m_model.reset();
    }

    void refreshKeepsScrollSelectionAndCurrent()
    {
        select({500, 501, 900});
        m_view->scrollTo(m_view->currentIndex(), QAbstractItemView::PositionAtCenter);
        const int scroll = m_view->verticalScrollBar()->value();
        QVERIFY(scroll > 0);
        for (qsizetype i = 0; i < m_stacks.size(); i += 50)
            m_stacks[i].updatedBy = u"dave"_s;
        m_stacks.removeLast();
        m_stacks.append(testStack(9000, u"web9000"_s));
        refresh();
        QCOMPARE(m_view->verticalScrollBar()->value(), scroll);
        QCOMPARE(selected(), QList<qint64>({500, 501, 900}));
        QCOMPARE(current(), 900);
        QVERIFY(m_view->hasFocus());
    }

    void sortingKeepsSelectionAndCurrent()
    {
        select({10, 11, 2000});
        m_model->sort(static_cast<int>(StackColumn::Id), Qt::DescendingOrder);
        settle();
        QCOMPARE(selected(), QList<qint64>({2000, 11, 10}));
        QCOMPARE(current(), 2000);
    }

    void filteringKeepsWhatIsStillShown()
    {
        select({10, 11, 2000});
        filter(u"web"_s);
        QCOMPARE(selected(), QList<qint64>({10, 2000}));
        QCOMPARE(current(), 2000);
        filter({});
        QCOMPARE(selected(), QList<qint64>({10, 2000}));
        QCOMPARE(current(), 2000);
    }

    void filteringTheCurrentRowAwayGoesToTheTop()
    {
        select({2001});
        m_view->scrollTo(m_view->currentIndex(), QAbstractItemView::PositionAtCenter);
        filter(u"web"_s);
        QCOMPARE(m_view->currentIndex().row(), 0);
    }

    void filterWithoutAnyMatch()
    {
        select({2001});
        filter(u"zzz"_s);
        QCOMPARE(m_model->rowCount(), 0);
        QVERIFY(!m_view->currentIndex().isValid());
        filter({});
        QCOMPARE(m_model->rowCount(), 3000);
    }

    void allSelectedStaySelected()
    {
        m_view->selectAll();
        m_model->sort(static_cast<int>(StackColumn::Id), Qt::DescendingOrder);
        settle();
        QCOMPARE(selected().size(), 3000);
        filter(u"web"_s);
        QCOMPARE(selected().size(), 1500);
        filter({});
        QCOMPARE(selected().size(), 1500);
    }

private:
    void settle() { QTRY_VERIFY(m_model->isSettled()); }

    void refresh()
    {
        m_model->setServer(testServer(1), u"home"_s, m_stacks, {testEnvironment(1, u"local"_s)}, false);
        settle();
    }

    void filter(const QString &text)
    {
        StackFilter filter;
        filter.text = text;
        m_model->setFilter(filter);
        settle();
    }

    void select(const QList<qint64> &ids)
    {
        for (const qint64 id : ids) {
            const QModelIndex index = m_model->index(m_model->shownRowOf({testServer(1), StackId(id)}), 0);
            m_view->selectionModel()->setCurrentIndex(index, QItemSelectionModel::Select | QItemSelectionModel::Rows);
        }
    }

    QList<qint64> selected() const
    {
        QList<int> rows;
        for (const QModelIndex &index : m_view->selectionModel()->selectedRows())
            rows.append(index.row());
        std::sort(rows.begin(), rows.end());
        QList<qint64> ids;
        for (const int row : rows)
            ids.append(number(m_model->row(row)->stack.id));
        if (m_model->sortColumn() == 0)
            std::sort(ids.begin(), ids.end());
        return ids;
    }

    qint64 current() const { return number(m_model->row(m_view->currentIndex().row())->stack.id); }

    std::unique_ptr<StacksModel> m_model;
    std::unique_ptr<QTableView> m_view;
    QList<Stack> m_stacks;
};

QTEST_MAIN(tst_StacksTable)
#include "tst_stackstable.moc"
