// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/detailtab.h"

class QPushButton;
class QStackedLayout;

namespace longshore {

class Banner;
class CodeView;
class EmptyState;

/// The stack exactly as the server sent it, laid out for reading; secrets are masked until they are asked for.
class JsonTab : public DetailTab
{
    Q_OBJECT
public:
    explicit JsonTab(QWidget *parent = nullptr);

    void setDetails(const StackDetails &details) override;
    void forget() override;

private:
    QWidget *makeView();
    void showText();
    void save();

    QByteArray m_json;
    QStackedLayout *m_pages;
    CodeView *m_code = nullptr;
    Banner *m_banner = nullptr;
    EmptyState *m_empty;
    QPushButton *m_reveal = nullptr;
};

} // namespace longshore
