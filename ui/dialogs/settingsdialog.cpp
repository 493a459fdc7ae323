// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settingsdialog.h"

#include "ui/dialogs/closerow.h"
#include "ui/dialogs/tonelabel.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QRadioButton>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

struct Option {
    int value;
    QString name; ///< objectName
    QString text;
    QString hint = {};
};

QRadioButton *makeRadio(const Option &option, const QString &title, QWidget *parent)
{
    auto *radio = new QRadioButton(option.text, parent);
    radio->setObjectName(option.name);
    radio->setToolTip(option.hint);
    radio->setAccessibleName(u"%1: %2"_s.arg(title, QString(option.text).remove(u'&')));
    radio->setAccessibleDescription(option.hint);
    return radio;
}

/// A caption with radio buttons beside each other under it.
QButtonGroup *addChoice(QVBoxLayout *column, const QString &title, const QList<Option> &options, QWidget *parent)
{
    auto *group = new QButtonGroup(parent);
    auto *row = new QHBoxLayout;
    row->setSpacing(24);
    for (const Option &option : options) {
        QRadioButton *radio = makeRadio(option, title, parent);
        group->addButton(radio, option.value);
        row->addWidget(radio);
    }
    row->addStretch();
    column->addWidget(makeHeading(title, 0, parent));
    column->addLayout(row);
    column->addSpacing(12);
    return group;
}

/// Shows a value and takes a new one, also when it changes elsewhere.
template <typename Value, typename Changed, typename Set>
void bind(QButtonGroup *group, Settings &settings, Value now, Changed changed, Set set)
{
    const auto show = [group](Value value) { group->button(static_cast<int>(value))->setChecked(true); };
    show(now);
    QObject::connect(group, &QButtonGroup::idClicked, &settings, [&settings, set](int id) { (settings.*set)(static_cast<Value>(id)); });
    QObject::connect(&settings, changed, group, show);
}

} // namespace

SettingsDialog::SettingsDialog(Settings &settings, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Settings"));
    setObjectName(u"settingsDialog"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(8);
    addColours(column, settings);
    addStyle(column, settings);
    addDetailPlace(column, settings);
    addPutBack(column, settings);
    column->addWidget(new ToneLabel(ColourRole::Muted, tr("Each choice takes effect at once."), this));
    column->addStretch();
    column->addSpacing(8);
    column->addLayout(makeCloseRow(this));
    setMinimumWidth(440);
}

void SettingsDialog::addColours(QVBoxLayout *column, Settings &settings)
{
    QButtonGroup *group = addChoice(column, tr("Colours"),
                                    {{static_cast<int>(ColourScheme::System), u"schemeSystem"_s, tr("As the s&ystem")},
                                     {static_cast<int>(ColourScheme::Light), u"schemeLight"_s, tr("&Light")},
                                     {static_cast<int>(ColourScheme::Dark), u"schemeDark"_s, tr("&Dark")}},
                                    this);
    bind(group, settings, settings.colourScheme(), &Settings::colourSchemeChanged, &Settings::setColourScheme);
}

void SettingsDialog::addStyle(QVBoxLayout *column, Settings &settings)
{
    const QString system = tr("Nothing of Longshore's own look is forced on the desktop's.");
    QButtonGroup *group = addChoice(column, tr("Style"),
                                    {{static_cast<int>(WidgetStyle::Longshore), u"styleLongshore"_s, tr("L&ongshore")},
                                     {static_cast<int>(WidgetStyle::System), u"styleSystem"_s, tr("Syste&m style"), system}},
                                    this);
    bind(group, settings, settings.widgetStyle(), &Settings::widgetStyleChanged, &Settings::setWidgetStyle);
}

void SettingsDialog::addPutBack(QVBoxLayout *column, Settings &settings)
{
    const QString title = tr("When an update takes a stack down");
    const QString hint = tr("Servers up to 2.23 remove what runs when a new version cannot be deployed. Otherwise putting it back is offered.");
    auto *box = new QCheckBox(tr("&Put back the previous version at once"), this);
    box->setObjectName(u"putBackAtOnce"_s);
    box->setChecked(settings.putBackAtOnce());
    box->setAccessibleName(u"%1: %2"_s.arg(title, box->text().remove(u'&')));
    box->setAccessibleDescription(hint);
    connect(box, &QCheckBox::toggled, &settings, &Settings::setPutBackAtOnce);
    connect(&settings, &Settings::putBackAtOnceChanged, box, &QCheckBox::setChecked);
    column->addWidget(makeHeading(title, 0, this));
    column->addWidget(box);
    column->addWidget(new ToneLabel(ColourRole::Muted, hint, this));
    column->addSpacing(12);
}

void SettingsDialog::addDetailPlace(QVBoxLayout *column, Settings &settings)
{
    QButtonGroup *group = addChoice(column, tr("Detail pane"),
                                    {{static_cast<int>(DetailPlace::Bottom), u"detailBottom"_s, tr("&Below the stacks")},
                                     {static_cast<int>(DetailPlace::Right), u"detailRight"_s, tr("&Right of them")},
                                     {static_cast<int>(DetailPlace::Hidden), u"detailHidden"_s, tr("&Hidden")}},
                                    this);
    bind(group, settings, settings.detailPlace(), &Settings::detailPlaceChanged, &Settings::setDetailPlace);
}

} // namespace longshore
