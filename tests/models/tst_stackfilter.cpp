// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/stackfilter.h"

#include "tests/models/stackmaker.h"
#include "ui/models/stackmatcher.h"

#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;


namespace {

using Where = FilterTerm::Where;
FilterTerm word(const QString &value, bool excluded = false) { return {Where::AnyShown, StackColumn::Name, value, excluded}; }
FilterTerm field(StackColumn column, const QString &value, bool excluded = false) { return {Where::Column, column, value, excluded}; }

/// A Compose stack in "prod a" of home-lab, from git.
StackRow webRow()
{
    StackRow row{.server = testServer(1), .serverName = u"home-lab"_s, .environmentName = u"prod a"_s, .stack = testStack(5, u"Web-Shop ÄÖ"_s, 3)};
    row.stack.createdBy = u"alice"_s;
    row.stack.updatedBy = u"Bob Smith"_s;
    row.stack.creationDate = 1'726'142'531; // 2024-09-12 12:02:11 UTC
    row.stack.namespaceName = u"hidden-namespace"_s;
    row.stack.env = {{u"PASSWORD"_s, u"s3cret"_s}, {u"B"_s, u"c"_s}};
    row.stack.gitConfig = GitConfig{.url = u"https://joe:pw123@git.example.org/team/app"_s, .referenceName = u"refs/heads/main"_s,
                                    .configFilePath = u"compose.yml"_s, .configHash = u"abc123"_s, .authentication = {}};
    return row;
}

/// An inactive Swarm stack whose environment is gone.
StackRow queueRow()
{
    StackRow row{.server = testServer(2), .serverName = u"work"_s, .control = Control::Orphaned, .stack = testStack(50, u"queue"_s, 7)};
    row.stack.type = {StackType::Swarm, 1};
    row.stack.status = {StackStatus::Inactive, 2};
    ResourceControl access;
    access.isPublic = true;
    row.stack.resourceControl = access;
    return row;
}

/// What no version that we know sends.
StackRow strangeRow()
{
    StackRow row{.server = testServer(2), .serverName = u"work"_s, .environmentName = u"k8s"_s, .stack = testStack(9, u""_s, 4)};
    row.stack.type = {StackType::Unknown, 12};
    row.stack.status = {StackStatus::Unknown, 7};
    row.stack.namespaceName = u"tools"_s;
    return row;
}

bool matches(const StackRow &row, const StackFilter &filter)
{
    const StackEntry entry{row, searchableWords(row), searchableText(row), QCollator().sortKey({})};
    return StackMatcher(filter, QTimeZone::utc()).matches(entry);
}

/// Which of web, queue and strange pass: "wqs" is all of them.
QString passing(const StackFilter &filter)
{
    QString names;
    if (matches(webRow(), filter))
        names += u'w';
    if (matches(queueRow(), filter))
        names += u'q';
    if (matches(strangeRow(), filter))
        names += u's';
    return names;
}

StackFilter textFilter(const QString &text)
{
    StackFilter filter;
    filter.text = text;
    return filter;
}

} // namespace

class tst_StackFilter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void terms_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QList<FilterTerm>>("terms");
        const auto row = [](const QString &text, const QList<FilterTerm> &terms) { QTest::newRow(qPrintable(u'[' + text + u']')) << text << terms; };
        using C = StackColumn;
        row(u""_s, {});
        row(u"  \t "_s, {});
        row(u"-"_s, {});
        row(u"\""_s, {});
        row(u"\"\""_s, {});
        row(u"web"_s, {word(u"web"_s)});
        row(u" web  DB "_s, {word(u"web"_s), word(u"db"_s)});
        row(u"-web"_s, {word(u"web"_s, true)});
        row(u"web-shop"_s, {word(u"web-shop"_s)});
        row(u"--web"_s, {word(u"-web"_s, true)});
        row(u"\"my web\""_s, {word(u"my web"_s)});
        row(u"-\"my web\""_s, {word(u"my web"_s, true)});
        row(u"\"-web\""_s, {word(u"-web"_s)});
        row(u"\"my web"_s, {word(u"my web"_s)});
        row(u"my\" \"web"_s, {word(u"my web"_s)});
        row(u"name:web"_s, {field(C::Name, u"web"_s)});
        row(u"NAME:Web"_s, {field(C::Name, u"web"_s)});
        row(u"-name:web"_s, {field(C::Name, u"web"_s, true)});
        row(u"name:"_s, {});
        row(u"-name:"_s, {});
        row(u"name:\"\""_s, {});
        row(u"name:a:b"_s, {field(C::Name, u"a:b"_s)});
        row(u"name:\"a b\" c"_s, {field(C::Name, u"a b"_s), word(u"c"_s)});
        row(u"\"name:web\""_s, {word(u"name:web"_s)});
        row(u"env:prod"_s, {field(C::Environment, u"prod"_s)});
        row(u"environment:prod"_s, {field(C::Environment, u"prod"_s)});
        row(u"type:swarm"_s, {field(C::Type, u"swarm"_s)});
        row(u"state:active"_s, {field(C::State, u"active"_s)});
        row(u"status:active"_s, {field(C::State, u"active"_s)});
        row(u"owner:alice"_s, {field(C::CreatedBy, u"alice"_s)});
        row(u"ownership:public"_s, {field(C::Ownership, u"public"_s)});
        row(u"server:home"_s, {field(C::Server, u"home"_s)});
        row(u"id:5"_s, {field(C::Id, u"5"_s)});
        row(u"git:yes"_s, {{Where::Git, C::GitRepository, u"yes"_s, false}});
        row(u"nginx:latest"_s, {word(u"nginx:latest"_s)});
        row(u":web"_s, {word(u":web"_s)});
        row(u"https://x"_s, {word(u"https://x"_s)});
        row(u"STRASSE"_s, {word(u"strasse"_s)});
        row(u"ÄÖ"_s, {word(u"äö"_s)});
    }
    void terms()
    {
        QFETCH(QString, text);
        QFETCH(QList<FilterTerm>, terms);
        QCOMPARE(filterTerms(text), terms);
        QCOMPARE(textFilter(text).isEmpty(), terms.isEmpty());
    }

    void everyColumnIsAField()
    {
        QSet<QString> keys;
        for (int i = 0; i < StackColumnCount; ++i) {
            const auto column = static_cast<StackColumn>(i);
            QVERIFY(!columnTitle(column).isEmpty());
            QVERIFY(!columnExplanation(column).isEmpty());
            QCOMPARE(columnOfKey(columnKey(column).toUpper()), std::optional(column));
            keys.insert(columnKey(column));
        }
        QCOMPARE(keys.size(), StackColumnCount);
        QCOMPARE(columnOfKey(u"image"_s), std::nullopt);
        QCOMPARE(columnOfKey({}), std::nullopt);
    }

    void matching_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("passing");
        const auto row = [](const QString &text, const QString &names) { QTest::newRow(qPrintable(u'[' + text + u']')) << text << names; };
        row(u""_s, u"wqs"_s);
        row(u"web"_s, u"w"_s);
        row(u"SHOP"_s, u"w"_s);
        row(u"äö"_s, u"w"_s);
        row(u"shop alice"_s, u"w"_s);
        row(u"shop work"_s, u""_s);
        row(u"\"bob smith\""_s, u"w"_s);
        row(u"smith bob"_s, u"w"_s);
        row(u"\"smith bob\""_s, u""_s);
        row(u"\"lab\nalice\""_s, u""_s); // two cells are not one text
        row(u"-web"_s, u"qs"_s);
        row(u"work -queue"_s, u"s"_s);
        row(u"active"_s, u"w"_s); // and not Inactive
        row(u"inactive"_s, u"q"_s);
        row(u"inact"_s, u"q"_s);
        row(u"state:active"_s, u"w"_s);
        row(u"-state:active"_s, u"qs"_s);
        row(u"state:unknown"_s, u"s"_s);
        row(u"state:\"unknown (7)\""_s, u"s"_s);
        row(u"type:comp"_s, u"w"_s);
        row(u"type:swarm"_s, u"q"_s);
        row(u"swarm"_s, u"q"_s);
        row(u"type:k8s"_s, u""_s);
        row(u"control:orphaned"_s, u"q"_s);
        row(u"control:total"_s, u"ws"_s);
        row(u"ownership:public"_s, u"q"_s);
        row(u"ownership:admin"_s, u"ws"_s);
        row(u"env:prod"_s, u"w"_s);
        row(u"env:\"prod a\""_s, u"w"_s);
        row(u"env:removed"_s, u"q"_s);
        row(u"server:work"_s, u"qs"_s);
        row(u"owner:ali"_s, u"w"_s);
        row(u"id:5"_s, u"w"_s); // and not 50
        row(u"id:50"_s, u"q"_s);
        row(u"id:x"_s, u""_s);
        row(u"variables:2"_s, u"w"_s);
        row(u"variables:0"_s, u"qs"_s);
        row(u"name:tools"_s, u"s"_s); // an empty name shows the namespace
        row(u"hidden-namespace"_s, u""_s);
        row(u"namespace:hidden"_s, u"w"_s);
        row(u"git:yes"_s, u"w"_s);
        row(u"git:no"_s, u"qs"_s);
        row(u"git:team/app"_s, u"w"_s);
        row(u"git:joe"_s, u""_s); // neither user nor password of an address can be guessed at
        row(u"gitrepository:pw123"_s, u""_s);
        row(u"branch:main"_s, u"w"_s);
        row(u"commit:abc"_s, u"w"_s);
        row(u"created:2024"_s, u"w"_s);
        row(u"created:2024-09-12t12"_s, u"w"_s);
        row(u"created:never"_s, u"qs"_s);
        row(u"updated:never"_s, u"wqs"_s);
        row(u"created:09"_s, u""_s);
        row(u"s3cret"_s, u""_s);
        row(u"PASSWORD"_s, u""_s);
        row(u"variables:s3cret"_s, u""_s);
        row(u"image:nginx"_s, u""_s);
    }
    void matching()
    {
        QFETCH(QString, text);
        QTEST(passing(textFilter(text)), "passing");
    }

    void pills()
    {
        StackFilter filter;
        QVERIFY(filter.isEmpty());
        filter.states = {StackStatus::Inactive, StackStatus::Unknown};
        QVERIFY(!filter.isEmpty());
        QCOMPARE(passing(filter), u"qs"_s);
        filter.types = {StackType::Swarm};
        QCOMPARE(passing(filter), u"q"_s);
        filter.controls = {Control::Total};
        QCOMPARE(passing(filter), u""_s);
        filter = {};
        filter.environments = {u"prod a"_s, u"k8s"_s};
        QCOMPARE(passing(filter), u"ws"_s);
        filter.text = u"tools"_s;
        QCOMPARE(passing(filter), u"s"_s);
    }

    void source()
    {
        StackFilter filter;
        filter.server = testServer(2);
        QVERIFY(!filter.isEmpty());
        QCOMPARE(passing(filter), u"qs"_s);
        filter.environment = EnvironmentId(4);
        QCOMPARE(passing(filter), u"s"_s);
        filter.server = testServer(1); // the same number on another server is another environment
        QCOMPARE(passing(filter), u""_s);
        filter.server.reset();
        QCOMPARE(passing(filter), u"wqs"_s);
    }
};

QTEST_GUILESS_MAIN(tst_StackFilter)
#include "tst_stackfilter.moc"
