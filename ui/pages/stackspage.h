// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/stackfilter.h"
#include "ui/models/tablecopy.h"
#include "app/store/settings.h"
#include "ui/pages/stackdetails.h"
#include "ui/widgets/banner.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

class QSplitter;
class QStackedWidget;

namespace longshore {

class ChangeActions;
class DetailPane;
class EmptyState;
class ExpandedRows;
class FilterBar;
class StackDelegate;
class StacksActions;
class StacksModel;
class StacksTable;
class SkeletonView;
class Theme;
class ThinProgress;

/// Every stack of every server in one table, with filters above and details beside it. Knows no server: it is fed
/// values and says what the user wants.
class StacksPage : public QWidget
{
    Q_OBJECT
public:
    StacksPage(StacksModel &model, Theme &theme, QWidget *parent = nullptr);
    ~StacksPage() override;

    StacksActions &actions() const { return *m_actions; }
    ChangeActions &changes() const { return *m_changes; }
    StacksTable &table() const { return *m_table; }
    ExpandedRows &expandedRows() const { return *m_expanded; }
    DetailPane &details() const { return *m_details; }

    // What the servers are doing
    void setBusy(bool busy); ///< A refresh is under way: a thin bar moves; a skeleton shows until the first answer.
    void setStale(bool stale); ///< The last refresh failed: rows stay, dimmed. The banner says why.
    void setBanner(Banner::Kind kind, const QString &sentence, const QString &details = {}, const QString &action = {});
    void clearBanner();
    /// What became of a change, above the table until it is closed: beside what the servers do, which the other banner says.
    void setOutcome(Banner::Kind kind, const QString &sentence, const QString &details = {}, const QString &action = {});
    void clearOutcome();
    void setServerCount(int count); ///< 0: says that there is none; above 1 the Server column shows.
    void setServerFacts(const ServerId &server, const ServerFacts &facts);

    // The compose file of the current stack, asked for by fileRequested()
    void setFile(const StackKey &key, const StackFile &file);
    void setFileFailed(const StackKey &key, const QString &sentence, const QString &details = {});

    // What is shown
    void setFilter(const StackFilter &filter);
    void setSource(const std::optional<ServerId> &server, const std::optional<EnvironmentId> &environment);
    const StackFilter &filter() const;
    void clearFilter(); ///< Text and pills; the source stays.
    /// Shows nothing but these rows, with a sentence above them that says why, until that is left.
    void setLens(const QSet<StackKey> &only, const QString &sentence);
    void clearLens();
    bool hasLens() const { return m_filter.only.has_value(); }
    void setDetailPlace(DetailPlace place);
    DetailPlace detailPlace() const { return m_place; }
    StackKey currentKey() const; ///< Null server without one.
    QList<StackKey> selectedKeys() const;
    bool selectStack(const StackKey &key); ///< False when it is not shown.
    StackTable shownTable() const; ///< Shown rows and columns, for an export.
    QByteArray saveLayout() const; ///< Columns, order, splitter, tab: for the settings.
    void restoreLayout(const QByteArray &layout); ///< Ignores what it does not understand.

    void focusFilter();
    void focusTable();
    void focusDetails(); ///< Opens the pane when it is hidden.

Q_SIGNALS:
    void currentStackChanged(const longshore::StackKey &key);
    void selectionCountChanged(int count);
    void filterChanged();
    void detailPlaceChanged(longshore::DetailPlace place);
    void fileRequested(const longshore::StackKey &key);
    void retryRequested(); ///< The banner's action.
    void bannerDismissed();
    void outcomeActionRequested();
    void outcomeDismissed();
    void refreshRequested();
    void connectRequested(); ///< From the sentence that there is no server yet.
    void openInPortainerRequested(const longshore::StackKey &key);
    void openLinkRequested(const QUrl &url); ///< http or https.
    void lensLeft(); ///< Everything is wanted again.
    void ownershipRequested(const longshore::StackKey &key);
    void compareRequested(const longshore::StackKey &key);
    void webhookCopyRequested(const longshore::StackKey &key);
    void exportRequested(const QString &fileName, longshore::TableFormat format); ///< Of shownTable().

private:
    void build();
    void buildLens();
    void buildOutcome();
    void connectModel(const Theme &theme);
    void connectTable();
    void connectActions();
    void connectCopying();
    void connectDetails();
    void addTabKeys();
    void applyFilter(const StackFilter &filter);
    void afterModelSettled();
    void updateState();
    QWidget *stateToShow();
    void sayEmpty();
    void followEmptyState();
    bool isNarrowed() const; ///< By words or pills, not by the source.
    void updateDetails();
    void showSummary(const QList<int> &rows);
    void updateActions();
    void copyTable(TableFormat format);
    void copyCells();
    void askExportFile(TableFormat format);
    void leaveTable();
    void openDetails();
    void keepSizes();
    void applyPlace();
    bool hasDetails() const; ///< The pane is wanted, and there is something to choose.

    StacksModel &m_model;
    FilterBar *m_filterBar = nullptr;
    ThinProgress *m_progress = nullptr;
    QWidget *m_lensArea = nullptr;
    Banner *m_lens = nullptr;
    QWidget *m_outcomeArea = nullptr;
    Banner *m_outcome = nullptr;
    QWidget *m_bannerArea = nullptr;
    Banner *m_banner = nullptr;
    QStackedWidget *m_area = nullptr;
    StacksTable *m_table = nullptr;
    ExpandedRows *m_expanded = nullptr;
    StackDelegate *m_delegate = nullptr;
    EmptyState *m_empty = nullptr;
    SkeletonView *m_skeleton = nullptr;
    DetailPane *m_details = nullptr;
    QSplitter *m_splitter = nullptr;
    StacksActions *m_actions = nullptr;
    ChangeActions *m_changes = nullptr;
    QTimer m_detailsDue; ///< Many selection signals, one update.
    QHash<ServerId, ServerFacts> m_facts;
    StackFilter m_filter;
    StackKey m_announced;
    StackKey m_wanted; ///< Chosen when a filter took it away; chosen again when it is back.
    DetailPlace m_place = DetailPlace::Bottom;
    DetailPlace m_lastPlace = DetailPlace::Bottom; ///< Where Enter opens it again.
    QHash<DetailPlace, QList<int>> m_sizes;
    int m_serverCount = 1;
    bool m_busy = false;
    bool m_answered = false;
    bool m_stale = false;
};

} // namespace longshore
