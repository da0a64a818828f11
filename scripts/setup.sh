#!/bin/sh
# Sets totm up in .venv: ffmpeg and Python's venv by apt-get where they are missing and that is allowed, then the
# Python packages; a speech model is tried, and never blocks.
set -eu
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }

install_debian() {
    missing=$*
    if ! command -v apt-get >/dev/null; then
        say "Please install: $missing"; exit 1
    elif [ "$(id -u)" = 0 ]; then
        apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $missing >/dev/null
    elif sudo -n true 2>/dev/null; then
        sudo apt-get update -qq && sudo DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $missing >/dev/null
    else
        say "Please type this once, then the same command again:"
        say "    sudo apt-get install -y $missing"
        exit 1
    fi
}

find_python() {
    for name in python3 python3.13 python3.12 python3.11; do
        if command -v "$name" >/dev/null && "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
            command -v "$name"; return
        fi
    done
    say "totm needs Python 3.11 or newer; please install it, then run the same command again."
    exit 1
}

python=$(find_python)
wanted=""
command -v ffmpeg >/dev/null && command -v ffprobe >/dev/null || wanted="ffmpeg"
"$python" -c 'import ensurepip, venv' 2>/dev/null || wanted="$wanted python3-venv"
[ -z "$wanted" ] || install_debian $wanted

[ -x .venv/bin/pip ] || "$python" -m venv .venv
say "Installing the Python packages (about 3 GB on the disk, most of it the speech engine); this takes a few minutes."
.venv/bin/pip install -q --disable-pip-version-check -c constraints.txt -e '.[dev]'

.venv/bin/totm models fetch base --seconds 60 ||
    say "No Whisper model is here: English is recognised as a draft, other languages need captions. (totm models)"
