// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QLabel>

namespace longshore {

/// A plain, wrapped text in one of the theme's colours that follows light and dark.
class ToneLabel : public QLabel
{
    Q_OBJECT
public:
    explicit ToneLabel(ColourRole role, QWidget *parent = nullptr);
    ToneLabel(ColourRole role, const QString &text, QWidget *parent = nullptr);

    void setRole(ColourRole role);
    ColourRole role() const { return m_role; }
    void say(const QString &text); ///< An empty one takes no room.
    void setSelectable(); ///< By mouse and keyboard, so that it can be copied.

protected:
    void changeEvent(QEvent *event) override;

private:
    void tint();

    ColourRole m_role;
};

/// A label in semibold; `grow` adds points to its size.
ToneLabel *makeHeading(const QString &text, int grow, QWidget *parent);

} // namespace longshore
