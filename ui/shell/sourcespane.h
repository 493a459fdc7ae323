// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace longshore {

class SourcesList;
class SourcesModel;

/// The left side of the window: the list of sources, and below it what a person should know about what they may see.
class SourcesPane : public QWidget
{
    Q_OBJECT
public:
    explicit SourcesPane(SourcesModel &model, QWidget *parent = nullptr);

    SourcesList &list() const { return *m_list; }
    /// "alice sees one environment of this server: local."; empty for none.
    void setNote(const QString &note);

private:
    SourcesList *m_list;
    QLabel *m_note;
};

} // namespace longshore
