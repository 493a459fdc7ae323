// SPDX-License-Identifier: GPL-3.0-or-later
// A million lines of 20 containers in the view that shows them: how long the UI thread is held up at a stretch while they come, while they
// are scrolled, searched and filtered, and while more come than are kept. `bench_logview [RUNS]`
#include "app/logs/logfinder.h"
#include "app/logs/logingest.h"
#include "tests/bench/millionlines.h"
#include "ui/widgets/logview.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QScrollBar>
#include <QThread>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <utility>
#include <vector>

using namespace longshore;
using namespace Qt::StringLiterals;
using bench::MillionLines;

namespace {

constexpr double Goal = 16; ///< ms
constexpr qsizetype Piece = 64 * 1024;
constexpr int AtOnce = 4; ///< Pieces of a source that wait to be read; as a stream holds back what is not taken.

double threadMs()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// Reads in a thread of its own, as the program does, and asks for more when something was taken.
class Reading : public QObject
{
public:
    Reading(LogStore &store, QList<QByteArray> logs)
        : m_logs(std::move(logs)), m_at(m_logs.size(), 0)
    {
        m_ingest->moveToThread(&m_thread);
        connect(&m_thread, &QThread::finished, m_ingest, &QObject::deleteLater);
        connect(m_ingest, &LogIngest::ready, &store, &LogStore::add);
        connect(m_ingest, &LogIngest::taken, this, [this](quint16 source) { feed(source); });
        connect(m_ingest, &LogIngest::answerRead, this, [this] { ++m_ended; });
        m_thread.start();
    }
    ~Reading() override
    {
        m_thread.quit();
        m_thread.wait();
    }

    void start()
    {
        for (quint16 source = 0; source < m_logs.size(); ++source) {
            post([source](LogIngest &ingest) { ingest.beginAnswer(source); });
            for (int piece = 0; piece < AtOnce; ++piece)
                feed(source);
        }
    }
    bool isOver() const { return m_ended == m_logs.size(); }
    /// More of one source, which does not end.
    void more(quint16 source, const QByteArray &bytes)
    {
        post([source, bytes](LogIngest &ingest) { ingest.feed(source, bytes); });
    }

private:
    template <typename Work>
    void post(Work work)
    {
        QMetaObject::invokeMethod(m_ingest, [ingest = m_ingest, work] { work(*ingest); });
    }

    void feed(quint16 source)
    {
        qsizetype &at = m_at[source];
        if (at > m_logs[source].size())
            return;
        const QByteArray piece = m_logs[source].mid(at, Piece);
        at += Piece;
        if (!piece.isEmpty())
            more(source, piece);
        if (at >= m_logs[source].size()) {
            at = m_logs[source].size() + 1;
            post([source](LogIngest &ingest) { ingest.endAnswer(source, true); });
        }
    }

    QThread m_thread;
    LogIngest *const m_ingest = new LogIngest; ///< Goes with its thread.
    QList<QByteArray> m_logs;
    std::vector<qsizetype> m_at;
    qsizetype m_ended = 0;
};

struct Measured {
    double stallMs = 0; ///< Between two turns of the event loop, at most.
    double busyMs = 0; ///< Of the UI thread's own CPU in it: what a busy machine does not distort.
    double wholeMs = 0;
};

/// Turns the loop until it is done, acting once in each turn.
Measured measure(const std::function<void(int turn)> &act, const std::function<bool()> &isDone)
{
    for (QElapsedTimer quiet; !quiet.isValid() || quiet.elapsed() < 60;) { // What came before is not to be counted.
        if (!quiet.isValid())
            quiet.start();
        QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
    }
    Measured measured;
    QElapsedTimer whole;
    QElapsedTimer turn;
    whole.start();
    for (int count = 0; count == 0 || !isDone(); ++count) {
        turn.start();
        const double before = threadMs();
        act(count);
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        measured.stallMs = std::max(measured.stallMs, static_cast<double>(turn.nsecsElapsed()) / 1e6);
        measured.busyMs = std::max(measured.busyMs, threadMs() - before);
        if (turn.nsecsElapsed() < 200'000)
            QThread::usleep(200); // Nothing to do.
    }
    measured.wholeMs = static_cast<double>(whole.nsecsElapsed()) / 1e6;
    return measured;
}

class Bench
{
public:
    explicit Bench(int runs)
        : m_runs(runs)
    {
        m_view.setFinder(&m_finder);
        QStringList names;
        for (int source = 0; source < MillionLines::Sources; ++source)
            names.append(u"container-%1"_s.arg(source));
        LogLook look;
        look.sources = names;
        m_view.setLook(look);
        m_view.resize(1280, 800);
        m_view.show();
    }

    bool run()
    {
        const QList<QByteArray> logs = MillionLines::frames();
        std::printf("%-36s %10s %10s %10s %10s   %s\n", "ms, UI thread", "stall", "worst", "busy", "worst", "goal: stall <= 16");
        row("a million lines come", [this, logs] {
            m_reading.reset();
            m_store.clear();
            m_reading = std::make_unique<Reading>(m_store, logs);
            m_reading->start();
            return measure([](int) {}, [this] { return m_reading->isOver() && !m_store.isMerging() && settled(); });
        });
        if (m_store.size() != MillionLines::Sources * MillionLines::LinesEach) {
            std::fprintf(stderr, "bench_logview: %lld lines\n", static_cast<long long>(m_store.size()));
            return false;
        }
        QScrollBar *bar = m_view.verticalScrollBar();
        row("200 pages down", [&] { return turns(200, [bar](int turn) { bar->setValue(turn * bar->pageStep()); }); });
        row("200 places far apart", [&] { return turns(200, [bar](int turn) { bar->setValue(int(qint64(bar->maximum()) * ((turn * 7919) % 1000) / 1000)); }); });
        row("select all, and nothing", [&] { return turns(20, [this](int turn) { turn % 2 == 0 ? m_view.selectAll() : m_view.clearSelection(); }); });
        const LogQuestion pattern{u"timeout|refus[a-z]+"_s, true, true};
        const LogQuestion plain{u"timeout"_s, false, true};
        row("a regular expression, and another", [&] {
            const Measured first = asked(pattern, {});
            return std::ranges::max(first, asked(plain, {}), {}, &Measured::stallMs);
        });
        row("only what matches, and all again", [&] {
            const Measured first = asked(plain, {.onlyMatches = true, .context = 2});
            return std::ranges::max(first, asked(plain, {}), {}, &Measured::stallMs);
        });
        row("wrapped, 200 pages", [&] {
            LogLook look = m_view.look();
            look.isWrapped = !look.isWrapped;
            return turns(200, [&](int turn) {
                if (turn == 0)
                    m_view.setLook(look);
                bar->setValue(bar->maximum() - turn * bar->pageStep());
            });
        });
        m_view.setFollowing(true);
        int number = MillionLines::LinesEach;
        row("10,000 more, the earliest go", [&] {
            const qint64 end = m_store.end() + 10'000;
            return measure([&](int turn) {
                if (turn >= 500)
                    return;
                for (int source = 0; source < MillionLines::Sources; ++source)
                    m_reading->more(quint16(source), MillionLines::frame(source, number));
                ++number;
            }, [&] { return m_store.end() >= end && !m_store.isMerging() && settled(); });
        });
        return m_store.end() == qint64(MillionLines::Sources) * number && m_store.dropped() > 0;
    }

private:
    bool settled() const { return !m_finder.isSearching(); }

    Measured turns(int count, const std::function<void(int turn)> &act)
    {
        int done = 0;
        return measure([&](int turn) {
            if (turn < count)
                act(turn);
            done = turn + 1;
        }, [&] { return done >= count && settled(); });
    }

    Measured asked(const LogQuestion &question, const LogChoice &choice)
    {
        int told = 0;
        const auto tell = [&told] { ++told; };
        const QMetaObject::Connection rows = QObject::connect(&m_finder, &LogFinder::rowsReset, &m_view, tell);
        const QMetaObject::Connection matches = QObject::connect(&m_finder, &LogFinder::matchesChanged, &m_view, tell);
        int painted = 0; // Turns after it: what it brings is painted within them.
        const Measured measured = measure([&](int turn) {
            painted += told > 0 && settled() ? 1 : 0;
            if (turn > 0)
                return;
            m_finder.setChoice(choice);
            m_finder.setQuestion(question);
        }, [&] { return painted > 20; });
        QObject::disconnect(rows);
        QObject::disconnect(matches);
        return measured;
    }

    void row(const char *what, const std::function<Measured()> &act)
    {
        std::vector<Measured> all;
        for (int run = 0; run < m_runs; ++run)
            all.push_back(act());
        const auto median = [&all](double Measured::*figure) {
            std::ranges::sort(all, {}, figure);
            return std::pair(all[all.size() / 2].*figure, all.back().*figure);
        };
        const auto [stall, worstStall] = median(&Measured::stallMs);
        const auto [busy, worstBusy] = median(&Measured::busyMs);
        std::printf("%-36s %10.1f %10.1f %10.1f %10.1f   %s\n", what, stall, worstStall, busy, worstBusy, worstStall <= Goal ? "yes" : "no");
        std::fflush(stdout);
    }

    const int m_runs;
    LogStore m_store{LogStore::Limit{.lines = 1'000'000, .bytes = 1'000'000'000}};
    LogFinder m_finder{m_store};
    LogView m_view;
    std::unique_ptr<Reading> m_reading;
};

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    Bench bench(argc > 1 ? std::max(1, std::atoi(argv[1])) : 5);
    return bench.run() ? 0 : 1;
}
