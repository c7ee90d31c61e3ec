#!/bin/sh
# Installs, from Debian's packages, the programs that tests open pages and documents with; nothing where they are.
set -eu
packages=""
wants() { command -v "$1" >/dev/null 2>&1 || packages="$packages $2"; }
wants chromium chromium
wants soffice "libreoffice-writer-nogui libreoffice-calc-nogui"
wants pdftoppm poppler-utils
wants strace strace
[ -n "$packages" ] || exit 0
if ! command -v apt-get >/dev/null 2>&1; then
    echo "Install these yourself:$packages" >&2
    exit 1
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
# shellcheck disable=SC2086 - a list of names
apt-get install -y -qq --no-install-recommends $packages fonts-dejavu-core >/dev/null
