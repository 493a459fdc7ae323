// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/refusal.h"
#include "ui/pages/stackcheck.h"
#include "ui/pages/updatestackwindow.h"
#include "ui/models/versionsmodel.h"

#include <QWidget>

class QPushButton;
class QStackedLayout;
class QTableView;

namespace longshore {

class Banner;
class ChangesView;
class EmptyState;
class ThinProgress;
class ToneLabel;

/// "Versions of shop - local on home-lab": the versions that were seen of a stack, one compared with what is on the server or
/// two with each other, and the way back to one. Tells what is wanted; sends nothing itself.
class VersionsWindow : public QWidget
{
    Q_OBJECT
public:
    explicit VersionsWindow(const StackPlace &place, QWidget *parent = nullptr);

    void setVersions(const QList<SeenVersion> &oldestFirst);
    void setKeeping(const QString &sentence); ///< How long they are kept, and where.
    void setLoading(); ///< What is on the server is being read.
    void setNow(const StackBefore &now);
    void setFailed(const QString &sentence, const QString &details); ///< It could not be read.
    void setRefusal(const QString &why); ///< Why no version can be put back; empty: one can.
    void setBusy(const QString &sentence); ///< A version is being put back.
    void setEnded(const Explanation &what, bool good); ///< That is over.

    const std::optional<StackBefore> &now() const { return m_now; }

Q_SIGNALS:
    void readWanted();
    void putBackWanted(const longshore::SeenVersion &version);
    void closed();

protected:
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void setUpTable();
    QLayout *makeFooter();
    void showState();
    void compare();
    void updateButton();
    QList<int> chosen() const; ///< Rows, newest first.
    QString whyNot() const;

    StackPlace m_place;
    VersionsModel m_model;
    std::optional<StackBefore> m_now;
    QString m_refusal;
    bool m_busy = false;
    bool m_loading = false;
    StackCheck m_check;
    ToneLabel *m_keeping;
    ThinProgress *m_progress;
    Banner *m_banner;
    QStackedLayout *m_states = nullptr;
    EmptyState *m_empty;
    QWidget *m_content = nullptr;
    QTableView *m_table;
    ChangesView *m_changes;
    ToneLabel *m_why;
    QPushButton *m_close;
    QPushButton *m_putBack;
};

} // namespace longshore
