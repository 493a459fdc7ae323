// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/logs/logfinder.h"
#include "ui/widgets/loglayout.h"

#include <QAbstractScrollArea>
#include <QCache>
#include <QTimer>

namespace longshore {

/// A log of any length: only the lines in sight are laid out. Follows the end while it is there; selects with mouse and keyboard;
/// goes from match to match. Lines are kept by their numbers in the store, so that what is looked at stays in sight while the log
/// grows and its beginning goes.
class LogView : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit LogView(QWidget *parent = nullptr);
    ~LogView() override;

    void setFinder(LogFinder *finder); ///< What is shown; must live as long, or be replaced.
    LogFinder *finder() const { return m_finder; }
    void setLook(const LogLook &look);
    const LogLook &look() const { return m_look; }

    bool isFollowing() const { return m_isFollowing; }
    void setFollowing(bool follows); ///< Stays at the end as lines come.
    qint64 currentLine() const { return m_current; } ///< -1 for none.
    void setCurrentLine(qint64 line); ///< And brings it in sight.
    bool hasSelection() const;
    QString selectedText() const; ///< Of several lines as seen, of a part of one line that part.
    static constexpr qint64 MostCopied = 200'000; ///< Lines.

    // What a screen reader is told, and what tests look at
    QStringList linesInSight() const;
    int currentInSight() const; ///< Which of linesInSight() is the current line; -1 when it is not among them.
    std::pair<int, int> selectionInSight() const; ///< From and to in linesInSight() with a line end between each; equal for none.
    int rowAt(int y) const; ///< The row at that height of the viewport; -1 below the last.
    qint64 topRow() const { return m_top; }

public Q_SLOTS:
    void copy();
    void selectAll();
    void clearSelection();
    void goToEnd();

Q_SIGNALS:
    void followingChanged(bool follows);
    void currentLineChanged(qint64 line);
    void lineActivated(qint64 line); ///< Enter or double click beside a word.
    void copiedLess(qint64 lines); ///< There was more to copy than MostCopied.
    void menuRequested(const QPoint &global);
    void searchLeft(); ///< Esc.

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void changeEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    struct Laid; ///< One line, laid out.
    struct Place { ///< In the text of a line.
        qint64 line = -1;
        int at = 0;
        auto operator<=>(const Place &) const = default;
    };

    // Lines and places
    qint64 rows() const;
    const Laid &laid(qint64 line) const;
    int gutter() const;
    int heightOf(qint64 row) const;
    int lineHeight() const;
    Place placeAt(const QPoint &point) const;
    // Scrolling
    void reset();
    void grown();
    void linesInserted(const LogInsertion &lines, const LogInsertion &rows);
    void linesRemoved(qint64 upTo);
    void rowsRemoved(qint64 count);
    void updateBars();
    void putAtEnd();
    bool isAtEnd() const;
    void scrollTo(qint64 row);
    void showRow(qint64 row);
    void relay();
    void noteWidth(int width);
    void leaveEnd();
    void setFollowed(bool follows);
    void tellWhereItIs();
    // Painting
    void paintRow(QPainter &painter, qint64 row, int y) const;
    QList<QTextLayout::FormatRange> selectionIn(qint64 line, int length) const;
    // Keys and mouse
    bool moveBy(const QKeyEvent &event);
    void moveTo(qint64 row, bool extends);
    void extendTo(const QPoint &point);
    void dragOn();
    Place selectionStart() const { return std::min(m_anchor, m_cursor); }
    Place selectionEnd() const { return std::max(m_anchor, m_cursor); }

    LogFinder *m_finder = nullptr;
    LogLook m_look;
    mutable QCache<qint64, Laid> m_laid;
    qint64 m_top = 0; ///< Row at the top of the viewport.
    int m_hidden = 0; ///< Pixels of it above the viewport.
    mutable int m_widest = 0;
    mutable int m_gutter = -1; ///< px; -1: to be measured.
    bool m_isFollowing = true;
    bool m_isMovingBars = false;
    qint64 m_current = -1;
    Place m_anchor;
    Place m_cursor;
    bool m_isDragging = false;
    QTimer m_drag; ///< Scrolls while the mouse is outside.
};

} // namespace longshore
