// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/secretfield.h"

#include "ui/widgets/icons.h"

#include <QAccessibleWidget>
#include <QAction>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

/// A password field that gives away nothing, whatever the field shows on screen.
class AccessibleSecret final : public QAccessibleWidget
{
public:
    explicit AccessibleSecret(QWidget *field)
        : QAccessibleWidget(field, QAccessible::EditableText)
    {
    }

    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.passwordEdit = true;
        state.editable = true;
        return state;
    }

    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? QString() : QAccessibleWidget::text(kind);
    }
};

/// Past the sharing on purpose: the field's own characters are to go, not a copy of them.
void overwrite(QString shared)
{
    if (shared.data_ptr().isMutable()) // else a literal of the program
        std::fill_n(const_cast<QChar *>(std::as_const(shared).constData()), shared.size(), QChar(u'\0'));
}

QAccessibleInterface *accessibleSecret(const QString &className, QObject *object)
{
    auto *field = className == "longshore::SecretField"_L1 ? qobject_cast<SecretField *>(object) : nullptr;
    return field ? new AccessibleSecret(field) : nullptr;
}

} // namespace

SecretField::SecretField(const QString &name, QWidget *parent)
    : QLineEdit(parent)
    , m_reveal(new QAction(this))
{
    static const bool installed = (QAccessible::installFactory(accessibleSecret), true);
    Q_UNUSED(installed)
    setAccessibleName(name);
    setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase | Qt::ImhHiddenText);
    setDragEnabled(false);
    m_reveal->setObjectName(u"revealSecret"_s);
    connect(m_reveal, &QAction::triggered, this, [this] { setRevealed(!isRevealed()); });
    addAction(m_reveal, TrailingPosition);
    for (auto *button : findChildren<QToolButton *>()) // The field makes one for the action, out of the way of Tab.
        button->setFocusPolicy(Qt::TabFocus);
    setRevealed(false);
}

void SecretField::setRevealed(bool revealed)
{
    setEchoMode(revealed ? Normal : Password);
    m_reveal->setIcon(mutedIcon(revealed ? u"eye-off"_s : u"eye"_s));
    m_reveal->setText(revealed ? tr("Hide") : tr("Show"));
    m_reveal->setToolTip(m_reveal->text());
}

void SecretField::wipe()
{
    overwrite(text());
    setText({}); // Also drops the undo history.
    setRevealed(false);
}

} // namespace longshore
