// SPDX-License-Identifier: GPL-3.0-or-later
#include "accessibletexts.h"
#include "samples.h"
#include "ui/models/variablesmodel.h"
#include "ui/pages/detailpane.h"
#include "ui/widgets/codeview.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/statuschip.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

/// A shown pane with the stack that holds every secret.
struct Pane {
    DetailPane pane;
    StackDetails details = samples::details(samples::gitStack(12, u"shop"_s));

    Pane()
    {
        pane.resize(900, 420);
        pane.show();
        pane.activateWindow();
        if (!QTest::qWaitForWindowActive(&pane))
            qFatal("The window does not become active.");
    }
    template <typename Widget>
    Widget *find(const QString &name) const
    {
        Widget *widget = pane.findChild<Widget *>(name);
        if (!widget)
            qFatal("No widget %s.", qPrintable(name));
        return widget;
    }
    QString tabTitle(int tab) const { return find<QTabWidget>(u"detailTabs"_s)->tabText(tab); }
    void showEveryTab()
    {
        for (int tab = 0; tab < pane.tabCount(); ++tab)
            pane.setCurrentTab(tab);
    }
};

QStringList leaked(QWidget *window)
{
    QStringList found;
    for (const QString &text : accessibleTexts(window)) {
        for (const QLatin1StringView secret : {samples::SecretValue, samples::SecretWebhook, samples::SecretInUrl}) {
            if (text.contains(secret))
                found.append(text);
        }
    }
    return found;
}

} // namespace

class TestDetailPane : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void startsWithASentence();
    void header();
    void variablesAreCounted();
    void manifestOfKubernetes();
    void noSecretIsReadable();
    void theWalkFindsWhatIsRevealed();
    void revealingEndsWithTheStack();
    void refreshKeepsWhatIsRevealed();
    void variableKeys();
    void eyeOfARow();
    void copiesVariables();
    void knownOnlySaysSo();
    void fileIsAskedForWhenSeen();
    void fileStates();
    void lateFileOfAnotherStackIsIgnored();
    void changedStackAsksAgain();
    void fileIsCopiedByteForByte();
    void jsonIsMaskedUntilAsked();
    void serverTextIsPlain();
    void clearForgets();
};

void TestDetailPane::startsWithASentence()
{
    Pane p;
    QCOMPARE(p.find<EmptyState>(u"nothingSelected"_s)->sentence(), u"Select a stack to see its details."_s);
}

void TestDetailPane::header()
{
    Pane p;
    p.pane.setStack(p.details);
    QCOMPARE(p.find<ElidedLabel>(u"detailName"_s)->text(), u"shop"_s);
    QCOMPARE(p.find<StatusChip>(u"detailState"_s)->word(), u"Active"_s);
    QCOMPARE(p.find<ElidedLabel>(u"detailPlace"_s)->text(), u"home-lab / local"_s);
    p.pane.setStack(samples::details(samples::kubernetesStack(5, u"my-namespace"_s)));
    QCOMPARE(p.find<ElidedLabel>(u"detailName"_s)->text(), u"(my-namespace)"_s);
}

void TestDetailPane::variablesAreCounted()
{
    Pane p;
    p.pane.setStack(p.details);
    QVERIFY(p.tabTitle(2).contains(u"4"_s));
    p.pane.setStack(samples::details(samples::stack(1, u"a"_s)));
    QVERIFY(p.tabTitle(2).contains(u"0"_s));
    p.pane.setCurrentTab(u"variables"_s);
    QVERIFY(!p.find<QTableView>(u"variablesTable"_s)->isVisible());
}

void TestDetailPane::manifestOfKubernetes()
{
    Pane p;
    p.pane.setStack(p.details);
    QCOMPARE(p.tabTitle(1), u"Compose file"_s);
    p.pane.setStack(samples::details(samples::kubernetesStack(5, u"n"_s)));
    QCOMPARE(p.tabTitle(1), u"Manifest"_s);
}

void TestDetailPane::noSecretIsReadable()
{
    Pane p;
    p.pane.setStack(p.details);
    p.showEveryTab();
    QVERIFY2(accessibleTexts(&p.pane).join(u' ').contains(u"DB_PASSWORD"_s), "The walk does not reach the table.");
    QVERIFY2(accessibleTexts(&p.pane).join(u' ').contains(u"SomethingNew"_s), "The walk does not reach the JSON.");
    QCOMPARE(leaked(&p.pane), QStringList());
}

void TestDetailPane::theWalkFindsWhatIsRevealed()
{
    Pane p;
    p.pane.setStack(p.details);
    p.pane.setCurrentTab(u"variables"_s);
    p.find<QPushButton>(u"revealAllVariables"_s)->click();
    QVERIFY(!leaked(&p.pane).isEmpty());
    p.find<QPushButton>(u"revealAllVariables"_s)->click();
    QCOMPARE(leaked(&p.pane), QStringList());
    p.pane.setCurrentTab(u"git"_s);
    p.find<QPushButton>(u"revealWebhook"_s)->click();
    QVERIFY(!leaked(&p.pane).isEmpty());
}

void TestDetailPane::revealingEndsWithTheStack()
{
    Pane p;
    p.pane.setStack(p.details);
    p.showEveryTab();
    for (const QString &name : {u"revealAllVariables"_s, u"revealWebhook"_s, u"revealJson"_s})
        p.find<QPushButton>(name)->click();
    QVERIFY(!leaked(&p.pane).isEmpty());
    // Another stack that happens to have the same variables.
    StackDetails other = p.details;
    other.row.stack.id = StackId(13);
    p.pane.setStack(other);
    p.showEveryTab();
    QCOMPARE(leaked(&p.pane), QStringList());
}

void TestDetailPane::refreshKeepsWhatIsRevealed()
{
    Pane p;
    p.pane.setStack(p.details);
    p.pane.setCurrentTab(u"variables"_s);
    auto *table = p.find<QTableView>(u"variablesTable"_s);
    table->setCurrentIndex(table->model()->index(1, 0));
    QTest::keyClick(table, Qt::Key_Space);
    for (int i = 0; i < 5; ++i) {
        p.details.row.stack.updateDate += 10;
        p.pane.setStack(p.details);
    }
    QCOMPARE(table->model()->index(1, 1).data().toString(), QString(samples::SecretValue));
    QCOMPARE(table->model()->index(0, 1).data().toString(), VariablesModel::mask());
}

void TestDetailPane::variableKeys()
{
    Pane p;
    p.pane.setStack(p.details);
    p.pane.setCurrentTab(u"variables"_s);
    auto *table = p.find<QTableView>(u"variablesTable"_s);
    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, 0));
    const auto value = [table] { return table->model()->index(0, 1).data().toString(); };
    QCOMPARE(value(), VariablesModel::mask());
    QTest::keyClick(table, Qt::Key_Space);
    QCOMPARE(value(), u"shop"_s);
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(value(), VariablesModel::mask());
}

void TestDetailPane::eyeOfARow()
{
    Pane p;
    p.pane.setStack(p.details);
    p.pane.setCurrentTab(u"variables"_s);
    auto *table = p.find<QTableView>(u"variablesTable"_s);
    const QRect cell = table->visualRect(table->model()->index(1, 1));
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, QPoint(cell.right() - 16, cell.center().y()));
    QCOMPARE(table->model()->index(1, 1).data().toString(), QString(samples::SecretValue));
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, QPoint(cell.left() + 10, cell.center().y()));
    QCOMPARE(table->model()->index(1, 1).data().toString(), QString(samples::SecretValue)); // Only the eye hides.
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, QPoint(cell.right() - 16, cell.center().y()));
    QCOMPARE(table->model()->index(1, 1).data().toString(), VariablesModel::mask());
}

void TestDetailPane::copiesVariables()
{
    Pane p;
    p.pane.setStack(p.details);
    p.pane.setCurrentTab(u"variables"_s);
    auto *table = p.find<QTableView>(u"variablesTable"_s);
    table->setFocus();
    table->setCurrentIndex(table->model()->index(1, 0));
    p.find<QAction>(u"copyVariableName"_s)->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"DB_PASSWORD"_s);
    QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QString(samples::SecretValue));
    p.find<QAction>(u"copyVariableAsEnv"_s)->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"DB_PASSWORD=%1\n"_s.arg(samples::SecretValue));
    p.find<QPushButton>(u"copyAllVariables"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"DB_USER=shop\nDB_PASSWORD=%1\nEMPTY=\nDB_USER=again\n"_s.arg(samples::SecretValue));
    QCOMPARE(leaked(&p.pane), QStringList()); // Copying reveals nothing.
}

void TestDetailPane::knownOnlySaysSo()
{
    Pane p;
    QSignalSpy asked(&p.pane, &DetailPane::fileRequested);
    StackDetails known = samples::details(samples::stack(1, u"a"_s));
    known.row.knownOnly = true;
    known.row.stack.json = {};
    p.pane.setStack(known);
    p.showEveryTab();
    QCOMPARE(asked.size(), 0);
    const QString texts = accessibleTexts(&p.pane).join(u'\n');
    for (const QString &sentence : {u"Variables are not kept on disk. They appear when the server answers."_s,
                                    u"The file is not kept on disk. It appears when the server answers."_s,
                                    u"Git settings are not kept on disk. They appear when the server answers."_s,
                                    u"Ownership is not kept on disk. It appears when the server answers."_s})
        QVERIFY2(texts.contains(sentence), qPrintable(sentence));
    p.pane.setCurrentTab(u"file"_s);
    p.pane.setStack(samples::details(samples::stack(1, u"a"_s))); // Now the server answers.
    QCOMPARE(asked.size(), 1);
}

void TestDetailPane::fileIsAskedForWhenSeen()
{
    Pane p;
    QSignalSpy asked(&p.pane, &DetailPane::fileRequested);
    p.pane.setStack(p.details);
    QCOMPARE(asked.size(), 0);
    p.pane.setCurrentTab(u"file"_s);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].value<StackKey>(), p.details.key());
    p.pane.setCurrentTab(u"git"_s);
    p.pane.setCurrentTab(u"file"_s);
    QCOMPARE(asked.size(), 1);
}

void TestDetailPane::fileStates()
{
    Pane p;
    QSignalSpy asked(&p.pane, &DetailPane::fileRequested);
    p.pane.setCurrentTab(u"file"_s);
    p.pane.setStack(p.details);
    auto *note = p.find<EmptyState>(u"composeNote"_s);
    auto *code = p.find<CodeView>(u"composeView"_s);
    QCOMPARE(note->sentence(), u"Loading the file..."_s);
    p.pane.setFileFailed(p.details.key(), u"maria may not read the file of shop."_s, u"Access denied"_s);
    QCOMPARE(note->sentence(), u"maria may not read the file of shop."_s);
    QVERIFY(note->isVisible());
    QPushButton *retry = nullptr;
    for (QPushButton *button : note->findChildren<QPushButton *>())
        retry = button->isVisible() ? button : retry;
    QVERIFY(retry);
    QTest::mouseClick(retry, Qt::LeftButton);
    QCOMPARE(asked.size(), 2);
    QCOMPARE(note->sentence(), u"Loading the file..."_s);
    p.pane.setFile(p.details.key(), {u"services: {}\n"_s});
    QVERIFY(code->isVisible());
    QCOMPARE(code->text(), u"services: {}\n"_s);
    p.pane.setFileFailed(p.details.key(), u"Too late."_s, {}); // What is known stays.
    QVERIFY(code->isVisible());
    p.pane.setFile(p.details.key(), {QString()});
    QCOMPARE(note->sentence(), u"The file is empty."_s);
    QVERIFY(note->isVisible());
}

void TestDetailPane::lateFileOfAnotherStackIsIgnored()
{
    Pane p;
    p.pane.setCurrentTab(u"file"_s);
    p.pane.setStack(p.details);
    const StackKey late = p.details.key();
    p.pane.setStack(samples::details(samples::stack(1, u"a"_s)));
    p.pane.setFile(late, {u"secret: of shop\n"_s});
    QVERIFY(!p.find<CodeView>(u"composeView"_s)->isVisible());
    QCOMPARE(p.find<EmptyState>(u"composeNote"_s)->sentence(), u"Loading the file..."_s);
    p.pane.setFileFailed(late, u"Too late."_s, {});
    QCOMPARE(p.find<EmptyState>(u"composeNote"_s)->sentence(), u"Loading the file..."_s);
}

void TestDetailPane::changedStackAsksAgain()
{
    Pane p;
    QSignalSpy asked(&p.pane, &DetailPane::fileRequested);
    p.pane.setCurrentTab(u"file"_s);
    p.pane.setStack(p.details);
    p.pane.setFile(p.details.key(), {u"a: 1\n"_s});
    p.details.row.stack.status = {StackStatus::Inactive, 2};
    p.pane.setStack(p.details);
    QCOMPARE(asked.size(), 1); // The file does not hang on that.
    p.details.row.stack.updateDate += 1;
    p.pane.setStack(p.details);
    QCOMPARE(asked.size(), 2);
    QVERIFY(p.find<CodeView>(u"composeView"_s)->isVisible()); // The known one stays meanwhile.
}

void TestDetailPane::fileIsCopiedByteForByte()
{
    Pane p;
    p.pane.setCurrentTab(u"file"_s);
    p.pane.setStack(p.details);
    const QString text = u"a: \t1\r\nb: \u00e9\U0001f433\r\n\n  # trailing  \nlast"_s;
    p.pane.setFile(p.details.key(), {text});
    auto *code = p.find<CodeView>(u"composeView"_s);
    QCOMPARE(code->text().toUtf8(), text.toUtf8());
    code->copyAll();
    QCOMPARE(QGuiApplication::clipboard()->text().toUtf8(), text.toUtf8());
}

void TestDetailPane::jsonIsMaskedUntilAsked()
{
    Pane p;
    p.pane.setStack(p.details);
    p.pane.setCurrentTab(u"json"_s);
    auto *code = p.find<CodeView>(u"jsonView"_s);
    QVERIFY(code->text().contains(u"\"SomethingNew\": 1.50e+3"_s));
    QVERIFY(!code->text().contains(samples::SecretValue));
    p.find<QPushButton>(u"revealJson"_s)->click();
    QVERIFY(code->text().contains(samples::SecretValue));
    p.find<QPushButton>(u"revealJson"_s)->click();
    QVERIFY(!code->text().contains(samples::SecretValue));
}

void TestDetailPane::serverTextIsPlain()
{
    Pane p;
    Stack stack = samples::gitStack(12, u"<b>shop</b>"_s);
    stack.entryPoint = u"<img src=x>.yml"_s;
    stack.env.prepend({u"<i>N</i>"_s, u"<u>v</u>"_s});
    p.pane.setStack(samples::details(stack));
    p.showEveryTab();
    QCOMPARE(p.find<ElidedLabel>(u"detailName"_s)->text(), u"<b>shop</b>"_s);
    for (const QLabel *label : p.pane.findChildren<QLabel *>()) {
        const bool server = label->text().contains(u'<');
        QVERIFY2(!server || label->textFormat() == Qt::PlainText, qPrintable(label->text()));
    }
    for (const QWidget *widget : p.pane.findChildren<QWidget *>())
        QVERIFY2(!widget->toolTip().contains(u"<b>"_s) && !widget->toolTip().contains(u"<img"_s), qPrintable(widget->toolTip()));
}

void TestDetailPane::clearForgets()
{
    Pane p;
    p.pane.setStack(p.details);
    p.showEveryTab();
    for (const QString &name : {u"revealAllVariables"_s, u"revealWebhook"_s, u"revealJson"_s})
        p.find<QPushButton>(name)->click();
    p.pane.clear();
    QCOMPARE(leaked(&p.pane), QStringList());
    p.pane.setStack(p.details);
    p.showEveryTab();
    QCOMPARE(leaked(&p.pane), QStringList());
}

QTEST_MAIN(TestDetailPane)
#include "tst_detailpane.moc"
