// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/logpartdialog.h"

#include "ui/widgets/tonelabel.h"

#include <QCheckBox>
#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>
#include <QSpinBox>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostLines = 10'000'000;
constexpr int SomeLines = 1000;

} // namespace

LogPartDialog::LogPartDialog(const LogPart &part, bool isUtc, QWidget *parent)
    : QDialog(parent)
    , m_isUtc(isUtc)
{
    setObjectName(u"logPartDialog"_s);
    setWindowTitle(tr("Part of the log"));
    auto *form = new QFormLayout(this);
    form->addRow(makeShortcuts());
    m_since = addTime(*form, m_hasSince, "logPartSince", isUtc ? tr("&From (UTC)") : tr("&From"));
    m_until = addTime(*form, m_hasUntil, "logPartUntil", isUtc ? tr("&To (UTC)") : tr("&To"));
    m_hasTail = new QCheckBox(tr("&Last lines only"), this);
    m_tail = new QSpinBox(this);
    m_tail->setObjectName(u"logPartTail"_s);
    m_tail->setAccessibleName(tr("Last lines only"));
    m_tail->setRange(1, MostLines);
    m_tail->setGroupSeparatorShown(true);
    m_tail->setValue(part.tail.value_or(SomeLines));
    m_hasTail->setChecked(part.tail.has_value());
    form->addRow(m_hasTail, m_tail);
    m_problem = new ToneLabel(ColourRole::Warning, this);
    m_problem->setObjectName(u"logPartProblem"_s);
    m_problem->setWordWrap(true);
    form->addRow(m_problem);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_read = buttons->addButton(tr("&Read"), QDialogButtonBox::AcceptRole);
    m_read->setObjectName(u"logPartRead"_s);
    m_read->setDefault(true);
    form->addRow(buttons);
    setSince(part.since);
    if (part.until.isValid())
        m_until->setDateTime(m_isUtc ? part.until.toUTC() : part.until.toLocalTime());
    m_hasUntil->setChecked(part.until.isValid());
    connect(m_hasTail, &QCheckBox::toggled, this, &LogPartDialog::judge);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT chosen(this->part());
        accept();
    });
    judge();
}

QDateTime LogPartDialog::now() const
{
    return m_isUtc ? QDateTime::currentDateTimeUtc() : QDateTime::currentDateTime();
}

QDateTimeEdit *LogPartDialog::addTime(QFormLayout &form, QCheckBox *&box, const char *name, const QString &text)
{
    box = new QCheckBox(text, this);
    auto *field = new QDateTimeEdit(this);
    field->setObjectName(QLatin1StringView(name));
    field->setAccessibleName(QString(text).remove(u'&'));
    field->setTimeSpec(m_isUtc ? Qt::UTC : Qt::LocalTime);
    field->setDisplayFormat(u"yyyy-MM-dd HH:mm:ss"_s);
    field->setCalendarPopup(true);
    field->setDateTime(now());
    form.addRow(box, field);
    connect(box, &QCheckBox::toggled, this, &LogPartDialog::judge);
    connect(field, &QDateTimeEdit::dateTimeChanged, this, &LogPartDialog::judge);
    return field;
}

QWidget *LogPartDialog::makeShortcuts()
{
    auto *row = new QWidget(this);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins({});
    constexpr int Minute = 60;
    const auto add = [&](const char *name, const QString &text, auto since) {
        auto *button = new QPushButton(text, row);
        button->setObjectName(QLatin1StringView(name));
        button->setAutoDefault(false);
        line->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, since] {
            setSince(since(now()));
            m_hasUntil->setChecked(false);
            m_hasTail->setChecked(false);
        });
    };
    add("logPartQuarter", tr("Last 15 &minutes"), [](const QDateTime &now) { return now.addSecs(-15 * Minute); });
    add("logPartHour", tr("Last &hour"), [](const QDateTime &now) { return now.addSecs(-60 * Minute); });
    add("logPartToday", tr("To&day"), [](const QDateTime &now) { return QDateTime(now.date(), QTime(0, 0), now.timeSpec()); });
    line->addStretch(1);
    return row;
}

void LogPartDialog::setSince(const QDateTime &since)
{
    constexpr int Hour = 3600;
    const QDateTime shown = since.isValid() ? since : now().addSecs(-Hour);
    m_since->setDateTime(m_isUtc ? shown.toUTC() : shown.toLocalTime());
    m_hasSince->setChecked(since.isValid());
}

void LogPartDialog::judge()
{
    if (!m_read) // Not all is there yet.
        return;
    for (const auto &[box, field] : {std::pair(m_hasSince, static_cast<QWidget *>(m_since)), std::pair(m_hasUntil, static_cast<QWidget *>(m_until)),
                                     std::pair(m_hasTail, static_cast<QWidget *>(m_tail))})
        field->setEnabled(box->isChecked());
    const LogPart wanted = part();
    const bool isBackwards = wanted.since.isValid() && wanted.until.isValid() && wanted.until <= wanted.since;
    const bool isToCome = wanted.since.isValid() && wanted.since > now();
    m_problem->setText(isBackwards ? tr("The end is not after the beginning.") : isToCome ? tr("The beginning is still to come.") : QString());
    m_problem->setVisible(!m_problem->text().isEmpty());
    m_read->setEnabled(m_problem->text().isEmpty());
}

LogPart LogPartDialog::part() const
{
    LogPart part;
    if (m_hasSince->isChecked())
        part.since = m_since->dateTime();
    if (m_hasUntil->isChecked())
        part.until = m_until->dateTime();
    if (m_hasTail->isChecked())
        part.tail = m_tail->value();
    return part;
}

} // namespace longshore
