// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace longshore {

class FilterField;

/// The bar under a text: what to search, how many matches, previous, next, close.
class CodeSearchBar : public QWidget
{
    Q_OBJECT
public:
    explicit CodeSearchBar(QWidget *parent = nullptr);

    QString needle() const;
    void start(const QString &needle); ///< Shows it and takes the keyboard; an empty needle keeps the last one.
    void setMatches(int current, int count, bool more); ///< `current` from 0; `more`: counting stopped at `count`.

Q_SIGNALS:
    void needleChanged(const QString &needle);
    void stepped(int by); ///< 1 or -1.
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QToolButton *addButton(const QString &name, const QString &icon, const QString &text);

    FilterField *m_field;
    QLabel *m_count;
    QToolButton *m_previous;
    QToolButton *m_next;
};

} // namespace longshore
