#!/bin/sh
# Starts Gantry on the runtime that it brings.

# The package's folder; /usr/bin/gantry is a link into it.
self=$0
case $self in
    */*) ;;
    *) self=./$self ;;
esac
while [ -L "$self" ]; do
    link=$(readlink "$self")
    case $link in
        /*) self=$link ;;
        *) self=${self%/*}/$link ;;
    esac
done
home=$(CDPATH='' cd -- "${self%/*}/.." && pwd -P) || exit 2
app=$home/lib/app

# Where the JVM writes what it knows when it crashes: beside Gantry's own reports, for the user's eyes only. Where that
# can't be, it writes to the folder that it was started in, or to /tmp, and says so.
user=${HOME:-$(getent passwd "$(id -u)" 2>/dev/null | cut -d: -f6)}
crashes=${XDG_STATE_HOME:-$user/.local/state}/gantry/crashes
[ -d "$crashes" ] || (umask 077 && mkdir -p "$crashes") 2>/dev/null

# A standard stream that is closed is opened as /dev/null, or a file of the JVM's own would get its number. A program
# that Gantry runs gets it closed.
closed=
{ true 3>&2; } || { closed=2; exec 2>/dev/null; }
{ true 3<&0; } 2>/dev/null || { closed=$closed,0; exec </dev/null; }
{ true 3>&1; } 2>/dev/null || { closed=$closed,1; exec >/dev/null; }
closed=${closed:+-Dgantry.closed=$closed}

# A recording is read from all over the heap: with pages of 2 MB that takes a sixth less processor time. Where the
# kernel has none to give, the JVM would say so on standard output.
pages=
{ read -r pages </sys/kernel/mm/transparent_hugepage/enabled; } 2>/dev/null
case $pages in
    *'[madvise]'* | *'[always]'*) pages=-XX:+UseTransparentHugePages ;;
    *) pages= ;;
esac

# Word splitting of $closed and $pages is meant: each is one word or none.
exec "$home/lib/runtime/bin/java" $closed $pages "-Djpackage.app-path=$home/bin/gantry" \
    "-XX:ErrorFile=$crashes/java-%p.log" \
    OPTIONS "$@"
