// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>
#include <QWidget>

class QVBoxLayout;

namespace longshore {

class StageLine;

enum class StageState { Pending, Running, Attention, Done, Failed };

/// Steps one below the other that tick off: a ring, a spinner, a triangle while the user must decide, a tick or a cross;
/// what went wrong, or what must be decided, stands under the line it belongs to.
class StageList : public QWidget
{
    Q_OBJECT
public:
    explicit StageList(QWidget *parent = nullptr);

    void setStages(const QStringList &titles); ///< All pending; drops errors and inserted widgets.
    void setStageVisible(int stage, bool visible); ///< A line that does not apply this time.
    int count() const { return int(m_lines.size()); }
    /// `title`, when given, replaces that of the line: "Reached the server: Portainer 2.23.0".
    void setState(int stage, StageState state, const QString &title = {});
    StageState state(int stage) const;
    QString title(int stage) const;
    /// Marks the line as failed, says why under it and tells screen readers. Plain text.
    void fail(int stage, const QString &sentence);
    QString failure(int stage) const;
    /// Puts a widget under the line and owns it; null removes and deletes what was there.
    void setInserted(int stage, QWidget *widget);

private:
    QList<StageLine *> m_lines;
    QVBoxLayout *m_column;
};

} // namespace longshore
