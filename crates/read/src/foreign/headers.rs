//! The headers that mails, saved pages and answers of servers begin with.

/// Headers longer than this are no headers.
const LONGEST: usize = 64 * 1024;

/// The names of the headers that a text begins with, in lower case, up to the first empty line; none if another line
/// stands among them.
pub(super) struct Headers<'a> {
    text: &'a str,
    names: Vec<String>,
}

impl<'a> Headers<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let mut names = Vec::new();
        let mut n_bytes = 0;
        for line in text.split_inclusive('\n') {
            n_bytes += line.len();
            let line = line.trim_end();
            if line.is_empty() {
                break;
            }
            let goes_on = line.starts_with([' ', '\t']) && !names.is_empty();
            match name(line) {
                _ if goes_on => {}
                Some(name) if n_bytes < LONGEST => names.push(name.to_ascii_lowercase()),
                _ => {
                    names.clear();
                    break;
                }
            }
        }
        Self {
            text: &text[..n_bytes],
            names,
        }
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.names.iter().any(|found| found == name)
    }

    pub(super) fn has_any(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.has(name))
    }

    /// Whether the words stand in any of them, in whatever case.
    pub(super) fn say(&self, words: &str) -> bool {
        !self.names.is_empty() && self.text.to_ascii_lowercase().contains(words)
    }
}

/// What stands before the colon, if it is a name such as `Content-Type`.
pub(super) fn name(line: &str) -> Option<&str> {
    let (name, rest) = line.split_once(':')?;
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    (is_name && (rest.is_empty() || rest.starts_with([' ', '\t']))).then_some(name)
}
