#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Start-up time and memory beside their peers, in one run. Called by `run`, inside a display and a session bus.

usage: start.py PROGRAM FIXTURE EMPTY_WINDOW [RUNS]
"""
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time

PROGRAM, FIXTURE, EMPTY = sys.argv[1:4]
RUNS = int(sys.argv[4]) if len(sys.argv) > 4 else 9


def until(command, word, settle=0.0, env=None):
    """Runs until a line starting with or containing `word`; seconds from the start, and PSS in KiB after `settle`."""
    begun = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=env) as process:
        for line in process.stdout:
            if word in line:
                break
        else:
            sys.exit(f"{command[0]} ended before it said {word}")
        taken = time.monotonic() - begun
        time.sleep(settle)
        pss = 0
        if settle:
            with open(f"/proc/{process.pid}/smaps_rollup", encoding="ascii") as rollup:
                pss = next(int(row.split()[1]) for row in rollup if row.startswith("Pss:"))
        process.send_signal(signal.SIGKILL)
    return taken, pss


def whole(command, env=None):
    begun = time.monotonic()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True, env=env)
    return time.monotonic() - begun


def row(name, ours, peer, goal, unit):
    ratio = ours / peer
    print(f"{name:<58} {ours:>9.1f} {peer:>9.1f} {unit:<4} {ratio:>6.2f} x  goal <= {goal:.1f} x  {'met' if ratio <= goal else 'MISSED'}")


def main():
    env = dict(os.environ, LONGSHORE_DEBUGGABLE="1")
    with tempfile.TemporaryDirectory() as folder:
        fixture = subprocess.Popen([FIXTURE, folder, "50"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        _, address, token = fixture.stdout.readline().split()
        ours_command = [PROGRAM, "--config", folder, "--trace-startup"]
        curl = ["curl", "-sk", f"{address}/api/stacks", "-H", f"X-API-Key: {token}"]
        httpie = ["http", "--ignore-stdin", "--verify=no", "GET", f"{address}/api/stacks", f"X-API-Key:{token}"]
        ours, empties, https = [], [], []
        for turn in range(RUNS + 1):
            mine = until(ours_command, "stacks-painted", env=env)[0]
            empty = until([EMPTY], "painted")[0] + whole(curl)
            web = whole(httpie)
            if turn:  # the first one warms the disk's cache
                ours.append(mine)
                empties.append(empty)
                https.append(web)
        memory = until(ours_command, "stacks-painted", settle=3.0, env=env)[1]
        bare = until([EMPTY], "painted", settle=3.0)[1]
        fixture.stdin.close()
        fixture.wait()
    median = statistics.median
    row("start to 50 stacks painted : httpie's GET of the list", median(ours) * 1000, median(https) * 1000, 0.5, "ms")
    row("start to 50 stacks painted : empty QMainWindow + curl", median(ours) * 1000, median(empties) * 1000, 2.0, "ms")
    row("memory (PSS) with 50 stacks : empty QMainWindow", memory / 1024, bare / 1024, 1.8, "MiB")


main()
