#!/bin/sh
# enter.sh ROOT BOUND PROGRAM WORDS…: run the program inside ROOT. Started in mount and process namespaces of its own, so that
# nothing mounted here is seen outside, and everything ends with it. BOUND names, a line each, what is shown there read-only.
set -eu
root=$1 bound=$2
shift 2
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
mount -t tmpfs tmpfs "$root/dev/shm"
while read -r path; do
    if [ -d "$path" ]; then
        mkdir -p "$root$path"
    else
        mkdir -p "$root${path%/*}"
        [ -e "$root$path" ] || : >"$root$path"
    fi
    mount --bind "$path" "$root$path"
    mount -o remount,bind,ro "$root$path"
done <"$bound"
exec chroot "$root" "$@"
