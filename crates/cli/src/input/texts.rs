//! Texts in, results out: what the commands that analyse texts share.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use crate::output::write_error::WriteError;
use anyhow::bail;
use byline::Classifier;
use byline_corpus::Columns;
use clap::{Args, ValueHint};
use indicatif::ProgressBar;
use rayon::prelude::*;

use crate::arguments::data::SeparatorArgs;
use crate::arguments::model::classifier;
use crate::arguments::output::Destination;
use crate::arguments::threads::ThreadArgs;
use crate::files::{Files, OutputPath};
use crate::input::batch::{Batch, analyse};
use crate::input::faults::{Faults, Loss};
use crate::input::folder::{InputFile, Skipped, is_folder, results_of};
use crate::input::{InputFormat, InputOptions, Inputs, RowChoice};
use crate::outcome::Outcome;
use crate::output::emitted::TextFiles;
use crate::output::sink::Sink;
use crate::output::{Output, Style, Writer};
use crate::say::message::{Notes, counted};
use crate::say::{message, progress};

/// What is read, with which model, and where results go.
#[derive(Debug, Args)]
pub(crate) struct TextArgs {
    #[command(flatten)]
    inputs: InputArgs,

    /// Model file [default: the model compiled in]
    #[arg(short, long, value_name = "FILE")]
    model: Option<PathBuf>,
}

/// What is read, and where results go.
#[derive(Debug, Args)]
// Each is a flag of its own.
#[allow(clippy::struct_excessive_bools)]
struct InputArgs {
    /// Files to read, and folders, of which every file with a known extension is read; `-` and no path at all are
    /// standard input
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Leave files alone whose results are in the output folder already
    #[arg(long)]
    skip_existing: bool,

    /// What the input is
    #[arg(long, value_enum, default_value = "auto")]
    input_format: InputFormat,

    /// File to write the text of the article to, as it was read; for several inputs, a folder
    #[arg(long, value_name = "FILE", value_hint = ValueHint::AnyPath)]
    emit_text: Option<OutputPath>,

    /// Column of sentences in tables [default: text]
    #[arg(long, value_name = "NAME")]
    text_column: Option<String>,

    /// Column that names the article of a row in tables [default: article, where there is one]
    #[arg(long, value_name = "NAME")]
    article_column: Option<String>,

    #[command(flatten)]
    separator: SeparatorArgs,

    /// What a row of a table holds
    #[arg(long, value_enum, default_value = "auto")]
    rows: RowChoice,

    /// Take the rows of each article in tables to stand together, so that standard input is labelled as it comes
    #[arg(long)]
    grouped: bool,

    /// Stop at the first file or row that cannot be read, instead of going on and naming it at the end
    #[arg(long)]
    strict: bool,

    /// Say nothing of texts that do not look like English
    #[arg(long)]
    any_language: bool,

    #[command(flatten)]
    threads: ThreadArgs,
}

impl TextArgs {
    /// Analyses all texts and writes the results as `output` has them, which is told what depends on where they go.
    pub(crate) fn run(
        self,
        files: Files,
        destination: &Destination,
        output: impl Fn(Style, &Classifier) -> anyhow::Result<Output> + Sync,
    ) -> anyhow::Result<Outcome> {
        let plan = self.inputs.plan(files, destination)?;
        let classifier = classifier(self.model.as_deref())?;
        plan.run(&classifier, destination, &|style| {
            output(style, &classifier)
        })
    }
}

/// What is to be done, when it is clear that every result has a place and takes nobody else's.
struct Plan {
    options: InputOptions,
    pool: rayon::ThreadPool,
    files: Files,
    work: Work,
    skipped: Skipped,
    faults: Faults,
}

enum Work {
    /// One output of all inputs.
    Together(Vec<PathBuf>, Sink, Option<TextFiles>),
    /// An output for each, in the folder.
    Apart(Vec<InputFile>, PathBuf, bool),
}

impl InputArgs {
    /// Finds the inputs, and opens the output before anything is read.
    fn plan(self, mut files: Files, destination: &Destination) -> anyhow::Result<Plan> {
        let folder = destination.path().filter(|path| is_folder(path));
        if self.skip_existing && folder.is_none() {
            bail!("--skip-existing needs --output with a folder, which is there or ends in /");
        }
        let n_named = self.paths.len();
        let faults = Faults::new(self.strict);
        let (inputs, skipped) = InputFile::find(self.paths, folder, &faults)?;
        for input in inputs
            .iter()
            .filter(|input| n_named == 0 || !input.is_stdin())
        {
            files.reads(&input.path)?;
        }
        let mut columns = Columns::default();
        columns.text = self.text_column;
        columns.article = self.article_column;
        columns.separator = self.separator.separator;
        let work = if let Some(folder) = folder {
            if self.emit_text.is_some() {
                bail!(
                    "--emit-text goes with one output, and {} is a folder",
                    folder.display()
                );
            }
            Work::Apart(inputs, folder.to_owned(), self.skip_existing)
        } else {
            let paths: Vec<PathBuf> = inputs.into_iter().map(|file| file.path).collect();
            let target = files.target(destination.path())?;
            let texts = match self.emit_text {
                Some(path) => Some(TextFiles::new(&path, &paths, &mut files)?),
                None => None,
            };
            Work::Together(paths, destination.open(&target)?, texts)
        };
        Ok(Plan {
            options: InputOptions {
                format: self.input_format,
                columns,
                rows: self.rows,
                has_labels: false,
                is_grouped: self.grouped,
                takes_any_language: self.any_language,
            },
            pool: self.threads.pool()?,
            files,
            work,
            skipped,
            faults,
        })
    }
}

impl Plan {
    /// Reads all texts, has them analysed, and writes the results as `output` has them.
    fn run(
        self,
        classifier: &Classifier,
        destination: &Destination,
        output: &(dyn Fn(Style) -> anyhow::Result<Output> + Sync),
    ) -> anyhow::Result<Outcome> {
        let (faults, notes) = (&self.faults, Notes::default());
        let run = Run {
            options: self.options,
            classifier,
            destination,
            output,
            notes: &notes,
        };
        match self.work {
            Work::Apart(inputs, folder, skips_existing) => {
                let pool = &self.pool;
                run.files_apart(inputs, &folder, skips_existing, self.files, pool, faults)?;
            }
            Work::Together(paths, sink, texts) => {
                let bar = progress::bytes(n_bytes(&paths), !sink.is_terminal());
                let pool = self.pool;
                let done = pool.install(|| run.one(paths, texts, sink, &notes, faults, &bar));
                bar.finish_and_clear();
                done?;
            }
        }
        notes.finish();
        self.skipped.say(&notes);
        faults.say().map(|()| Outcome::Done)
    }
}

/// What holds for every output.
struct Run<'a> {
    options: InputOptions,
    classifier: &'a Classifier,
    destination: &'a Destination,
    output: &'a (dyn Fn(Style) -> anyhow::Result<Output> + Sync),
    notes: &'a Notes,
}

impl Run<'_> {
    /// Labels files for one output; whether any could be read. If none could, nothing is written.
    fn one(
        &self,
        paths: Vec<PathBuf>,
        texts: Option<TextFiles>,
        sink: Sink,
        notes: &Notes,
        faults: &Faults,
        bar: &ProgressBar,
    ) -> anyhow::Result<bool> {
        let options = self.options.clone();
        let mut inputs = Inputs::new(paths, options, notes.clone(), faults.clone())?;
        inputs.emit_texts(texts);
        let output = (self.output)(Style {
            has_colour: sink.has_colour(),
            has_headings: inputs.n_files() > 1,
            columns: sink.columns(),
        })?;
        inputs.pass_through(output.columns());
        let mut writer = Writer::new(sink, output, notes.clone());
        let mut batch = Batch::read(&mut inputs);
        let has_results = !batch.inputs.is_empty();
        while !batch.inputs.is_empty() {
            let work = std::mem::take(&mut batch.inputs);
            let n_bytes = batch.n_bytes;
            let failure = batch.failure.take();
            message::detail(&format!("{} texts, {n_bytes} bytes at a time", work.len()));
            let format = writer.format();
            let (pieces, next) = rayon::join(
                || analyse(work, self.classifier, format),
                || match failure {
                    Some(error) => Batch::failed(error),
                    None => Batch::read(&mut inputs),
                },
            );
            writer.write(pieces, !next.inputs.is_empty())?;
            bar.inc(n_bytes as u64);
            batch = next;
        }
        match batch.failure {
            Some(error) => return Err(error),
            None if has_results => writer.finish()?,
            None => {}
        }
        Ok(has_results)
    }

    /// Labels each file for an output of its own, many at a time. What is to be said is said in the order of the files,
    /// and a file that cannot be read does not keep the others from their results.
    fn files_apart(
        &self,
        files: Vec<InputFile>,
        folder: &Path,
        skips_existing: bool,
        mut taken: Files,
        pool: &rayon::ThreadPool,
        faults: &Faults,
    ) -> anyhow::Result<()> {
        let extension = (self.output)(Style::default())?.extension();
        let mut jobs = results_of(files, folder, extension, &taken)?;
        let n_files = jobs.len();
        if skips_existing {
            jobs.retain(|(_, result)| !result.exists());
            let n_there = n_files - jobs.len();
            if n_there > 0 {
                message::note(&format!("{n_there} of {n_files} results are there already"));
            }
        }
        let jobs = jobs.into_iter().map(|(path, result)| {
            let target = taken.target(Some(&result))?;
            Ok((path, result, target))
        });
        let jobs = jobs.collect::<anyhow::Result<Vec<_>>>()?;
        let paths: Vec<PathBuf> = jobs.iter().map(|(path, ..)| path.clone()).collect();
        let bar = progress::bytes(n_bytes(&paths), true);
        let mut n_written = 0;
        let is_over = AtomicBool::new(false);
        for jobs in jobs.chunks(FILES_AT_A_TIME) {
            let done: Vec<_> = pool.install(|| {
                let jobs = jobs.par_iter().with_max_len(1);
                let jobs = jobs.filter(|_| !is_over.load(Ordering::Relaxed));
                jobs.map(|(path, result, target)| {
                    let (notes, own) = (self.notes.held(), Faults::new(faults.is_strict()));
                    let done = folder_of(result)
                        .and_then(|()| self.destination.open(target))
                        .and_then(|sink| {
                            self.one(vec![path.clone()], None, sink, &notes, &own, &bar)
                        });
                    is_over.fetch_or(own.is_strict() && done.is_err(), Ordering::Relaxed);
                    (notes, own, done)
                })
                .collect()
            });
            for (notes, own, done) in done {
                notes.release();
                faults.absorb(&own);
                match done {
                    Ok(has_results) => n_written += usize::from(has_results),
                    Err(error) => faults.add(Loss::File, error)?,
                }
            }
        }
        bar.finish_and_clear();
        if n_written > 0 {
            message::note(&format!(
                "{} of results written to {}",
                counted(n_written, "file"),
                folder.display()
            ));
        }
        Ok(())
    }
}

/// Messages wait for no more files than these.
const FILES_AT_A_TIME: usize = 256;

/// Size of the files in bytes, as far as it is known.
fn n_bytes(paths: &[PathBuf]) -> u64 {
    let sizes = paths
        .iter()
        .map(|path| std::fs::metadata(path).map_or(0, |found| found.len()));
    sizes.sum()
}

/// Makes the folder of a file, if need be.
fn folder_of(path: &Path) -> anyhow::Result<()> {
    if let Some(folder) = path.parent()
        && let Err(source) = std::fs::create_dir_all(folder)
    {
        bail!(WriteError {
            path: folder.to_owned(),
            source
        });
    }
    Ok(())
}
