// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/aboutdialog.h"

#include "app/core/result.h"
#include "ui/dialogs/closerow.h"
#include "ui/dialogs/licencedialog.h"
#include "ui/dialogs/linkbutton.h"
#include "ui/dialogs/tonelabel.h"
#include "ui/widgets/factgrid.h"
#include "ui/widgets/icons.h"

#include <Qsci/qsciglobal.h>

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

QString piece(const char *version, const QString &licence)
{
    return AboutDialog::tr("%1, %2").arg(QString::fromLatin1(version), licence);
}

// As the licence files of the libraries name them (SPDX).
QList<Fact> libraries()
{
    QList<Fact> all{{.label = u"Qt"_s, .value = piece(qVersion(), u"LGPL-3.0-only"_s)},
                    {.label = u"QScintilla"_s, .value = piece(QSCINTILLA_VERSION_STR, u"GPL-3.0-only"_s)},
                    {.label = u"QtKeychain"_s, .value = piece(LONGSHORE_QTKEYCHAIN_VERSION, u"BSD-3-Clause"_s)},
                    {.label = u"simdjson"_s, .value = piece(LONGSHORE_SIMDJSON_VERSION, u"Apache-2.0"_s)}};
#if defined(TL_EXPECTED_VERSION_MAJOR) // only where the compiler has no std::expected
    const QString expected = u"%1.%2.%3"_s.arg(TL_EXPECTED_VERSION_MAJOR).arg(TL_EXPECTED_VERSION_MINOR).arg(TL_EXPECTED_VERSION_PATCH);
    all.append({.label = u"tl::expected"_s, .value = piece(expected.toLatin1().constData(), u"CC0-1.0"_s)});
#endif
    return all;
}

} // namespace

AboutDialog::AboutDialog(QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("About Longshore"));
    setObjectName(u"aboutDialog"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(12);
    column->addLayout(makeHead());
    column->addWidget(new ToneLabel(ColourRole::Text,
                                    tr("Free software under the GNU General Public License, version 3 or later (GPL-3.0-or-later). "
                                       "It comes without any warranty."), this));
    auto *licence = new LinkButton(tr("Read the licence"), this);
    licence->setObjectName(u"licence"_s);
    column->addWidget(licence, 0, Qt::AlignLeft);
    auto *facts = new FactGrid(this);
    facts->setObjectName(u"libraries"_s);
    facts->setGroups({{tr("Made with"), libraries()}});
    column->addWidget(facts);
    column->addStretch();
    column->addLayout(makeCloseRow(this));
    setMinimumWidth(440);
    connect(licence, &LinkButton::clicked, this, &AboutDialog::showLicence);
}

QLayout *AboutDialog::makeHead()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    auto *picture = new QLabel(this);
    picture->setPixmap(applicationIcon().pixmap(QSize(56, 56), devicePixelRatio()));
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(makeHeading(tr("Longshore"), 6, this));
    auto *version = new ToneLabel(ColourRole::Muted, tr("Version %1, a desktop client for Portainer servers").arg(QLatin1StringView(LONGSHORE_VERSION)), this);
    version->setObjectName(u"version"_s);
    version->setSelectable();
    words->addWidget(version);
    row->addWidget(picture);
    row->addLayout(words, 1);
    return row;
}

void AboutDialog::showLicence()
{
    auto *text = new LicenceDialog(this);
    text->setAttribute(Qt::WA_DeleteOnClose);
    text->open();
}

} // namespace longshore
