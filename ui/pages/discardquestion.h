// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace longshore {

/// Asked before something is lost: a draft that was not sent, the tie to a repository. The harmless button is the default.
class DiscardQuestion : public QDialog
{
    Q_OBJECT
public:
    struct Buttons {
        QString discard;
        QString keep;
    };

    /// `sentence` says by name what would be lost.
    DiscardQuestion(const QString &title, const QString &sentence, const Buttons &buttons, QWidget *parent);

Q_SIGNALS:
    void discardChosen();
};

} // namespace longshore
