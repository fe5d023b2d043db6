//! Values of Parquet as JSON.

use indexmap::IndexMap;
use parquet::basic::{LogicalType, TimeUnit, Type as PhysicalType};
use parquet::record::{Field, Row};
use parquet::schema::types::{Type, TypePtr};
use serde_json::Value;
use serde_json::value::to_raw_value;

use super::super::json::Object;

/// Days from 1970 that have a date, with room to spare on the way to the year 262,000.
const MAX_DAYS: u64 = 90_000_000;
const MILLIS_A_DAY: u64 = 86_400_000;

/// A row of a table of this schema.
pub(super) fn object(row: &Row, schema: &Type) -> Object {
    let columns = row.get_column_iter();
    // Values without a form in JSON have become null before.
    let cells = columns.filter_map(|(name, field)| {
        let kind = child(Some(schema), |kind| kind.name() == name);
        let raw = to_raw_value(&json_of(field, kind)).ok()?;
        Some((name.clone(), raw))
    });
    cells.collect()
}

/// The field of a group that is meant.
fn child(group: Option<&Type>, is_meant: impl Fn(&Type) -> bool) -> Option<&Type> {
    let group = group.filter(|kind| kind.is_group())?;
    let mut fields = group.get_fields().iter().map(TypePtr::as_ref);
    fields.find(|kind| is_meant(kind))
}

/// A nested value, with its fields in their order.
#[derive(serde::Serialize)]
#[serde(untagged)]
enum Json {
    Value(Value),
    List(Vec<Json>),
    Object(IndexMap<String, Json>),
}

/// A value of a type as JSON has it: dates and times as text, bytes as text if they are, numbers that are none as null.
fn json_of(field: &Field, kind: Option<&Type>) -> Json {
    let value = match field {
        Field::Null => Value::Null,
        Field::Bool(value) => Value::Bool(*value),
        Field::Byte(value) => Value::from(*value),
        Field::Short(value) => Value::from(*value),
        Field::Int(value) => Value::from(*value),
        Field::Long(nanos) if is_of_nanos(kind) => timestamp_of_nanos(*nanos, kind),
        Field::Long(value) => Value::from(*value),
        Field::UByte(value) => Value::from(*value),
        Field::UShort(value) => Value::from(*value),
        Field::UInt(value) => Value::from(*value),
        Field::ULong(value) => Value::from(*value),
        Field::Double(value) => Value::from(*value),
        // By its shortest decimal, not as the double next to it.
        Field::Float(value) => value
            .to_string()
            .parse()
            .map_or(Value::Null, |value: f64| Value::from(value)),
        Field::Str(text) => Value::from(text.as_str()),
        Field::Bytes(bytes) => Value::from(String::from_utf8_lossy(bytes.data())),
        Field::Date(days) if u64::from(days.unsigned_abs()) > MAX_DAYS => Value::from(*days),
        Field::TimestampMillis(time) if time.unsigned_abs() / MILLIS_A_DAY > MAX_DAYS => {
            Value::from(*time)
        }
        Field::TimestampMicros(time) if time.unsigned_abs() / 1000 / MILLIS_A_DAY > MAX_DAYS => {
            Value::from(*time)
        }
        Field::ListInternal(list) => {
            // The elements stand in a repeated group, or, as old writers had it, are repeated themselves.
            let repeated = child(kind, |_| true);
            let kind = child(repeated, |_| true).or(repeated);
            let elements = list.elements().iter();
            return Json::List(elements.map(|field| json_of(field, kind)).collect());
        }
        Field::Group(row) => {
            let fields = row.get_column_iter();
            return Json::Object(
                fields
                    .map(|(name, field)| {
                        let kind = child(kind, |kind| kind.name() == name);
                        (name.clone(), json_of(field, kind))
                    })
                    .collect(),
            );
        }
        Field::MapInternal(map) => {
            let entries = child(kind, |_| true);
            let value_kind = child(entries, |kind| kind.name() == "value");
            let entry = |(key, value): &(Field, Field)| {
                let key = match json_of(key, None) {
                    Json::Value(Value::String(key)) => key,
                    _ => key.to_string(),
                };
                (key, json_of(value, value_kind))
            };
            return Json::Object(map.entries().iter().map(entry).collect());
        }
        Field::TimestampMillis(_) | Field::TimestampMicros(_) => {
            Value::from(zoned(&field.to_string(), kind))
        }
        other => Value::from(other.to_string()),
    };
    Json::Value(value)
}

/// Whether values are points in time that are counted in nanoseconds.
fn is_of_nanos(kind: Option<&Type>) -> bool {
    let logical = kind.and_then(|kind| kind.get_basic_info().logical_type_ref());
    matches!(logical, Some(LogicalType::Timestamp(time)) if matches!(time.unit, TimeUnit::NANOS))
}

fn timestamp_of_nanos(nanos: i64, kind: Option<&Type>) -> Value {
    const NANOS_A_MICRO: i64 = 1000;
    let micros = Field::TimestampMicros(nanos.div_euclid(NANOS_A_MICRO)).to_string();
    let rest = nanos.rem_euclid(NANOS_A_MICRO);
    let (time, zone) = micros.split_at(micros.find(" +").unwrap_or(micros.len()));
    Value::from(zoned(&format!("{time}{rest:03}{zone}"), kind))
}

/// A point in time as it is shown; where its column has no time zone, without one, and without a fraction that is 0.
fn zoned(shown: &str, kind: Option<&Type>) -> String {
    let is_naive = kind.is_some_and(|kind| match kind.get_basic_info().logical_type_ref() {
        Some(LogicalType::Timestamp(time)) => !time.is_adjusted_to_u_t_c,
        // The type of old writers, which have no time zones.
        None => kind.is_primitive() && kind.get_physical_type() == PhysicalType::INT96,
        Some(_) => false,
    });
    let Some(time) = shown.strip_suffix(" +00:00").filter(|_| is_naive) else {
        return shown.to_owned();
    };
    let whole = time.trim_end_matches('0').strip_suffix('.');
    whole.unwrap_or(time).to_owned()
}
