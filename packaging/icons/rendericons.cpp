// SPDX-License-Identifier: GPL-3.0-or-later
// rendericons LARGE.svg SMALL.svg FOLDER: the application's icon as PNG (16 to 512 pixels), for Windows (.ico) and for
// macOS (.icns). Below 32 pixels the small drawing is used, which has fewer and thicker lines.
#include <QBuffer>
#include <QDir>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>

#include <cstdio>
#include <map>

using namespace Qt::StringLiterals;

namespace {

constexpr int Sizes[] = {16, 22, 24, 32, 48, 64, 128, 256, 512};
constexpr int LargestSmall = 24;
using Pictures = std::map<int, QByteArray>;

QByteArray rendered(QSvgRenderer &drawing, int size)
{
    QImage image(size, size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    drawing.render(&painter, QRectF(0, 0, size, size));
    painter.end();
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return png;
}

template <typename Number>
void append(QByteArray &bytes, Number value, bool bigEndian)
{
    for (size_t i = 0; i < sizeof(Number); ++i)
        bytes.append(static_cast<char>(value >> 8 * (bigEndian ? sizeof(Number) - 1 - i : i)));
}

// A directory of pictures, then the pictures, which may be PNG since Windows Vista.
QByteArray ico(const Pictures &pictures, const QList<int> &sizes)
{
    constexpr quint32 HeaderSize = 6;
    constexpr quint32 EntrySize = 16;
    QByteArray directory;
    append<quint16>(directory, 0, false);
    append<quint16>(directory, 1, false); // icons
    append<quint16>(directory, static_cast<quint16>(sizes.size()), false);
    quint32 offset = HeaderSize + EntrySize * static_cast<quint32>(sizes.size());
    QByteArray data;
    for (const int size : sizes) {
        const QByteArray &png = pictures.at(size);
        append<quint8>(directory, static_cast<quint8>(size % 256), false); // width; 0 is 256
        append<quint8>(directory, static_cast<quint8>(size % 256), false); // height
        append<quint16>(directory, 0, false); // no palette
        append<quint16>(directory, 1, false); // planes
        append<quint16>(directory, 32, false); // bits per pixel
        append<quint32>(directory, static_cast<quint32>(png.size()), false);
        append<quint32>(directory, offset, false);
        offset += static_cast<quint32>(png.size());
        data.append(png);
    }
    return directory + data;
}

// Four letters, a length that includes them, the PNG; all of it in such a block again.
QByteArray icns(const Pictures &pictures)
{
    const std::pair<const char *, int> kinds[] = {{"icp4", 16}, {"icp5", 32}, {"ic11", 32}, {"ic12", 64}, {"ic07", 128},
                                                  {"ic13", 256}, {"ic08", 256}, {"ic14", 512}, {"ic09", 512}};
    constexpr quint32 HeadSize = 8;
    QByteArray blocks;
    for (const auto &[kind, size] : kinds) {
        const QByteArray &png = pictures.at(size);
        blocks.append(kind);
        append<quint32>(blocks, static_cast<quint32>(png.size()) + HeadSize, true);
        blocks.append(png);
    }
    QByteArray all("icns");
    append<quint32>(all, static_cast<quint32>(blocks.size()) + HeadSize, true);
    return all + blocks;
}

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    const bool written = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    if (!written)
        std::fprintf(stderr, "rendericons: %s: %s\n", qPrintable(path), qPrintable(file.errorString()));
    return written;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 4) {
        std::fputs("usage: rendericons LARGE.svg SMALL.svg FOLDER\n", stderr);
        return 2;
    }
    QSvgRenderer large(arguments.at(1));
    QSvgRenderer small(arguments.at(2));
    const QDir folder(arguments.at(3));
    if (!large.isValid() || !small.isValid() || !folder.mkpath(u"."_s)) {
        std::fputs("rendericons: a drawing could not be read, or the folder not be made\n", stderr);
        return 1;
    }
    Pictures pictures;
    bool good = true;
    for (const int size : Sizes) {
        pictures[size] = rendered(size <= LargestSmall ? small : large, size);
        good = write(folder.filePath(u"%1.png"_s.arg(size)), pictures[size]) && good;
    }
    good = write(folder.filePath(u"longshore.ico"_s), ico(pictures, {16, 24, 32, 48, 64, 256})) && good;
    good = write(folder.filePath(u"longshore.icns"_s), icns(pictures)) && good;
    return good ? 0 : 1;
}
