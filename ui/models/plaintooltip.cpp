// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/plaintooltip.h"

#include <QTextDocument>

using namespace Qt::StringLiterals;

namespace longshore {

QString plainToolTip(const QString &text) { return Qt::mightBeRichText(text) ? u"<qt>%1</qt>"_s.arg(text.toHtmlEscaped()) : text; }

} // namespace longshore
