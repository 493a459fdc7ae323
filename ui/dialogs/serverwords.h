// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;

namespace longshore {

class FoldButton;
class ToneLabel;

/// The server's own words about a failure, behind "Details", to read and copy. Takes no room when there are none.
class ServerWords : public QWidget
{
    Q_OBJECT
public:
    explicit ServerWords(QWidget *parent = nullptr);

    void setWords(const QString &words); ///< Folded; hidden when empty.

Q_SIGNALS:
    void unfolded();

private:
    void unfold(bool open);

    FoldButton *m_details;
    QPushButton *m_copy;
    ToneLabel *m_words;
};

} // namespace longshore
