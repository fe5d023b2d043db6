#!/usr/bin/env bash
# Runs each fuzz target for so many seconds, starting from the seeds. Inputs that are found worth keeping go to a
# folder, if one is named; else they are forgotten.
#
#     fuzz/run.sh SECONDS [FOLDER]
set -euo pipefail
cd "$(dirname "$0")"
seconds=${1:?usage: fuzz/run.sh SECONDS [FOLDER]}
found=$(realpath --canonicalize-missing "${2:-$(mktemp --directory)}")

# `rustup run` installs nothing.
if ! rustup run nightly cargo fuzz --version >/dev/null 2>&1; then
    echo "=== SKIPPED: fuzzing needs the nightly compiler and cargo-fuzz"
    exit 0
fi
rustup run nightly cargo fuzz build --sanitizer none
for target in $(rustup run nightly cargo fuzz list); do
    mkdir --parents "$found/$target"
    echo "=== fuzz $target for $seconds s"
    log=$(mktemp)
    if ! rustup run nightly cargo fuzz run --sanitizer none "$target" "$found/$target" "seeds/$target" -- \
        -max_total_time="$seconds" -max_len=4096 -timeout=20 -rss_limit_mb=1024 -print_final_stats=1 >"$log" 2>&1; then
        cat "$log"
        exit 1
    fi
    grep -E 'number_of_executed_units|new_units_added|slowest_unit_time_sec' "$log"
done
