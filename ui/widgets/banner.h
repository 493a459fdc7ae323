// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace longshore {

/// A message in the page: what, why, what to do; Details with the server's own words, copyable; one action.
class Banner : public QFrame
{
    Q_OBJECT
public:
    enum class Kind { Info, Warning, Bad };

    explicit Banner(QWidget *parent = nullptr);

    /// Plain text everywhere. Empty `action` shows no button; empty `details` no Details.
    void show(Kind kind, const QString &sentence, const QString &details = {}, const QString &action = {});
    void clear(); ///< Hides it.
    QString sentence() const;
    Kind kind() const { return m_kind; }

Q_SIGNALS:
    void actionClicked();
    void dismissed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    void arrange();
    void dismiss();
    void showDetails(bool shown);
    void copyDetails();
    void tint();

    QLabel *m_icon;
    QLabel *m_text;
    QLabel *m_detailsText;
    QPushButton *m_action;
    QToolButton *m_details;
    QToolButton *m_copy;
    QToolButton *m_close;
    Kind m_kind = Kind::Info;
};

} // namespace longshore
