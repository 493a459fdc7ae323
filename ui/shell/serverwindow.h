// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QWidget>

#include <functional>

class QStackedWidget;
class QTreeWidget;

namespace longshore {

class ElidedLabel;
class ToneLabel;

/// All there is to manage of one server, in sections: a list at the left, the chosen section at the right. Esc closes,
/// F5 asks the server again, Ctrl+PageUp and Ctrl+PageDown go through the sections.
class ServerWindow : public QWidget
{
    Q_OBJECT
public:
    explicit ServerWindow(QWidget *parent = nullptr);

    /// Above the list: the server's name, and who is signed in where ("alice, Portainer 2.23.0").
    void setServer(const QString &name, const QString &note);
    void setReadOnly(bool readOnly); ///< Said below the name, before anybody edits in vain.
    /// The window owns the page. `icon` is a name for themedIcon(); `refresh` runs whenever the section comes into view
    /// and by F5.
    void addSection(const QString &key, const QString &title, const QString &icon, QWidget *page, std::function<void()> refresh);
    void showSection(const QString &key);
    void refreshSection();
    /// Asks before edits of the section shown are lost; true when it did. `then` follows when they may go.
    bool holdsEdits(const std::function<void()> &then);
    QString currentSection() const; ///< Its key; empty without sections.
    QWidget *section(const QString &key) const;
    /// Parent of what feeds the pages: it goes before the window does, and at once, when the server goes.
    QObject *feeds() const { return m_feeds; }
    void dropFeeds();

Q_SIGNALS:
    void sectionShown(const QString &key);
    void signInRequested(); ///< A page that is signed out offers it.
    void helpRequested(); ///< How somebody is made an administrator: a page that is refused offers it.
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    struct Section {
        QString key;
        QString title;
        QWidget *page;
        std::function<void()> refresh;
    };
    QWidget *buildSidebar();
    void addKeys();
    void step(int by);
    void enter(int row);
    /// Asks whether the edits of that section may go; `then` follows when they may. False: there are none.
    bool askToLeave(int row, const std::function<void()> &then);
    void pointBack(); ///< The list marks the section in view.
    void retitle();

    QObject *m_feeds;
    QString m_server;
    QList<Section> m_sections;
    ElidedLabel *m_name;
    ElidedLabel *m_note;
    ToneLabel *m_readOnly;
    QTreeWidget *m_list;
    QStackedWidget *m_pages;
    int m_shown = -1; ///< Row of the section in view.
};

} // namespace longshore
