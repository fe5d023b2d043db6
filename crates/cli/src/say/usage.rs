//! What is wrong with the arguments, in one line.

use std::error::Error as _;
use std::num::{IntErrorKind, ParseFloatError, ParseIntError};

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::say::suggest::did_you_mean;

/// A flag whose value cannot be used.
pub(crate) struct WrongValue<'a> {
    /// The flag with its dashes, or the name of an argument.
    pub(crate) flag: &'a str,
    value: &'a str,
    /// What was expected, or what is wrong with the value.
    reason: String,
}

impl<'a> WrongValue<'a> {
    /// Finds it in what clap says, if it is this that is wrong.
    pub(crate) fn of(error: &'a clap::Error) -> Option<Self> {
        if !matches!(
            error.kind(),
            ErrorKind::InvalidValue | ErrorKind::ValueValidation
        ) {
            return None;
        }
        let flag = text(error, ContextKind::InvalidArg)?;
        let value = text(error, ContextKind::InvalidValue)?;
        let valid = texts(error, ContextKind::ValidValue);
        let reason = if valid.is_empty() {
            let reason = error.source().map(reason);
            reason.unwrap_or_else(|| "expected one".to_owned())
        } else {
            let suggestion = did_you_mean(value, valid);
            format!("expected {}{suggestion}", valid.join(", "))
        };
        Some(Self {
            flag: without_value(flag),
            value,
            reason,
        })
    }

    /// What is wrong with the value of what is called `name`.
    pub(crate) fn told(&self, name: &str) -> String {
        let Self { value, reason, .. } = self;
        if !reason.starts_with("expected ") {
            // The reason names the value itself.
            format!("{name}: {reason}")
        } else if value.is_empty() {
            format!("{name} has no value, {reason}")
        } else {
            format!("{name} is \"{value}\", {reason}")
        }
    }
}

/// One line on arguments that cannot be used: what was found, what was expected, what was perhaps meant.
pub(crate) fn told(error: &clap::Error) -> String {
    if let Some(wrong) = WrongValue::of(error) {
        return wrong.told(wrong.flag);
    }
    let told = match error.kind() {
        ErrorKind::InvalidSubcommand => text(error, ContextKind::InvalidSubcommand).map(|name| {
            let meant = texts(error, ContextKind::SuggestedSubcommand);
            format!("unknown command \"{name}\"{}", did_you_mean(name, meant))
        }),
        ErrorKind::UnknownArgument => text(error, ContextKind::InvalidArg).map(|name| {
            if !name.starts_with('-') {
                return format!("found \"{name}\", expected no further argument");
            }
            let meant = text(error, ContextKind::SuggestedArg);
            let meant = match meant {
                Some(meant) => format!("; did you mean {meant}?"),
                None if name.starts_with("--") => String::new(),
                None => "; files of such names come after --".to_owned(),
            };
            format!("unknown flag {name}{meant}")
        }),
        ErrorKind::MissingRequiredArgument => {
            let missing = texts(error, ContextKind::InvalidArg);
            (!missing.is_empty()).then(|| format!("missing {}", missing.join(" and ")))
        }
        ErrorKind::TooFewValues => text(error, ContextKind::InvalidArg).and_then(|name| {
            let name = without_value(name);
            let number = |kind| match error.get(kind) {
                Some(ContextValue::Number(number)) => Some(*number),
                _ => None,
            };
            let least = number(ContextKind::MinValues)?;
            let found = number(ContextKind::ActualNumValues)?;
            Some(format!("found {found} {name}, expected at least {least}"))
        }),
        ErrorKind::ArgumentConflict => {
            let one = text(error, ContextKind::InvalidArg);
            let other = texts(error, ContextKind::PriorArg).first();
            one.zip(other).map(|(one, other)| {
                let (one, other) = (without_value(one), without_value(other));
                if one == other {
                    format!("found {one} twice, expected it once")
                } else {
                    format!("found both {one} and {other}, expected one of them")
                }
            })
        }
        _ => None,
    };
    let told = told.unwrap_or_else(|| first_line(error));
    format!("{told} ({} --help says more)", command(error))
}

/// Why a value cannot be used, in the words of our messages.
fn reason(error: &(dyn std::error::Error + 'static)) -> String {
    if let Some(error) = error.downcast_ref::<ParseIntError>() {
        return match error.kind() {
            IntErrorKind::Zero => "expected at least 1".to_owned(),
            _ => "expected a whole number".to_owned(),
        };
    }
    if error.is::<ParseFloatError>() {
        return "expected a number".to_owned();
    }
    error.to_string()
}

/// The name of `--format <FORMAT>`.
fn without_value(flag: &str) -> &str {
    let name = flag.split([' ', '=']).next().unwrap_or(flag);
    name.trim_end_matches("...")
}

/// The first line of what clap would say itself.
fn first_line(error: &clap::Error) -> String {
    let text = error.render().to_string();
    let line = text.lines().next().unwrap_or_default();
    line.trim_start_matches("error: ").to_owned()
}

/// The command whose arguments they are, as it was called: `byline classify`.
fn command(error: &clap::Error) -> String {
    let usage = match error.get(ContextKind::Usage) {
        Some(ContextValue::StyledStr(usage)) => usage.to_string(),
        _ => String::new(),
    };
    let words = usage.trim_start_matches("Usage:").split_whitespace();
    let words = words.take_while(|word| word.starts_with(|c: char| c.is_ascii_lowercase()));
    let words: Vec<&str> = words.collect();
    if words.is_empty() {
        "byline".to_owned()
    } else {
        words.join(" ")
    }
}

fn text(error: &clap::Error, kind: ContextKind) -> Option<&str> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text),
        _ => None,
    }
}

fn texts(error: &clap::Error, kind: ContextKind) -> &[String] {
    match error.get(kind) {
        Some(ContextValue::Strings(texts)) => texts,
        Some(ContextValue::String(text)) => std::slice::from_ref(text),
        _ => &[],
    }
}
