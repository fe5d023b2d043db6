//! Files to what is analysed at a time, in the order given.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use byline_corpus::Error as TableError;
use byline_read::Error;

use crate::input::content::{Content, Input};
use crate::input::faults::{Faults, Loss};
use crate::input::language::LanguageWatch;
use crate::input::open::Opener;
use crate::input::options::InputOptions;
use crate::input::parts::Parts;
use crate::output::ColumnUse;
use crate::output::emitted::TextFiles;
use crate::say::message::Notes;

/// All inputs in the order given, read as they are asked for.
pub(crate) struct Inputs {
    opener: Opener,
    faults: Faults,
    language: LanguageWatch,
    notes: Notes,
    paths: VecDeque<PathBuf>,
    file_idx: usize,
    current: Option<Current>,
    texts: Option<TextFiles>,
}

/// A file that is being read.
struct Current {
    path: Arc<str>,
    parts: Parts,
    n_read: usize,
    /// Faults met before it.
    n_faults: usize,
}

impl Inputs {
    /// Files that are read as `options` say; what is at fault in them is noted in `faults`.
    ///
    /// # Errors
    /// If the first fault ends the run and a file is not there, so that a wrong name shows before the work begins.
    pub(crate) fn new(
        paths: Vec<PathBuf>,
        options: InputOptions,
        notes: Notes,
        faults: Faults,
    ) -> anyhow::Result<Self> {
        if faults.is_strict() {
            paths.iter().try_for_each(|path| check_path(path))?;
        }
        Ok(Self {
            language: LanguageWatch::new(!options.takes_any_language),
            opener: Opener::new(options, notes.clone(), faults.clone()),
            faults,
            notes,
            paths: paths.into(),
            file_idx: 0,
            current: None,
            texts: None,
        })
    }

    /// Writes the text of each article there, if anywhere, when it has been read.
    pub(crate) fn emit_texts(&mut self, texts: Option<TextFiles>) {
        self.opener.is_for_articles = texts.is_some();
        self.texts = texts;
    }

    /// Keeps the columns of tables as an output uses them.
    pub(crate) fn pass_through(&mut self, columns: ColumnUse) {
        self.opener.columns.columns = columns;
    }

    /// Number of files left, standard input being one.
    pub(crate) fn n_files(&self) -> usize {
        self.paths.len()
    }

    /// Opens the next file; none after the last. A file that cannot be opened is passed over.
    fn open_next(&mut self) -> anyhow::Result<Option<Current>> {
        while let Some(path) = self.paths.pop_front() {
            let n_faults = self.faults.n();
            match self.opener.open(&path) {
                Ok(parts) => {
                    return Ok(Some(Current {
                        path: path.to_string_lossy().into(),
                        parts,
                        n_read: 0,
                        n_faults,
                    }));
                }
                Err(error) => self.faults.add(Loss::File, error)?,
            }
        }
        Ok(None)
    }

    /// The next part of the file that is being read, none at its end or where it cannot be read further.
    fn next_part(&mut self, current: &mut Current) -> anyhow::Result<Option<Input>> {
        loop {
            let error = match current.parts.next_content() {
                Ok(Some(content)) => {
                    current.n_read += 1;
                    if let (Some(texts), Content::Text(extract)) = (&mut self.texts, &content) {
                        texts.write(&current.path, &extract.text)?;
                    }
                    self.language.see(&current.path, &content, &self.notes);
                    return Ok(Some(Input {
                        path: current.path.clone(),
                        file_idx: self.file_idx,
                        is_first: current.n_read == 1,
                        content,
                    }));
                }
                Ok(None) if current.n_read > 0 || self.faults.n() > current.n_faults => {
                    return Ok(None);
                }
                Ok(None) => Error::NoText {
                    path: PathBuf::from(&*current.path),
                }
                .into(),
                Err(error @ TableError::ArticleScattered { .. }) => {
                    self.faults.add(Loss::Whole, error.into())?;
                    continue;
                }
                Err(error) => error,
            };
            let loss = if current.n_read == 0 {
                Loss::File
            } else {
                Loss::Rest
            };
            self.faults.add(loss, error.into())?;
            return Ok(None);
        }
    }

    fn next_input(&mut self) -> anyhow::Result<Option<Input>> {
        loop {
            let current = match self.current.take() {
                Some(current) => Some(current),
                None => self.open_next()?,
            };
            let Some(mut current) = current else {
                self.language.finish(&self.notes);
                return Ok(None);
            };
            if let Some(input) = self.next_part(&mut current)? {
                self.current = Some(current);
                return Ok(Some(input));
            }
            self.language.end(&current.path, &self.notes);
            // Files without a result leave no trace in the output.
            self.file_idx += usize::from(current.n_read > 0);
        }
    }
}

impl Iterator for Inputs {
    type Item = anyhow::Result<Input>;

    fn next(&mut self) -> Option<Self::Item> {
        self.next_input().transpose()
    }
}

/// Checks that a file is there.
fn check_path(path: &Path) -> Result<(), Error> {
    match std::fs::metadata(path) {
        _ if path == Path::new("-") => Ok(()),
        Ok(found) if found.is_dir() => Err(Error::Folder {
            path: path.to_owned(),
        }),
        Ok(_) => Ok(()),
        Err(source) => Err(Error::of_io(path, source)),
    }
}
