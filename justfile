# Every check: format, lints, features, documentation, benchmarks build, tests.
check:
    .ci/run

# Speed of each stage; `just bench classify` for one.
bench *NAME:
    cargo bench {{ if NAME == "" { "" } else { "--bench " + NAME } }}

# Makes the default model again; the same data give the same bytes.
train:
    cargo run --release -- train training-data/train.csv --dev training-data/dev.csv --output models/default.byline

# Scores of the default model on articles that it has not seen.
report:
    cargo run --release -- evaluate training-data/test.csv
