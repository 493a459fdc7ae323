// SPDX-License-Identifier: GPL-3.0-or-later
// Random operations on StacksModel, compared after each with a model so naive that it is plainly right.
#include "tests/models/stackmaker.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

/// One row in the simplest terms. Names are a word and a number: "web12".
struct PlainRow {
    int server;
    qint64 id;
    QString word;
    int digits;
    QString environment; ///< "" is an orphan.
    QString createdBy;
    int status; ///< As the server counts.
    qint64 updated;

    QString name() const { return word + QString::number(digits); }
    bool operator==(const PlainRow &) const = default;
};
using Key = std::pair<int, qint64>;
Key keyOf(const PlainRow &row) { return {row.server, row.id}; }

struct Choice {
    QString text;
    int server = -1;
    bool errorsOnly = false;
    int column = 0;
    bool down = false;
};

const QStringList environmentNames{u"local"_s, u"prod"_s, u"Prod10"_s, u"prod9"_s};
const QStringList people{u""_s, u"alice"_s, u"Bob"_s, u"carol"_s};

bool passes(const PlainRow &row, const Choice &choice)
{
    const QString text = (row.name() + u'|' + (row.environment.isEmpty() ? u"removed"_s : row.environment) + u'|' + row.createdBy).toLower();
    if ((choice.server >= 0 && row.server != choice.server) || (choice.errorsOnly && row.status != 4))
        return false;
    if (choice.text == u"-web"_s)
        return !text.contains(u"web"_s);
    if (choice.text == u"state:active"_s)
        return row.status == 1;
    if (choice.text == u"env:prod owner:bob"_s)
        return row.environment.toLower().contains(u"prod"_s) && row.createdBy == u"Bob"_s;
    return text.contains(choice.text);
}

template <typename T>
int compare(const T &a, const T &b)
{
    return a < b ? -1 : b < a ? 1 : 0;
}

int compareNames(const PlainRow &a, const PlainRow &b)
{
    const int words = compare(a.word.toLower(), b.word.toLower());
    return words != 0 ? words : compare(a.digits, b.digits);
}

/// "prod9" before "Prod10", "Removed (99)" after both: by hand, there are five.
qsizetype placeOf(const QString &environment) { return QStringList({u"local"_s, u"prod"_s, u"prod9"_s, u"Prod10"_s, u""_s}).indexOf(environment); }

int compareColumn(const PlainRow &a, const PlainRow &b, const Choice &choice)
{
    const auto lastIf = [](bool noneA, bool noneB) { return compare(noneA, noneB); };
    const int sign = choice.down ? -1 : 1;
    static const std::map<int, int> trouble{{4, 0}, {7, 1}, {3, 2}, {2, 3}, {1, 4}};
    switch (static_cast<StackColumn>(choice.column)) {
    case StackColumn::State: return sign * compare(trouble.at(a.status), trouble.at(b.status));
    case StackColumn::Environment: return sign * compare(placeOf(a.environment), placeOf(b.environment));
    case StackColumn::Id: return sign * compare(a.id, b.id);
    case StackColumn::Updated:
        if (const int none = lastIf(a.updated == 0, b.updated == 0); none != 0)
            return none;
        return sign * compare(a.updated, b.updated);
    case StackColumn::CreatedBy:
        if (const int none = lastIf(a.createdBy.isEmpty(), b.createdBy.isEmpty()); none != 0)
            return none;
        return sign * compare(a.createdBy.toLower(), b.createdBy.toLower());
    default: return sign * compareNames(a, b);
    }
}

bool isBefore(const PlainRow &a, const PlainRow &b, const Choice &choice)
{
    for (const int order : {compareColumn(a, b, choice), compareNames(a, b), compare(a.server, b.server), compare(a.id, b.id)}) {
        if (order != 0)
            return order < 0;
    }
    return false;
}

Stack stackOf(const PlainRow &row)
{
    Stack stack = testStack(row.id, row.name(), row.environment.isEmpty() ? 99 : 1 + environmentNames.indexOf(row.environment));
    static const std::map<int, StackStatus> values{{1, StackStatus::Active}, {2, StackStatus::Inactive}, {3, StackStatus::Deploying},
                                                   {4, StackStatus::Error}, {7, StackStatus::Unknown}};
    stack.status = {values.at(row.status), row.status};
    stack.createdBy = row.createdBy;
    stack.updateDate = row.updated;
    return stack;
}

QList<Environment> environments()
{
    QList<Environment> list;
    for (int i = 0; i < environmentNames.size(); ++i)
        list.append(testEnvironment(i + 1, environmentNames[i]));
    return list;
}

} // namespace

class Story
{
public:
    Story(quint32 seed, int servers, int rowsPerServer)
        : m_random(seed), m_rows(servers), m_most(rowsPerServer),
          m_tester(&m_model, QAbstractItemModelTester::FailureReportingMode::Fatal), m_selection(&m_model)
    {
    }

    void step()
    {
        switch (m_random.bounded(10)) {
        case 0:
        case 1:
        case 2: refresh(m_random.bounded(3) == 0 ? 50 : 2); break;
        case 3: remove(); break;
        case 4:
        case 5:
        case 6: filter(); break;
        case 7:
        case 8: sort(); break;
        default: select(); break;
        }
    }

    void settle()
    {
        QTRY_VERIFY_WITH_TIMEOUT(m_model.isSettled(), 30000);
    }

    void check()
    {
        const QList<PlainRow> expected = expectedRows();
        QCOMPARE(m_model.rowCount(), static_cast<int>(expected.size()));
        for (int row = 0; row < expected.size(); ++row) {
            const StackRow *shown = m_model.row(row);
            QCOMPARE(shown->stack.name, expected[row].name());
            QCOMPARE(number(shown->stack.id), expected[row].id);
            QCOMPARE(shown->stack, stackOf(expected[row]));
            QCOMPARE(shown->server, testServer(expected[row].server));
            QCOMPARE(shown->environmentName, expected[row].environment);
        }
        checkTotals();
        checkPersistent(expected);
        checkSelection(expected);
        watch(expected);
    }

    const StacksModel &model() const { return m_model; }

private:
    PlainRow randomRow(int server, qint64 id)
    {
        static const QStringList words{u"web"_s, u"Web"_s, u"db"_s, u"queue"_s};
        static const QList<int> states{1, 1, 2, 3, 4, 7};
        return {server, id, words[m_random.bounded(4)], static_cast<int>(m_random.bounded(12)),
                m_random.bounded(8) == 0 ? QString() : environmentNames[m_random.bounded(4)], people[m_random.bounded(4)],
                states[m_random.bounded(6)], m_random.bounded(3) == 0 ? 0 : 1'700'000'000 + m_random.bounded(50)};
    }

    void refresh(int changesPerHundred)
    {
        const int server = m_random.bounded(static_cast<int>(m_rows.size()));
        QList<PlainRow> &rows = m_rows[server];
        if (rows.isEmpty() || m_random.bounded(20) == 0) {
            rows.clear();
            for (int i = m_random.bounded(m_most); i > 0; --i)
                rows.append(randomRow(server, i * 3));
        }
        for (PlainRow &row : rows) {
            if (m_random.bounded(100) < changesPerHundred)
                row = randomRow(server, row.id);
        }
        rows.removeIf([&](const PlainRow &) { return m_random.bounded(400) < changesPerHundred; });
        for (int i = m_random.bounded(1 + m_most * changesPerHundred / 400); i > 0; --i) {
            const qint64 id = m_random.bounded(m_most * 4) + 1;
            if (std::ranges::find(rows, id, &PlainRow::id) == rows.end())
                rows.insert(m_random.bounded(static_cast<int>(rows.size()) + 1), randomRow(server, id));
        }
        QList<Stack> stacks;
        std::ranges::transform(std::as_const(rows), std::back_inserter(stacks), stackOf);
        m_model.setServer(testServer(server), u"server %1"_s.arg(server), stacks, environments(), false);
    }

    void remove()
    {
        const int server = m_random.bounded(static_cast<int>(m_rows.size()));
        m_rows[server].clear();
        m_model.removeServer(testServer(server));
    }

    void filter()
    {
        static const QStringList texts{u""_s, u"w"_s, u"web1"_s, u"-web"_s, u"state:active"_s, u"env:prod owner:bob"_s, u"bob"_s, u"zzz"_s};
        m_choice.text = texts[m_random.bounded(8)];
        m_choice.server = m_random.bounded(3) == 0 ? m_random.bounded(static_cast<int>(m_rows.size())) : -1;
        m_choice.errorsOnly = m_random.bounded(6) == 0;
        StackFilter filter{.text = m_choice.text, .states = {}, .types = {}, .controls = {}, .environments = {}, .server = {}, .environment = {}};
        if (m_choice.errorsOnly)
            filter.states = {StackStatus::Error};
        if (m_choice.server >= 0)
            filter.server = testServer(m_choice.server);
        m_model.setFilter(filter);
    }

    void sort()
    {
        using C = StackColumn;
        static const QList<C> columns{C::Name, C::Name, C::State, C::Environment, C::Id, C::Updated, C::CreatedBy};
        m_choice.column = static_cast<int>(columns[m_random.bounded(7)]);
        m_choice.down = m_random.bounded(2) == 1;
        m_model.sort(m_choice.column, m_choice.down ? Qt::DescendingOrder : Qt::AscendingOrder);
    }

    void select()
    {
        settle();
        m_selection.clearSelection();
        m_selected.clear();
        if (m_random.bounded(5) == 0) {
            m_selection.select({m_model.index(0, 0), m_model.index(m_model.rowCount() - 1, StackColumnCount - 1)}, QItemSelectionModel::Select);
            for (const PlainRow &row : expectedRows())
                m_selected.insert(keyOf(row));
            return;
        }
        const QList<PlainRow> rows = expectedRows();
        for (int i = 0; i < 5 && !rows.isEmpty(); ++i) {
            const int row = m_random.bounded(static_cast<int>(rows.size()));
            m_selection.select(m_model.index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
            m_selected.insert(keyOf(rows[row]));
        }
    }

    QList<PlainRow> expectedRows() const
    {
        QList<PlainRow> rows;
        for (const QList<PlainRow> &server : m_rows)
            std::ranges::copy_if(server, std::back_inserter(rows), [this](const PlainRow &row) { return passes(row, m_choice); });
        std::ranges::sort(rows, [this](const PlainRow &a, const PlainRow &b) { return isBefore(a, b, m_choice); });
        return rows;
    }

    void checkTotals()
    {
        qsizetype total = 0;
        for (int server = 0; server < m_rows.size(); ++server) {
            total += m_rows[server].size();
            QCOMPARE(m_model.countOf(testServer(server)), static_cast<int>(m_rows[server].size()));
            const auto local = std::ranges::count(m_rows[server], u"local"_s, &PlainRow::environment);
            QCOMPARE(m_model.countOf(testServer(server), EnvironmentId(1)), static_cast<int>(local));
        }
        QCOMPARE(m_model.totalCount(), static_cast<int>(total));
    }

    void checkPersistent(const QList<PlainRow> &expected)
    {
        for (const auto &[key, index] : m_watched) {
            const auto found = std::ranges::find(expected, key, keyOf);
            // a row that went and came back between two looks is a new row
            if (found == expected.end())
                QVERIFY(!index.isValid());
            else if (index.isValid())
                QCOMPARE(index.row(), static_cast<int>(found - expected.begin()));
            else
                QVERIFY(m_steps > 1);
        }
    }

    void checkSelection(const QList<PlainRow> &expected)
    {
        std::set<Key> still;
        for (const PlainRow &row : expected) {
            if (m_selected.contains(keyOf(row)))
                still.insert(keyOf(row));
        }
        std::set<Key> selected;
        for (const QModelIndex &index : m_selection.selectedRows())
            selected.insert(keyOf(expected[index.row()]));
        m_selected = still;
        if (m_steps == 1)
            QVERIFY(selected == still);
    }

    void watch(const QList<PlainRow> &expected)
    {
        m_watched.clear();
        for (int i = 0; i < 20 && !expected.isEmpty(); ++i) {
            const int row = m_random.bounded(static_cast<int>(expected.size()));
            m_watched.append({keyOf(expected[row]), QPersistentModelIndex(m_model.index(row, m_random.bounded(StackColumnCount)))});
        }
    }

public:
    int m_steps = 1; ///< Between two looks.

private:
    QRandomGenerator m_random;
    QList<QList<PlainRow>> m_rows;
    int m_most;
    StacksModel m_model;
    QAbstractItemModelTester m_tester;
    QItemSelectionModel m_selection;
    Choice m_choice;
    QList<std::pair<Key, QPersistentModelIndex>> m_watched;
    std::set<Key> m_selected;
};

class tst_StacksModelRandom : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void smallTables_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 4; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void smallTables()
    {
        QFETCH(quint32, seed);
        Story story(seed, 3, 150);
        for (int step = 0; step < 500 && !QTest::currentTestFailed(); ++step) {
            story.step();
            QVERIFY(story.model().isSettled()); // small tables are done at once
            story.check();
        }
    }

    void bigTablesInAWorker()
    {
        Story story(5, 2, 5000);
        for (int step = 0; step < 60 && !QTest::currentTestFailed(); ++step) {
            story.step();
            story.settle();
            story.check();
        }
    }

    void bigTablesWithoutWaiting()
    {
        Story story(6, 2, 2500);
        story.m_steps = 5;
        for (int step = 0; step < 20 && !QTest::currentTestFailed(); ++step) {
            for (int i = 0; i < story.m_steps; ++i)
                story.step();
            story.settle();
            story.check();
        }
    }
};

QTEST_MAIN(tst_StacksModelRandom)
#include "tst_stacksmodel_random.moc"
