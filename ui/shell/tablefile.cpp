// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/tablefile.h"

#include "app/core/async.h"
#include "ui/models/stacksmodel.h"
#include "ui/models/tableexport.h"
#include "ui/pages/stackstable.h"

#include <QCoreApplication>
#include <QLocale>

namespace longshore {

void writeTable(const StacksPage &page, const StacksModel &model, const QString &fileName, TableFormat format, QObject *context,
                std::function<void(const QString &sentence)> tell)
{
    const StackTable table = model.table(page.table().shownColumns());
    onResult(exportTable(table, format, fileName), context, [fileName, tell = std::move(tell)](const ExportOutcome &outcome) {
        if (outcome.isGood())
            tell(QCoreApplication::translate("TableFile", "%1 rows were written to %2.").arg(QLocale().toString(outcome.rows), fileName));
        else
            tell(QCoreApplication::translate("TableFile", "The table could not be written to %1: %2").arg(fileName, outcome.error));
    });
}

} // namespace longshore
