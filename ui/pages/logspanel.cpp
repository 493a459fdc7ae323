// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/logspanel.h"

#include "app/core/displaytext.h"
#include "app/logs/logjson.h"
#include "ui/pages/checklistmenu.h"
#include "ui/pages/logsmenu.h"
#include "ui/pages/logssave.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/codeview.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/logview.h"
#include "ui/widgets/pillbutton.h"
#include "ui/widgets/thinprogress.h"

#include <QDialog>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QSet>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace longshore {

namespace {

    QString someLines(qint64 count)
    {
        return count == 1 ? LogsPanel::tr("1 line") : LogsPanel::tr("%1 lines").arg(QLocale().toString(count));
    }

    QString linesOf(qint64 count, qint64 all)
    {
        const QString sentence = all == 1 ? LogsPanel::tr("%1 of %2 line") : LogsPanel::tr("%1 of %2 lines");
        return sentence.arg(QLocale().toString(count), QLocale().toString(all));
    }

} // namespace

void LogsPanel::setTitle(const QString &title)
{
    m_title = title;
    m_view->setAccessibleName(tr("Log of %1").arg(oneLine(title)));
}

void LogsPanel::ask()
{
    m_finder.setQuestion({m_search->text(), m_pattern->isChecked(), m_case->isChecked()});
    m_search->setToolTip(m_finder.problem().isEmpty() ? QString() : tr("This is no regular expression: %1.").arg(m_finder.problem()));
    dress();
    showMatches();
}

void LogsPanel::choose()
{
    LogChoice choice;
    m_menu->applyTo(choice);
    choice.onlyMatches = m_onlyMatches->isChecked();
    const QStringList shown = shownSources();
    const QSet<QString> names(shown.begin(), shown.end());
    for (const QString &each : m_sources)
        choice.hiddenSources.push_back(!each.isEmpty() && !names.contains(each));
    showSourcePill(static_cast<int>(shown.size()));
    m_finder.setChoice(choice);
}

void LogsPanel::dress()
{
    LogLook look;
    m_menu->applyTo(look);
    look.sources = m_sources;
    look.terms.append(std::make_shared<LogMatcher>(m_finder.question()));
    for (const QString &word : m_highlights->text().split(u',', Qt::SkipEmptyParts)) {
        if (!word.trimmed().isEmpty())
            look.terms.append(std::make_shared<LogMatcher>(LogQuestion{word.trimmed()}));
    }
    m_view->setLook(look);
}

void LogsPanel::showMatches()
{
    const std::vector<qint64> &matches = m_finder.matches();
    const bool isAsked = m_finder.isAsked();
    m_previous->setVisible(isAsked);
    m_next->setVisible(isAsked);
    m_matches->setVisible(isAsked || !m_finder.problem().isEmpty());
    if (!m_finder.problem().isEmpty())
        return m_matches->setText(tr("No regular expression"));
    if (m_finder.isSearching())
        return m_matches->setText(tr("Searching..."));
    const auto count = qint64(matches.size());
    const auto at = std::ranges::lower_bound(matches, m_view->currentLine());
    const bool isOnOne = at != matches.end() && *at == m_view->currentLine();
    m_matches->setText(matches.empty() ? tr("No line matches")
                           : isOnOne   ? linesOf(qint64(at - matches.begin()) + 1, count)
                           : count > 1 ? tr("%1 lines match").arg(QLocale().toString(count))
                                       : tr("1 line matches"));
    if (m_finder.choice().onlyMatches)
        showState();
}

void LogsPanel::step(bool backwards)
{
    const qint64 line = m_finder.step(m_view->currentLine() >= 0 ? m_view->currentLine() : m_store.end(), backwards);
    if (line >= 0)
        m_view->setCurrentLine(line);
}

void LogsPanel::setStatus(const LogsStatus &status)
{
    if (m_status != status)
        showTrouble(status);
    m_status = status;
    m_progress->setRunning(status.kind == LogsStatus::Kind::Loading);
    m_flow->setText(status.flow);
    showState();
}

/// Above the lines that are there; without any the whole place says it.
void LogsPanel::showTrouble(const LogsStatus &status)
{
    using Kind = LogsStatus::Kind;
    if (m_store.size() > 0 && status.kind == Kind::Trouble)
        m_banner->show(Banner::Kind::Warning, status.sentence, status.details, tr("Try now"));
    else if (m_store.size() > 0 && status.kind == Kind::Failed)
        m_banner->show(Banner::Kind::Bad, status.sentence, status.details, tr("Try again"));
    else if (m_status.kind == Kind::Trouble || m_status.kind == Kind::Failed)
        m_banner->clear();
}

/// Loading, empty, failed and trouble have a sentence each.
void LogsPanel::showState()
{
    using Kind = LogsStatus::Kind;
    const bool isFiltered = m_store.size() > 0 && m_finder.rows().count() == 0 && !m_finder.isSearching();
    if (m_store.size() > 0 && !isFiltered) {
        m_pages->setCurrentWidget(m_view);
        if (std::exchange(m_takesFocus, false))
            m_view->setFocus(Qt::ShortcutFocusReason);
        return;
    }
    if (isFiltered)
        m_empty->setState(u"filter"_s, tr("No line is left: the search, the level, the output or the sources hide all of them."));
    else if (m_status.kind == Kind::Failed || m_status.kind == Kind::Trouble)
        m_empty->setState(u"error"_s, m_status.sentence, tr("Try again"), m_status.details);
    else if (m_status.kind == Kind::Loading)
        m_empty->setState(u"history"_s, tr("Reading the log..."));
    else
        m_empty->setState(u"history"_s, m_status.sentence.isEmpty() ? tr("Nothing has been written yet.") : m_status.sentence);
    m_pages->setCurrentWidget(m_empty);
}

void LogsPanel::showLines()
{
    const QLocale locale;
    QString text = m_finder.rows().showsAll() ? someLines(m_store.size()) : linesOf(m_finder.rows().count(), m_store.size());
    if (m_store.dropped() > 0)
        text += u" · "_s + tr("the first %1 are no longer kept").arg(locale.toString(m_store.dropped()));
    const QString part = m_menu->partSentence();
    m_lines->setText(m_store.size() == 0 ? part : part.isEmpty() ? text : part + u" · "_s + text);
    const LogStore::Limit &most = m_store.keepsMore() ? LogStore::More : m_store.limit();
    m_lines->setToolTip(tr("At most %1 lines or %2 are kept.").arg(locale.toString(most.lines), locale.formattedDataSize(most.bytes)));
    showState();
}

/// In full, whatever its length; JSON laid out.
void LogsPanel::showWholeLine(qint64 line)
{
    if (line < m_store.first() || line >= m_store.end())
        return;
    constexpr qsizetype MostShown = 4 * 1024 * 1024; // Bytes.
    const QByteArrayView raw = m_store.raw(line);
    const QByteArray pretty = raw.size() < MostShown ? prettyJson(m_store.text(line)) : QByteArray();
    auto *dialog = new QDialog(this);
    dialog->setObjectName(u"wholeLine"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Line of %1").arg(stampText(m_store.row(line).stamp, StampStyle::Local, true)));
    dialog->resize(800, 420);
    auto *column = new QVBoxLayout(dialog);
    auto *code = new CodeView(tr("The whole line"), dialog);
    const QString text = pretty.isEmpty() ? oneLine(QString::fromUtf8(raw.first(std::min(raw.size(), MostShown)))) : manyLines(QString::fromUtf8(pretty));
    code->setText(text, pretty.isEmpty() ? CodeView::Language::Plain : CodeView::Language::Json);
    code->setWrapped(true);
    column->addWidget(code);
    dialog->open();
}

void LogsPanel::save(bool isRaw)
{
    const QString name = (m_title.isEmpty() ? u"log"_s : oneLine(m_title).replace(u'/', u'-')) + u".log"_s;
    askAndSaveLog(this, name, {m_store.snapshot(), m_finder.rows(), m_view->look(), isRaw}, [this](const QString &fileName, const QString &reason) {
        if (reason.isEmpty())
            m_banner->show(Banner::Kind::Info, tr("Saved as %1.").arg(fileName));
        else
            m_banner->show(Banner::Kind::Bad, tr("The file could not be saved as %1.").arg(fileName), reason);
    });
}

LogWindow LogsPanel::window() const
{
    return m_menu->window();
}

bool LogsPanel::isPaused() const
{
    return m_menu->pause->isChecked();
}

void LogsPanel::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

/// There may be nothing to see yet.
void LogsPanel::focusLog()
{
    m_takesFocus = m_pages->currentWidget() != m_view;
    if (!m_takesFocus)
        m_view->setFocus(Qt::ShortcutFocusReason);
}

void LogsPanel::hideEvent(QHideEvent *event)
{
    m_takesFocus = false;
    QWidget::hideEvent(event);
}

void LogsPanel::setPopOutVisible(bool visible)
{
    m_menu->popOut->setVisible(visible);
}

/// Ctrl+F would search the table of stacks, from anywhere on its page.
bool LogsPanel::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Find))
        event->accept();
    return QWidget::event(event);
}

void LogsPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_F3)
        return step(event->modifiers() & Qt::ShiftModifier);
    if (event->key() == Qt::Key_Slash || event->matches(QKeySequence::Find))
        return focusSearch();
    if (event->key() == Qt::Key_Space && m_view->hasFocus())
        return m_view->setFollowing(!m_view->isFollowing());
    QWidget::keyPressEvent(event);
}

} // namespace longshore
