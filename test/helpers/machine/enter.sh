#!/bin/sh
# Runs a command on a machine of its own: see ../machine.ts. The namespaces are new, and this is
# their first process: everything in them ends with it.
set -e
here=$(dirname "$0")
node=$1
shift
ip link set lo up
echo machine > /proc/sys/kernel/hostname
for file in hosts nsswitch.conf protocols resolv.conf services; do
  [ -e "/etc/$file" ] || : > "/etc/$file"
  mount --bind "$here/etc/$file" "/etc/$file"
done
place=$(mktemp -d)
mkfifo "$place/ready"
"$node" "$here/name-server.mjs" > "$place/ready" < /dev/null &
read -r _ < "$place/ready"
rm -r "$place"
set +e
# A sanitizer is for the command alone.
[ -z "$PYSOCKET_PRELOAD" ] || export LD_PRELOAD="$PYSOCKET_PRELOAD"
"$@"
