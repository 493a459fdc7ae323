// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/sourcesmodel.h"

#include "tests/models/stackmaker.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

SourceEnvironment environment(qint64 id, const QString &name, int stacks = 0, bool up = true) { return {EnvironmentId(id), name, stacks, up}; }

SourceServer server(int id, const QString &name, const QList<SourceEnvironment> &environments = {}, int stacks = 0)
{
    return {testServer(id), name, SourceState::Connected, {}, stacks, environments};
}

/// "All stacks 5 | home 3 > local 2 > swarm 1 | ..."
QString outline(const SourcesModel &model, const QModelIndex &parent = {})
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        const QString line = u"%1 %2"_s.arg(index.data().toString(), index.data(SourcesModel::CountRole).toString());
        lines.append(line + outline(model, index));
    }
    const QString between = parent.isValid() ? u" > "_s : u" | "_s;
    return lines.isEmpty() ? QString() : (parent.isValid() ? between : QString()) + lines.join(between);
}

} // namespace

class tst_SourcesModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void startsWithAllStacks()
    {
        SourcesModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QCOMPARE(outline(model), u"All stacks 0"_s);
        QCOMPARE(model.index(0, 0).data(Qt::AccessibleTextRole).toString(), u"All stacks, 0"_s);
        QVERIFY(!model.serverAt(model.index(0, 0)));
        QVERIFY(!model.serverAt({}));
        QCOMPARE(model.indexOf({}, {}), model.index(0, 0));
    }

    void listsServersAndEnvironments()
    {
        SourcesModel model;
        model.setServers({server(1, u"home"_s, {environment(1, u"local"_s, 2), environment(2, u"swarm"_s, 1)}, 3), server(2, u"work"_s, {}, 2)});
        QCOMPARE(outline(model), u"All stacks 5 | home 3 > local 2 > swarm 1 | work 2"_s);
        const QModelIndex swarm = model.indexOf(testServer(1), EnvironmentId(2));
        QCOMPARE(swarm.data().toString(), u"swarm"_s);
        QCOMPARE(model.serverAt(swarm), std::optional(testServer(1)));
        QCOMPARE(model.environmentAt(swarm), std::optional(EnvironmentId(2)));
        QCOMPARE(swarm.data(SourcesModel::EnvironmentRole).value<EnvironmentId>(), EnvironmentId(2));
        QCOMPARE(swarm.data(SourcesModel::ServerRole).value<ServerId>(), testServer(1));
        QVERIFY(!model.environmentAt(swarm.parent()));
        QVERIFY(!model.indexOf(testServer(2), EnvironmentId(2)).isValid());
        QVERIFY(!model.indexOf(testServer(3), {}).isValid());
    }

    void saysStatesInWords_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("stacks");
        QTest::addColumn<QString>("words");
        QTest::newRow("connecting") << int(SourceState::Connecting) << 0 << u"home-lab, connecting, 0 stacks"_s;
        QTest::newRow("connected") << int(SourceState::Connected) << 15 << u"home-lab, connected, 15 stacks"_s;
        QTest::newRow("trouble") << int(SourceState::Trouble) << 1 << u"home-lab, in trouble, 1 stack"_s;
        QTest::newRow("signed out") << int(SourceState::SignedOut) << 2 << u"home-lab, signed out, 2 stacks"_s;
        QTest::newRow("disabled") << int(SourceState::Disabled) << 2 << u"home-lab, disabled, 2 stacks"_s;
    }
    void saysStatesInWords()
    {
        QFETCH(int, state);
        QFETCH(int, stacks);
        SourceServer home = server(1, u"home-lab"_s, {environment(1, u"far"_s, 4, false), environment(2, u""_s)}, stacks);
        home.state = static_cast<SourceState>(state);
        SourcesModel model;
        model.setServers({home});
        const QModelIndex index = model.index(1, 0);
        QTEST(index.data(Qt::AccessibleTextRole).toString(), "words");
        QCOMPARE(index.data(SourcesModel::StateRole).toInt(), state);
        QCOMPARE(model.index(0, 0, index).data(Qt::AccessibleTextRole).toString(), u"far, down, 4 stacks"_s);
        QCOMPARE(model.index(1, 0, index).data(Qt::AccessibleTextRole).toString(), u"Environment 2, up, 0 stacks"_s);
    }

    void showsHostileTextAsText()
    {
        SourceServer home = server(1, u"<b>x</b>\nsecond"_s);
        home.note = u"<img src=file:///x>"_s;
        SourcesModel model;
        model.setServers({home});
        QVERIFY(!model.index(1, 0).data().toString().contains(u'\n'));
        QVERIFY(!model.index(1, 0).data(Qt::ToolTipRole).toString().contains(u"<img"_s));
        QVERIFY(model.index(1, 0).data(Qt::ToolTipRole).toString().contains(u"&lt;img"_s));
    }

    void isSilentWhenNothingChanged()
    {
        const QList<SourceServer> servers{server(1, u"home"_s, {environment(1, u"local"_s, 2)}, 2), server(2, u"work"_s)};
        SourcesModel model;
        model.setServers(servers);
        const SignalCounter signalsSent(model);
        QVERIFY(signalsSent.kinds() >= 12);
        model.setServers(servers);
        QCOMPARE(signalsSent.count(), 0);
    }

    void changesInPlace()
    {
        SourcesModel model;
        model.setServers({server(1, u"home"_s, {environment(1, u"local"_s, 2), environment(2, u"b"_s)}, 2), server(2, u"work"_s)});
        const QPersistentModelIndex second = model.indexOf(testServer(1), EnvironmentId(2));
        const QPersistentModelIndex work = model.indexOf(testServer(2), {});
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        const SignalCounter signalsSent(model);
        model.setServers({server(1, u"home"_s, {environment(1, u"renamed"_s, 2), environment(2, u"b"_s)}, 2), server(2, u"work"_s)});
        QCOMPARE(signalsSent.count(), 1);
        QCOMPARE(changed.size(), 1);
        model.setServers({server(2, u"work"_s), server(1, u"home"_s, {environment(2, u"b"_s)})});
        QCOMPARE(outline(model), u"All stacks 0 | work 0 | home 0 > b 0"_s);
        QCOMPARE(QModelIndex(second), model.indexOf(testServer(1), EnvironmentId(2)));
        QCOMPARE(QModelIndex(work), model.index(1, 0));
        model.setServers({});
        QVERIFY(!second.isValid());
        QCOMPARE(outline(model), u"All stacks 0"_s);
    }

    void keepsTheFirstOfDoubles()
    {
        SourcesModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setServers({server(1, u"home"_s, {environment(1, u"a"_s), environment(1, u"b"_s)}), server(1, u"again"_s)});
        QCOMPARE(outline(model), u"All stacks 0 | home 0 > a 0"_s);
    }

    void randomListsBecomeWhatWasGiven()
    {
        SourcesModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QRandomGenerator random(7);
        for (int step = 0; step < 500; ++step) {
            QList<SourceServer> servers;
            QList<int> ids{1, 2, 3, 4};
            std::shuffle(ids.begin(), ids.end(), random);
            QString expected;
            int total = 0;
            for (const int id : ids.first(random.bounded(5))) {
                SourceServer one = server(id, u"s%1"_s.arg(id), {}, random.bounded(3));
                expected += u" | s%1 %2"_s.arg(id).arg(one.stacks);
                total += one.stacks;
                QList<int> children{1, 2, 3};
                std::shuffle(children.begin(), children.end(), random);
                for (const int child : children.first(random.bounded(4))) {
                    one.environments.append(environment(child, u"e%1"_s.arg(child), random.bounded(3)));
                    expected += u" > e%1 %2"_s.arg(child).arg(one.environments.constLast().stacks);
                }
                servers.append(one);
            }
            const QPersistentModelIndex watched = model.indexOf(testServer(1), EnvironmentId(2));
            model.setServers(servers);
            QCOMPARE(outline(model), u"All stacks %1"_s.arg(total) + expected);
            if (watched.isValid())
                QCOMPARE(QModelIndex(watched), model.indexOf(testServer(1), EnvironmentId(2)));
        }
    }
};

QTEST_GUILESS_MAIN(tst_SourcesModel)
#include "tst_sourcesmodel.moc"
