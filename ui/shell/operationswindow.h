// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace longshore {

class OperationsModel;
class OperationsPage;

/// The operations in a window of their own: it can stay open beside the stacks. Esc closes it.
class OperationsWindow : public QWidget
{
    Q_OBJECT
public:
    OperationsWindow(OperationsModel &model, QWidget *parent);

    OperationsPage &page() const { return *m_page; }

Q_SIGNALS:
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    OperationsPage *m_page;
};

} // namespace longshore
