// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/containersmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

using Model = ContainersModel;

namespace {

Container container(const QString &name, const QString &state, const QString &status = {}, const QList<PortMapping> &ports = {})
{
    return {.id = u"id-"_s + name, .names = {name}, .image = u"nginx:1.27"_s, .created = 1'700'000'000, .state = state, .status = status, .ports = ports,
            .networks = {u"shop_default"_s}, .addresses = {{u"shop_default"_s, u"172.26.0.3"_s}},
            .labels = {{labels::ComposeProject, u"shop"_s}, {labels::ComposeService, name.section(u'-', 1, 1)}}};
}

QList<Container> three()
{
    return {container(u"shop-web10-1"_s, u"running"_s, u"Up 3 hours (healthy)"_s, {{u"0.0.0.0"_s, 80, 8080, u"tcp"_s}, {u"::"_s, 80, 8080, u"tcp"_s}, {QString(), 443, 0, u"tcp"_s}}),
            container(u"shop-web2-1"_s, u"running"_s, u"Up 3 hours (unhealthy)"_s), container(u"shop-job-1"_s, u"exited"_s, u"Exited (0) 2 hours ago"_s)};
}

QStringList column(const QAbstractItemModel &model, int at)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts.append(model.index(row, at).data().toString());
    return texts;
}

} // namespace

class TestContainersModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsWhatIsKnown();
    void marksStateAndHealthApart();
    void mergesById();
    void ports();
    void ordersNaturallyAndTroubleFirst();
    void narrowsToAText();
    void serverTextStaysPlain();
};

void TestContainersModel::showsWhatIsKnown()
{
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setContainers(three());
    QCOMPARE(column(model, Model::Name), (QStringList{u"shop-web10-1"_s, u"shop-web2-1"_s, u"shop-job-1"_s}));
    QCOMPARE(column(model, Model::State), (QStringList{u"Running"_s, u"Running"_s, u"Exited"_s}));
    QCOMPARE(column(model, Model::Health), (QStringList{u"Healthy"_s, u"Unhealthy"_s, QString()}));
    QCOMPARE(column(model, Model::Service), (QStringList{u"web10"_s, u"web2"_s, u"job"_s}));
    QCOMPARE(column(model, Model::Address).first(), u"172.26.0.3"_s);
    QCOMPARE(column(model, Model::Ownership).first(), u"Administrators"_s);
    QCOMPARE(model.index(2, Model::State).data(Qt::ToolTipRole).toString(), u"Exited (0) 2 hours ago"_s);
    QCOMPARE(model.index(0, Model::Health).data(Qt::AccessibleTextRole).toString(), u"Health: Healthy"_s);
    for (int i = 0; i < Model::ColumnCount; ++i)
        QVERIFY(!model.headerData(i, Qt::Horizontal).toString().isEmpty());
}

void TestContainersModel::marksStateAndHealthApart()
{
    Model model;
    model.setContainers(three() + QList{container(u"shop-bad-1"_s, u"exited"_s, u"Exited (1) 1 second ago"_s), container(u"shop-p-1"_s, u"paused"_s)});
    const auto mark = [&model](int row, int at) { return static_cast<Model::Mark>(model.index(row, at).data(Model::MarkRole).toInt()); };
    QCOMPARE(mark(0, Model::State), Model::Mark::Well);
    QCOMPARE(mark(1, Model::State), Model::Mark::Well); // It runs; its health has a cell of its own.
    QCOMPARE(mark(1, Model::Health), Model::Mark::Bad);
    QCOMPARE(mark(2, Model::State), Model::Mark::Off);
    QCOMPARE(mark(2, Model::Health), Model::Mark::None);
    QCOMPARE(mark(3, Model::State), Model::Mark::Bad);
    QCOMPARE(mark(4, Model::State), Model::Mark::Wary);
    QCOMPARE(mark(0, Model::Name), Model::Mark::None);
    QVERIFY(model.index(0, Model::Ports).data(Model::LinkRole).toBool());
    QVERIFY(!model.index(1, Model::Ports).data(Model::LinkRole).toBool()); // Nothing is published.
}

void TestContainersModel::mergesById()
{
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setContainers(three());
    const QPersistentModelIndex kept(model.index(1, 0));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    model.setContainers(three());
    QCOMPARE(changed.count() + removed.count(), 0);
    QList<Container> next = three();
    next.removeFirst();
    next[0].state = u"paused"_s;
    model.setContainers(next);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(removed.count(), 1);
    QCOMPARE(kept.data().toString(), u"shop-web2-1"_s);
    QCOMPARE(kept.row(), 0);
}

void TestContainersModel::ports()
{
    QCOMPARE(portsText(three().first().ports), u"8080:80, 443"_s); // Once, though it is open for IPv4 and IPv6.
    QCOMPARE(portsText({{u"0.0.0.0"_s, 53, 53, u"udp"_s}, {u"0.0.0.0"_s, 53, 53, u"tcp"_s}}), u"53:53/udp, 53:53"_s);
    QCOMPARE(portsText({}), QString());
    QCOMPARE(publishedPorts(three().first().ports).size(), 1);
}

void TestContainersModel::ordersNaturallyAndTroubleFirst()
{
    Model model;
    ContainersOrder order(model);
    QAbstractItemModelTester tester(&order, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setContainers(three());
    order.sort(Model::Name);
    QCOMPARE(column(order, Model::Name), (QStringList{u"shop-job-1"_s, u"shop-web2-1"_s, u"shop-web10-1"_s}));
    order.sort(Model::State);
    QCOMPARE(column(order, Model::Name), (QStringList{u"shop-web2-1"_s, u"shop-job-1"_s, u"shop-web10-1"_s}));
    order.sort(Model::Ports);
    QCOMPARE(column(order, Model::Name).first(), u"shop-web10-1"_s);
}

void TestContainersModel::narrowsToAText()
{
    Model model;
    ContainersOrder order(model);
    model.setContainers(three());
    order.setText(u" UNHEALTHY "_s);
    QCOMPARE(column(order, Model::Name), QStringList{u"shop-web2-1"_s});
    order.setText(u"8080"_s);
    QCOMPARE(column(order, Model::Name), QStringList{u"shop-web10-1"_s});
    order.setText({});
    QCOMPARE(order.rowCount(), 3);
}

void TestContainersModel::serverTextStaysPlain()
{
    Model model;
    model.setContainers({container(u"<b>x</b>\u202Ey-1"_s, u"running"_s, u"<img src=x>"_s)});
    QVERIFY(!model.index(0, Model::Name).data().toString().contains(u'\u202E'));
    QVERIFY(!model.index(0, Model::State).data(Qt::ToolTipRole).toString().contains(u"<img"_s));
}

QTEST_GUILESS_MAIN(TestContainersModel)
#include "tst_containersmodel.moc"
