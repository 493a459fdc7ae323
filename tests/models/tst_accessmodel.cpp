// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/accessmodel.h"

#include "ui/models/peoplefilter.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

/// Alice uses local by name; team web (Bob) uses swarm-b; a policy names user 9, who is gone.
DirectoryContent content()
{
    return {.users = {{UserId(1), u"admin"_s, Role::Administrator}, {UserId(2), u"alice"_s, Role::Standard}, {UserId(3), u"bob"_s, Role::Standard}},
            .teams = {{TeamId(1), u"web"_s}},
            .memberships = {{MembershipId(1), UserId(3), TeamId(1), TeamRole::Member}},
            .environments = {{EnvironmentId(2), u"swarm-b"_s, GroupId(1), {{{UserId(9), 0}}, {{TeamId(1), 5}}}},
                             {EnvironmentId(1), u"local"_s, GroupId(1), {{{UserId(2), 0}}, {}}}},
            .groups = {{GroupId(1), u"Unassigned"_s, {}}}};
}

QStringList header(const QAbstractItemModel &model, Qt::Orientation orientation)
{
    QStringList titles;
    const int count = orientation == Qt::Horizontal ? model.columnCount() : model.rowCount();
    for (int i = 0; i < count; ++i)
        titles.append(model.headerData(i, orientation).toString());
    return titles;
}

} // namespace

class TestAccessModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void namesStandAtTheSideAndEnvironmentsAbove();
    void cellsSayWhoMayAndHow();
    void ticksAreCollected();
    void whatIsInheritedCannotBeTicked();
    void aReadingKeepsTheTicks();
    void discardingTakesThemBack();
    void changesAreToldToScreenReaders();
    void onlyWhatIsLookedAtIsWorkedOut();

private:
    QString said(int row, int column) const { return m_model->index(row, column).data(Qt::AccessibleTextRole).toString(); }
    Qt::CheckState state(int row, int column) const { return m_model->index(row, column).data(Qt::CheckStateRole).value<Qt::CheckState>(); }
    bool tick(int row, int column, bool on) { return m_model->setData(m_model->index(row, column), on ? Qt::Checked : Qt::Unchecked, Qt::CheckStateRole); }

    std::unique_ptr<AccessModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    enum Rows { AdminRow, AliceRow, BobRow, GoneRow };
    enum Columns { LocalColumn, SwarmColumn };
};

void TestAccessModel::init()
{
    m_tester.reset();
    m_model = std::make_unique<AccessModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_model->setContent(content());
}

void TestAccessModel::namesStandAtTheSideAndEnvironmentsAbove()
{
    QCOMPARE(header(*m_model, Qt::Vertical), (QStringList{u"admin"_s, u"alice"_s, u"bob"_s, u"user 9"_s}));
    QCOMPARE(header(*m_model, Qt::Horizontal), (QStringList{u"local"_s, u"swarm-b"_s}));
    m_model->setWho(AccessModel::Who::Teams);
    QCOMPARE(header(*m_model, Qt::Vertical), QStringList{u"web"_s});
}

void TestAccessModel::cellsSayWhoMayAndHow()
{
    QCOMPARE(said(AdminRow, LocalColumn), u"admin on local: allowed as administrator"_s);
    QCOMPARE(said(AliceRow, LocalColumn), u"alice on local: allowed"_s);
    QCOMPARE(said(AliceRow, SwarmColumn), u"alice on swarm-b: not allowed"_s);
    QCOMPARE(said(BobRow, SwarmColumn), u"bob on swarm-b: allowed through team web"_s);
    QCOMPARE(said(GoneRow, SwarmColumn), u"user 9 on swarm-b: allowed"_s);
    QCOMPARE(state(AliceRow, LocalColumn), Qt::Checked);
    QCOMPARE(state(AliceRow, SwarmColumn), Qt::Unchecked);
    QCOMPARE(state(BobRow, SwarmColumn), Qt::PartiallyChecked);
    QCOMPARE(m_model->index(BobRow, SwarmColumn).data().toString(), u"team web"_s);
    QCOMPARE(m_model->index(AdminRow, SwarmColumn).data().toString(), u"administrator"_s);
}

void TestAccessModel::ticksAreCollected()
{
    QSignalSpy edited(m_model.get(), &AccessModel::edited);
    QVERIFY(tick(BobRow, LocalColumn, true));
    QVERIFY(tick(AliceRow, LocalColumn, false));
    QCOMPARE(edited.count(), 2);
    QCOMPARE(m_model->edit().count(), 2);
    QCOMPARE(said(BobRow, LocalColumn), u"bob on local: allowed, to be given"_s);
    QCOMPARE(said(AliceRow, LocalColumn), u"alice on local: not allowed, to be taken"_s);
    QVERIFY(m_model->index(BobRow, LocalColumn).data(PeopleFilter::ChangedRole).toBool());
    QCOMPARE(m_model->edit().policies(EnvironmentId(1)).users, (QMap<UserId, qint64>{{UserId(3), 0}}));
    QVERIFY(tick(BobRow, LocalColumn, false));
    QCOMPARE(m_model->edit().count(), 1);
    m_model->setWho(AccessModel::Who::Teams);
    QVERIFY(tick(0, LocalColumn, true));
    QCOMPARE(m_model->edit().count(), 2);
    QCOMPARE(m_model->edit().policies(EnvironmentId(2)).teams, (QMap<TeamId, qint64>{{TeamId(1), 5}})); // Untouched.
}

void TestAccessModel::whatIsInheritedCannotBeTicked()
{
    for (const int column : {LocalColumn, SwarmColumn}) {
        QVERIFY(!(m_model->flags(m_model->index(AdminRow, column)) & Qt::ItemIsUserCheckable));
        QVERIFY(!tick(AdminRow, column, true));
    }
    QVERIFY(!tick(BobRow, SwarmColumn, true));
    QVERIFY(!tick(GoneRow, LocalColumn, true)); // Nobody is there to get it,
    QVERIFY(tick(GoneRow, SwarmColumn, false)); // but what is left over can be cleared away,
    QVERIFY(tick(GoneRow, SwarmColumn, true)); // and put back.
    QVERIFY(m_model->edit().isEmpty());
}

void TestAccessModel::aReadingKeepsTheTicks()
{
    QVERIFY(tick(BobRow, LocalColumn, true));
    DirectoryContent next = content();
    next.users.append({UserId(5), u"aaron"_s, Role::Standard});
    m_model->setContent(next);
    QCOMPARE(m_model->rowCount(), 5);
    QCOMPARE(said(3, LocalColumn), u"bob on local: allowed, to be given"_s);
    next.environments[1].policies.users.insert(UserId(3), 0); // It came about without us.
    m_model->setContent(next);
    QCOMPARE(said(3, LocalColumn), u"bob on local: allowed"_s);
    QVERIFY(m_model->edit().isEmpty());
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    m_model->setContent(next);
    QCOMPARE(reset.count(), 0);
}

void TestAccessModel::discardingTakesThemBack()
{
    QVERIFY(tick(BobRow, LocalColumn, true));
    m_model->discard();
    QVERIFY(m_model->edit().isEmpty());
    QCOMPARE(state(BobRow, LocalColumn), Qt::Unchecked);
}

void TestAccessModel::changesAreToldToScreenReaders()
{
    const QModelIndex bobOnLocal = m_model->index(BobRow, LocalColumn);
    QCOMPARE(bobOnLocal.data(Qt::AccessibleDescriptionRole).toString(), QString());
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    QVERIFY(tick(BobRow, LocalColumn, true));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first().first().toModelIndex(), bobOnLocal);
    QCOMPARE(bobOnLocal.data(Qt::AccessibleDescriptionRole).toString(), u"Changed, not sent yet"_s);
}

void TestAccessModel::onlyWhatIsLookedAtIsWorkedOut()
{
    DirectoryContent big;
    for (qint64 i = 1; i <= 1000; ++i)
        big.users.append({UserId(i), u"user%1"_s.arg(i), Role::Standard});
    for (qint64 i = 1; i <= 50; ++i)
        big.environments.append({EnvironmentId(i), u"environment%1"_s.arg(i), GroupId(1), {{{UserId(i), 0}}, {}}});
    m_tester.reset(); // It reads every cell after every change.
    m_model->setContent(big);
    QCOMPARE(m_model->rowCount(), 1000);
    QCOMPARE(m_model->columnCount(), 50);
    QCOMPARE(m_model->knownCells(), 0);
    QCOMPARE(said(1, 0), u"user2 on environment1: not allowed"_s); // In natural order.
    QCOMPARE(state(1, 0), Qt::Unchecked);
    QCOMPARE(m_model->knownCells(), 1);
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    QVERIFY(tick(999, 49, true));
    QCOMPARE(said(999, 49), u"user1000 on environment50: allowed, to be given"_s);
    QCOMPARE(m_model->knownCells(), 3); // Before and after the tick.
    QCOMPARE(reset.count(), 0);
}

QTEST_GUILESS_MAIN(TestAccessModel)
#include "tst_accessmodel.moc"
