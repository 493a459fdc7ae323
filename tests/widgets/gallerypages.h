// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMenu;
class QWidget;

/// One page of the gallery each; made-up data, no server.
QWidget *mainPage();
QWidget *controlsPage();
QWidget *connectPage();
QWidget *textPage();
QWidget *iconsPage();

QMenu *sampleMenu(QWidget *parent);
