//! The schema of results, and results against it.

use serde_json::Value;

use crate::support::{Cli, root};

const FILE: &str = "src/analysis/schema.json";

fn schema() -> Value {
    Cli::args(["schema"]).code(0).stderr("").json()
}

#[test]
fn the_schema_is_the_one_of_the_types() {
    let path = root(FILE);
    let found = serde_json::to_string_pretty(&byline::analysis::schema()).unwrap() + "\n";
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(path, found).unwrap();
        return;
    }
    let expected = std::fs::read_to_string(path).unwrap();
    for (line_idx, (found, expected)) in found.lines().zip(expected.lines()).enumerate() {
        assert_eq!(found, expected, "{FILE}:{}", line_idx + 1);
    }
    assert_eq!(found.len(), expected.len(), "length of {FILE}");
    assert_eq!(
        schema()["$schema"],
        "https://json-schema.org/draft/2020-12/schema"
    );
}

/// The keywords that the schema uses; another one would go unchecked.
const KEYWORDS: [&str; 17] = [
    "$defs",
    "$ref",
    "$schema",
    "anyOf",
    "const",
    "default",
    "description",
    "enum",
    "format",
    "items",
    "minimum",
    "oneOf",
    "pattern",
    "properties",
    "required",
    "title",
    "type",
];

/// Why a value is not what a schema says; every key of an object has to be among its properties.
fn fault(value: &Value, schema: &Value, root: &Value) -> Option<String> {
    for keyword in schema.as_object().into_iter().flatten() {
        assert!(KEYWORDS.contains(&keyword.0.as_str()), "{}", keyword.0);
    }
    if let Some(name) = schema["$ref"].as_str() {
        let target = root.pointer(name.strip_prefix('#').unwrap()).unwrap();
        return fault(value, target, root);
    }
    for choice in ["anyOf", "oneOf"] {
        let Some(choices) = schema[choice].as_array() else {
            continue;
        };
        let faults: Vec<String> = choices
            .iter()
            .filter_map(|one| fault(value, one, root))
            .collect();
        return (faults.len() == choices.len()).then(|| faults.join(", or "));
    }
    let types = &schema["type"];
    let is_of = |name: &Value| match name.as_str().unwrap() {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => unreachable!("{other}"),
    };
    let is_right = match types {
        Value::Null => true,
        Value::Array(types) => types.iter().any(is_of),
        one => is_of(one),
    };
    if !is_right {
        return Some(format!("{value} is not of type {types}"));
    }
    let is_const = |found: &Value| found == value;
    if schema.get("const").is_some_and(|found| !is_const(found)) {
        return Some(format!("{value} is not {}", schema["const"]));
    }
    if let Some(names) = schema["enum"].as_array()
        && !names.iter().any(is_const)
    {
        return Some(format!("{value} is not in {names:?}"));
    }
    let of_items = value.as_array().into_iter().flatten();
    let of_items = of_items.filter_map(|item| fault(item, schema.get("items")?, root));
    let fields = value.as_object().into_iter().flatten();
    let of_fields = fields.filter_map(|(name, field)| match schema["properties"].get(name) {
        Some(schema) => fault(field, schema, root).map(|fault| format!("{name}: {fault}")),
        None => Some(format!("{name} is not in the schema")),
    });
    let required = schema["required"].as_array().into_iter().flatten();
    let missing = required.filter(|name| value.get(name.as_str().unwrap()).is_none());
    let missing = missing.map(|name| format!("{name} is missing"));
    of_items.chain(of_fields).chain(missing).next()
}

#[test]
fn results_are_what_the_schema_says() {
    let schema = schema();
    let runs: [&[&str]; 5] = [
        &[
            "classify",
            "../../../../../tests/data/articles/reservoir.txt",
            "--format",
            "json",
        ],
        &[
            "classify",
            "quoted.txt",
            "--format",
            "json",
            "--explain",
            "--error-rate",
            "0.05",
        ],
        &[
            "classify",
            "turns.txt",
            "--format",
            "json",
            "--min-confidence",
            "0.9",
        ],
        &[
            "quotes",
            "turns.txt",
            "--format",
            "json",
            "--offsets",
            "utf16",
        ],
        &["explain", "first.txt", "--format", "json"],
    ];
    for args in runs {
        let document = Cli::args(args).code(0).json();
        assert_eq!(fault(&document, &schema, &schema), None, "{args:?}");
        for field in schema["required"].as_array().unwrap() {
            let mut lacking = document.clone();
            lacking
                .as_object_mut()
                .unwrap()
                .remove(field.as_str().unwrap());
            assert!(fault(&lacking, &schema, &schema).is_some());
        }
    }
}

#[test]
fn what_is_not_in_the_schema_is_found() {
    let schema = schema();
    let document = Cli::args(["classify", "quoted.txt", "--format", "json"])
        .code(0)
        .json();
    let mut wrong = [document.clone(), document.clone(), document];
    wrong[0]["sentences"][0]["label"] = "irony".into();
    wrong[1]["quotations"][0]["speaker"] = "Ann".into();
    wrong[2]["summary"]["paragraphs"] = 1.into();
    for document in wrong {
        assert!(fault(&document, &schema, &schema).is_some());
    }
}
