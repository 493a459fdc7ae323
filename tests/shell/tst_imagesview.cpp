// SPDX-License-Identifier: GPL-3.0-or-later
// The images of a stack in the whole window on the sample server, by keyboard.
#include "tests/shell/stackswindow.h"
#include "ui/pages/imagestab.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/tonelabel.h"

#include <QClipboard>
#include <QLabel>
#include <QTableView>
#include <QTest>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int Long = 20'000; // ms

struct ImagesWindow : StacksWindow {
    ImagesTab &tab() { return page().details().images(); }
    QAbstractItemModel &model() { return *tab().table().model(); }
    bool look(const QString &name, qint64 environment = 1)
    {
        if (!opened || !choose(name, environment))
            return false;
        page().details().setCurrentTab(u"images"_s);
        return QTest::qWaitFor([&] { return tab().table().isVisible() && model().rowCount() > 0; }, Long);
    }
    int rowOf(const QString &start)
    {
        for (int row = 0; row < model().rowCount(); ++row)
            if (model().index(row, ImagesModel::Name).data().toString().startsWith(start))
                return row;
        return -1;
    }
    QString update(const QString &start) { return model().index(rowOf(start), ImagesModel::Update).data().toString(); }
    QString summary() { return tab().findChild<QLabel *>(u"imagesSummary"_s)->text(); }
};

} // namespace

class TestImagesView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void checksOnDemand();
    void checksByItself();
    void nothingThatRuns();
    void noEngine();
};

void TestImagesView::checksOnDemand()
{
    ImagesWindow window;
    QVERIFY(window.look(u"shop"_s));
    auto *check = window.tab().findChild<QPushButton *>(u"imagesCheck"_s);
    check->setFocus();
    QTest::keyClick(check, Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(window.update(u"postgres"_s), u"Update available"_s, Long);
    QTRY_COMPARE_WITH_TIMEOUT(window.update(u"registry.example.org/shop"_s), u"Not checked"_s, Long);
    QTRY_VERIFY_WITH_TIMEOUT(check->isEnabled() && !window.summary().contains(u"checking"_s), Long);
    QVERIFY(window.summary().contains(u"with an update"_s) && window.summary().contains(u"not checked"_s));
    window.tab().table().setFocus();
    window.tab().table().selectRow(window.rowOf(u"registry.example.org/shop"_s));
    const QString why = window.tab().findChild<ToneLabel *>(u"imagesWhy"_s)->text();
    QVERIFY2(why.startsWith(u"Not checked: The registry did not answer:"_s) && why.contains(u"no such host"_s), qPrintable(why));
    QTest::keyClick(&window.tab().table(), Qt::Key_C, Qt::ControlModifier);
    QVERIFY(QApplication::clipboard()->text().startsWith(u"registry.example.org/shop/"_s));
    QCOMPARE(window.session().state(), Session::State::Connected);
}

/// In the background, and the first after a pause.
void TestImagesView::checksByItself()
{
    ImagesWindow window;
    QVERIFY(window.look(u"grafana"_s));
    QCOMPARE(window.update(u"grafana/grafana"_s), u"Not checked"_s);
    QTRY_COMPARE_WITH_TIMEOUT(window.update(u"grafana/grafana"_s), u"Up to date"_s, Long);
}

void TestImagesView::nothingThatRuns()
{
    ImagesWindow window;
    QVERIFY(window.opened && window.choose(u"loki"_s));
    window.page().details().setCurrentTab(u"images"_s);
    auto *note = window.tab().findChild<EmptyState *>(u"imagesNote"_s);
    QTRY_COMPARE_WITH_TIMEOUT(note->sentence(), u"Nothing of this stack runs, so it uses no image here."_s, Long);
}

void TestImagesView::noEngine()
{
    ImagesWindow window;
    QVERIFY(window.opened);
    const auto found = std::ranges::find_if(window.session().stacks(), [](const Stack &each) { return each.type.value == StackType::Kubernetes && !each.name.isEmpty(); });
    QVERIFY(found != window.session().stacks().end());
    QVERIFY(window.page().selectStack({window.demo.serverId(), found->id}));
    window.page().details().setCurrentTab(u"images"_s);
    auto *note = window.tab().findChild<EmptyState *>(u"imagesNote"_s);
    QTRY_VERIFY_WITH_TIMEOUT(note->isVisible() && note->sentence().contains(u"runs on none"_s), Long);
}

QTEST_MAIN(TestImagesView)
#include "tst_imagesview.moc"
