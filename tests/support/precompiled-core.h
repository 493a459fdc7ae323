// SPDX-License-Identifier: GPL-3.0-or-later
// What most tests of app read first, but for Qt Test, which reads differently in each; only where everything is compiled at once, and no file may rely on it.
#pragma once

#include "packaging/precompiled-core.h"

#include "app/demo/demoserver.h"
#include "app/net/apiclient.h"
#include "app/portainer/enginerequests.h"
#include "app/portainer/requests.h"
#include "app/portainer/stackrequests.h"
#include "app/session/directory.h"
#include "app/session/operations.h"
#include "app/session/session.h"

#include <QRandomGenerator>
#include <QTemporaryDir>

#include <atomic>
#include <cstdio>
#include <map>
