// SPDX-License-Identifier: GPL-3.0-or-later
// How fast a list of 100,000 stacks becomes values, beside the parser reading two fields of each; and how much memory it
// takes.
#include "app/portainer/requests.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTextStream>

#include <simdjson.h>

#include <algorithm>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

constexpr int DefaultStacks = 100'000;
constexpr int Runs = 9;

QByteArray accessOf(int i)
{
    return "{\"Id\":" + QByteArray::number(i) + ",\"ResourceId\":\"" + QByteArray::number(1 + i % 7) + "_stack-"
        + QByteArray::number(i)
        + R"(","SubResourceIds":[],"Type":6,"UserAccesses":[],"TeamAccesses":[],"Public":false,"AdministratorsOnly":true,"System":false})";
}

/// One stack as 2.23 spells it, 570 bytes on average: two of three with access control, one of four from git.
QByteArray stackOf(int i)
{
    const QByteArray id = QByteArray::number(i);
    const QByteArray git =
        R"({"URL":"https://git.example.org/home/stacks","ReferenceName":"refs/heads/main","ConfigFilePath":)"
        R"("docker-compose.yml","Authentication":null,"ConfigHash":"2e71920bf1ee1bbac976d320f8f274411fba)"
        + QByteArray::number(1000 + i % 9000) + R"(","TLSSkipVerify":false})";
    return "{\"Id\":" + id + ",\"Name\":\"stack-" + id + "\",\"Type\":" + QByteArray::number(1 + i % 3)
        + ",\"EndpointId\":" + QByteArray::number(1 + i % 7) + R"(,"SwarmId":")"
        + (i % 3 == 0 ? "jpofkc0i9uo9wtx1zesuk649w" : "") + R"(","EntryPoint":"docker-compose.yml","Env":)"
        + (i % 2 ? R"([{"name":"TZ","value":"Europe/Paris"},{"name":"PORT","value":"80"}])" : "null")
        + ",\"ResourceControl\":" + (i % 3 ? accessOf(i) : "null") + ",\"Status\":" + QByteArray::number(1 + i % 2)
        + ",\"ProjectPath\":\"/data/compose/" + id + "\",\"CreationDate\":" + QByteArray::number(1'700'000'000 + i)
        + R"(,"CreatedBy":"admin","UpdateDate":)" + QByteArray::number(i % 5 ? 0 : 1'710'000'000 + i)
        + R"(,"UpdatedBy":"","AdditionalFiles":null,"AutoUpdate":null,"Option":null,"GitConfig":)"
        + (i % 4 == 3 ? git : "null") + R"(,"FromAppTemplate":false,"Namespace":""})";
}

QByteArray listOf(int count)
{
    QByteArray text = "[";
    for (int i = 1; i <= count; ++i)
        text += stackOf(i) + (i < count ? "," : "]\n");
    text.squeeze();
    text.reserve(text.size() + AnswerPadding);
    return text;
}

/// The peer: on-demand, in the order of the text, a number and a text of each stack.
qint64 readTwoFields(const QByteArray &text)
{
    simdjson::ondemand::parser parser;
    auto document = parser.iterate(text.constData(), text.size(), text.size() + AnswerPadding);
    qint64 sum = 0;
    for (auto stack : document.get_array()) {
        sum += qint64(stack.find_field("Id").get_int64().value());
        sum += qint64(stack.find_field("Name").get_string().value().size());
    }
    return sum;
}

/// The time of the work alone: what it made is destroyed after the clock has stopped.
template <typename Work>
double milliseconds(Work &&work)
{
    QElapsedTimer timer;
    timer.start();
    const auto made = work();
    const double elapsed = double(timer.nsecsElapsed()) / 1e6;
    if (!made)
        qFatal("nothing was read");
    return elapsed;
}

double median(std::vector<double> figures)
{
    std::ranges::sort(figures);
    return figures.at(figures.size() / 2);
}

qint64 statusKiB(const char *field)
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith(field))
            return line.simplified().split(' ').at(1).toLongLong();
    }
    return 0;
}

/// In a process of its own: only what decoding adds to the text counts, and nothing another run left behind.
void printPeak(int count)
{
    const Answer answer{200, listOf(count), {}};
    QFile reset(u"/proc/self/clear_refs"_s);
    if (reset.open(QIODevice::WriteOnly))
        reset.write("5");
    reset.close();
    const qint64 before = statusKiB("VmRSS:");
    const Result<QList<Stack>> stacks = requests::stacks().decode(answer);
    const double peak = double(statusKiB("VmHWM:"));
    const double text = double(answer.body.size()) / 1024;
    QTextStream(stdout)
        << u"memory: text %1 MiB, process before %2 MiB, peak %3 MiB, peak / text %4 (goal 4), kept %5 MiB for %6 stacks\n"_s
               .arg(text / 1024, 0, 'f', 1)
               .arg(double(before) / 1024, 0, 'f', 1)
               .arg(peak / 1024, 0, 'f', 1)
               .arg(peak / text, 0, 'f', 2)
               .arg(double(statusKiB("VmRSS:")) / 1024, 0, 'f', 1)
               .arg(stacks->size());
}

void printTimes(int count)
{
    const Answer answer{200, listOf(count), {}};
    std::vector<double> ours;
    std::vector<double> peer;
    std::vector<double> ratios;
    for (int run = 0; run < Runs; ++run) {
        peer.push_back(milliseconds([&] { return readTwoFields(answer.body); }));
        ours.push_back(milliseconds([&] { return requests::stacks().decode(answer); }));
        ratios.push_back(ours.back() / peer.back());
    }
    QTextStream(stdout) << u"decode %1 stacks, %2 MB: all fields %3 ms, simdjson two fields %4 ms, ratio %5 (goal 3)\n"_s
                               .arg(count)
                               .arg(double(answer.body.size()) / 1e6, 0, 'f', 1)
                               .arg(median(ours), 0, 'f', 1)
                               .arg(median(peer), 0, 'f', 1)
                               .arg(median(ratios), 0, 'f', 2);
}

} // namespace

int main(int argc, char **argv)
{
    const int count = argc > 1 ? QByteArray(argv[1]).toInt() : DefaultStacks;
    const pid_t child = fork();
    if (child == 0) {
        printPeak(count);
        return 0;
    }
    int status = 0;
    waitpid(child, &status, 0);
    printTimes(count);
    return status;
}
