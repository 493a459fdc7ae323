// SPDX-License-Identifier: GPL-3.0-or-later
// One story with a keyring, told as lines "STEP STATE ms=ELAPSED gap=LONGEST" on standard output. A process each,
// because a process keeps its session bus for life.
#include "app/core/async.h"
#include "app/store/secretstore.h"
#include "tests/store/keyring.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTest>
#include <QTimer>

#include <cstdio>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

const QByteArray Password = "correct horse";

const char *word(SecretState state)
{
    switch (state) {
    case SecretState::Done: return "Done";
    case SecretState::NotFound: return "NotFound";
    case SecretState::Locked: return "Locked";
    case SecretState::NoKeychain: return "NoKeychain";
    case SecretState::Waiting: return "Waiting";
    case SecretState::Refused: return "Refused";
    case SecretState::Mismatch: return "Mismatch";
    }
    return "?";
}

/// Measures the longest time the event loop was not free.
class LoopWatch : public QObject
{
public:
    LoopWatch()
    {
        m_since.start();
        connect(&m_tick, &QTimer::timeout, this, [this] { longest = std::max(longest, m_since.restart()); });
        m_tick.start(5);
    }
    qint64 longest = 0; ///< Milliseconds.

private:
    QElapsedTimer m_since;
    QTimer m_tick;
};

/// A prompter that shows its question and is never answered.
class SilentPrompter : public QDBusVirtualObject
{
public:
    SilentPrompter()
    {
        QDBusConnection::sessionBus().registerVirtualObject(u"/org/gnome/keyring/Prompter"_s, this);
        QDBusConnection::sessionBus().registerService(u"org.gnome.keyring.SystemPrompter"_s);
    }
    QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &connection) override
    {
        asked = asked || message.member() == u"BeginPrompting"_s;
        return connection.send(message.createReply());
    }
    bool asked = false;
};

/// Without the ten milliseconds' steps of QTest::qWaitFor.
bool waited(const QFuture<SecretAnswer> &future)
{
    QEventLoop loop;
    QFutureWatcher<SecretAnswer> watcher;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    QTimer::singleShot(20'000, &loop, &QEventLoop::quit);
    watcher.setFuture(future);
    loop.exec();
    return future.isFinished();
}

class Teller
{
public:
    bool tell(const char *step, const QFuture<SecretAnswer> &future)
    {
        QElapsedTimer elapsed;
        elapsed.start();
        LoopWatch watch;
        const bool ended = waited(future);
        const bool answered = ended && future.resultCount() == 1;
        last = answered ? future.result() : SecretAnswer{};
        std::printf("%s %s ms=%lld gap=%lld\n", step, answered ? word(last.state) : "NEVER", elapsed.elapsed(), watch.longest);
        return std::fflush(stdout) == 0;
    }
    void read(const char *step) { tell(step, store->read(key)); }
    void save(const char *step, const QByteArray &secret) { tell(step, store->save(key, secret)); }
    void forget(const char *step) { tell(step, store->forget(key)); }
    void probe(const char *step) { tell(step, store->probe()); }
    void say(const char *step, bool holds) const { std::printf("%s %s ms=0 gap=0\n", step, holds ? "yes" : "NO"); }

    std::unique_ptr<SecretStore> store = makeKeychainStore();
    SecretKey key{ServerId::create(), u"https://nas:9443"_s};
    SecretAnswer last;
};

void must(bool holds, const char *what)
{
    if (!holds) {
        std::printf("BROKEN %s ms=0 gap=0\n", what);
        std::fflush(stdout);
        ::_exit(2);
    }
}

void unlocked(Teller &t, Keyring &keyring)
{
    must(keyring.start(Password), "keyring");
    t.probe("probe");
    must(QTest::qWaitFor([&] { return t.store->name() == u"GNOME Keyring"_s; }), "name");
    t.read("read-missing");
    t.save("save", "ptr_one");
    t.read("read");
    t.say("same", t.last.secret == "ptr_one");
    t.save("save-other", "ptr_two");
    t.read("read-other");
    t.say("replaced", t.last.secret == "ptr_two");
    for (const QByteArray &odd : {QByteArray("a\0b", 3), QByteArray("base64:eA=="), QByteArray("\xc3\xa9\xff\n"), QByteArray(4096, 'x'), QByteArray()}) {
        t.save("save-odd", odd);
        t.read("read-odd");
        t.say("same-odd", t.last.secret == odd);
    }
    const SecretKey first = t.key;
    t.key.origin = u"https://evil:9443"_s; // An edited address must not find the token.
    t.read("read-other-origin");
    t.key = first;
    t.forget("forget");
    t.read("read-forgotten");
    t.forget("forget-missing");
}

void queued(Teller &t, Keyring &keyring)
{
    must(keyring.start(Password), "keyring");
    QList<QFuture<SecretAnswer>> all;
    for (int n = 0; n < 30; ++n) {
        SecretKey key = t.key;
        key.purpose = u"header/%1"_s.arg(n);
        all.append(t.store->save(key, QByteArray::number(n)));
        all.append(t.store->read(key));
        all.append(t.store->forget(key));
    }
    for (const auto &future : all)
        t.tell("queued", future);
}

void locked(Teller &t, Keyring &keyring)
{
    must(keyring.start(Password), "keyring");
    t.save("save-before", "ptr_kept");
    must(keyring.lock(), "lock");
    t.probe("probe");
    t.read("read");
    t.save("save", "ptr_new");
    t.forget("forget");
    must(keyring.unlock(Password), "unlock");
    t.probe("probe-unlocked");
    t.read("read-unlocked");
    t.say("kept", t.last.secret == "ptr_kept");
}

void prompting(Teller &t, Keyring &keyring)
{
    SilentPrompter prompter;
    must(keyring.start(Password), "keyring");
    t.save("save-before", "ptr_kept");
    must(keyring.lock(), "lock");
    const auto second = t.store->read(t.key); // Both asked now: they wait at the same time.
    const auto third = t.store->save(t.key, "x");
    t.read("read");
    t.tell("read-too", second);
    t.tell("save-too", third);
    t.say("asked", prompter.asked);
    t.read("read-again");
    t.probe("probe");
}

void fresh(Teller &t, Keyring &keyring)
{
    must(keyring.start(QByteArray()), "keyring");
    t.probe("probe");
    t.read("read");
    t.save("save", "ptr_x");
    t.forget("forget");
}

void killed(Teller &t, Keyring &keyring)
{
    must(keyring.start(Password), "keyring");
    t.save("save-before", "ptr_kept");
    keyring.send(SIGSTOP); // So that the kill falls into the middle of the job.
    const auto read = t.store->read(t.key);
    QTest::qWait(300);
    keyring.send(SIGKILL);
    t.tell("read-in-the-middle", read);
    keyring.waitForEnd();
    t.probe("probe");
    t.read("read");
    t.save("save", "ptr_x");
    t.forget("forget");
    Keyring again;
    must(again.start(Password), "keyring again");
    t.read("read-restarted");
    t.say("kept", t.last.secret == "ptr_kept");
}

void frozen(Teller &t, Keyring &keyring)
{
    must(keyring.start(Password), "keyring");
    t.save("save-before", "ptr_kept");
    keyring.send(SIGSTOP);
    t.read("read");
    t.forget("forget");
    t.probe("probe");
    keyring.send(SIGCONT);
    QTest::qWait(200); // The late answer arrives and must change nothing.
    t.read("read-woken");
    t.say("kept", t.last.secret == "ptr_kept");
}

/// For a bus without a keyring, no bus, and a loop without GLib.
void nobody(Teller &t, Keyring &)
{
    t.probe("probe");
    t.read("read");
    t.save("save", "ptr_x");
    t.forget("forget");
}

void quitting(Teller &t, Keyring &keyring)
{
    must(keyring.start(Password), "keyring");
    t.save("save-before", "ptr_kept");
    keyring.send(SIGSTOP);
    const auto atWork = t.store->read(t.key);
    const auto waiting = t.store->read(t.key);
    QTest::qWait(300);
    t.store.reset(); // In the middle of a job, with another one waiting.
    t.say("ended", atWork.isFinished() && waiting.isFinished() && atWork.isCanceled());
    keyring.send(SIGCONT);
    QTest::qWait(300); // The job ends with nobody listening.
    t.store = makeKeychainStore();
    t.read("read");
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    using Story = void (*)(Teller &, Keyring &);
    const QHash<QString, Story> stories{{u"unlocked"_s, unlocked}, {u"queued"_s, queued}, {u"locked"_s, locked},
                                        {u"prompting"_s, prompting}, {u"fresh"_s, fresh}, {u"killed"_s, killed},
                                        {u"frozen"_s, frozen}, {u"nobody"_s, nobody}, {u"quitting"_s, quitting}};
    const Story story = stories.value(application.arguments().value(1));
    must(story != nullptr, "story");
    Keyring keyring;
    Teller teller;
    story(teller, keyring);
    std::printf("end Done ms=0 gap=0\n");
    return 0;
}
