// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/podcommands.h"

#include "app/session/podmarks.h"

namespace longshore::podcommands {

using namespace Qt::StringLiterals;

namespace {

QString asArgument(QString script)
{
    return script.replace(u' ', u'\t');
}

QString read(const QString &host, const QString &script)
{
    return u"%1 -c %2"_s.arg(host, asArgument(script));
}

/// printf and a mark; `values` follow it: "$?".
QString say(const QString &mark, const QString &words, const QString &values)
{
    return u"printf '\\033]%1;%2;%3\\007' %4"_s.arg(QString::number(PodMarks::Number), mark, words, values);
}

} // namespace

/// In two steps: what is to carry the mark has to be started with it. Signals of the keyboard are for the shell; the trap keeps its keeper
/// from dying of them, and is not handed down.
QString console(const QString &host, const QString &mark, const QStringList &shells, int rows, int columns)
{
    const QString first = u"export LONGSHORE_CONSOLE=%1 TERM=xterm-256color;exec %2 -c \"$0\""_s.arg(mark, host);
    const QString second = u"stty rows %1 cols %2 2>/dev/null;z=$?;for s in %3;do if command -v $s >/dev/null 2>&1;then "_s.arg(rows).arg(columns).arg(shells.join(u' '))
        + say(mark, u"begin;%s;%s;%s"_s, u"$s $$ $z"_s) + u";trap : INT QUIT;$s;"_s + say(mark, u"end;%s"_s, u"$?"_s) + u";exit;fi;done;"_s
        + say(mark, u"none"_s, {}).trimmed();
    return read(host, first) + u' ' + asArgument(second);
}

QString sizing(const QString &host, const QString &mark, qint64 process, int rows, int columns)
{
    return read(host, u"stty rows %1 cols %2 </proc/%3/fd/0 2>/dev/null;"_s.arg(rows).arg(columns).arg(process) + say(mark, u"sized;%s"_s, u"$?"_s));
}

QString sweeper(const QString &host, const QString &mark)
{
    return read(host, u"each() { n=0;for p in /proc/[0-9]*;do if grep -q LONGSHORE_CONSOLE=%1 $p/environ 2>/dev/null;then "
                      "n=$((n+1));kill -$1 ${p#/proc/} 2>/dev/null;fi;done;};n=-1;if command -v grep >/dev/null 2>&1;then each HUP;"
                      "[ $n = 0 ]||{ sleep 1;each KILL;[ $n = 0 ]||{ sleep 1;each 0;};};fi;"_s.arg(mark)
                    + say(mark, u"swept;%s"_s, u"$n"_s));
}

} // namespace longshore::podcommands
