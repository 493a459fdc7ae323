// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Included by apiclient.h: the template half of the one door.
