// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/containerdetails.h"
#include "app/session/refusal.h"

#include <QWidget>

class QPushButton;
class QStackedLayout;
class QTabWidget;

namespace longshore {

class Banner;
class CodeView;
class EmptyState;
class FactsView;
class VariablesTab;

/// One container, inspected, in a window of its own: a summary in words, its environment (masked), its health log, and the engine's exact words.
class ContainerWindow : public QWidget
{
    Q_OBJECT
public:
    /// `name` of the container, `place` where it is: "shop in home-lab / local".
    ContainerWindow(const QString &name, const QString &place, QWidget *parent);

    void setBusy(); ///< Being read; what was shown stays.
    void setDetails(const ContainerDetails &details);
    void setFailed(const Explanation &why); ///< What was shown stays below the reason.
    const ContainerDetails &details() const { return m_details; }

Q_SIGNALS:
    void refreshRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeTabs();
    QWidget *makeJson();
    void showJson();
    void save();

    ContainerDetails m_details;
    QString m_name;
    QStackedLayout *m_pages;
    EmptyState *m_note;
    Banner *m_banner;
    QTabWidget *m_tabs = nullptr;
    FactsView *m_summary = nullptr;
    VariablesTab *m_environment = nullptr;
    FactsView *m_health = nullptr;
    FactsView *m_labels = nullptr;
    CodeView *m_json = nullptr;
    QPushButton *m_reveal = nullptr;
};

} // namespace longshore
