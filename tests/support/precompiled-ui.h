// SPDX-License-Identifier: GPL-3.0-or-later
// What most tests of ui read first; only where everything is compiled at once, and no file may rely on it.
#pragma once

#include "packaging/precompiled-ui.h"
#include "tests/support/precompiled-core.h"

#include "ui/models/stacksmodel.h"
#include "ui/pages/changeactions.h"
#include "ui/pages/detailpane.h"
#include "ui/pages/stackspage.h"
#include "ui/pages/stackstable.h"
#include "ui/shell/demowindow.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/theme.h"

#include <QFileDialog>
#include <QListWidget>
#include <QRadioButton>
#include <QTabWidget>
#include <QTableView>
