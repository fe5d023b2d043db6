//! Inputs of the benchmarks: articles of the training data as plain text.

/// Name and text of each input.
pub(crate) const TEXTS: [(&str, &str); 3] = [
    ("short", include_str!("../data/short.txt")),
    ("article", include_str!("../data/article.txt")),
    ("long", include_str!("../data/long.txt")),
];
