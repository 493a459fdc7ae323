// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/user.h"

#include <QDialog>
#include <QList>

class QPushButton;
class QVBoxLayout;

namespace longshore {

/// Asks before access tokens are revoked: which, when each was used last, and what stops working. Keeping them is the
/// default; on a guarded server the name has to be typed.
class RevokeQuestion : public QDialog
{
    Q_OBJECT
public:
    /// What it has to say.
    struct About {
        QString server;
        QString user; ///< Whose they are.
        QList<AccessToken> tokens;
        AccessTokenId ours{}; ///< This computer's; 0 when not known.
        qint64 now = 0; ///< Unix seconds.
        bool isGuarded = false;
    };

    explicit RevokeQuestion(const About &about, QWidget *parent = nullptr);

Q_SIGNALS:
    void confirmed(const QList<longshore::AccessToken> &tokens);

private:
    QWidget *listOf(const About &about);
    void addSentences(QVBoxLayout &column, const About &about);
};

/// "ci (ptr_abc), last used 2 h ago"
QString tokenLine(const AccessToken &token, qint64 now);

} // namespace longshore
