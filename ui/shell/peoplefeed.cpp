// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/peoplefeed.h"

#include "app/core/displaytext.h"
#include "ui/shell/pagefailure.h"

#include <QLocale>

#include <utility>

namespace longshore {

PeopleFeed::PeopleFeed(Session &session, PageFrame &page, QObject *parent)
    : QObject(parent), m_session(session), m_directory(Directory::of(session)), m_page(page)
{
    connect(&m_directory, &Directory::changed, this, &PeopleFeed::updateState);
    connect(&session, &Session::peopleChanged, this, &PeopleFeed::updateState);
    connect(&page, &PageFrame::retryRequested, this, &PeopleFeed::refresh);
    connect(&session, &Session::stateChanged, this, [this, wasOut = false]() mutable {
        const bool isOut = m_session.state() == Session::State::SignedOut;
        if (std::exchange(wasOut, isOut) && !isOut && m_directory.state() != Directory::State::Empty)
            m_directory.reload(); // Signed in again: what the page says is no longer true.
    });
}

QString PeopleFeed::place() const
{
    return oneLine(m_session.profile().name);
}

std::optional<ApiError> PeopleFeed::refusal() const
{
    return m_directory.isRefused(needed()) ? m_directory.error(needed()) : std::nullopt;
}

void PeopleFeed::updateState()
{
    m_page.setLoading(m_directory.isLoading());
    const bool unread = m_directory.state() == Directory::State::Empty || m_directory.state() == Directory::State::Loading;
    if (unread)
        return;
    if (const auto refused = refusal())
        return showProblem(m_page, *refused, explain(*refused, attempt(reading())));
    const auto problem = m_directory.problem();
    if (m_directory.state() == Directory::State::Failed && m_directory.error(needed()))
        return showFailure(m_page, m_session, *m_directory.error(needed()), reading());
    show();
    if (!problem)
        return;
    const QString why = explain(*problem, attempt(reading())).sentence;
    const QDateTime then = m_directory.readAt().toLocalTime();
    m_page.setStale(then.isValid() ? tr("Showing what was known at %1. %2").arg(QLocale().toString(then.time(), QLocale::ShortFormat), why)
                                   : tr("Some of this could not be read. %1").arg(why));
}

void PeopleFeed::openDialog(ChangeDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(this, &QObject::destroyed, dialog, &QDialog::reject); // Nobody would hear it any more.
    dialog->open();
}

void PeopleFeed::begin(const ChangeWords &words, ChangeDialog *dialog)
{
    setBusy(true);
    if (dialog)
        dialog->setBusy(words.busy);
}

void PeopleFeed::finish(const QString &sentence, bool allDone, ChangeDialog *dialog)
{
    setBusy(false);
    if (dialog)
        dialog->accept();
    m_page.tell(allDone ? Banner::Kind::Info : Banner::Kind::Warning, sentence);
    m_directory.reload();
}

// What was typed is kept where it was typed; when that is closed already, the page says it.
void PeopleFeed::fail(const ApiError &error, const ChangeWords &words, ChangeDialog *dialog)
{
    setBusy(false);
    const Explanation why = explain(error, attempt(words.action));
    if (dialog)
        dialog->fail(why);
    else
        m_page.tell(Banner::Kind::Bad, why.sentence, why.details);
}

void PeopleFeed::readBack(const ChangeWords &words, ChangeDialog *dialog, const Happened &happened)
{
    const QString looking = tr("The answer was lost. Looking whether it happened...");
    if (dialog)
        dialog->setBusy(looking);
    m_page.tell(Banner::Kind::Warning, looking);
    connect(&m_directory, &Directory::loaded, this, [this, words, shown = QPointer(dialog), happened] {
        setBusy(false);
        const bool read = !m_directory.problem() && !refusal(); // What is kept from us now says nothing.
        const bool done = happened && read && happened(content());
        const QString sentence = done ? tr("The answer was lost, but it happened: %1").arg(words.done)
            : happened && read        ? tr("The answer was lost, and it did not happen: nothing was changed.")
                                      : tr("The answer was lost, and it cannot be seen whether it happened.");
        m_page.tell(done ? Banner::Kind::Info : Banner::Kind::Warning, sentence);
        if (shown && done)
            shown->accept();
        else if (shown)
            shown->fail({sentence, {}});
    }, Qt::SingleShotConnection);
    m_directory.reload();
}

} // namespace longshore
