// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/structure/arrows.h"
#include "tests/structure/planted.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QStringList Sources{u"*.h"_s, u"*.cpp"_s};

arrows::Finding findingOf(const QString &root)
{
    return arrows::read(sourceFiles(root, {u"app"_s, u"ui"_s}, Sources), QStringLiteral(WIDGET_HEADERS));
}

} // namespace

/// Every include arrow of the program points down.
class TestArrows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void floors();
    void allPointDown();
    void noticesWhatIsPlanted_data();
    void noticesWhatIsPlanted();
    void acceptsWhatIsAllowed();
};

void TestArrows::floors()
{
    QCOMPARE(arrows::floorOf(u"app/core/result.h"_s), u"app/core"_s);
    QCOMPARE(arrows::floorOf(u"ui/main.cpp"_s), u"ui"_s);
    QCOMPARE(arrows::floorOf(u"app/core/deep/x.h"_s), u"app/core"_s);
    QVERIFY2(QFile::exists(QStringLiteral(WIDGET_HEADERS) + u"/QLabel"_s), WIDGET_HEADERS);
}

void TestArrows::allPointDown()
{
    const arrows::Finding finding = findingOf(QStringLiteral(PROJECT_ROOT));
    int count = 0;
    for (auto from = finding.map.begin(); from != finding.map.end(); ++from) {
        for (auto to = from->begin(); to != from->end(); ++to) {
            qInfo().noquote() << from.key().leftJustified(13) << "->" << to.key().leftJustified(13) << *to;
            count += *to;
        }
    }
    qInfo() << count << "arrows between floors," << finding.wrong.size() << "wrong";
    QVERIFY(finding.map.contains(u"app/store"_s)); // Read the right place at all.
    QVERIFY2(finding.wrong.isEmpty(), qPrintable(finding.wrong.join(u'\n')));
}

void TestArrows::noticesWhatIsPlanted_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("said");
    const auto plant = [](const char *name, const char *path, const char *text, const char *said) {
        QTest::newRow(name) << QString::fromLatin1(path) << QByteArray(text) << QString::fromLatin1(said);
    };
    plant("core up to net", "app/core/x.h", "#include \"app/net/y.h\"\n", "does not point down");
    plant("store sideways to net", "app/store/x.cpp", "#include \"app/net/y.h\"\n", "does not point down");
    plant("portainer sideways to store", "app/portainer/x.h", "  #  include \"app/store/y.h\"\n", "does not point down");
    plant("net sideways to portainer", "app/net/x.h", "#include \"app/portainer/y.h\"\n", "does not point down");
    plant("net up to session", "app/net/x.h", "#include \"app/session/y.h\"\n", "does not point down");
    plant("demo sideways to portainer", "app/demo/x.h", "#include \"app/portainer/y.h\"\n", "does not point down");
    plant("session sideways to demo", "app/session/x.h", "#include \"app/demo/y.h\"\n", "does not point down");
    plant("app up to ui", "app/session/x.h", "#include \"ui/models/y.h\"\n", "does not point down");
    plant("models sideways to widgets", "ui/models/x.h", "#include \"ui/widgets/y.h\"\n", "does not point down");
    plant("pages sideways to dialogs", "ui/pages/x.h", "#include \"ui/dialogs/y.h\"\n", "does not point down");
    plant("dialogs sideways to pages", "ui/dialogs/x.h", "#include \"ui/pages/y.h\"\n", "does not point down");
    plant("dialogs up to shell", "ui/dialogs/x.h", "#include \"ui/shell/y.h\"\n", "does not point down");
    plant("angle brackets do not hide it", "app/core/x.h", "#include <app/net/y.h>\n", "does not point down");
    plant("unknown floor", "app/utils/x.h", "", "no known floor");
    plant("file between the floors", "app/x.h", "", "no known floor");
    plant("not from the root", "app/core/x.cpp", "#include \"y.h\"\n", "not from the root");
    plant("by way of the parent", "app/core/x.cpp", "#include \"../net/y.h\"\n", "not from the root");
    plant("widget in app", "app/session/x.cpp", "#include <QLabel>\n", "a widget");
    plant("widget in app, long form", "app/session/x.cpp", "#include <QtWidgets/QMessageBox>\n", "a widget");
    plant("widgets in app, all of them", "app/core/x.cpp", "#include <QtWidgets>\n", "a widget");
    plant("network in session", "app/session/x.cpp", "void f(QNetworkAccessManager *);\n", "belongs to app/net");
    plant("network in shell", "ui/shell/x.cpp", "#include \"app/net/y.h\"\nauto *m = new QNetworkAccessManager;\n", "belongs to app/net");
    plant("file including itself", "app/core/x.h", "#include \"app/core/x.h\"\n", "circle");
}

void TestArrows::noticesWhatIsPlanted()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, text);
    QFETCH(QString, said);
    Planted planted;
    QVERIFY(planted.put(path, text));
    const arrows::Finding finding = findingOf(planted.root());
    QCOMPARE(finding.wrong.size(), 1);
    QVERIFY2(finding.wrong.constFirst().contains(said), qPrintable(finding.wrong.constFirst()));
    QVERIFY(finding.wrong.constFirst().startsWith(path));
}

void TestArrows::acceptsWhatIsAllowed()
{
    Planted planted;
    planted.put(u"app/core/a.h"_s, "#include <QString>\n#include <vector>\n");
    planted.put(u"app/net/a.h"_s, "#include \"app/core/a.h\"\n#include <QNetworkAccessManager>\n");
    planted.put(u"app/session/a.cpp"_s, "#include \"app/net/a.h\"\n// QNetworkAccessManager is handed in.\n#include \"a.moc\"\n");
    planted.put(u"ui/models/a.h"_s, "#include \"app/session/a.h\"\n#include <QLabel>\n");
    planted.put(u"ui/pages/a.h"_s, "#include \"ui/models/a.h\"\n#include \"ui/widgets/a.h\"\n");
    planted.put(u"ui/shell/a.h"_s, "#include \"ui/pages/a.h\"\n#include \"ui/dialogs/a.h\"\n");
    planted.put(u"ui/main.cpp"_s, "#include \"ui/shell/a.h\"\n");
    arrows::Finding finding = findingOf(planted.root());
    QVERIFY2(finding.wrong.isEmpty(), qPrintable(finding.wrong.join(u'\n')));
    QCOMPARE(finding.map.value(u"ui/shell"_s).value(u"ui/dialogs"_s), 1);
    // A circle over three files is told once, with its way.
    planted.put(u"app/core/a.h"_s, "#include \"app/core/b.h\"\n");
    planted.put(u"app/core/b.h"_s, "#include \"app/core/c.h\"\n");
    planted.put(u"app/core/c.h"_s, "#include \"app/core/a.h\"\n");
    finding = findingOf(planted.root());
    QCOMPARE(finding.wrong, QStringList{u"app/core/a.h: a circle of includes: app/core/a.h -> app/core/b.h -> app/core/c.h -> app/core/a.h"_s});
}

QTEST_GUILESS_MAIN(TestArrows)
#include "tst_arrows.moc"
