// SPDX-License-Identifier: GPL-3.0-or-later
// What the questions about workloads and pods say will go, and what comes in its place.
#include "ui/dialogs/workloadquestion.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

WorkloadAsked asked(WorkloadAction action)
{
    return {.action = action, .workload = u"web"_s, .replicas = 2, .pods = {}, .leftOut = {}, .stack = u"shop"_s, .server = u"home-lab"_s, .environment = u"k8s"_s};
}

WorkloadAsked askedPods(const QList<AskedPod> &pods)
{
    WorkloadAsked about = asked(WorkloadAction::DeletePod);
    about.pods = pods;
    return about;
}

QString said(const QDialog &dialog, const QString &name)
{
    QStringList texts;
    for (const QLabel *label : dialog.findChildren<QLabel *>(name))
        texts.append(label->text());
    return texts.join(u'\n');
}

const AskedPod Kept{u"web-1"_s, AskedPod::Maker::Controller, u"Deployment web"_s};
const AskedPod OfJob{u"nightly-1"_s, AskedPod::Maker::Job, u"Job nightly"_s};
const AskedPod Bare{u"toolbox"_s, AskedPod::Maker::Nobody, {}};

} // namespace

class TestWorkloadQuestion : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void scalingNeedsAnotherNumber();
    void onePodSaysWhatComesAfterIt();
    void severalAreNamedByWhatComesAfterThem();
    void aRestartSaysHowMany();
    void whereItIsGuardedTheNameIsTyped();
};

void TestWorkloadQuestion::scalingNeedsAnotherNumber()
{
    WorkloadQuestion question(asked(WorkloadAction::Scale));
    question.show();
    QSignalSpy confirmed(&question, &WorkloadQuestion::confirmed);
    auto *action = question.findChild<QPushButton *>(u"action"_s);
    auto *replicas = question.findChild<QSpinBox *>(u"replicas"_s);
    QCOMPARE(replicas->value(), 2);
    QVERIFY(!action->isEnabled());
    replicas->setValue(5);
    QVERIFY(action->isEnabled());
    QCOMPARE(said(question, u"whatHappens"_s), u"It is to have 2 now. The next deploy of the stack sets what its manifest says."_s);
    replicas->setValue(0);
    QCOMPARE(said(question, u"whatHappens"_s), u"It is to have 2 now. With none, nothing of it runs. The next deploy of the stack sets what its manifest says."_s);
    QTest::mouseClick(action, Qt::LeftButton);
    QCOMPARE(confirmed.size(), 1);
    QCOMPARE(question.replicas(), 0);
}

void TestWorkloadQuestion::onePodSaysWhatComesAfterIt()
{
    WorkloadQuestion kept(askedPods({Kept}));
    QCOMPARE(kept.windowTitle(), u"Delete web-1?"_s);
    QCOMPARE(said(kept, u"comeBack"_s), u"Deployment web makes a new one in its place."_s);
    WorkloadQuestion ofJob(askedPods({OfJob}));
    QCOMPARE(said(ofJob, u"ofJobs"_s), u"Job nightly makes a new one in its place only if it has not ended yet."_s);
    WorkloadQuestion bare(askedPods({Bare}));
    QCOMPARE(said(bare, u"goForGood"_s), u"Nothing makes it anew: it is gone for good, until the stack is deployed again."_s);
    QVERIFY(said(bare, u"comeBack"_s).isEmpty());
    QVERIFY(bare.findChild<QPushButton *>(u"cancel"_s)->isDefault());
}

void TestWorkloadQuestion::severalAreNamedByWhatComesAfterThem()
{
    WorkloadQuestion question(askedPods({Kept, Bare, OfJob}));
    QCOMPARE(question.windowTitle(), u"Delete 3 pods?"_s);
    QVERIFY(said(question, u"comeBack"_s).contains(u"web-1 (Deployment web)"_s));
    QVERIFY(!said(question, u"comeBack"_s).contains(u"toolbox"_s));
    QVERIFY(said(question, u"ofJobs"_s).contains(u"nightly-1 (Job nightly)"_s));
    QVERIFY(said(question, u"goForGood"_s).contains(u"toolbox"_s));
    QCOMPARE(question.findChild<QPushButton *>(u"action"_s)->text().remove(u'&'), u"Delete 3 pods"_s);
}

void TestWorkloadQuestion::aRestartSaysHowMany()
{
    WorkloadQuestion question(asked(WorkloadAction::Restart));
    QVERIFY(said(question, u"whatHappens"_s).startsWith(u"Its 2 pods are replaced"_s));
    QVERIFY(question.findChild<QPushButton *>(u"cancel"_s)->isDefault());
}

void TestWorkloadQuestion::whereItIsGuardedTheNameIsTyped()
{
    WorkloadAsked about = askedPods({Kept});
    about.guard = Guard::Environment;
    WorkloadQuestion question(about);
    question.show();
    auto *action = question.findChild<QPushButton *>(u"action"_s);
    QVERIFY(!action->isEnabled());
    auto *name = question.findChild<QLineEdit *>();
    QVERIFY(name);
    QTest::keyClicks(name, u"web-1"_s);
    QTRY_VERIFY(action->isEnabled());
}

QTEST_MAIN(TestWorkloadQuestion)
#include "tst_workloadquestion.moc"
