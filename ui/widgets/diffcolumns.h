// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compose/textdiff.h"
#include "ui/widgets/codeview.h"

class QHBoxLayout;

namespace longshore {

/// One line of one text in a comparison.
struct DiffCell {
    enum class Kind {
        Same,
        Added,
        Removed,
        Changed,
        Conflict,
        Nothing ///< The other text has a line here, this one has none.
    };

    Kind kind = Kind::Same;
    int line = 0; ///< From 1; 0 without a number.
    QString text;
    QList<TextSpan> spans; ///< What differs within the line.
};

/// One text in a comparison, padded so that equal lines stand in one row.
struct DiffColumn {
    QString title; ///< "On the server"; also its accessible name.
    QList<DiffCell> cells;
};

/// Texts side by side, read-only, scrolled together, each line with its number, a sign and a ground for what became of it.
class DiffColumns : public QWidget
{
    Q_OBJECT
public:
    explicit DiffColumns(QWidget *parent = nullptr);
    ~DiffColumns() override;

    /// With `signs` each line begins with "+ ", "- " or blanks, so that one column says it all.
    void setColumns(const QList<DiffColumn> &columns, CodeView::Language language, bool signs = false);
    void goToRow(int row); ///< From 0; shown with some rows above it.
    int currentRow() const;
    QString columnText(int column) const; ///< As shown.

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Pane;
    void makePanes(int count);
    void fill(Pane &pane, const DiffColumn &column, bool signs);
    void paintRows(Pane &pane, bool signs);
    void dress();
    void scrollOthers(const Pane &from);

    QHBoxLayout *m_row;
    std::vector<std::unique_ptr<Pane>> m_panes;
    CodeView::Language m_language = CodeView::Language::Plain;
    bool m_signs = false;
    bool m_scrolling = false;
};

} // namespace longshore
