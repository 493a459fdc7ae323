// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/consoletab.h"

#include "app/core/displaytext.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/terminalview.h"
#include "ui/widgets/tonelabel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedLayout>
#include <QStandardItemModel>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

constexpr int NameRole = Qt::UserRole + 1; ///< Of a container, as the engine has it.
constexpr int AttachRole = Qt::UserRole + 1; ///< Of the choice of shells: none, but what runs already.

void setItemEnabled(const QComboBox &box, int index, bool isEnabled)
{
    if (const auto *items = qobject_cast<QStandardItemModel *>(box.model()))
        items->item(index)->setEnabled(isEnabled);
}

void name(QLabel &label, QWidget &field)
{
    label.setBuddy(&field);
    field.setAccessibleName(QString(label.text()).remove(u'&').remove(u':'));
}

} // namespace

ConsoleTab::ConsoleTab(QWidget *parent)
    : DetailTab(parent)
    , m_pages(new QStackedLayout(this))
    , m_note(new EmptyState(this))
{
    setObjectName(u"consoleTab"_s);
    m_note->setObjectName(u"consoleNote"_s);
    m_console = makeConsole();
    m_pages->addWidget(m_note);
    m_pages->addWidget(m_console);
    connect(m_note, &EmptyState::actionClicked, this, &ConsoleTab::retryRequested);
    connect(&m_terminal, &Terminal::reply, this, &ConsoleTab::typed);
    setNote(tr("Looking for containers..."));
    setPhase(Phase::Idle, {});
}

QWidget *ConsoleTab::makeConsole()
{
    auto *console = new QWidget(this);
    auto *column = new QVBoxLayout(console);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    column->addWidget(makeChoice());
    m_question = new Banner(console);
    m_question->setObjectName(u"consoleQuestion"_s);
    m_question->clear();
    column->addWidget(m_question);
    m_view = new TerminalView(m_terminal, console);
    column->addWidget(m_view, 1);
    auto *keys = new ToneLabel(ColourRole::Muted, terminalKeysSentence(), console);
    keys->setWordWrap(true);
    column->addWidget(keys);
    connect(m_view, &TerminalView::resized, this, &ConsoleTab::resized);
    connect(m_view, &TerminalView::leaveRequested, this, &ConsoleTab::leaveTerminal);
    connect(m_view, &TerminalView::pasteOfLines, this, &ConsoleTab::askPaste);
    connect(m_question, &Banner::actionClicked, this, [this] {
        m_question->clear();
        m_view->paste(std::exchange(m_toPaste, {}));
        m_view->setFocus();
    });
    connect(m_question, &Banner::dismissed, this, [this] {
        m_toPaste.clear();
        m_view->setFocus();
    });
    return console;
}

QWidget *ConsoleTab::makeChoice()
{
    auto *choice = new QWidget(this);
    auto *row = new QHBoxLayout(choice);
    row->setContentsMargins({});
    row->setSpacing(8);
    m_container = new QComboBox(choice);
    m_container->setObjectName(u"consoleContainer"_s);
    m_container->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_shell = new QComboBox(choice);
    m_shell->setObjectName(u"consoleShell"_s);
    m_shell->addItem(tr("Find a shell"), QString());
    for (const QString &shell : {u"bash"_s, u"sh"_s, u"ash"_s})
        m_shell->addItem(shell, shell);
    m_shell->addItem(tr("Attach to what runs"));
    m_shell->setItemData(m_shell->count() - 1, true, AttachRole);
    m_user = new QLineEdit(choice);
    m_user->setObjectName(u"consoleUser"_s);
    constexpr int MostUser = 64;
    m_user->setMaxLength(MostUser);
    m_user->setMaximumWidth(180);
    for (const auto &[text, field] : {std::pair(tr("Co&ntainer:"), static_cast<QWidget *>(m_container)), std::pair(tr("&Shell:"), static_cast<QWidget *>(m_shell)),
                                      std::pair(tr("&User:"), static_cast<QWidget *>(m_user))}) {
        auto *label = new QLabel(text, choice);
        name(*label, *field);
        row->addWidget(label);
        row->addWidget(field);
    }
    m_open = new QPushButton(choice);
    m_open->setObjectName(u"consoleOpen"_s);
    m_open->setAutoDefault(false);
    row->addWidget(m_open);
    m_state = new ToneLabel(ColourRole::Muted, choice);
    m_state->setObjectName(u"consoleState"_s);
    m_state->setWordWrap(true);
    row->addWidget(m_state, 1);
    connect(m_container, &QComboBox::currentIndexChanged, this, &ConsoleTab::updateButtons);
    connect(m_shell, &QComboBox::currentIndexChanged, this, &ConsoleTab::updateButtons);
    connect(m_open, &QPushButton::clicked, this, &ConsoleTab::order);
    connect(m_user, &QLineEdit::returnPressed, this, &ConsoleTab::order);
    sayKind();
    return choice;
}

void ConsoleTab::setDetails(const StackDetails &details)
{
    m_key = details.key();
    Q_EMIT shownFor(details);
}

void ConsoleTab::forget()
{
    Q_EMIT left();
    m_key = {};
    m_choices.clear();
    m_wanted.reset();
    m_container->clear();
    m_toPaste.clear();
    m_question->clear();
    m_terminal.reset();
    setPhase(Phase::Idle, {});
    setNote(tr("Looking for containers..."));
}

void ConsoleTab::setKind(ConsoleKind kind)
{
    if (std::exchange(m_kind, kind) == kind)
        return;
    if (kind == ConsoleKind::Cluster) {
        if (isAttaching())
            m_shell->setCurrentIndex(0);
        m_user->clear();
    }
    sayKind();
    updateButtons();
}

void ConsoleTab::sayKind()
{
    const bool isCluster = m_kind == ConsoleKind::Cluster;
    const int attach = m_shell->count() - 1;
    setItemEnabled(*m_shell, attach, !isCluster);
    m_shell->setItemData(attach, isCluster ? tr("Portainer has no way to attach to a container of a pod.")
                                           : tr("Its main process: what it writes from now on, and what you type goes to it. It needs a container with a terminal."), Qt::ToolTipRole);
    m_user->setPlaceholderText(isCluster ? tr("As the pod says") : tr("As the image says"));
    m_user->setToolTip(isCluster ? tr("Kubernetes runs commands as the user of the container; another cannot be chosen.") : QString());
}

int ConsoleTab::firstOpenable() const
{
    const auto found = std::ranges::find_if(m_choices, [](const ConsoleChoice &each) { return each.whyNot.isEmpty(); });
    return found == m_choices.cend() ? 0 : static_cast<int>(found - m_choices.cbegin());
}

void ConsoleTab::setContainers(const QList<ConsoleChoice> &containers)
{
    m_pages->setCurrentWidget(m_console);
    if (containers == std::exchange(m_choices, containers))
        return;
    const QSignalBlocker quiet(m_container);
    const ConsoleChoice chosen{m_container->currentData().toString(), m_container->currentData(NameRole).toString()};
    m_container->clear();
    for (const ConsoleChoice &each : containers)
        add(each, each.whyNot.isEmpty() ? oneLine(each.name) : tr("%1 (%2)").arg(oneLine(each.name), oneLine(each.whyNot)));
    int index = std::max(m_container->findData(chosen.id), m_container->findData(chosen.name, NameRole)); // Made anew it has another id.
    if (index < 0 && !chosen.id.isEmpty()) {
        index = m_container->count();
        add(chosen, tr("%1 (not running)").arg(oneLine(chosen.name)));
    }
    m_container->setCurrentIndex(index < 0 ? firstOpenable() : index);
    updateButtons();
    openWanted();
}

void ConsoleTab::openIn(const ConsoleChoice &container)
{
    m_wanted = container;
    if (isAttaching() && m_shell->isEnabled()) // It was for another one.
        m_shell->setCurrentIndex(0);
    openWanted();
    focusConsole();
}

void ConsoleTab::openWanted()
{
    if (!m_wanted)
        return;
    const bool isFree = m_phase == Phase::Idle || m_phase == Phase::Over;
    const int index = isFree ? m_container->findData(m_wanted->id) : -1;
    if (isFree && index < 0) // Its list comes later.
        return;
    m_wanted.reset();
    if (!isFree)
        return;
    m_container->setCurrentIndex(index);
    order();
}

void ConsoleTab::add(const ConsoleChoice &container, const QString &words)
{
    m_container->addItem(words, container.id);
    m_container->setItemData(m_container->count() - 1, container.name, NameRole);
    setItemEnabled(*m_container, m_container->count() - 1, container.whyNot.isEmpty());
}

bool ConsoleTab::isChosenRunning() const
{
    const auto found = std::ranges::find(m_choices, m_container->currentData().toString(), &ConsoleChoice::id);
    return found != m_choices.cend() && found->whyNot.isEmpty();
}

void ConsoleTab::showEvent(QShowEvent *event)
{
    DetailTab::showEvent(event);
    Q_EMIT visibilityChanged(true);
}

void ConsoleTab::hideEvent(QHideEvent *event)
{
    DetailTab::hideEvent(event);
    m_wanted.reset();
    Q_EMIT visibilityChanged(false);
}

/// A console that is open, or was, is not hidden by what happens to its stack.
void ConsoleTab::setNote(const QString &sentence, const QString &action)
{
    if (m_phase != Phase::Idle)
        return;
    m_note->setState(u"terminal"_s, sentence, action);
    m_pages->setCurrentWidget(m_note);
}

void ConsoleTab::setPhase(Phase phase, const QString &sentence, ColourRole tone)
{
    const bool hadKeyboard = m_view->hasFocus();
    const bool opens = phase == Phase::Open && m_phase != Phase::Open;
    m_phase = phase;
    m_state->setRole(tone);
    m_state->setText(sentence);
    m_view->setInput(phase == Phase::Open);
    if (phase != Phase::Open)
        m_question->clear();
    updateButtons();
    if (opens)
        m_view->setFocus();
    else if (hadKeyboard && phase == Phase::Over) // Keys of the window work again.
        leaveTerminal();
}

void ConsoleTab::updateButtons()
{
    const bool isFree = m_phase == Phase::Idle || m_phase == Phase::Over;
    for (QWidget *field : {static_cast<QWidget *>(m_container), static_cast<QWidget *>(m_shell), static_cast<QWidget *>(m_user)})
        field->setEnabled(isFree);
    m_user->setEnabled(isFree && !isAttaching() && m_kind == ConsoleKind::Engine);
    m_open->setText(isFree ? (isAttaching() ? tr("&Attach") : tr("&Open")) : isAttaching() ? tr("&Detach") : tr("&End"));
    m_open->setEnabled(m_phase == Phase::Ending ? false : !isFree || isChosenRunning());
    m_open->setAccessibleName(isAttaching() ? (isFree ? tr("Attach to the main process") : tr("Detach from the main process")) : isFree ? tr("Open a console") : tr("End the shell"));
    m_open->setToolTip(!isFree && isAttaching() ? tr("The container goes on") : QString());
}

bool ConsoleTab::isAttaching() const
{
    return m_shell->currentData(AttachRole).toBool();
}

void ConsoleTab::order()
{
    if (m_phase != Phase::Idle && m_phase != Phase::Over) {
        Q_EMIT closeRequested();
        return;
    }
    if (!isChosenRunning())
        return;
    Q_EMIT openRequested({.container = m_container->currentData().toString(),
                          .containerName = oneLine(m_container->currentData(NameRole).toString()),
                          .shell = m_shell->currentData().toString(),
                          .user = isAttaching() ? QString() : m_user->text().trimmed(),
                          .attaches = isAttaching(),
                          .size = m_terminal.size()});
}

void ConsoleTab::askPaste(const QString &text, int lines)
{
    m_toPaste = text;
    m_question->show(Banner::Kind::Warning,
                     lines == 1 ? tr("A whole line is to be pasted. A shell runs it as it comes.")
                                : tr("%n lines are to be pasted. A shell runs each line as it comes.", nullptr, lines),
                     {}, tr("Paste"));
    if (auto *button = m_question->findChild<QPushButton *>())
        button->setFocus();
}

void ConsoleTab::leaveTerminal()
{
    if (m_open->isEnabled())
        return m_open->setFocus(Qt::ShortcutFocusReason);
    for (QWidget *above = parentWidget(); above; above = above->parentWidget())
        if (auto *tabs = qobject_cast<QTabWidget *>(above))
            return tabs->tabBar()->setFocus(Qt::ShortcutFocusReason);
}

void ConsoleTab::focusConsole()
{
    if (m_phase == Phase::Open)
        m_view->setFocus(Qt::ShortcutFocusReason);
    else if (m_pages->currentWidget() == m_console)
        m_open->setFocus(Qt::ShortcutFocusReason);
}

} // namespace longshore
