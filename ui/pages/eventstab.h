// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/eventline.h"
#include "ui/pages/detailtab.h"

#include <QList>

class QCheckBox;
class QComboBox;
class QPushButton;
class QStackedLayout;
class QTableWidget;
class QToolButton;

namespace longshore {

class Banner;
class EmptyState;
class FilterField;
class ToneLabel;

/// Who tells what happened.
enum class EventsOrigin { Engine, Cluster };

/// What happened to the stack, or on its whole environment, in plain words; the newest at the top.
class EventsTab : public DetailTab
{
    Q_OBJECT
public:
    explicit EventsTab(QWidget *parent = nullptr);

    void setDetails(const StackDetails &details) override;
    void forget() override;

    void setOrigin(EventsOrigin origin);
    void setEvents(const QList<EventLine> &events); ///< Oldest first.
    void setNote(const QString &sentence, const QString &action = {});
    void setStale(const QString &sentence); ///< Empty: it is not.
    bool isWholeEnvironment() const;
    bool isLive() const;
    void setPopOutVisible(bool visible);

Q_SIGNALS:
    void shownFor(const longshore::StackDetails &details);
    void visibilityChanged(bool isVisible);
    void left();
    void choiceChanged();
    void liveChanged(bool isLive);
    void retryRequested();
    void popOutRequested(); ///< In a window of its own.

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makeList();
    void show();
    void insertNew(const QList<EventLine> &events);
    void fillRow(int row, const EventLine &event);
    void say(); ///< That there is nothing, and why.
    void askWhereToSave();
    bool isWanted(const EventLine &event) const;

    QStackedLayout *m_pages;
    EmptyState *m_note;
    QWidget *m_list = nullptr;
    QComboBox *m_scope = nullptr;
    FilterField *m_filter = nullptr;
    QCheckBox *m_live = nullptr;
    QCheckBox *m_checks = nullptr;
    QPushButton *m_export = nullptr;
    QToolButton *m_popOut = nullptr;
    Banner *m_stale = nullptr;
    ToneLabel *m_nothing = nullptr;
    QTableWidget *m_table = nullptr;
    QList<EventLine> m_events;
    EventsOrigin m_origin = EventsOrigin::Engine;
    QString m_stack; ///< Name, for the file.
};

} // namespace longshore
