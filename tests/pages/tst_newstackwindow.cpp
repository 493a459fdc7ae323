// SPDX-License-Identifier: GPL-3.0-or-later
#include "accessibletexts.h"
#include "editsamples.h"
#include "app/portainer/goduration.h"
#include "ui/pages/gitsource.h"
#include "ui/pages/newstackwindow.h"
#include "ui/pages/variableseditor.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/codeeditor.h"
#include "ui/widgets/problemslist.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

QList<NewStackEnvironment> environments()
{
    return {{EnvironmentId(2), u"local"_s, StackType::Compose, {}, {u"blog"_s}, {}},
            {EnvironmentId(3), u"swarm-b"_s, StackType::Swarm, u"cluster-1"_s, {}, {}},
            {EnvironmentId(4), u"k8s"_s, StackType::Kubernetes, {}, {}, {}},
            {EnvironmentId(5), u"prod"_s, StackType::Compose, {}, {}, u"alice may not make stacks in prod."_s}};
}

/// The window on a screen.
struct Window {
    NewStackWindow window{u"home-lab"_s, environments()};
    QSignalSpy created{&window, &NewStackWindow::createWanted};
    QSignalSpy createdFromGit{&window, &NewStackWindow::createFromGitWanted};

    Window()
    {
        window.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window))
            qFatal("The window does not become active.");
    }
    template <typename Widget>
    Widget *find(const QString &name) const
    {
        Widget *widget = window.findChild<Widget *>(name);
        if (!widget)
            qFatal("No widget %s.", qPrintable(name));
        return widget;
    }
    QString why() const { return button().isEnabled() ? QString() : button().toolTip(); }
    QPushButton &button() const { return *find<QPushButton>(u"createStack"_s); }
    CodeEditor &editor() const { return *window.findChild<ProblemsList *>()->parentWidget()->findChild<CodeEditor *>(); }
    void settle() const
    {
        if (!QTest::qWaitFor([this] { return !why().contains(u"checked"_s); }, 20'000))
            qFatal("The check does not end.");
    }
    void name(const QString &typed) const
    {
        find<QLineEdit>(u"stackName"_s)->clear();
        QTest::keyClicks(find<QLineEdit>(u"stackName"_s), typed);
    }
    QString hint() const { return find<QLabel>(u"stackNameHint"_s)->text(); }
    void type(const QString &field, const QString &text) const
    {
        find<QLineEdit>(field)->clear();
        QTest::keyClicks(find<QLineEdit>(field), text);
    }
    void press(const QString &button) const { QTest::mouseClick(find<QWidget>(button), Qt::LeftButton); }
    void fromGit() const
    {
        find<QRadioButton>(u"fromGit"_s)->setFocus();
        QTest::keyClick(find<QRadioButton>(u"fromGit"_s), Qt::Key_Space);
    }
};

} // namespace

class tst_NewStackWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void createsByKeyboard()
    {
        Window w;
        QVERIFY(w.find<QLineEdit>(u"stackName"_s)->hasFocus());
        QVERIFY(!w.why().isEmpty());
        w.name(u"Shop Two"_s);
        QCOMPARE(w.hint(), u"It will be named shoptwo."_s);
        QTest::keyClicks(w.editor().focusProxy(), u"services:"_s);
        QTest::keyClick(w.editor().focusProxy(), Qt::Key_Return);
        QTest::keyClicks(w.editor().focusProxy(), u"web:"_s);
        QTest::keyClick(w.editor().focusProxy(), Qt::Key_Return);
        QTest::keyClicks(w.editor().focusProxy(), u"image: nginx:1.25"_s);
        w.settle();
        QTRY_VERIFY2(w.button().isEnabled(), qPrintable(w.why()));
        QTest::keyClick(w.editor().focusProxy(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(w.created.count(), 1);
        const auto plan = w.created.first().first().value<CreatePlan>();
        QCOMPARE(plan.stack.name, u"shoptwo"_s);
        QCOMPARE(plan.stack.file, u"services:\n  web:\n    image: nginx:1.25"_s);
        QCOMPARE(plan.stack.environmentId, EnvironmentId(2));
        QCOMPARE(plan.stack.type, StackType::Compose);
        QVERIFY(!plan.ownership);
    }

    void namesFollowTheRules_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("good");
        QTest::newRow("plain") << u"shop-2_a"_s << true;
        QTest::newRow("capitals") << u"Shop"_s << true;
        QTest::newRow("nothing left") << u"\u65e5\u672c"_s << false; // portainer-api.md 4.1: could never be deleted.
        QTest::newRow("bad start") << u"-shop"_s << false;
        QTest::newRow("taken") << u"BLOG"_s << false;
    }
    void namesFollowTheRules()
    {
        QFETCH(QString, typed);
        QFETCH(bool, good);
        Window w;
        w.window.setFile(editsamples::shopFile());
        w.find<QLineEdit>(u"stackName"_s)->setText(typed);
        w.settle();
        if (good)
            QTRY_VERIFY2(w.button().isEnabled(), qPrintable(w.why()));
        else
            QTRY_COMPARE(w.why(), w.hint());
    }

    void aBadFileIsNotSent()
    {
        Window w;
        w.name(u"shop"_s);
        w.window.setFile(u"services:\n  web: [\n"_s);
        w.settle();
        QTRY_VERIFY(w.why().contains(u"mended"_s));
        w.window.apply();
        QCOMPARE(w.created.count(), 0);
    }

    void loadsAndDropsFiles()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"docker-compose.yml"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("\xef\xbb\xbfservices:\r\n  web:\r\n    image: nginx:1.25");
        file.close();
        Window w;
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file.fileName())});
        QWidget *target = static_cast<QAbstractScrollArea *>(w.editor().focusProxy())->viewport();
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(target, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(target, &drop);
        QCOMPARE(w.editor().text(), u"\ufeffservices:\r\n  web:\r\n    image: nginx:1.25"_s); // Its text, to the byte.
        QFile variables(folder.filePath(u"stack.env"_s));
        QVERIFY(variables.open(QIODevice::WriteOnly));
        variables.write("TZ=UTC\n");
        variables.close();
        w.window.load(variables.fileName());
        QCOMPARE(w.window.stack().env, (QList<EnvVariable>{{u"TZ"_s, u"UTC"_s}}));
        w.window.load(folder.filePath(u"absent.yml"_s));
        QVERIFY(w.find<Banner>(u"newStackBanner"_s)->sentence().contains(u"absent.yml"_s));
    }

    void aSwarmAndAClusterGetTheirOwn()
    {
        Window w;
        w.name(u"Shop"_s);
        w.window.setFile(editsamples::shopFile());
        w.window.setEnvironment(EnvironmentId(3));
        QCOMPARE(w.window.stack().type, StackType::Swarm);
        QCOMPARE(w.window.stack().swarmId, u"cluster-1"_s);
        QCOMPARE(w.window.stack().name, u"shop"_s);
        w.window.setEnvironment(EnvironmentId(4));
        w.type(u"newStackNamespace"_s, u"team-a"_s);
        QCOMPARE(w.window.stack().type, StackType::Kubernetes);
        QCOMPARE(w.window.stack().namespaceName, u"team-a"_s);
        QCOMPARE(w.window.stack().name, u"Shop"_s); // Kept as typed there.
        QVERIFY(w.window.stack().env.isEmpty());
        QVERIFY(!w.find<QTabWidget>(u"newStackTabs"_s)->isTabVisible(1));
        w.window.setEnvironment(EnvironmentId(5));
        QCOMPARE(w.why(), u"alice may not make stacks in prod."_s);
    }

    void createsFromGit()
    {
        Window w;
        w.name(u"shop"_s);
        w.fromGit();
        QVERIFY(w.window.isFromGit());
        w.type(u"gitAddress"_s, u"git@example.org:shop.git"_s);
        QVERIFY(w.why().contains(u"https://"_s));
        w.type(u"gitAddress"_s, u"https://bot:secret@git.example.org/shop.git"_s);
        QVERIFY(w.why().contains(u"do not belong in the address"_s));
        w.type(u"gitAddress"_s, u"https://git.example.org/shop.git"_s);
        w.type(u"gitReference"_s, u"main"_s);
        w.type(u"gitMore"_s, u"a.yml, b.yml"_s);
        w.find<QCheckBox>(u"gitPrivate"_s)->click();
        w.type(u"gitUser"_s, u"bot"_s);
        w.type(u"gitPassword"_s, u"t0ken"_s);
        w.find<QComboBox>(u"gitUpdates"_s)->setCurrentIndex(1);
        w.type(u"gitInterval"_s, u"5 minutes"_s);
        QVERIFY(w.why().contains(u"interval"_s));
        w.type(u"gitInterval"_s, u"15m"_s);
        w.settle();
        QTRY_VERIFY2(w.button().isEnabled(), qPrintable(w.why()));
        w.press(u"createStack"_s);
        QCOMPARE(w.createdFromGit.count(), 1);
        const NewGitStack stack = w.createdFromGit.first().first().value<CreateFromGitPlan>().stack;
        QCOMPARE(stack.url, u"https://git.example.org/shop.git"_s);
        QCOMPARE(stack.referenceName, u"refs/heads/main"_s);
        QCOMPARE(stack.filePath, u"docker-compose.yml"_s);
        QCOMPARE(stack.additionalFiles, (QStringList{u"a.yml"_s, u"b.yml"_s}));
        QCOMPARE(stack.login->userName, u"bot"_s);
        QCOMPARE(stack.login->password.bytes(), QByteArray("t0ken"));
        QCOMPARE(stack.autoUpdate->interval, u"15m"_s);
        QVERIFY(stack.autoUpdate->webhook.isEmpty());
        QVERIFY(!accessibleTexts(&w.window).join(u'\n').contains(u"t0ken"_s));
        w.find<QComboBox>(u"gitUpdates"_s)->setCurrentIndex(2);
        QCOMPARE(w.window.gitStack().autoUpdate->webhook.size(), 36); // A UUID; the same when asked again.
        QCOMPARE(w.window.gitStack().autoUpdate->webhook, w.window.gitStack().autoUpdate->webhook);
    }

    void looksAtTheFileOfARepository()
    {
        Window w;
        QSignalSpy wanted(&w.window, &NewStackWindow::previewWanted);
        w.fromGit();
        w.type(u"gitAddress"_s, u"https://git.example.org/shop.git"_s);
        w.press(u"previewGit"_s);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.first().first().value<GitFileWanted>().url, u"https://git.example.org/shop.git"_s);
        QVERIFY(!w.find<QPushButton>(u"previewGit"_s)->isEnabled());
        w.window.setPreviewFailed({u"The repository could not be read."_s, u"reference not found"_s});
        QVERIFY(w.find<QLabel>(u"previewFailed"_s)->text().contains(u"reference not found"_s));
        w.press(u"previewGit"_s);
        w.window.setPreview(u"services: {}\n"_s);
        QVERIFY(w.find<QWidget>(u"gitPreview"_s)->isVisible());
    }

    void fillsATemplate()
    {
        Window w;
        w.window.setTemplates({{u"c4"_s, u"Jellyfin"_s, u"Media server"_s, StackType::Compose, false, {{u"media"_s, u"Media folder"_s, {}, u"/srv/media"_s, {}, false}}},
                               {u"c5"_s, u"For a swarm"_s, {}, StackType::Swarm, false, {}}});
        QSignalSpy wanted(&w.window, &NewStackWindow::templateWanted);
        w.press(u"pickTemplate"_s);
        auto *list = w.find<QListWidget>(u"templates"_s);
        QCOMPARE(list->count(), 1); // The other is for another engine.
        QTest::mouseClick(w.find<QPushButton>(u"useTemplate"_s), Qt::LeftButton);
        QCOMPARE(wanted.first().first().toString(), u"c4"_s);
        w.window.setTemplateFile(u"c4"_s, u"services:\n  tv:\n    image: jellyfin\n    volumes: [\"{{ media }}:/m\", \"{{other}}:/o\"]\n"_s);
        auto *field = w.find<QLineEdit>(u"template-media"_s);
        QCOMPARE(field->text(), u"/srv/media"_s);
        field->setText(u"/big/$1 \\1"_s);
        QTest::mouseClick(w.find<QPushButton>(u"useTemplate"_s), Qt::LeftButton);
        QVERIFY(w.editor().text().contains(u"[\"/big/$1 \\1:/m\", \"{{other}}:/o\"]"_s));
        QCOMPARE(w.find<QLineEdit>(u"stackName"_s)->text(), u"Jellyfin"_s);
    }

    void readsADockerRun()
    {
        Window w;
        w.press(u"dockerRun"_s);
        auto *command = w.find<QPlainTextEdit>(u"dockerRunCommand"_s);
        QVERIFY(!w.find<QPushButton>(u"useDockerRun"_s)->isEnabled());
        QTest::keyClicks(command, u"docker run -d --name web -p 8080:80 nginx:1.25"_s);
        QVERIFY(w.find<QPushButton>(u"useDockerRun"_s)->isEnabled());
        QTest::mouseClick(w.find<QPushButton>(u"useDockerRun"_s), Qt::LeftButton);
        QVERIFY(w.editor().text().contains(u"nginx:1.25"_s));
        QVERIFY(w.editor().text().contains(u"8080:80"_s));
        QCOMPARE(w.find<QLineEdit>(u"stackName"_s)->text(), u"web"_s);
    }

    void conflictsAreSaid()
    {
        Window w;
        QSignalSpy changed(&w.window, &NewStackWindow::changed);
        w.name(u"shop"_s);
        w.window.setFile(editsamples::shopFile());
        w.settle();
        QTRY_VERIFY(changed.count() > 0);
        w.window.setConflicts({}, {u"Port 8080 is published by blog already."_s});
        QVERIFY(w.button().isEnabled());
        QCOMPARE(w.find<QLabel>(u"newStackSaid"_s)->text(), u"Port 8080 is published by blog already."_s);
        w.window.setConflicts({u"A project named shop runs there."_s}, {});
        QCOMPARE(w.why(), u"A project named shop runs there."_s);
    }

    void ownershipIsSent()
    {
        Window w;
        w.window.setOwner(UserId(7), true);
        w.name(u"shop"_s);
        w.window.setFile(editsamples::shopFile());
        w.find<QComboBox>(u"newStackOwnership"_s)->setCurrentIndex(1);
        w.settle();
        QTRY_VERIFY(w.button().isEnabled());
        w.window.apply();
        const auto plan = w.created.last().first().value<CreatePlan>();
        QVERIFY(plan.ownership);
        QCOMPARE(plan.ownership->level, Ownership::Private);
        QCOMPARE(plan.ownership->users, QList<UserId>{UserId(7)});
    }

    void refusedKeepsEverything()
    {
        Window w;
        w.name(u"shop"_s);
        w.window.setFile(editsamples::shopFile());
        w.window.setBusy(u"Creating shop"_s);
        QVERIFY(!w.button().isEnabled());
        w.window.setRefused({u"home-lab refused it."_s, u"already exists"_s});
        QCOMPARE(w.window.stack().file, editsamples::shopFile());
        w.window.close();
        QVERIFY(w.window.isVisible()); // Asks first.
        QVERIFY(w.window.findChild<QDialog *>(u"discardQuestion"_s));
        w.window.setDone();
        QVERIFY(!w.window.isVisible());
    }

    void everyControlHasAName()
    {
        Window w;
        QCOMPARE(namelessControls(&w.window), QStringList());
        w.find<QTabWidget>(u"newStackTabs"_s)->setCurrentIndex(1);
        QCOMPARE(namelessControls(&w.window), QStringList());
        w.fromGit();
        w.find<QCheckBox>(u"gitPrivate"_s)->click();
        w.find<QComboBox>(u"gitUpdates"_s)->setCurrentIndex(1);
        QCOMPARE(namelessControls(&w.window), QStringList());
    }

    void durations()
    {
        for (const QString &good : {u"5m"_s, u"1h30m"_s, u"90s"_s, u"1.5h"_s})
            QVERIFY2(isUpdateInterval(good), qPrintable(good));
        for (const QString &bad : {u""_s, u"5"_s, u"0m"_s, u"1d"_s, u"5 m"_s, u"m"_s})
            QVERIFY2(!isUpdateInterval(bad), qPrintable(bad));
        QCOMPARE(fullReference(u" main "_s), u"refs/heads/main"_s);
        QCOMPARE(fullReference(u"refs/tags/v1"_s), u"refs/tags/v1"_s);
        QCOMPARE(fullReference({}), QString());
    }
};

QTEST_MAIN(tst_NewStackWindow)
#include "tst_newstackwindow.moc"
