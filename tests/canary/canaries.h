// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QStringList>

namespace longshore::test {

/// A secret that was planted, and what it is called.
struct Canary {
    QByteArray name;
    QByteArray secret; ///< UTF-8.
};

/// The names of those that are in the text, however they are spelt: plain, UTF-16, base64, hexadecimal, percent-encoded.
QStringList found(const QList<Canary> &canaries, const QByteArray &text);
/// How often the secret is there, plain or in UTF-16.
int timesIn(const Canary &canary, const QByteArray &text);
/// All files below, one after the other, with their names.
QByteArray contentsOf(const QString &folder);
QByteArray contentsOfFile(const QString &path);

} // namespace longshore::test
