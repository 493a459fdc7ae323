// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/imagesmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

using Kind = ImageVerdict::Kind;
using Why = ImageVerdict::Why;

StackImage image(const QString &name, Kind kind, Why why = Why::NotAsked, const QString &digest = u"sha256:0123456789abcdef"_s)
{
    return {.name = name, .id = u"sha256:id-"_s + name, .digests = digest.isEmpty() ? QStringList() : QStringList{name.section(u':', 0, 0) + u'@' + digest},
            .created = 1'700'000'000, .size = 52'000'000, .users = {u"web"_s, u"worker"_s},
            .verdict = {.kind = kind, .why = why, .error = {}, .at = QDateTime::fromSecsSinceEpoch(1'700'000'000, Qt::UTC)}};
}

QStringList column(const QAbstractItemModel &model, int at)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts.append(model.index(row, at).data().toString());
    return texts;
}

} // namespace

class TestImagesModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsWhatIsKnown();
    void neverUpToDateUnlessItIs();
    void putsWhatIsToBeDoneFirst();
    void saysWhy_data();
    void saysWhy();
};

void TestImagesModel::showsWhatIsKnown()
{
    ImagesModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setImages({image(u"nginx:1.27"_s, Kind::UpToDate), image(u"lab/web:1"_s, Kind::NotChecked, Why::NoDigest, {})});
    QCOMPARE(column(model, ImagesModel::Name), (QStringList{u"nginx:1.27"_s, u"lab/web:1"_s}));
    QCOMPARE(column(model, ImagesModel::Update), (QStringList{u"Up to date"_s, u"Not checked"_s}));
    QCOMPARE(column(model, ImagesModel::Users), (QStringList{u"web, worker"_s, u"web, worker"_s}));
    QCOMPARE(column(model, ImagesModel::Digest), (QStringList{u"sha256:0123456789ab"_s, u"None"_s}));
    QVERIFY(column(model, ImagesModel::Size).first().contains(u"MiB"_s));
    QCOMPARE(model.index(0, ImagesModel::Update).data(Qt::AccessibleTextRole).toString(), u"Update: Up to date"_s);
    model.setImages({image(u"nginx:1.27"_s, Kind::UpdateAvailable)});
    QCOMPARE(column(model, ImagesModel::Update), QStringList{u"Update available"_s});
}

void TestImagesModel::neverUpToDateUnlessItIs()
{
    for (const Why why : {Why::NotAsked, Why::NoName, Why::NoDigest, Why::Pinned, Why::CannotBeAsked, Why::Failed})
        QCOMPARE(updateWord({.kind = Kind::NotChecked, .why = why, .error = {}, .at = {}}), u"Not checked"_s);
}

void TestImagesModel::putsWhatIsToBeDoneFirst()
{
    ImagesModel model;
    ImagesOrder order(model);
    QAbstractItemModelTester tester(&order, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setImages({image(u"a10"_s, Kind::UpToDate), image(u"b"_s, Kind::UpdateAvailable), image(u"a2"_s, Kind::NotChecked), image(u"c"_s, Kind::Checking)});
    order.sort(ImagesModel::Update);
    QCOMPARE(column(order, ImagesModel::Name), (QStringList{u"b"_s, u"c"_s, u"a2"_s, u"a10"_s}));
    order.sort(ImagesModel::Name);
    QCOMPARE(column(order, ImagesModel::Name), (QStringList{u"a2"_s, u"a10"_s, u"b"_s, u"c"_s}));
}

void TestImagesModel::saysWhy_data()
{
    QTest::addColumn<ApiError>("error");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("unknown") << ApiError{.kind = ApiError::Kind::NotFound, .httpStatus = 404} << u"The registry does not know this image, or does not say so without a log-in."_s;
    QTest::newRow("log-in") << ApiError{.kind = ApiError::Kind::Forbidden, .httpStatus = 401} << u"The registry wants a log-in, and the server does not hand on the one it has."_s;
    QTest::newRow("its words") << ApiError{.kind = ApiError::Kind::Server, .httpStatus = 500, .message = u"dial tcp:\nno such host"_s}
                               << u"The registry did not answer: dial tcp: no such host"_s;
    QTest::newRow("may echo") << ApiError{.kind = ApiError::Kind::Server, .httpStatus = 400, .message = u"secret"_s, .mayEcho = true} << u"The registry did not answer."_s;
}

void TestImagesModel::saysWhy()
{
    QFETCH(const ApiError, error);
    QFETCH(const QString, sentence);
    QCOMPARE(updateSentence({.kind = Kind::NotChecked, .why = Why::Failed, .error = error, .at = {}}), sentence);
}

QTEST_GUILESS_MAIN(TestImagesModel)
#include "tst_imagesmodel.moc"
