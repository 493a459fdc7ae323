// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRadioButton>

namespace longshore {

/// A choice as a card of two parts: a title, and a sentence on what it means. Cards with one parent exclude each other;
/// arrow keys move between them, to a screen reader they are radio buttons.
class CardButton : public QRadioButton
{
    Q_OBJECT
public:
    CardButton(const QString &title, const QString &sentence, QWidget *parent = nullptr);

    QString sentence() const { return m_sentence; }
    void setSentence(const QString &sentence);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    bool hitButton(const QPoint &position) const override { return rect().contains(position); }
    void paintEvent(QPaintEvent *event) override;

private:
    QFont titleFont() const;
    QFont sentenceFont() const;
    void paintCard(QPainter &painter) const;

    QString m_sentence;
};

} // namespace longshore
