// SPDX-License-Identifier: GPL-3.0-or-later
// Where the details stand, and what of the layout is remembered.
#include "ui/pages/detailpane.h"
#include "ui/pages/stackspage.h"
#include "ui/pages/stackstable.h"

#include <QApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSplitter>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace longshore {

namespace {

constexpr std::array placeNames{"below"_L1, "right"_L1, "hidden"_L1};

QString nameOf(DetailPlace place)
{
    return placeNames[static_cast<size_t>(place)];
}

DetailPlace placeOf(const QString &name, DetailPlace otherwise)
{
    const auto found = std::ranges::find(placeNames, name);
    return found == placeNames.end() ? otherwise : static_cast<DetailPlace>(found - placeNames.begin());
}

QJsonArray toJson(const QList<int> &sizes)
{
    QJsonArray array;
    for (const int size : sizes)
        array.append(size);
    return array;
}

QList<int> sizesOf(const QJsonValue &json)
{
    QList<int> sizes;
    for (const QJsonValue &size : json.toArray())
        sizes.append(std::clamp(size.toInt(), 1, 100'000));
    return sizes.size() == 2 ? sizes : QList<int>();
}

} // namespace

void StacksPage::setDetailPlace(DetailPlace place)
{
    if (place == m_place)
        return;
    keepSizes();
    m_place = place;
    if (place != DetailPlace::Hidden)
        m_lastPlace = place;
    applyPlace();
    Q_EMIT detailPlaceChanged(place);
}

void StacksPage::keepSizes()
{
    if (m_place != DetailPlace::Hidden && m_splitter->isVisible())
        m_sizes.insert(m_place, m_splitter->sizes());
}

void StacksPage::applyPlace()
{
    const bool hadFocus = m_details->isAncestorOf(QApplication::focusWidget());
    m_details->setVisible(hasDetails());
    if (m_place == DetailPlace::Hidden) {
        if (hadFocus)
            focusTable();
        return;
    }
    m_splitter->setOrientation(m_place == DetailPlace::Bottom ? Qt::Vertical : Qt::Horizontal);
    if (const QList<int> sizes = m_sizes.value(m_place); !sizes.isEmpty())
        m_splitter->setSizes(sizes);
    updateDetails();
}

QByteArray StacksPage::saveLayout() const
{
    QHash<DetailPlace, QList<int>> sizes = m_sizes;
    if (m_place != DetailPlace::Hidden && m_splitter->isVisible())
        sizes.insert(m_place, m_splitter->sizes());
    const QJsonObject layout{{u"version"_s, 1},
                             {u"table"_s, m_table->layoutState()},
                             {u"details"_s, nameOf(m_place)},
                             {u"detailsLast"_s, nameOf(m_lastPlace)},
                             {u"below"_s, toJson(sizes.value(DetailPlace::Bottom))},
                             {u"right"_s, toJson(sizes.value(DetailPlace::Right))},
                             {u"tab"_s, m_details->currentTabName()}};
    return QJsonDocument(layout).toJson(QJsonDocument::Compact);
}

void StacksPage::restoreLayout(const QByteArray &bytes)
{
    const QJsonObject layout = QJsonDocument::fromJson(bytes).object();
    if (layout["version"_L1].toInt() != 1)
        return;
    m_table->restoreLayoutState(layout["table"_L1].toObject());
    m_sizes.insert(DetailPlace::Bottom, sizesOf(layout["below"_L1]));
    m_sizes.insert(DetailPlace::Right, sizesOf(layout["right"_L1]));
    m_lastPlace = placeOf(layout["detailsLast"_L1].toString(), m_lastPlace);
    if (m_lastPlace == DetailPlace::Hidden)
        m_lastPlace = DetailPlace::Bottom;
    m_details->setCurrentTab(layout["tab"_L1].toString());
    const DetailPlace place = placeOf(layout["details"_L1].toString(), m_place);
    const bool moved = place != m_place;
    m_place = place;
    applyPlace();
    if (moved)
        Q_EMIT detailPlaceChanged(place);
}

} // namespace longshore
