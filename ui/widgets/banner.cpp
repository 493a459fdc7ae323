// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/banner.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QAccessible>
#include <QClipboard>
#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

struct KindLook {
    QString icon;
    ColourRole ink;
    ColourRole ground;
};

KindLook lookOf(Banner::Kind kind)
{
    switch (kind) {
    case Banner::Kind::Warning:
        return {u"warning"_s, ColourRole::Warning, ColourRole::BannerWarning};
    case Banner::Kind::Bad:
        return {u"error"_s, ColourRole::Bad, ColourRole::BannerBad};
    case Banner::Kind::Info:
        break;
    }
    return {u"info"_s, ColourRole::Info, ColourRole::BannerInfo};
}

QLabel *plainLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

Banner::Banner(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(plainLabel(this))
    , m_detailsText(plainLabel(this))
    , m_action(new QPushButton(this))
    , m_details(new QToolButton(this))
    , m_copy(new QToolButton(this))
    , m_close(new QToolButton(this))
{
    build();
    arrange();
    connect(m_action, &QPushButton::clicked, this, &Banner::actionClicked);
    connect(m_details, &QToolButton::toggled, this, &Banner::showDetails);
    connect(m_copy, &QToolButton::clicked, this, &Banner::copyDetails);
    connect(m_close, &QToolButton::clicked, this, &Banner::dismiss);
    clear();
}

void Banner::build()
{
    m_text->setObjectName(u"bannerText"_s);
    m_detailsText->setObjectName(u"bannerDetailsText"_s);
    m_detailsText->setAccessibleName(tr("The server's own words"));
    m_action->setObjectName(u"bannerAction"_s);
    m_action->setAutoDefault(false);
    m_details->setObjectName(u"bannerDetails"_s);
    m_details->setText(tr("Details"));
    m_details->setCheckable(true);
    m_details->setAutoRaise(true);
    m_copy->setObjectName(u"bannerCopy"_s);
    m_copy->setText(tr("Copy details"));
    m_copy->setIcon(themedIcon(u"copy"_s));
    m_copy->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_copy->setAutoRaise(true);
    m_close->setObjectName(u"bannerClose"_s);
    m_close->setIcon(mutedIcon(u"close"_s));
    m_close->setAutoRaise(true);
    m_close->setAccessibleName(tr("Dismiss"));
    m_close->setToolTip(tr("Dismiss"));
    for (auto *button : {m_details, m_copy, m_close})
        button->setFocusPolicy(Qt::StrongFocus);
}

void Banner::arrange()
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(12, 8, 8, 8);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    grid->addWidget(m_icon, 0, 0);
    grid->addWidget(m_text, 0, 1);
    grid->addWidget(m_details, 0, 2);
    grid->addWidget(m_action, 0, 3);
    grid->addWidget(m_close, 0, 4);
    grid->addWidget(m_detailsText, 1, 1);
    grid->addWidget(m_copy, 1, 2, 1, 3, Qt::AlignRight | Qt::AlignTop);
    grid->setColumnStretch(1, 1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

void Banner::show(Kind kind, const QString &sentence, const QString &details, const QString &action)
{
    const bool news = sentence != m_text->text() || isHidden();
    m_kind = kind;
    m_text->setText(sentence);
    m_detailsText->setText(details);
    m_details->setVisible(!details.isEmpty());
    if (news || details.isEmpty())
        m_details->setChecked(false);
    showDetails(m_details->isChecked());
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(sentence);
    tint();
    QFrame::show();
    if (news) {
        QAccessibleEvent alert(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

void Banner::clear()
{
    hide();
    m_text->clear();
    m_detailsText->clear();
}

QString Banner::sentence() const
{
    return m_text->text();
}

void Banner::dismiss()
{
    clear();
    Q_EMIT dismissed();
}

void Banner::showDetails(bool shown)
{
    m_detailsText->setVisible(shown);
    m_copy->setVisible(shown);
}

void Banner::copyDetails()
{
    QGuiApplication::clipboard()->setText(m_text->text() + u"\n\n"_s + m_detailsText->text());
}

void Banner::tint()
{
    const KindLook look = lookOf(m_kind);
    m_icon->setPixmap(iconPixmap(look.icon, 20, themeColour(look.ink, palette()), devicePixelRatioF()));
    update();
}

void Banner::paintEvent(QPaintEvent *)
{
    const KindLook look = lookOf(m_kind);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor edge = themeColour(look.ink, palette());
    edge.setAlphaF(0.45F);
    painter.setPen(edge);
    painter.setBrush(themeColour(look.ground, palette()));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

void Banner::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        tint();
}

} // namespace longshore
