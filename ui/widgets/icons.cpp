// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/icons.h"

#include "ui/widgets/theme.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <QWidget>

#include <optional>

// The program links this floor statically, so nothing else pulls the pictures in.
static void initPictures()
{
    Q_INIT_RESOURCE(longshore);
}

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

/// Draws one SVG of ours and fills its strokes with the colour asked for; `pixels` are device pixels.
QPixmap drawn(const QString &name, QSize pixels, const QColor &colour)
{
    const QString key = u"icon:%1:%2x%3:%4"_s.arg(
        name, QString::number(pixels.width()), QString::number(pixels.height()), QString::number(colour.rgba(), 16));
    QPixmap picture;
    if (QPixmapCache::find(key, &picture))
        return picture;
    initPictures();
    picture = QPixmap(pixels);
    picture.fill(Qt::transparent);
    QSvgRenderer renderer(u":/icons/%1.svg"_s.arg(name));
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    QPainter painter(&picture);
    renderer.render(&painter, QRectF(QPointF(), pixels));
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(picture.rect(), colour);
    painter.end();
    QPixmapCache::insert(key, picture);
    return picture;
}

QColor inkOf(const QPalette &palette, QIcon::Mode mode)
{
    switch (mode) {
    case QIcon::Disabled:
        return palette.color(QPalette::Disabled, QPalette::ButtonText);
    case QIcon::Selected:
        return palette.color(QPalette::HighlightedText);
    default:
        return palette.color(QPalette::ButtonText);
    }
}

class ThemedIconEngine final : public QIconEngine
{
public:
    ThemedIconEngine(QString name, std::optional<ColourRole> role)
        : m_name(std::move(name))
        , m_role(role)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect, drawn(m_name, (QSizeF(rect.size()) * ratio).toSize(), ink(paletteOf(painter), mode)));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return drawn(m_name, size, ink(QGuiApplication::palette(), mode));
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal) override
    {
        return pixmap(size, mode, state);
    }

    QString key() const override { return u"LongshoreIcon"_s; }
    QIconEngine *clone() const override { return new ThemedIconEngine(m_name, m_role); }
    QString iconName() override { return m_name; }
    bool isNull() override { return m_name.isEmpty(); }

private:
    QColor ink(const QPalette &palette, QIcon::Mode mode) const
    {
        const bool own = m_role && (mode == QIcon::Normal || mode == QIcon::Active);
        return own ? themeColour(*m_role, palette) : inkOf(palette, mode);
    }

    static QPalette paletteOf(const QPainter *painter)
    {
        const auto *widget = dynamic_cast<const QWidget *>(painter->device());
        return widget ? widget->palette() : QGuiApplication::palette();
    }

    QString m_name;
    std::optional<ColourRole> m_role;
};

} // namespace

QIcon themedIcon(const QString &name)
{
    return QIcon(new ThemedIconEngine(name, std::nullopt));
}

QIcon mutedIcon(const QString &name)
{
    return roleIcon(name, ColourRole::Muted);
}

QIcon roleIcon(const QString &name, ColourRole role)
{
    return QIcon(new ThemedIconEngine(name, role));
}

QPixmap iconPixmap(const QString &name, int size, const QColor &colour, qreal devicePixelRatio)
{
    QPixmap picture = drawn(name, (QSizeF(size, size) * devicePixelRatio).toSize(), colour);
    picture.setDevicePixelRatio(devicePixelRatio);
    return picture;
}

QIcon applicationIcon()
{
    initPictures();
    return QIcon(u":/icons/longshore.svg"_s);
}

} // namespace longshore
