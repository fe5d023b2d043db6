#!/usr/bin/env bash
# Instructions a byte of each stage, counted by callgrind over articles of the training data. Unlike time, the figure
# does not depend on what else the machine does: a change of more than a few percent is a change of the code.
#
#   benches/instructions.sh            every stage
#   benches/instructions.sh classify   one
#
# LIMIT=N makes it fail where a stage takes more than N instructions a byte.
set -euo pipefail
cd "$(dirname "$0")/.."

command -v valgrind >/dev/null || {
    echo "instructions.sh: valgrind is not installed, nothing is counted" >&2
    exit 0
}
cargo build --quiet --release --example stages
binary=target/release/examples/stages
n_articles=100
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

# Instructions of `n_runs` runs of a stage, and the bytes that a run reads.
count() {
    valgrind --tool=callgrind --callgrind-out-file="$out/callgrind" "$binary" "$1" "$2" $n_articles \
        >"$out/stdout" 2>"$out/stderr"
    awk '/^(summary|totals):/ { print $2; exit }' "$out/callgrind"
}

stages=("$@")
[ ${#stages[@]} -gt 0 ] || stages=(segment quote tokenize extract document classify)
status=0
printf '%-10s %s\n' stage 'instructions/byte'
for stage in "${stages[@]}"; do
    # The difference of two runs leaves out the start and the first, cold pass.
    few=$(count "$stage" 1)
    many=$(count "$stage" 3)
    bytes=$(sed -n 's/^[a-z]*: \([0-9]*\) bytes.*/\1/p' "$out/stderr")
    figure=$(awk -v few="$few" -v many="$many" -v bytes="$bytes" 'BEGIN { printf "%.1f", (many - few) / 2 / bytes }')
    printf '%-10s %s\n' "$stage" "$figure"
    if [ -n "${LIMIT:-}" ] && awk -v figure="$figure" -v limit="$LIMIT" 'BEGIN { exit !(figure > limit) }'; then
        echo "instructions.sh: $stage takes more than $LIMIT instructions a byte" >&2
        status=1
    fi
done
exit $status
