// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/imagesmodel.h"
#include "ui/pages/detailtab.h"

class QLabel;
class QPushButton;
class QStackedLayout;
class QTableView;

namespace longshore {

class Banner;
class EmptyState;
class MarkDelegate;
class ToneLabel;

/// How fresh the list of images is, and what is wrong with it.
struct ImagesView {
    enum class State { Loading, Ready, Failed, Stale };
    State state = State::Loading;
    QList<StackImage> images;
    QString sentence; ///< Why it failed or is stale; empty otherwise.
    QString details; ///< The server's own words.
    int waiting = 0; ///< Images whose registries are still to be asked for a person.
};

/// The images a stack runs, and whether their registries have newer ones.
class ImagesTab : public DetailTab
{
    Q_OBJECT
public:
    explicit ImagesTab(QWidget *parent = nullptr);
    ~ImagesTab() override;

    void setDetails(const StackDetails &details) override;
    void forget() override;
    void setView(const ImagesView &view);
    void setNote(const QString &sentence, const QString &action = {}, const QString &details = {}); ///< In place of the table.
    QTableView &table() const { return *m_table; }

Q_SIGNALS:
    void shownFor(const longshore::StackDetails &details);
    void visibilityChanged(bool isVisible);
    void left(); ///< Another stack, or none.
    void retryRequested();
    void checkRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makeList();
    void copy() const;
    void explain();
    QString summary(const ImagesView &view) const;

    ImagesModel m_model;
    ImagesOrder m_order;
    QStackedLayout *m_pages;
    EmptyState *m_note;
    QWidget *m_list = nullptr;
    Banner *m_banner = nullptr;
    QLabel *m_summary = nullptr;
    QPushButton *m_check = nullptr;
    QTableView *m_table = nullptr;
    MarkDelegate *m_delegate = nullptr;
    ToneLabel *m_why = nullptr;
};

} // namespace longshore
