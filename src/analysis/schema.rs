//! The form of an analysis for other languages, made from its types.

use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform as _};

use super::Analysis;

/// What [`SCHEMA`](super::SCHEMA) holds, made anew from the types. A test of the program keeps the two equal.
///
/// ```
/// let schema = byline::analysis::schema();
/// let required = schema.get("required").unwrap().as_array().unwrap();
/// assert!(required.contains(&"sentences".into()));
/// ```
#[must_use]
pub fn schema() -> Schema {
    // What is written, where a field that holds null is there all the same.
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings
        .into_generator()
        .into_root_schema_for::<Analysis<'static>>();
    RecursiveTransform(plain_description).transform(&mut schema);
    schema
}

/// Leaves out examples, which are in Rust, and makes each paragraph one line.
fn plain_description(schema: &mut Schema) {
    let Some(description) = schema.get("description").and_then(|text| text.as_str()) else {
        return;
    };
    let words = description.split("\n\n```").next().unwrap_or_default();
    let paragraphs = words.split("\n\n").map(|words| words.replace('\n', " "));
    let description = paragraphs.collect::<Vec<_>>().join("\n\n");
    schema.insert("description".to_owned(), description.into());
}
