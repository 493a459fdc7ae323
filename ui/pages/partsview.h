// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QStackedLayout;
class QTabBar;

namespace longshore {

/// Two or more views of what runs of one stack, of which one is seen at a time: names above them with how many each holds. Where only the
/// last one makes sense, there are no names.
class PartsView : public QWidget
{
    Q_OBJECT
public:
    explicit PartsView(QWidget *parent = nullptr);

    void addPart(const QString &name, QWidget *part); ///< The first one is seen first.
    void setCount(const QWidget *part, qsizetype count);
    void setSplit(bool split); ///< Whether there is a choice at all.
    bool isSplit() const;
    void setCurrent(const QWidget *part);

private:
    QTabBar *m_names;
    QStackedLayout *m_parts;
    int m_chosen = 0; ///< What a person sees when there is a choice.
};

} // namespace longshore
