//! Keys, from a terminal or from a pipe.

use std::io::{ErrorKind, Read as _};

use anyhow::Context;
use byline::Label;
use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, read};
use crossterm::terminal::{disable_raw_mode, enable_raw_mode};

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    Label(Label),
    /// Take the label that the model guesses.
    Accept,
    Skip,
    Undo,
    Help,
    End,
    /// Nothing.
    Other(char),
}

/// Where keys come from.
pub(super) struct Keys {
    is_terminal: bool,
}

impl Keys {
    /// Keys of standard input.
    pub(super) fn open(is_terminal: bool) -> Self {
        Self { is_terminal }
    }

    /// The next key; none at the end of the input.
    pub(super) fn next(&mut self) -> anyhow::Result<Option<Key>> {
        let key = if self.is_terminal {
            pressed().map(Some)
        } else {
            piped()
        };
        key.context("cannot read keys")
    }
}

impl Key {
    fn of(c: char) -> Self {
        match c.to_ascii_lowercase() {
            'f' => Self::Label(Label::Factual),
            'q' => Self::Label(Label::Quote),
            'o' => Self::Label(Label::Opinion),
            '\r' | '\n' => Self::Accept,
            's' => Self::Skip,
            'u' => Self::Undo,
            '?' => Self::Help,
            // The last two are Esc and Ctrl-C, as a pipe has them.
            'x' | '\u{1b}' | '\u{3}' => Self::End,
            _ => Self::Other(c),
        }
    }

    fn of_event(event: KeyEvent) -> Option<Self> {
        if event.kind == KeyEventKind::Release {
            return None;
        }
        match event.code {
            KeyCode::Char('c' | 'd') if event.modifiers == KeyModifiers::CONTROL => Some(Self::End),
            KeyCode::Char(_) if !KeyModifiers::SHIFT.contains(event.modifiers) => None,
            KeyCode::Char(c) => Some(Self::of(c)),
            KeyCode::Enter => Some(Self::Accept),
            KeyCode::Backspace => Some(Self::Undo),
            KeyCode::Esc => Some(Self::End),
            _ => None,
        }
    }
}

/// Raw mode lasts only while a key is waited for, so that whatever else happens finds the terminal as it was.
struct RawMode;

impl RawMode {
    fn enter() -> std::io::Result<Self> {
        enable_raw_mode()?;
        Ok(Self)
    }
}

impl Drop for RawMode {
    fn drop(&mut self) {
        // There is nowhere to say that it failed, and nothing that could be done.
        let _ = disable_raw_mode();
    }
}

fn pressed() -> std::io::Result<Key> {
    let _raw = RawMode::enter()?;
    loop {
        if let Event::Key(event) = read()?
            && let Some(key) = Key::of_event(event)
        {
            return Ok(key);
        }
    }
}

fn piped() -> std::io::Result<Option<Key>> {
    let mut byte = [0];
    loop {
        return match std::io::stdin().lock().read(&mut byte) {
            Ok(0) => Ok(None),
            Ok(_) => Ok(Some(Key::of(char::from(byte[0])))),
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => Err(error),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_a_terminal_mean_what_their_letters_mean() {
        let key = |code, modifiers| Key::of_event(KeyEvent::new(code, modifiers));
        let plain = KeyModifiers::NONE;
        assert_eq!(
            key(KeyCode::Char('Q'), KeyModifiers::SHIFT),
            Some(Key::Label(Label::Quote))
        );
        assert_eq!(key(KeyCode::Enter, plain), Some(Key::Accept));
        assert_eq!(key(KeyCode::Backspace, plain), Some(Key::Undo));
        assert_eq!(key(KeyCode::Esc, plain), Some(Key::End));
        assert_eq!(
            key(KeyCode::Char('c'), KeyModifiers::CONTROL),
            Some(Key::End)
        );
        assert_eq!(key(KeyCode::Char('c'), plain), Some(Key::Other('c')));
        assert_eq!(key(KeyCode::Left, plain), None);
        assert_eq!(key(KeyCode::Char('f'), KeyModifiers::CONTROL), None);
    }
}
