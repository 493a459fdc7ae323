// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/detailtab.h"

#include <optional>

class QLabel;
class QStackedLayout;

namespace longshore {

class Banner;
class CodeView;
class EmptyState;

/// The entry file of the stack: asked for when the tab is first seen, shown with its colours, copied and saved byte
/// for byte. While a changed file is asked for again, the one that is known stays.
class ComposeTab : public DetailTab
{
    Q_OBJECT
public:
    explicit ComposeTab(QWidget *parent = nullptr);

    void setDetails(const StackDetails &details) override;
    void forget() override;

    void setFile(const StackKey &key, const StackFile &file); ///< Ignored unless it is the stack that was asked for.
    void setFailed(const StackKey &key, const QString &sentence, const QString &details);

Q_SIGNALS:
    void fileRequested(const longshore::StackKey &key);

private:
    QWidget *makeFileView();
    void ask();
    void askAgain();
    void showFile();
    void askWhereToSave();
    static QString filesSentence(const Stack &stack);

    StackKey m_key;
    QString m_entryPoint;
    QByteArray m_version; ///< Changes when the file may have: dates and commit.
    std::optional<QString> m_text; ///< Exactly as sent.
    QStackedLayout *m_pages;
    EmptyState *m_note; ///< Loading, empty, failed: a sentence each.
    QLabel *m_files = nullptr;
    Banner *m_banner = nullptr;
    CodeView *m_code = nullptr;
};

} // namespace longshore
