// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/exec.h"
#include "app/session/stackstats.h"
#include "ui/pages/consoletab.h"
#include "ui/pages/detailtab.h"

#include <QList>

class QComboBox;
class QGridLayout;
class QLabel;
class QStackedLayout;
class QTableWidget;

namespace longshore {

class Banner;
class EmptyState;
class TimeChart;
class ToneLabel;

/// One line of the table of a whole stack.
struct ContainerUsage {
    QString name;
    std::optional<UsageSample> latest;
};

/// What the stack, or one container of it, uses: charts of the last minutes, and who uses it: its containers, or the processes of one.
class StatsTab : public DetailTab
{
    Q_OBJECT
public:
    explicit StatsTab(QWidget *parent = nullptr);

    void setDetails(const StackDetails &details) override;
    void forget() override;

    void setKind(ConsoleKind kind); ///< A cluster measures neither network nor disk of its containers, nor lists processes.
    void setContainers(const QList<ConsoleChoice> &running);
    void setNote(const QString &sentence, const QString &action = {});
    void setSamples(const QList<UsageSample> &samples); ///< Of what is chosen; oldest first.
    void setUsage(const QList<ContainerUsage> &containers); ///< For the whole stack.
    void setProcesses(const ProcessTable &processes); ///< For one container.
    void forgetProcesses(); ///< They could not be read: those of before may have ended.
    void setStale(const QString &sentence); ///< What is shown is old: why. Empty: it is not.
    QString container() const; ///< Id; empty for the whole stack.
    std::chrono::seconds interval() const;

Q_SIGNALS:
    void shownFor(const longshore::StackDetails &details);
    void visibilityChanged(bool isVisible);
    void left();
    void choiceChanged();
    void intervalChanged();
    void retryRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeStats();
    QWidget *makeChoice();
    void arrangeCharts();
    void fill(const QStringList &titles, const QList<QStringList> &rows);
    void clearValues();

    QStackedLayout *m_pages;
    EmptyState *m_note;
    QWidget *m_stats = nullptr;
    QComboBox *m_container = nullptr;
    QComboBox *m_every = nullptr;
    ToneLabel *m_state = nullptr;
    Banner *m_stale = nullptr;
    QGridLayout *m_grid = nullptr;
    TimeChart *m_cpu = nullptr;
    TimeChart *m_memory = nullptr;
    TimeChart *m_network = nullptr;
    TimeChart *m_blocks = nullptr;
    QTableWidget *m_table = nullptr;
    QList<ConsoleChoice> m_choices;
    int m_columns = 0;
    ConsoleKind m_kind = ConsoleKind::Engine;
};

} // namespace longshore
