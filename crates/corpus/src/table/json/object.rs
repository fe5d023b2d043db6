//! JSON objects as they are written.

use std::borrow::Cow;
use std::fmt;

use indexmap::IndexMap;
use indexmap::map::Entry;
use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use super::super::columns::same_name;

/// A JSON object: its values as they are written, in their order.
pub(in crate::table) type Object = IndexMap<String, Box<RawValue>>;

/// An object, each of whose fields stands once.
struct Unique(Object);

impl<'de> Deserialize<'de> for Unique {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;
        impl<'de> Visitor<'de> for Fields {
            type Value = Unique;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a map")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Unique, A::Error> {
                let mut object = Object::new();
                while let Some((name, value)) = map.next_entry::<String, Box<RawValue>>()? {
                    match object.entry(name) {
                        Entry::Vacant(entry) => {
                            entry.insert(value);
                        }
                        Entry::Occupied(entry) => {
                            let name = entry.key();
                            return Err(A::Error::custom(format!(
                                "the field \"{name}\" stands twice"
                            )));
                        }
                    }
                }
                Ok(Unique(object))
            }
        }
        deserializer.deserialize_map(Fields)
    }
}

/// Reads an object; what its values hold stands on one line.
pub(super) fn object(json: &str) -> serde_json::Result<Object> {
    let mended = mended(json);
    let line = match mended.trim_end() {
        broken if broken.contains(['\n', '\r']) => Cow::Owned(on_one_line(broken)),
        line => Cow::Borrowed(line),
    };
    serde_json::from_str::<Unique>(&line).map(|unique| unique.0)
}

/// JSON without its line breaks and the white space after them, which mean nothing: in strings they are escaped.
fn on_one_line(json: &str) -> String {
    json.lines().map(str::trim_start).collect()
}

/// The value under a name: of the field of that name, or of one that differs by no more than case and white space, or at
/// the path that the name is, through objects and, by number, lists.
pub(super) fn value_at<'a>(object: &'a Object, name: &str) -> Option<Cow<'a, RawValue>> {
    if let Some(value) = field(object, name) {
        return Some(Cow::Borrowed(value));
    }
    // The longest name of a field that the path begins with: names may have dots in them.
    let dots = name.rmatch_indices('.');
    let mut steps = dots.map(|(at, _)| (&name[..at], &name[at + 1..]));
    steps.find_map(|(first, rest)| inside(field(object, first)?, rest).map(Cow::Owned))
}

fn field<'a>(object: &'a Object, name: &str) -> Option<&'a RawValue> {
    let exact = object.get(name);
    let value = exact.or_else(|| {
        let mut fields = object.iter();
        let found = fields.find(|(found, _)| same_name(found, name))?;
        Some(found.1)
    });
    value.map(|value| &**value)
}

/// The value at a path inside a value.
fn inside(value: &RawValue, path: &str) -> Option<Box<RawValue>> {
    if value.get().starts_with('{') {
        let object: Object = serde_json::from_str(value.get()).ok()?;
        return value_at(&object, path).map(Cow::into_owned);
    }
    let list: Vec<Box<RawValue>> = serde_json::from_str(value.get()).ok()?;
    let (number, rest) = path.split_once('.').unwrap_or((path, ""));
    let value = list.into_iter().nth(number.parse().ok()?)?;
    if rest.is_empty() {
        return Some(value);
    }
    inside(&value, rest)
}

/// Names of an object's fields, and paths to the values inside those that are objects.
pub(super) fn names(object: &Object) -> Vec<String> {
    const DEEPEST: usize = 3;
    let mut names = Vec::new();
    add_names(object, "", DEEPEST, &mut names);
    names
}

fn add_names(object: &Object, before: &str, depth: usize, names: &mut Vec<String>) {
    for (name, value) in object {
        let path = format!("{before}{name}");
        let nested = value.get().starts_with('{') && depth > 1;
        let nested = nested.then(|| serde_json::from_str::<Object>(value.get()).ok());
        match nested.flatten() {
            Some(object) if !object.is_empty() => {
                add_names(&object, &format!("{path}."), depth - 1, names);
            }
            _ => names.push(path),
        }
    }
}

/// JSON with U+FFFD for each half of a surrogate pair that stands alone, as decoders of other programs have it.
pub(crate) fn mended(json: &str) -> Cow<'_, str> {
    let mut mended = String::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'\\', &json.as_bytes()[at..]) {
        let escape = at + found;
        at = match surrogate(json, escape) {
            Some(Surrogate::High) if surrogate(json, escape + 6) == Some(Surrogate::Low) => {
                escape + 12
            }
            Some(_) => {
                mended += &json[copied..escape];
                mended += "\\ufffd";
                copied = escape + 6;
                copied
            }
            // The character after a backslash begins no escape, be it another backslash.
            None => (escape + 2).min(json.len()),
        };
    }
    if copied == 0 {
        return Cow::Borrowed(json);
    }
    mended += &json[copied..];
    Cow::Owned(mended)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Surrogate {
    High,
    Low,
}

/// The half of a pair that is escaped at a place.
fn surrogate(json: &str, at: usize) -> Option<Surrogate> {
    let digits = json.get(at..at + 6)?.strip_prefix("\\u")?;
    match u32::from_str_radix(digits, 16).ok()? {
        0xD800..=0xDBFF => Some(Surrogate::High),
        0xDC00..=0xDFFF => Some(Surrogate::Low),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_of_pairs_are_replaced_and_nothing_else() {
        let table = [
            (r#""a \ud83d b""#, r#""a \ufffd b""#),
            (r#""\ude00""#, r#""\ufffd""#),
            (r#""\ud83d\ude00""#, r#""\ud83d\ude00""#),
            (r#""\ud83d\ud83d\ude00""#, r#""\ufffd\ud83d\ude00""#),
            (r#""\\ud83d""#, r#""\\ud83d""#),
            (r#""\u00e9 \n \"""#, r#""\u00e9 \n \"""#),
            (r#""\"#, r#""\"#),
            (r#""\é""#, r#""\é""#),
        ];
        for (json, expected) in table {
            assert_eq!(mended(json), expected);
        }
    }

    #[test]
    fn values_stand_on_one_line() {
        let object = object("{\n  \"a\": [\n    1,\n    \"b  c\"\n  ]\n}\n").unwrap();
        assert_eq!(object["a"].get(), "[1,\"b  c\"]");
    }

    #[test]
    fn a_name_may_be_a_path() {
        let object = object(r#"{"a.b":1,"body":{"Text":"x","parts":[{"t":2},3]}}"#).unwrap();
        let at = |name: &str| value_at(&object, name).map(|value| value.get().to_owned());
        assert_eq!(at("a.b").unwrap(), "1");
        assert_eq!(at("BODY.text").unwrap(), "\"x\"");
        assert_eq!(at("body.parts.0.t").unwrap(), "2");
        assert_eq!(at("body.parts.1").unwrap(), "3");
        assert_eq!(at("body.parts.2"), None);
        assert_eq!(at("body.text.x"), None);
        assert_eq!(names(&object), ["a.b", "body.Text", "body.parts"]);
    }
}
