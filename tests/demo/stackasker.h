// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/demo/asker.h"

/// Changes stacks of a demo server the way a client does, in short.
class StackAsker : public Asker
{
public:
    using Asker::Asker;

    /// POST create: the id, or -1.
    qint64 create(const QByteArray &name, const QByteArray &file, const QJsonArray &env = {}, int environment = 1);
    Heard tryToCreate(const QByteArray &name, const QByteArray &file, const QJsonArray &env = {}, int environment = 1, const QByteArray &user = "admin");
    Heard update(qint64 id, const QByteArray &file, const QJsonArray &env = {}, const QJsonObject &more = {}, int environment = 1);
    /// "start", "stop"...
    Heard run(qint64 id, const QByteArray &verb, int environment = 1, const QByteArray &body = {});
    Heard remove(qint64 id, int environment = 1);
    QJsonObject stack(qint64 id);
    QByteArray file(qint64 id);
    QJsonArray containers(const QByteArray &project, int environment = 1, const QByteArray &user = "admin");
};

/// One service of an image, with a port of its own if there is one.
QByteArray composeText(const QByteArray &image, int port = 0);
QJsonObject variable(const char *name, const char *value);
