// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/terminal/terminal.h"
#include "ui/pages/detailtab.h"
#include "ui/widgets/theme.h"

#include <QList>

#include <optional>

class QComboBox;
class QLineEdit;
class QPushButton;
class QStackedLayout;

namespace longshore {

class Banner;
class EmptyState;
class TerminalView;
class ToneLabel;

/// A container that a console can be opened in, or cannot.
struct ConsoleChoice {
    QString id;
    QString name;
    QString whyNot = {}; ///< Beside the name, in a few words; empty: it can.
    bool operator==(const ConsoleChoice &) const = default;
};

/// Whose containers they are.
enum class ConsoleKind {
    Engine,
    Cluster, ///< Of pods: nobody chooses a user there, nor attaches.
};

/// What a person asks for with Open.
struct ConsoleOrder {
    QString container;
    QString containerName;
    QString shell; ///< Empty: whichever is there.
    QString user; ///< Empty: as the image says.
    bool attaches = false; ///< To the main process, without a shell of its own.
    TerminalSize size;
};

/// A terminal in a container of the stack: which container, shell and user, and what became of it in words.
class ConsoleTab : public DetailTab
{
    Q_OBJECT
public:
    enum class Phase { Idle, Opening, Open, Ending, Over };

    explicit ConsoleTab(QWidget *parent = nullptr);

    void setDetails(const StackDetails &details) override;
    void forget() override;

    void setKind(ConsoleKind kind);
    void setContainers(const QList<ConsoleChoice> &containers); ///< What is chosen stays chosen, also while it does not run.
    /// In place of the choice: loading, none, failed, cannot be.
    void setNote(const QString &sentence, const QString &action = {});
    void setPhase(Phase phase, const QString &sentence, ColourRole tone = ColourRole::Muted);
    Phase phase() const { return m_phase; }
    bool isAttaching() const; ///< What is chosen, or open, is the main process.
    Terminal &terminal() { return m_terminal; }
    void openIn(const ConsoleChoice &container); ///< As soon as it is known to run; while another console is open that one is shown.
    void focusConsole(); ///< The terminal if it is open, else the button that opens it.

Q_SIGNALS:
    void shownFor(const longshore::StackDetails &details); ///< Somebody looks: its containers are wanted.
    void visibilityChanged(bool isVisible);
    void left(); ///< Another stack, or none: what is open is to be ended.
    void openRequested(const longshore::ConsoleOrder &order);
    void closeRequested();
    void retryRequested();
    void resized(int rows, int columns);
    void typed(const QByteArray &bytes);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makeChoice();
    QWidget *makeConsole();
    void sayKind();
    void add(const ConsoleChoice &container, const QString &words);
    int firstOpenable() const; ///< 0 when there is none.
    bool isChosenRunning() const;
    void order();
    void openWanted();
    void askPaste(const QString &text, int lines);
    void leaveTerminal();
    void updateButtons();

    Terminal m_terminal;
    QStackedLayout *m_pages;
    EmptyState *m_note;
    QWidget *m_console = nullptr;
    QComboBox *m_container = nullptr;
    QComboBox *m_shell = nullptr;
    QLineEdit *m_user = nullptr;
    QPushButton *m_open = nullptr;
    ToneLabel *m_state = nullptr;
    Banner *m_question = nullptr;
    TerminalView *m_view = nullptr;
    QString m_toPaste;
    std::optional<ConsoleChoice> m_wanted; ///< To be opened as soon as it is known to run.
    QList<ConsoleChoice> m_choices;
    StackKey m_key;
    Phase m_phase = Phase::Idle;
    ConsoleKind m_kind = ConsoleKind::Engine;
};

} // namespace longshore
