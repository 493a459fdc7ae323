// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <memory>

class QToolButton;
class QsciScintilla;

namespace longshore {

class CodeSearch;
class CodeSearchBar;

/// Read-only text with line numbers, YAML or JSON colours from the theme, a search bar (Ctrl+F, F3, Shift+F3, Esc),
/// wrapping, copy and save. Colours only what is on screen, so that a megabyte opens at once.
class CodeView : public QWidget
{
    Q_OBJECT
public:
    enum class Language { Plain, Yaml, Json };

    /// `accessibleName` names the text for screen readers: "Compose file of shop".
    explicit CodeView(const QString &accessibleName = {}, QWidget *parent = nullptr);

    ~CodeView() override;

    void setAccessibleTitle(const QString &name);
    /// Server text: clean it with manyLines() when it is for reading only. Equal text keeps scroll and selection.
    void setText(const QString &text, Language language);
    QString text() const;
    void clear();
    bool isWrapped() const;
    void setWrapped(bool wrapped);
    void openSearch();
    /// The tool buttons at the top; hidden where a page has its own.
    void setToolsVisible(bool visible);
    /// Something of the page's own at the start of the tool row.
    void addLeading(QWidget *widget);

Q_SIGNALS:
    void copied();
    void saveRequested(); ///< The page asks for a file name and writes text().
    void wrappedChanged(bool wrapped); ///< By the user.

public Q_SLOTS:
    void copyAll();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildTools();
    QToolButton *addTool(const QString &name, const QString &icon, const QString &text);
    bool handleKey(const QKeyEvent &event);
    void dress();
    void sizeMargin();
    void showMenu(const QPoint &position);
    void find(const QString &needle);
    void step(int by);
    void tellMatches();
    void closeSearch();

    QWidget *m_tools;
    QToolButton *m_wrap;
    QsciScintilla *m_editor;
    CodeSearchBar *m_searchBar;
    std::unique_ptr<CodeSearch> m_search;
    Language m_language = Language::Plain;
    QString m_text;
};

} // namespace longshore
