// SPDX-License-Identifier: GPL-3.0-or-later
// What the cells of the stacks table say, in every role.
#include "tests/models/stackmaker.h"

#include <QTest>

#include <functional>
#include <limits>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

using C = StackColumn;
const QList<Environment> twoEnvironments{testEnvironment(1, u"local"_s), testEnvironment(2, u"prod"_s)};

void fill(StacksModel &model, const QList<Stack> &stacks, int server = 1)
{
    model.setServer(testServer(server), u"server %1"_s.arg(server), stacks, twoEnvironments, false);
}

QVariant cell(const StacksModel &model, C column, int role = Qt::DisplayRole, int row = 0)
{
    return model.index(row, static_cast<int>(column)).data(role);
}

/// A stack with a value of its own in every field.
Stack fullStack()
{
    Stack stack = testStack(42, u"shop"_s, 2);
    stack.type = {StackType::Swarm, 1};
    stack.swarmId = u"swarm-id"_s;
    stack.entryPoint = u"docker-compose.yml"_s;
    stack.env = {{u"PASSWORD"_s, u"s3cret"_s}, {u"PASSWORD"_s, u"s3cret2"_s}};
    stack.projectPath = u"/data/compose/42"_s;
    stack.creationDate = 1'726'142'531;
    stack.createdBy = u"alice"_s;
    stack.updatedBy = u"bob"_s;
    stack.additionalFiles = {u"a.yml"_s, u"b.yml"_s};
    stack.autoUpdate = AutoUpdate{.interval = u"5m"_s, .webhook = {}, .jobId = {}};
    stack.gitConfig = GitConfig{.url = u"https://joe:pw123@git.example.org/x"_s, .referenceName = u"refs/heads/main"_s,
                                .configFilePath = u"c.yml"_s, .configHash = u"abc"_s, .authentication = {}};
    stack.fromAppTemplate = false;
    stack.namespaceName = u"tools"_s;
    ResourceControl access;
    access.users = {UserId(3), UserId(4)};
    stack.resourceControl = access;
    return stack;
}

} // namespace

class tst_StackCell : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void everyColumn_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("text");
        const auto row = [](C column, const QString &text) { QTest::newRow(qPrintable(columnKey(column))) << static_cast<int>(column) << text; };
        row(C::Name, u"shop"_s);
        row(C::State, u"Active"_s);
        row(C::Type, u"Swarm"_s);
        row(C::Control, u"Total"_s);
        row(C::Environment, u"prod"_s);
        row(C::Server, u"server 1"_s);
        row(C::Created, u"12 Sep 2024"_s);
        row(C::CreatedBy, u"alice"_s);
        row(C::Updated, u"never"_s);
        row(C::UpdatedBy, u"bob"_s);
        row(C::Ownership, u"Restricted"_s);
        row(C::Id, u"42"_s);
        row(C::Namespace, u"tools"_s);
        row(C::EntryPoint, u"docker-compose.yml"_s);
        row(C::ProjectPath, u"/data/compose/42"_s);
        row(C::SwarmId, u"swarm-id"_s);
        row(C::GitRepository, u"https://git.example.org/x"_s);
        row(C::GitReference, u"refs/heads/main"_s);
        row(C::GitCommit, u"abc"_s);
        row(C::GitFile, u"c.yml"_s);
        row(C::VariablesCount, u"2"_s);
        row(C::AdditionalFiles, u"a.yml, b.yml"_s);
        row(C::AutomaticUpdates, u"Every 5m"_s);
        row(C::ComposeFormat, u"Yes"_s);
        row(C::FromTemplate, u"No"_s);
        row(C::EnvironmentId, u"2"_s);
    }
    void everyColumn()
    {
        QFETCH(int, column);
        QFETCH(QString, text);
        StacksModel model;
        fill(model, {fullStack()});
        const QModelIndex index = model.index(0, column);
        QCOMPARE(index.data().toString(), text);
        const QString title = columnTitle(static_cast<C>(column));
        QCOMPARE(index.data(Qt::AccessibleTextRole).toString(), title + u": "_s + text);
        QCOMPARE(model.headerData(column, Qt::Horizontal).toString(), title);
        QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString().isEmpty());
        for (int role = 0; role < Qt::UserRole + 10; ++role) {
            QVERIFY(!index.data(role).toString().contains(u"s3cret"_s));
            QVERIFY(!index.data(role).toString().contains(u"pw123"_s));
        }
    }

    void words_data()
    {
        QTest::addColumn<Stack>("stack");
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, C column, const QString &text, const std::function<void(Stack &)> &change) {
            Stack stack = testStack(5, u"web"_s);
            change(stack);
            QTest::newRow(name) << stack << static_cast<int>(column) << text;
        };
        row("state 2", C::State, u"Inactive"_s, [](Stack &s) { s.status = {StackStatus::Inactive, 2}; });
        row("state 3", C::State, u"Deploying"_s, [](Stack &s) { s.status = {StackStatus::Deploying, 3}; });
        row("state 4", C::State, u"Error"_s, [](Stack &s) { s.status = {StackStatus::Error, 4}; });
        row("state 7", C::State, u"Unknown (7)"_s, [](Stack &s) { s.status = {StackStatus::Unknown, 7}; });
        row("type 3", C::Type, u"Kubernetes"_s, [](Stack &s) { s.type = {StackType::Kubernetes, 3}; });
        row("type 7", C::Type, u"Unknown (7)"_s, [](Stack &s) { s.type = {StackType::Unknown, 7}; });
        row("no name", C::Name, u"(unnamed stack 5)"_s, [](Stack &s) { s.name.clear(); });
        row("namespace for a name", C::Name, u"(tools)"_s, [](Stack &s) { s.name.clear(); s.namespaceName = u"tools"_s; });
        row("nobody", C::Ownership, u"Administrators"_s, [](Stack &) {});
        row("one user", C::Ownership, u"Private"_s, [](Stack &s) { s.resourceControl = ResourceControl{}; s.resourceControl->users = {UserId(1)}; });
        row("all", C::Ownership, u"Public"_s, [](Stack &s) { s.resourceControl = ResourceControl{}; s.resourceControl->isPublic = true; });
        row("orphan", C::Control, u"Orphaned"_s, [](Stack &s) { s.environmentId = EnvironmentId(9); });
        row("environment of an orphan", C::Environment, u"Removed (9)"_s, [](Stack &s) { s.environmentId = EnvironmentId(9); });
        row("webhook", C::AutomaticUpdates, u"Webhook"_s, [](Stack &s) { s.autoUpdate = AutoUpdate{}; s.autoUpdate->webhook = u"uuid"_s; });
        row("no updates", C::AutomaticUpdates, u""_s, [](Stack &) {});
        row("template unknown", C::FromTemplate, u""_s, [](Stack &) {});
        row("no git", C::GitRepository, u""_s, [](Stack &) {});
        row("at in a path", C::GitRepository, u"https://h/a@b"_s, [](Stack &s) { s.gitConfig = GitConfig{}; s.gitConfig->url = u"https://h/a@b"_s; });
        row("two ats", C::GitRepository, u"https://h/"_s, [](Stack &s) { s.gitConfig = GitConfig{}; s.gitConfig->url = u"https://a@b:c@h/"_s; });
        row("date beyond all", C::Created, u"unknown time"_s, [](Stack &s) { s.creationDate = std::numeric_limits<qint64>::max(); });
    }
    void words()
    {
        QFETCH(Stack, stack);
        QFETCH(int, column);
        StacksModel model;
        fill(model, {stack});
        QTEST(model.index(0, column).data().toString(), "text");
    }

    void rolesOfKinds()
    {
        StacksModel model;
        fill(model, {fullStack()});
        QCOMPARE(cell(model, C::Id, StacksModel::SortRole), QVariant(qint64(42)));
        QCOMPARE(cell(model, C::Created, StacksModel::SortRole), QVariant(qint64(1'726'142'531)));
        QCOMPARE(cell(model, C::Name, StacksModel::SortRole), QVariant(u"shop"_s));
        QCOMPARE(cell(model, C::Name, StacksModel::StatusRole).toInt(), int(StackStatus::Active));
        QVERIFY(cell(model, C::Id, Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
        QVERIFY(cell(model, C::Name, Qt::TextAlignmentRole).toInt() & Qt::AlignLeft);
        QVERIFY(cell(model, C::Created, StacksModel::ExactTimeRole).toString().startsWith(u"12 September 2024, 1"_s));
        QCOMPARE(cell(model, C::Created, Qt::ToolTipRole), cell(model, C::Created, StacksModel::ExactTimeRole));
        QVERIFY(!cell(model, C::Name, StacksModel::ExactTimeRole).isValid());
        QVERIFY(!cell(model, C::Name, Qt::DecorationRole).isValid());
        QVERIFY(!model.headerData(StackColumnCount, Qt::Horizontal).isValid());
        QVERIFY(!model.headerData(0, Qt::Vertical).isValid());
        QVERIFY(!model.row(-1));
        QVERIFY(!model.row(1));
        QCOMPARE(model.row(0)->stack, fullStack());
    }

    void showsHostileTextAsText()
    {
        StacksModel model;
        fill(model, {testStack(1, u"<img src=file:///etc/passwd>\nline"_s)});
        QVERIFY(!cell(model, C::Name).toString().contains(u'\n'));
        QVERIFY(!cell(model, C::Name, Qt::ToolTipRole).toString().contains(u"<img"_s));
        QVERIFY(cell(model, C::Name, Qt::ToolTipRole).toString().contains(u"&lt;img"_s));
        fill(model, {testStack(1, u"a & b"_s)});
        QCOMPARE(cell(model, C::Name, Qt::ToolTipRole).toString(), u"a & b"_s);
    }

    void followsRenamedServersAndEnvironments()
    {
        StacksModel model;
        fill(model, {testStack(1, u"web"_s)});
        model.setServer(testServer(1), u"other"_s, {testStack(1, u"web"_s)}, {testEnvironment(1, u"renamed"_s)}, false);
        QCOMPARE(cell(model, C::Server).toString(), u"other"_s);
        QCOMPARE(cell(model, C::Environment).toString(), u"renamed"_s);
        QCOMPARE(model.environmentNames(), QStringList{u"renamed"_s});
    }

    void knownRowsSayNothingOfWhatIsNotKnown()
    {
        StacksModel model;
        model.setServer(testServer(1), u"home"_s, {testStack(1, u"web"_s)}, {}, true);
        QCOMPARE(cell(model, C::Control).toString(), u"Total"_s);
        QCOMPARE(cell(model, C::Environment).toString(), u"Environment 1"_s);
        QCOMPARE(cell(model, C::Ownership).toString(), QString());
        QCOMPARE(cell(model, C::VariablesCount).toString(), QString());
        QVERIFY(model.row(0)->knownOnly);
        fill(model, {testStack(1, u"web"_s)});
        QCOMPARE(cell(model, C::Ownership).toString(), u"Administrators"_s);
        QCOMPARE(cell(model, C::VariablesCount).toString(), u"0"_s);
    }
};

QTEST_GUILESS_MAIN(tst_StackCell)
#include "tst_stackcell.moc"
