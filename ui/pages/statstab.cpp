// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/statstab.h"

#include "app/core/displaytext.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/timechart.h"
#include "ui/widgets/tonelabel.h"
#include "ui/widgets/viewlook.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QStackedLayout>
#include <QTableWidget>
#include <QVBoxLayout>

#include <utility>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

QString percent(double value)
{
    return QLocale().toString(value, 'f', value < 10 ? 2 : 1) + u" %"_s;
}

QString bytes(double value)
{
    return QLocale().formattedDataSize(static_cast<qint64>(value), 1);
}

QString bytesPerSecond(double value)
{
    return StatsTab::tr("%1/s").arg(bytes(value));
}

QString orDash(const std::optional<double> &value, QString (*words)(double))
{
    return value ? words(*value) : u"\u2013"_s;
}

QStringList rowOf(const ContainerUsage &usage)
{
    if (!usage.latest)
        return {oneLine(usage.name), u"\u2013"_s, u"\u2013"_s, u"\u2013"_s, u"\u2013"_s, u"\u2013"_s};
    const UsageSample &now = *usage.latest;
    const QString memory = now.memoryLimit > 0 ? StatsTab::tr("%1 of %2").arg(bytes(double(now.memory)), bytes(double(now.memoryLimit))) : bytes(double(now.memory));
    return {oneLine(usage.name),
            orDash(now.cpu, percent),
            memory,
            u"%1 / %2"_s.arg(orDash(now.received, bytesPerSecond), orDash(now.sent, bytesPerSecond)),
            u"%1 / %2"_s.arg(orDash(now.read, bytesPerSecond), orDash(now.written, bytesPerSecond)),
            QString::number(now.processes)};
}

template <auto Member>
QList<std::optional<double>> each(const QList<UsageSample> &samples)
{
    QList<std::optional<double>> values;
    for (const UsageSample &sample : samples)
        values.append(std::optional<double>(sample.*Member));
    return values;
}

} // namespace

StatsTab::StatsTab(QWidget *parent)
    : DetailTab(parent)
    , m_pages(new QStackedLayout(this))
    , m_note(new EmptyState(this))
{
    setObjectName(u"statsTab"_s);
    m_note->setObjectName(u"statsNote"_s);
    m_stats = makeStats();
    m_pages->addWidget(m_note);
    m_pages->addWidget(m_stats);
    connect(m_note, &EmptyState::actionClicked, this, &StatsTab::retryRequested);
    setNote(tr("Looking for containers..."));
}

QWidget *StatsTab::makeStats()
{
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *stats = new QWidget(scroll);
    auto *column = new QVBoxLayout(stats);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    column->addWidget(makeChoice());
    m_stale = new Banner(stats);
    m_stale->setObjectName(u"statsStale"_s);
    m_stale->clear();
    column->addWidget(m_stale);
    m_cpu = new TimeChart(tr("CPU"), percent, stats);
    m_memory = new TimeChart(tr("Memory"), bytes, stats);
    m_network = new TimeChart(tr("Network"), bytesPerSecond, stats);
    m_blocks = new TimeChart(tr("Disk"), bytesPerSecond, stats);
    m_grid = new QGridLayout;
    m_grid->setSpacing(8);
    column->addLayout(m_grid, 1);
    arrangeCharts();
    m_table = new QTableWidget(stats);
    m_table->setObjectName(u"statsTable"_s);
    m_table->setAccessibleName(tr("Who uses it"));
    calmTable(*m_table);
    m_table->setMinimumHeight(5 * rowHeight(fontMetrics()));
    column->addWidget(m_table, 1);
    connect(m_stale, &Banner::actionClicked, this, &StatsTab::retryRequested);
    scroll->setWidget(stats);
    return scroll;
}

QWidget *StatsTab::makeChoice()
{
    auto *choice = new QWidget(this);
    auto *row = new QHBoxLayout(choice);
    row->setContentsMargins({});
    row->setSpacing(8);
    m_container = new QComboBox(choice);
    m_container->setObjectName(u"statsContainer"_s);
    m_container->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_every = new QComboBox(choice);
    m_every->setObjectName(u"statsEvery"_s);
    for (const int seconds : {1, 2, 5, 10, 30, 60})
        m_every->addItem(tr("%1 s").arg(seconds), seconds);
    m_every->setCurrentIndex(1);
    for (const auto &[text, field] : {std::pair(tr("Sho&w:"), m_container), std::pair(tr("Every:"), m_every)}) {
        auto *label = new QLabel(text, choice);
        label->setBuddy(field);
        field->setAccessibleName(QString(text).remove(u'&').remove(u':'));
        row->addWidget(label);
        row->addWidget(field);
    }
    m_state = new ToneLabel(ColourRole::Muted, choice);
    m_state->setObjectName(u"statsState"_s);
    row->addWidget(m_state, 1);
    connect(m_container, &QComboBox::activated, this, [this] {
        clearValues();
        Q_EMIT choiceChanged();
    });
    connect(m_every, &QComboBox::currentIndexChanged, this, &StatsTab::intervalChanged);
    return choice;
}

/// Side by side where there is room, else two and two.
void StatsTab::arrangeCharts()
{
    constexpr int ForFour = 900;
    const bool isCluster = m_kind == ConsoleKind::Cluster;
    const int columns = width() >= ForFour && !isCluster ? 4 : 2;
    if (columns == std::exchange(m_columns, columns))
        return;
    int at = 0;
    for (TimeChart *chart : {m_cpu, m_memory, m_network, m_blocks}) {
        m_grid->removeWidget(chart);
        chart->setVisible(!isCluster || chart == m_cpu || chart == m_memory);
        m_grid->addWidget(chart, at / columns, at % columns);
        ++at;
    }
}

void StatsTab::resizeEvent(QResizeEvent *event)
{
    DetailTab::resizeEvent(event);
    arrangeCharts();
}

void StatsTab::showEvent(QShowEvent *event)
{
    DetailTab::showEvent(event);
    Q_EMIT visibilityChanged(true);
}

void StatsTab::hideEvent(QHideEvent *event)
{
    DetailTab::hideEvent(event);
    Q_EMIT visibilityChanged(false);
}

void StatsTab::setDetails(const StackDetails &details)
{
    Q_EMIT shownFor(details);
}

void StatsTab::forget()
{
    Q_EMIT left();
    m_choices.clear();
    m_container->clear();
    clearValues();
    setNote(tr("Looking for containers..."));
}

void StatsTab::clearValues()
{
    for (TimeChart *chart : {m_cpu, m_memory, m_network, m_blocks})
        chart->setLines({}, {});
    m_memory->setLimit({});
    m_table->setRowCount(0);
    m_state->setText(tr("Reading..."));
    m_stale->clear();
}

void StatsTab::setKind(ConsoleKind kind)
{
    if (std::exchange(m_kind, kind) == kind)
        return;
    m_columns = 0;
    arrangeCharts();
    clearValues();
}

void StatsTab::setContainers(const QList<ConsoleChoice> &running)
{
    m_pages->setCurrentWidget(m_stats);
    if (running == std::exchange(m_choices, running))
        return;
    const QString chosen = m_container->currentData().toString();
    m_container->clear();
    m_container->addItem(tr("The whole stack"), QString());
    for (const ConsoleChoice &container : running)
        m_container->addItem(oneLine(container.name), container.id);
    m_container->setCurrentIndex(std::max(0, m_container->findData(chosen)));
    if (m_state->text().isEmpty())
        m_state->setText(tr("Reading..."));
}

void StatsTab::setNote(const QString &sentence, const QString &action)
{
    m_note->setState(u"clock"_s, sentence, action);
    m_pages->setCurrentWidget(m_note);
}

QString StatsTab::container() const
{
    return m_container->currentData().toString();
}

std::chrono::seconds StatsTab::interval() const
{
    return std::chrono::seconds(m_every->currentData().toInt());
}

void StatsTab::setSamples(const QList<UsageSample> &samples)
{
    QList<QDateTime> times;
    QList<std::optional<double>> memory;
    for (const UsageSample &sample : samples) {
        times.append(sample.at);
        memory.append(double(sample.memory));
    }
    m_cpu->setLines(times, {{QString(), ColourRole::Accent, each<&UsageSample::cpu>(samples)}});
    m_memory->setLines(times, {{QString(), ColourRole::MarkPurple, memory}});
    const qint64 limit = samples.isEmpty() ? 0 : samples.constLast().memoryLimit;
    m_memory->setLimit(limit > 0 ? std::optional(double(limit)) : std::nullopt);
    m_network->setLines(times, {{tr("in"), ColourRole::MarkTeal, each<&UsageSample::received>(samples)}, {tr("out"), ColourRole::Warning, each<&UsageSample::sent>(samples)}});
    m_blocks->setLines(times, {{tr("read"), ColourRole::MarkTeal, each<&UsageSample::read>(samples)}, {tr("written"), ColourRole::Warning, each<&UsageSample::written>(samples)}});
    if (samples.isEmpty())
        return;
    m_state->setText(tr("Read at %1").arg(QLocale().toString(samples.constLast().at.toLocalTime().time(), QLocale::LongFormat)));
}

void StatsTab::fill(const QStringList &titles, const QList<QStringList> &rows)
{
    const int columns = static_cast<int>(titles.size());
    if (m_table->columnCount() != columns || m_table->horizontalHeaderItem(0)->text() != titles.constFirst()) {
        m_table->setColumnCount(columns);
        m_table->setHorizontalHeaderLabels(titles);
        m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    }
    m_table->setRowCount(static_cast<int>(rows.size()));
    for (int row = 0; row < rows.size(); ++row) {
        for (int column = 0; column < columns; ++column) {
            const QString text = oneLine(rows.at(row).value(column));
            if (QTableWidgetItem *item = m_table->item(row, column))
                item->setText(text);
            else
                m_table->setItem(row, column, new QTableWidgetItem(text));
        }
    }
}

void StatsTab::setUsage(const QList<ContainerUsage> &containers)
{
    QList<QStringList> rows;
    for (const ContainerUsage &each : containers)
        rows.append(rowOf(each));
    if (m_kind == ConsoleKind::Cluster)
        return fill({tr("Container"), tr("CPU"), tr("Memory")}, rows);
    fill({tr("Container"), tr("CPU"), tr("Memory"), tr("Network in / out"), tr("Disk read / written"), tr("Processes")}, rows);
}

void StatsTab::setProcesses(const ProcessTable &processes)
{
    if (!processes.titles.isEmpty())
        fill(processes.titles, processes.rows);
}

void StatsTab::forgetProcesses()
{
    m_table->setRowCount(0);
}

void StatsTab::setStale(const QString &sentence)
{
    if (sentence.isEmpty())
        m_stale->clear();
    else if (m_stale->sentence() != sentence || !m_stale->isVisible())
        m_stale->show(Banner::Kind::Warning, sentence);
}

} // namespace longshore
