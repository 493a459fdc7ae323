// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/readonlyswitch.h"
#include "app/session/operations.h"
#include "app/session/servers.h"
#include "app/session/stackrights.h"
#include "app/store/settings.h"
#include "ui/models/stackrow.h"

#include <QPointer>

class QWidget;

namespace longshore {

class ChangeRecord;
class SecretClipboard;
class StacksModel;
class StacksPage;

/// What acting on stacks stands on; all of it outlives whoever acts.
struct StackParts {
    Servers &servers;
    Operations &operations;
    StacksModel &stacks;
    StacksPage &page;
    Settings &settings;
    SecretClipboard &clipboard;
    ReadOnlySwitch *readOnly; ///< Null: there is none.
    QWidget &window;
    ChangeRecord &record;
};

/// A stack of an open session, as it was listed last.
struct FoundStack {
    QPointer<Session> session; ///< There when found; later it may be gone.
    ServerId server;
    Stack stack;
    StackKey key() const { return {server, stack.id}; }
};

/// None: its server is not open, or it is gone.
std::optional<FoundStack> findStack(const Servers &servers, const StackKey &key);
/// Its scene with what the program knows: read-only, and what is under way.
StackScene sceneOf(const StackParts &parts, const FoundStack &found);
/// Name of its environment; empty when that is gone.
QString environmentNameOf(const FoundStack &found);
/// "It also belongs to alice and team web."; empty when nobody but administrators and who is signed in has it.
QString ownersSentence(const FoundStack &found);

} // namespace longshore
