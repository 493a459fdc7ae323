// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demorandom.h"

#include <QRandomGenerator>

namespace longshore::demo {

QByteArray secretBytes(int count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = char(QRandomGenerator::system()->bounded(256));
    return bytes;
}

QByteArray secretText(int length)
{
    static constexpr char Letters[] = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    QByteArray text(length, Qt::Uninitialized);
    for (char &letter : text)
        letter = Letters[QRandomGenerator::system()->bounded(int(sizeof(Letters)) - 1)];
    return text;
}

} // namespace longshore::demo
