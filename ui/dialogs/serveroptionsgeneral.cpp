// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/serveroptionsgeneral.h"

#include "app/session/profileedit.h"
#include "ui/dialogs/addressfield.h"
#include "ui/dialogs/serverstable.h"
#include "ui/dialogs/tonelabel.h"
#include "ui/widgets/servercolour.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>

#include <array>

namespace longshore {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::array<std::chrono::seconds, 7> Intervals{10s, 30s, 60s, 120s, 180s, 300s, 0s};

QString capitalised(QString text)
{
    return text.isEmpty() ? text : text.front().toUpper() + text.mid(1);
}

} // namespace

ServerOptionsGeneral::ServerOptionsGeneral(const ServerProfile &profile, QWidget *parent)
    : QWidget(parent), m_before(profile), m_name(new QLineEdit(profile.name, this)), m_nameProblem(new ToneLabel(ColourRole::Bad, this)),
      m_address(new AddressField(this)), m_leftBehind(new ToneLabel(ColourRole::Warning, this)), m_colour(new QComboBox(this)),
      m_refresh(new QComboBox(this))
{
    m_name->setObjectName(u"optionsName"_s);
    m_name->setAccessibleName(tr("Name"));
    m_leftBehind->setObjectName(u"leftBehind"_s);
    m_nameProblem->say({});
    if (!profile.address.isNull()) {
        m_address->fix(profile.address);
        m_address->edit()->setReadOnly(false);
    }
    fillColours(profile.colour);
    fillIntervals(profile.refreshEvery);
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 16, 0, 0);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(12);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Name"), m_name);
    form->addRow(QString(), m_nameProblem);
    form->addRow(tr("A&ddress"), m_address);
    form->addRow(QString(), m_leftBehind);
    form->addRow(tr("C&olour"), m_colour);
    form->addRow(tr("&Refresh"), m_refresh);
    m_address->setFocusProxy(m_address->edit());
    connect(m_name, &QLineEdit::textEdited, this, [this] { m_nameProblem->say({}); });
    connect(m_address, &AddressField::changed, this, [this] {
        sayWhatIsLeftBehind();
        Q_EMIT addressChanged();
    });
    sayWhatIsLeftBehind();
}

void ServerOptionsGeneral::fillColours(ServerColour chosen)
{
    m_colour->setObjectName(u"colour"_s);
    m_colour->setAccessibleName(tr("Colour"));
    for (int at = 0; at <= static_cast<int>(ServerColour::LastKnown); ++at) {
        const auto colour = static_cast<ServerColour>(at);
        const QString name = colour == ServerColour::None ? tr("None") : capitalised(serverColourName(colour));
        m_colour->addItem(serverColourSwatch(colour, palette()), name, at);
    }
    m_colour->setCurrentIndex(static_cast<int>(chosen));
}

void ServerOptionsGeneral::fillIntervals(std::chrono::seconds chosen)
{
    m_refresh->setObjectName(u"refreshEvery"_s);
    m_refresh->setAccessibleName(tr("Refresh"));
    for (const std::chrono::seconds every : Intervals)
        m_refresh->addItem(refreshText(every), static_cast<int>(every.count()));
    const int seconds = static_cast<int>(chosen.count());
    if (m_refresh->findData(seconds) < 0) // Written into the file by hand: shown as it is.
        m_refresh->addItem(refreshText(chosen), seconds);
    m_refresh->setCurrentIndex(m_refresh->findData(seconds));
}

void ServerOptionsGeneral::sayWhatIsLeftBehind()
{
    ServerProfile wanted = m_before;
    wanted.address = m_address->address();
    const bool isEdit = !m_before.address.isNull() && !wanted.address.isNull();
    m_leftBehind->say(isEdit ? editSentence(m_before, editOf(m_before, wanted)) : QString());
}

void ServerOptionsGeneral::read(ServerProfile &profile) const
{
    profile.name = m_name->text().trimmed();
    profile.address = m_address->address();
    if (profile.name.isEmpty())
        profile.name = profile.address.host();
    profile.colour = static_cast<ServerColour>(m_colour->currentData().toInt());
    profile.refreshEvery = std::chrono::seconds(m_refresh->currentData().toInt());
}

bool ServerOptionsGeneral::complain()
{
    if (m_name->text().trimmed().isEmpty() && !m_before.name.isEmpty()) {
        m_nameProblem->say(tr("A server needs a name."));
        m_name->setFocus(Qt::OtherFocusReason);
        return true;
    }
    return m_address->complain();
}

} // namespace longshore
