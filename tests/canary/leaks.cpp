// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/canary/leaks.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QStandardItemModel>
#include <QTableView>

#include <cstdio>

namespace longshore::test {

namespace {

void writeFile(const QString &folder, const QByteArray &text)
{
    QDir().mkpath(folder);
    QFile file(folder + QStringLiteral("/leak"));
    if (file.open(QIODevice::WriteOnly))
        file.write(text);
}

void leakInWindows(const QString &secret)
{
    auto *window = new QWidget;
    auto *view = new QTableView(window);
    auto *model = new QStandardItemModel(1, 1, view);
    auto *label = new QLabel(window);
    model->setData(model->index(0, 0), secret);
    view->setModel(model);
    label->setAccessibleDescription(secret);
    window->setWindowTitle(secret);
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->show();
}

} // namespace

void leakEverywhere(const QString &secret, const QString &folder)
{
    const QByteArray text = secret.toUtf8();
    std::printf("%s\n", text.constData());
    std::fprintf(stderr, "%s\n", text.constData());
    qInstallMessageHandler(nullptr); // As if nothing were redacted.
    qWarning("logged %s", text.constData());
    for (const char *place : {"/config", "/cache", "/tmp"})
        writeFile(folder + QLatin1StringView(place), text);
    leakInWindows(secret);
    QApplication::clipboard()->setText(secret);
}

} // namespace longshore::test
