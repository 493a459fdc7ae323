// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QList>

class QListWidget;
class QPushButton;

namespace longshore {

class ToneLabel;

/// Names access tokens that Longshore made and that nothing will use any more, and offers to revoke those that are chosen.
/// Revokes nothing itself: it says what is wanted and shows what became of it.
class LeftoverTokens : public QDialog
{
    Q_OBJECT
public:
    enum class Occasion {
        SignedIn, ///< Earlier ones, found while signing in. Leaving them is the default, and what Esc does.
        Closing, ///< Those of this session, before Longshore closes. Esc stays in Longshore.
    };
    struct Row {
        QString token; ///< "Longshore on study-pc (ptr_abc)"
        QString about; ///< "made yesterday, last used 2 h ago"
        bool isChosen = true;
        QString doubt = {}; ///< Why it may be somebody else's; empty when it is surely ours.
    };
    /// `server` and `user` for SignedIn.
    LeftoverTokens(Occasion occasion, const QList<Row> &rows, const QString &server = {}, const QString &user = {}, QWidget *parent = nullptr);

    void setBusy(bool busy);
    void setRevoked(int row); ///< It is gone, and cannot be chosen any more.
    void setFailed(int row, const QString &sentence);
    void setOutcome(const QString &sentence, bool isGood); ///< Everything that was wanted was tried.
    QList<int> chosen() const;

Q_SIGNALS:
    void revokeRequested(const QList<int> &rows);
    void closeRequested(); ///< Closing: leave the rest as it is.

public Q_SLOTS:
    void reject() override; ///< Not while it is busy.

private:
    void layOut(const QString &server, const QString &user);
    void fill(const QList<Row> &rows);
    void follow();
    QString titleFor(const QString &server) const;
    QString sentenceFor(const QString &server, const QString &user) const;
    bool isAllGone() const;

    const Occasion m_occasion;
    QListWidget *m_list;
    ToneLabel *m_outcome;
    QPushButton *m_revoke;
    QPushButton *m_leave;
    QPushButton *m_stay; ///< Closing only.
    QList<int> m_gone;
    bool m_busy = false;
};

} // namespace longshore
