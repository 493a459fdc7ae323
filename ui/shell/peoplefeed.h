// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/async.h"
#include "app/session/directory.h"
#include "app/session/visibility.h"
#include "ui/dialogs/changedialog.h"
#include "ui/pages/pageframe.h"

#include <QObject>
#include <QPointer>

#include <functional>

namespace longshore {

/// One change in words, for all that may become of it.
struct ChangeWords {
    QString action; ///< Completes "may not ...": "rename bob".
    QString busy; ///< "Renaming bob..."
    QString done; ///< "bob is called robert now."
};

/// What the sections about people have in common: they are fed by the directory of the session, in every state of it,
/// and their changes are sent once, read back when the answer was lost, and told in the page.
class PeopleFeed : public QObject
{
    Q_OBJECT
public:
    PeopleFeed(Session &session, PageFrame &page, QObject *parent);
    void refresh() { m_directory.reload(); }

protected:
    using Happened = std::function<bool(const DirectoryContent &)>;

    virtual void show() = 0; ///< The directory has something new for the page.
    virtual void setBusy(bool busy) = 0; ///< A change is under way.
    virtual Directory::Part needed() const = 0; ///< Without it there is nothing to show.
    virtual QString reading() const = 0; ///< Completes "may not ...": "list the users".
    /// Why this section is not for the signed-in user; none: it is.
    virtual std::optional<ApiError> refusal() const;

    /// Sends a change once. `dialog`, if any, stays open until it is known what became of it. `happened` looks for the
    /// change in what is read back after a lost answer; empty where it cannot be seen.
    template <typename T>
    void change(const Request<T> &request, const ChangeWords &words, ChangeDialog *dialog, Happened happened);

    /// The same; what comes back is handed on, and whoever gets it ends with finish().
    template <typename T, typename Then>
    void changeThen(const Request<T> &request, const ChangeWords &words, ChangeDialog *dialog, Happened happened, Then then);
    void finish(const QString &sentence, bool allDone, ChangeDialog *dialog);

    Session &session() const { return m_session; }
    Directory &directory() const { return m_directory; }
    const DirectoryContent &content() const { return m_directory.content(); }
    AccessRules rules() const { return AccessRules(content(), m_session.environments()); }
    bool isAdministrator() const { return m_session.user() && m_session.user()->isAdministrator(); }
    Attempt attempt(const QString &action) const { return attemptOn(m_session, action); }
    QString place() const; ///< The server's name, for dialogs.
    void openDialog(ChangeDialog *dialog); ///< Owns it.
    void updateState();

private:
    void begin(const ChangeWords &words, ChangeDialog *dialog);
    void fail(const ApiError &error, const ChangeWords &words, ChangeDialog *dialog);
    void readBack(const ChangeWords &words, ChangeDialog *dialog, const Happened &happened);

    Session &m_session;
    Directory &m_directory;
    PageFrame &m_page;
};

template <typename T>
void PeopleFeed::change(const Request<T> &request, const ChangeWords &words, ChangeDialog *dialog, Happened happened)
{
    changeThen(request, words, dialog, std::move(happened),
               [this, done = words.done, shown = QPointer(dialog)](const T &) { finish(done, true, shown); });
}

template <typename T, typename Then>
void PeopleFeed::changeThen(const Request<T> &request, const ChangeWords &words, ChangeDialog *dialog, Happened happened, Then then)
{
    begin(words, dialog);
    onResult(m_session.send(request), this,
             [this, words, shown = QPointer(dialog), happened = std::move(happened), then = std::move(then)](const Result<T> &answer) {
                 if (answer)
                     then(*answer);
                 else if (leavesItOpen(answer.error()))
                     readBack(words, shown, happened);
                 else
                     fail(answer.error(), words, shown);
             });
}

} // namespace longshore
