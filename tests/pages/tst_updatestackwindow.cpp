// SPDX-License-Identifier: GPL-3.0-or-later
#include "accessibletexts.h"
#include "editsamples.h"
#include "ui/pages/updatestackwindow.h"
#include "ui/pages/variableseditor.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/codeeditor.h"
#include "ui/widgets/diffview.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/problemslist.h"

#include <QCheckBox>
#include <QDialog>
#include <QFile>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

/// The window on a screen, with a stack to edit.
struct Window {
    UpdateStackWindow window{{u"shop"_s, u"local"_s, u"home-lab"_s}};
    QSignalSpy updates{&window, &UpdateStackWindow::updateWanted};
    QSignalSpy redeploys{&window, &UpdateStackWindow::redeployWanted};
    QSignalSpy detaches{&window, &UpdateStackWindow::detachWanted};

    explicit Window(const StackBefore &opened)
    {
        show();
        window.setOpened(opened);
        settle();
    }
    Window() { show(); }
    void show()
    {
        window.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window))
            qFatal("The window does not become active.");
    }
    /// Until what was typed is checked.
    void settle()
    {
        if (!QTest::qWaitFor([this] { return !why().contains(u"checked"_s); }, 20'000))
            qFatal("The check does not end.");
    }
    template <typename Widget>
    Widget *find(const QString &name) const
    {
        Widget *widget = window.findChild<Widget *>(name);
        if (!widget)
            qFatal("No widget %s.", qPrintable(name));
        return widget;
    }
    CodeEditor &editor() const { return *window.findChild<ProblemsList *>()->parentWidget()->findChild<CodeEditor *>(); }
    QWidget *text() const { return editor().focusProxy(); }
    VariablesEditor &variables() const { return *window.findChild<VariablesEditor *>(); }
    QPushButton &button() const { return *find<QPushButton>(u"applyUpdate"_s); }
    QString why() const { return button().isEnabled() ? QString() : button().toolTip(); }
    QTabWidget &tabs() const { return *find<QTabWidget>(u"updateTabs"_s); }
    QString banner() const { return find<Banner>(u"updateBanner"_s)->isVisible() ? find<Banner>(u"updateBanner"_s)->sentence() : QString(); }
    QString problems() const { return window.findChild<ProblemsList *>()->summary(); }
    void type(const QString &words)
    {
        QTest::keyClicks(text(), words);
        settle();
    }
    void change(const QString &from, const QString &to)
    {
        editor().changeText(window.file().replace(from, to));
        settle();
    }
    void press(const QString &name) const { QTest::mouseClick(find<QWidget>(name), Qt::LeftButton); }
};

template <typename Plan>
Plan planOf(QSignalSpy &spy)
{
    return spy.isEmpty() ? Plan() : spy.last().first().value<Plan>();
}

} // namespace

class tst_UpdateStackWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhereItIs()
    {
        Window w(editsamples::shop());
        QVERIFY(w.window.windowTitle().startsWith(u"Update shop - local on home-lab"_s));
        QVERIFY(w.editor().findChild<QWidget *>(u"codeText"_s)->hasFocus());
        QCOMPARE(w.problems(), u"No problems found"_s);
        QVERIFY(!w.window.isDirty());
        QVERIFY(!w.window.isWindowModified());
    }

    void readingAndFailingToRead()
    {
        Window w;
        QCOMPARE(w.find<EmptyState>(u"updateNote"_s)->sentence(), u"Reading the stack..."_s);
        QVERIFY(!w.button().isEnabled());
        w.window.setFailed(u"home-lab is not answering."_s, u"Connection refused"_s);
        QCOMPARE(w.find<EmptyState>(u"updateNote"_s)->sentence(), u"home-lab is not answering."_s);
        QSignalSpy again(&w.window, &UpdateStackWindow::readWanted);
        QTest::mouseClick(w.find<EmptyState>(u"updateNote"_s)->findChild<QPushButton *>(u"emptyAction"_s), Qt::LeftButton);
        QCOMPARE(again.count(), 1);
    }

    void editsAndAppliesByKeyboard()
    {
        const StackBefore opened = editsamples::shop();
        Window w(opened);
        QTest::keyClick(w.text(), Qt::Key_End, Qt::ControlModifier);
        w.type(u"# seen"_s);
        QVERIFY(w.window.isDirty());
        QVERIFY(w.window.isWindowModified());
        QTRY_VERIFY(w.button().isEnabled());
        QTest::keyClick(w.text(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(w.updates.count(), 1);
        const UpdatePlan plan = planOf<UpdatePlan>(w.updates);
        QCOMPARE(plan.update.file, opened.file + u"# seen"_s);
        QCOMPARE(plan.update.env, opened.stack.env); // All of them, always.
        QCOMPARE(plan.opened.file, opened.file);
        QVERIFY(!plan.update.pullImages);
        QVERIFY(!plan.update.prune);
    }

    void badTextsAreNotSent()
    {
        Window w(editsamples::shop());
        QTest::keyClick(w.text(), Qt::Key_End, Qt::ControlModifier);
        w.type(u"x: ["_s);
        QTRY_VERIFY(!w.button().isEnabled());
        QVERIFY2(w.why().contains(u"mended"_s), qPrintable(w.why()));
        QTest::keyClick(w.text(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(w.updates.count(), 0);
        QVERIFY(w.problems().contains(u"error"_s));
        auto *table = w.find<QTableView>(u"problems"_s);
        table->setFocus();
        table->setCurrentIndex(table->model()->index(0, 0));
        QTest::keyClick(table, Qt::Key_Return);
        QVERIFY(w.text()->hasFocus());
        QVERIFY(w.editor().caretLine() >= 15);
    }

    void badVariablesAreNotSent()
    {
        StackBefore opened = editsamples::shop();
        Window w(opened);
        w.variables().changeVariables({{u"DB_USER"_s, u"\"open"_s}, {u"DB_PASSWORD"_s, u"x"_s}});
        w.settle();
        QTRY_VERIFY(!w.button().isEnabled());
        w.tabs().setCurrentIndex(1);
        QTest::mouseClick(w.find<QPushButton>(u"useSpelling"_s), Qt::LeftButton);
        w.settle();
        QTRY_VERIFY2(w.button().isEnabled(), qPrintable(w.why()));
    }

    void choicesAreOffUntilChosen()
    {
        Window w(editsamples::shop(StackType::Swarm));
        w.window.setPruneOffered(true, {});
        QSignalSpy chosen(&w.window, &UpdateStackWindow::choicesChanged);
        QVERIFY(!w.window.choices().pullImages);
        QVERIFY(!w.window.choices().prune);
        w.press(u"pullImages"_s);
        w.press(u"prune"_s);
        QCOMPARE(chosen.count(), 2);
        w.settle(); // What they mean for what runs is computed anew.
        QTRY_VERIFY(w.button().isEnabled());
        w.window.apply();
        QVERIFY(planOf<UpdatePlan>(w.updates).update.pullImages);
        QVERIFY(planOf<UpdatePlan>(w.updates).update.prune);
        w.window.setPruneOffered(false, u"Portainer 2.23 keeps them."_s);
        QVERIFY(!w.window.choices().prune);
        QCOMPARE(w.find<QCheckBox>(u"prune"_s)->toolTip(), u"Portainer 2.23 keeps them."_s);
    }

    void showsTheDifferenceBefore()
    {
        Window w(editsamples::shop());
        w.change(u"nginx:1.25"_s, u"nginx:1.27"_s);
        w.variables().changeVariables({{u"DB_USER"_s, u"shop"_s}, {u"DB_PASSWORD"_s, u"another-secret"_s}});
        w.tabs().setCurrentIndex(2);
        auto &diff = *w.tabs().currentWidget()->findChild<DiffView *>();
        QTRY_COMPARE(diff.differences(), 1);
        auto *changes = w.find<QTableView>(u"variableChanges"_s);
        QCOMPARE(changes->model()->rowCount(), 1);
        QCOMPARE(changes->model()->index(0, 1).data().toString(), u"DB_PASSWORD"_s);
        QVERIFY(!accessibleTexts(&w.window).join(u'\n').contains(u"another-secret"_s));
        QTRY_VERIFY(w.find<QLabel>(u"changeSummary"_s)->text().contains(u"DB_PASSWORD"_s));
        const QString words = w.find<QLabel>(u"changeSummary"_s)->text();
        QVERIFY2(words.contains(u"web"_s) && words.contains(u"1.27"_s), qPrintable(words));
        QVERIFY(!words.contains(u"another-secret"_s));
        w.press(u"revealChanges"_s);
        QVERIFY(accessibleTexts(&w.window).join(u'\n').contains(u"another-secret"_s));
    }

    void saysWhatRestarts()
    {
        StackBefore opened = editsamples::shop();
        opened.engineRead = true;
        for (const QString &service : {u"web"_s, u"db"_s}) {
            Container container;
            container.names = {u"shop-"_s + service + u"-1"_s};
            container.state = u"running"_s;
            container.labels = {{u"com.docker.compose.project"_s, u"shop"_s}, {u"com.docker.compose.service"_s, service}};
            opened.containers.append(container);
        }
        Window w(opened);
        w.change(u"nginx:1.25"_s, u"nginx:1.27"_s);
        const QString effects = w.find<QLabel>(u"effects"_s)->text();
        QVERIFY2(effects.contains(u"web"_s), qPrintable(effects));
    }

    void aGitStackKeepsItsFile()
    {
        Window w(editsamples::gitShop());
        QVERIFY(w.editor().isReadOnly());
        QCOMPARE(w.button().text().remove(u'&'), u"Pull and redeploy"_s);
        w.variables().changeVariables({{u"DB_USER"_s, u"other"_s}, {u"DB_PASSWORD"_s, u"x"_s}});
        w.settle();
        QTRY_VERIFY(w.button().isEnabled());
        w.window.apply();
        QCOMPARE(w.updates.count(), 0);
        QCOMPARE(w.detaches.count(), 0);
        QCOMPARE(w.redeploys.count(), 1);
        QCOMPARE(planOf<RedeployPlan>(w.redeploys).redeploy.referenceName, u"refs/heads/main"_s);
        QCOMPARE(planOf<RedeployPlan>(w.redeploys).redeploy.env.first().value, u"other"_s);
    }

    void detachingIsAChoiceOfItsOwn()
    {
        Window w(editsamples::gitShop());
        w.press(u"detach"_s);
        QPointer<QDialog> question = w.window.findChild<QDialog *>(u"discardQuestion"_s);
        QVERIFY(question);
        QVERIFY(question->findChild<QPushButton *>(u"keepEditing"_s)->isDefault());
        QTest::mouseClick(question->findChild<QPushButton *>(u"keepEditing"_s), Qt::LeftButton);
        QVERIFY(w.editor().isReadOnly());
        QTRY_VERIFY(!question);
        w.press(u"detach"_s);
        QTest::mouseClick(w.window.findChild<QPushButton *>(u"discard"_s), Qt::LeftButton);
        QVERIFY(!w.editor().isReadOnly());
        w.settle();
        QTRY_VERIFY(w.button().isEnabled());
        w.window.apply();
        QCOMPARE(w.redeploys.count(), 0);
        QCOMPARE(w.updates.count(), 0);
        QCOMPARE(w.detaches.count(), 1);
    }

    void aManifestHasNoVariables()
    {
        Window w(editsamples::manifest());
        QVERIFY(!w.tabs().isTabVisible(1));
        QCOMPARE(w.tabs().tabText(0), u"Manifest"_s);
        w.window.apply();
        QCOMPARE(planOf<UpdatePlan>(w.updates).update.kubernetesName, u"shop"_s);
        QTest::keyClick(w.text(), Qt::Key_End, Qt::ControlModifier);
        w.type(u"a: ["_s); // Would hang the server.
        QTRY_VERIFY(!w.button().isEnabled());
    }

    void whoMayNotIsTold()
    {
        Window w(editsamples::shop());
        w.window.setRefusal(u"alice may not update shop."_s);
        QCOMPARE(w.why(), u"alice may not update shop."_s);
        w.window.apply();
        QCOMPARE(w.updates.count(), 0);
    }

    void busyThenRefusedKeepsWhatWasTyped()
    {
        Window w(editsamples::shop());
        w.change(u"nginx:1.25"_s, u"nginx:1.27"_s);
        w.window.setBusy(u"Updating shop"_s);
        QVERIFY(w.editor().isReadOnly());
        QVERIFY(!w.button().isEnabled());
        w.window.apply();
        QCOMPARE(w.updates.count(), 0);
        w.window.setRefused({u"home-lab refused the update."_s, u"port is taken"_s});
        QCOMPARE(w.banner(), u"home-lab refused the update."_s);
        QVERIFY(w.window.file().contains(u"nginx:1.27"_s));
        QVERIFY(!w.editor().isReadOnly());
        QVERIFY(w.button().isEnabled());
    }

    void doneIsTheNewBeginning()
    {
        Window w(editsamples::shop());
        w.change(u"nginx:1.25"_s, u"nginx:1.27"_s);
        StackBefore now = editsamples::shop();
        now.file = w.window.file();
        w.window.setBusy(u"Updating shop"_s);
        w.window.setDone(now, u"shop is updated."_s);
        QVERIFY(!w.window.isDirty());
        QCOMPARE(w.banner(), u"shop is updated."_s);
        QVERIFY(w.window.close());
    }

    void closingWithChangesAsks()
    {
        Window w(editsamples::shop());
        QSignalSpy closed(&w.window, &UpdateStackWindow::closed);
        w.type(u"#"_s);
        w.window.close();
        QVERIFY(w.window.isVisible());
        QPointer<QDialog> question = w.window.findChild<QDialog *>(u"discardQuestion"_s);
        QVERIFY(question);
        QTest::keyClick(question, Qt::Key_Escape);
        QTRY_VERIFY(!question);
        QVERIFY(w.window.isVisible());
        w.window.close();
        QTest::mouseClick(w.window.findChild<QPushButton *>(u"discard"_s), Qt::LeftButton);
        QVERIFY(!w.window.isVisible());
        QCOMPARE(closed.count(), 1);
    }

    void movedKeepMineOnTop()
    {
        Window w(editsamples::shop());
        w.change(u"nginx:1.25"_s, u"nginx:1.27"_s);
        StackBefore theirs = editsamples::shop();
        theirs.file.replace(u"postgres:16"_s, u"postgres:17"_s);
        w.window.setBusy(u"Updating shop"_s);
        w.window.setMoved(theirs, movesBetween(editsamples::shop(), theirs));
        QCOMPARE(w.tabs().count(), 4);
        QVERIFY(w.find<QLabel>(u"movedSentence"_s)->text().contains(u"Nothing was sent"_s));
        QVERIFY(!w.button().isEnabled());
        w.press(u"keepMine"_s);
        QCOMPARE(w.tabs().count(), 3);
        w.settle();
        QTRY_VERIFY(w.button().isEnabled());
        w.window.apply();
        const UpdatePlan plan = planOf<UpdatePlan>(w.updates);
        QCOMPARE(plan.opened.file, theirs.file); // Made on what is there now.
        QVERIFY(plan.update.file.contains(u"nginx:1.27"_s));
        QVERIFY(plan.update.file.contains(u"postgres:16"_s));
    }

    void movedTakeTheirs()
    {
        Window w(editsamples::shop());
        w.change(u"nginx:1.25"_s, u"nginx:1.27"_s);
        StackBefore theirs = editsamples::shop();
        theirs.file.replace(u"postgres:16"_s, u"postgres:17"_s);
        theirs.stack.env = {{u"DB_USER"_s, u"root"_s}};
        w.window.setMoved(theirs, movesBetween(editsamples::shop(), theirs));
        w.press(u"takeTheirs"_s);
        QCOMPARE(w.window.file(), theirs.file);
        QCOMPARE(w.window.variables(), theirs.stack.env);
        QVERIFY(!w.window.isDirty());
        w.text()->setFocus();
        QTest::keySequence(w.text(), QKeySequence::Undo);
        QVERIFY(w.window.file().contains(u"nginx:1.27"_s)); // Mine can be had back.
    }

    void movedMergeByHand()
    {
        Window w(editsamples::shop());
        w.change(u"nginx:1.25"_s, u"nginx:1.27"_s);
        StackBefore theirs = editsamples::shop();
        theirs.file.replace(u"postgres:16"_s, u"postgres:17"_s);
        w.window.setMoved(theirs, movesBetween(editsamples::shop(), theirs));
        w.press(u"mergeByHand"_s);
        QCOMPARE(w.window.file(), editsamples::shopFile().replace(u"nginx:1.25"_s, u"nginx:1.27"_s).replace(u"postgres:16"_s, u"postgres:17"_s));
        w.settle();
        QTRY_VERIFY(w.button().isEnabled());
        QCOMPARE(w.updates.count(), 0); // Nothing is sent before somebody looked.
    }

    void movedIntoAConflict()
    {
        Window w(editsamples::shop());
        w.change(u"nginx:1.25"_s, u"nginx:1.27"_s);
        StackBefore theirs = editsamples::shop();
        theirs.file.replace(u"nginx:1.25"_s, u"nginx:1.26"_s);
        w.window.setMoved(theirs, movesBetween(editsamples::shop(), theirs));
        w.press(u"mergeByHand"_s);
        QVERIFY(w.window.file().contains(u"nginx:1.27"_s));
        QVERIFY(w.window.file().contains(u"nginx:1.26"_s));
        QVERIFY(w.banner().contains(u"Choose"_s));
        w.settle();
        QTRY_VERIFY(!w.button().isEnabled()); // Not before somebody has chosen.
    }

    void everyControlHasAName()
    {
        Window w(editsamples::gitShop());
        w.window.setMoved(editsamples::shop(), {});
        w.editor().openReplace();
        for (int tab = 0; tab < w.tabs().count(); ++tab) {
            w.tabs().setCurrentIndex(tab);
            QCOMPARE(namelessControls(&w.window), QStringList());
        }
    }

    void aDroppedFileTakesThePlaceOfTheText()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"new.yml"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("services:\r\n  web:\r\n    image: a:1");
        file.close();
        Window w(editsamples::shop());
        Q_EMIT w.editor().fileDropped(file.fileName());
        QCOMPARE(w.window.file(), u"services:\r\n  web:\r\n    image: a:1"_s);
        QTest::keySequence(w.text(), QKeySequence::Undo);
        QVERIFY(!w.window.isDirty());
    }

    void valuesStayHidden()
    {
        Window w(editsamples::shop());
        for (int tab = 0; tab < 3; ++tab) {
            w.tabs().setCurrentIndex(tab);
            QVERIFY(!accessibleTexts(&w.window).join(u'\n').contains(editsamples::SecretValue));
        }
    }
};

QTEST_MAIN(tst_UpdateStackWindow)
#include "tst_updatestackwindow.moc"
