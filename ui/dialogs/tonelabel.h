// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The widget lives one floor below, where pages reach it too.
#include "ui/widgets/tonelabel.h"
