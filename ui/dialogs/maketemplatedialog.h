// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/template.h"
#include "ui/dialogs/changedialog.h"

class QLineEdit;

namespace longshore {

/// Asks what the template made of a stack is to be called. Only the file becomes part of it: variables and their values stay
/// with the stack.
class MakeTemplateDialog : public ChangeDialog
{
    Q_OBJECT
public:
    MakeTemplateDialog(const QString &stack, const QString &place, StackType type, QWidget *parent = nullptr);

    void setFile(const QString &file); ///< Read from the server; without it nothing can be made.
    void setFileFailed(const Explanation &why);
    /// Asked by the file and set by the stack: whoever uses the template is asked for them.
    void setNeeded(const QStringList &variables);

Q_SIGNALS:
    void wished(const longshore::NewCustomTemplate &wanted);

private:
    QLineEdit *addField(const QString &caption, const QString &name, const QString &value);
    void judge();

    NewCustomTemplate m_wanted;
    bool m_hasFile = false;
    ToneLabel *m_state;
    QLineEdit *m_title;
    QLineEdit *m_description;
    ToneLabel *m_problem;
};

} // namespace longshore
