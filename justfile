# Every check: format, lints, features, oldest compiler, WebAssembly, package, documentation, tests.
check:
    .ci/run

# Speed of each stage; `just bench classify` for one.
bench *NAME:
    cargo bench {{ if NAME == "" { "" } else { "--bench " + NAME } }}

# Makes the default model again; the same data give the same bytes.
train:
    cargo run --release -- train training-data/train.csv training-data/open-train.csv training-data/open-train-by-sa.csv --dev training-data/dev.csv --output models/default.byline

# Makes the card of the default model again; takes some minutes, since it trains without each component in turn.
report:
    cargo run --release --example model_card -- --date "$(date +%F)" --commit "$(git rev-parse --short HEAD)" > models/default.card.md.new
    mv models/default.card.md.new models/default.card.md

# Opens the pages that byline writes in Chromium: accessibility, keyboard, escaping. Says so where Chromium or Node.js is missing.
browser:
    cargo build
    if command -v npm >/dev/null; then cd tests/browser && npm ci --silent && node check.mjs; else echo "skipped: no Node.js"; fi
