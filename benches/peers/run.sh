#!/usr/bin/env bash
# Sentences a second of Byline beside fastText and scikit-learn, on the same sentences, one thread each, whole processes
# from start to end. Prints a table; says so where a peer is not installed and cannot be.
#
#   benches/peers/run.sh [number of sentences]
set -euo pipefail
cd "$(dirname "$0")/../.."

n_sentences=${1:-100000}
here=benches/peers
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1

cargo build --quiet --release
python3 $here/sentences.py training-data/train.csv "$n_sentences" "$work"

# User and system time in seconds of the best of three runs: waiting for others does not count.
seconds() {
    local best='' took
    for _ in 1 2 3; do
        took=$( { TIMEFORMAT='%U %S'; time "$@" >"$work/output" 2>"$work/errors"; } 2>&1 | awk '{ print $1 + $2 }')
        if [ -z "$best" ] || awk "BEGIN { exit !($took < $best) }"; then best=$took; fi
    done
    echo "$best"
}

row() {
    awk -v name="$1" -v took="$2" -v ours="$ours" -v n="$n_sentences" \
        'BEGIN { printf "%-46s %8.3f s %10.0f sentences/s   Byline is %.1f times as fast\n", name, took, n / took, took / ours }'
}

ours=$(seconds target/release/byline classify --input-format lines --format tsv --threads 1 "$work/lines.txt")
printf '%s sentences, %s bytes, processor time on one thread\n' "$n_sentences" "$(wc -c <"$work/lines.txt")"
row "Byline" "$ours"

if ! command -v fasttext >/dev/null; then
    { [ "$(id -u)" = 0 ] && apt-get install -y fasttext >/dev/null 2>&1; } || true
fi
if command -v fasttext >/dev/null; then
    fasttext supervised -input "$work/fasttext.train" -output "$work/model" -dim 10 -wordNgrams 2 -epoch 25 \
        -lr 0.5 -thread 1 >/dev/null 2>&1
    row "fastText (dim 10, bigrams)" "$(seconds fasttext predict-prob "$work/model.bin" "$work/fasttext.test" 3)"
else
    echo "fastText: not installed, and it could not be (apt-get install fasttext)"
fi

if python3 -m venv "$work/venv" >/dev/null 2>&1 \
    && "$work/venv/bin/pip" install --quiet scikit-learn >"$work/pip" 2>&1; then
    "$work/venv/bin/python" $here/scikit.py fit "$work/scikit.train" "$work/scikit.model"
    row "scikit-learn (hashed 1-2-grams, logistic)" \
        "$(seconds "$work/venv/bin/python" $here/scikit.py predict "$work/lines.txt" "$work/scikit.model")"
else
    echo "scikit-learn: could not be installed (python3 -m venv, pip install scikit-learn)"
fi
