//! The articles of the training data as plain text.

use std::fs;
use std::path::Path;

/// Every article, its paragraphs parted by empty lines.
pub(crate) fn articles() -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("training-data/train.csv");
    let content = fs::read(path).expect("training-data/train.csv is part of the project");
    let mut reader = csv::Reader::from_reader(content.as_slice());
    let mut articles: Vec<String> = Vec::new();
    let mut previous: Option<csv::StringRecord> = None;
    for row in reader.records().map_while(Result::ok) {
        match (&previous, articles.last_mut()) {
            (Some(previous), Some(article)) if previous[0] == row[0] => {
                let is_joined =
                    previous[1] == row[1] && &row[3] == "sentence" && &previous[3] == "sentence";
                article.push_str(if is_joined { " " } else { "\n\n" });
                article.push_str(&row[5]);
            }
            _ => articles.push(row[5].to_owned()),
        }
        previous = Some(row);
    }
    articles
}
