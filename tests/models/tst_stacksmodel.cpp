// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/stacksmodel.h"

#include "tests/models/stackmaker.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

class tst_StacksModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sortsNamesNaturallyByDefault()
    {
        StacksModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setServer(testServer(1), u"home"_s, {testStack(1, u"web10"_s), testStack(2, u"Web2"_s), testStack(3, u"db"_s)},
                        {testEnvironment(1, u"local"_s)}, false);
        QCOMPARE(shownNames(model), QStringList({u"db"_s, u"Web2"_s, u"web10"_s}));
    }
};

QTEST_MAIN(tst_StacksModel)
#include "tst_stacksmodel.moc"
