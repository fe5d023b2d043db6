//! The files that a command line names.

use std::any::TypeId;
use std::ops::Deref;
use std::path::{Path, PathBuf};

use clap::builder::{
    MapValueParser, PathBufValueParser, TypedValueParser as _, ValueParserFactory,
};
use clap::{Arg, ArgMatches, Command, ValueHint};

use super::Files;

/// A path to write to, as an argument; every other path on a command line is one to read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OutputPath(PathBuf);

impl ValueParserFactory for OutputPath {
    type Parser = MapValueParser<PathBufValueParser, fn(PathBuf) -> Self>;

    fn value_parser() -> Self::Parser {
        PathBufValueParser::new().map(Self)
    }
}

impl Deref for OutputPath {
    type Target = Path;

    fn deref(&self) -> &Path {
        &self.0
    }
}

impl Files {
    /// All that the arguments of a command name for reading, in whichever way they were given.
    ///
    /// # Errors
    /// If standard input is named twice.
    pub(crate) fn named(command: &Command, matches: &ArgMatches) -> anyhow::Result<Self> {
        let mut files = Self::default();
        files.add(command, matches)?;
        if let Some((name, matches)) = matches.subcommand()
            && let Some(command) = command.find_subcommand(name)
        {
            files.add(command, matches)?;
        }
        Ok(files)
    }

    fn add(&mut self, command: &Command, matches: &ArgMatches) -> anyhow::Result<()> {
        for arg in command.get_arguments().filter(|arg| is_read(arg)) {
            let values = matches.try_get_raw(arg.get_id().as_str()).ok().flatten();
            for value in values.into_iter().flatten() {
                self.reads(Path::new(value))?;
            }
        }
        Ok(())
    }
}

/// Whether an argument names files to read.
fn is_read(arg: &Arg) -> bool {
    let is_path = matches!(
        arg.get_value_hint(),
        ValueHint::AnyPath | ValueHint::FilePath | ValueHint::DirPath
    );
    is_path && arg.get_value_parser().type_id() != TypeId::of::<OutputPath>()
}

#[cfg(test)]
mod tests {
    use clap::{CommandFactory as _, Parser};

    use super::*;

    #[derive(Parser)]
    struct Line {
        #[arg(long)]
        data: PathBuf,
        #[arg(long, value_hint = ValueHint::FilePath)]
        output: OutputPath,
        #[arg(long)]
        column: String,
    }

    #[test]
    fn every_path_is_read_but_those_of_outputs() {
        let command = Line::command();
        let read = command.get_arguments().filter(|arg| is_read(arg));
        let read: Vec<&str> = read.map(|arg| arg.get_id().as_str()).collect();
        assert_eq!(read, ["data"]);
        let line = Line::parse_from(["x", "--data", "a", "--output", "b", "--column", "c"]);
        assert_eq!(
            (line.data, &*line.output, &*line.column),
            ("a".into(), Path::new("b"), "c")
        );
    }
}
