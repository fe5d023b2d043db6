//! The figures of a report as drawings (SVG), for the page and as files of their own.

mod bars;
mod confusion;
mod curve;

use std::path::Path;

use crate::output::write_error::WriteError;
use askama::Template;
use byline_evaluate::Interval;
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::prelude::{IntoDrawingArea as _, SVGBackend};
use plotters::style::{RGBColor, WHITE};

use self::bars::Bar;
use self::curve::Curve;
use super::report::EvaluationReport;
use crate::files::{Files, Target};
use crate::output::sink::Sink;

/// A drawing, and what it shows in words for those who cannot see it.
#[derive(Template)]
#[template(path = "commands/evaluate/figures/figure.svg", escape = "html")]
pub(super) struct Figure {
    /// Name of the section that it belongs to, and of its file.
    pub(super) name: &'static str,
    title: &'static str,
    description: String,
    /// Width and height in units of the drawing.
    size: (u32, u32),
    /// The shapes.
    shapes: String,
}

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;
/// Writing to memory, it never comes.
type DrawingError = DrawingAreaErrorKind<std::io::Error>;

/// The colours of the page for light background; its style sheet replaces them where that is dark.
const BLUE: RGBColor = RGBColor(0, 91, 148);
const INK: RGBColor = RGBColor(28, 28, 28);
const GREY: RGBColor = RGBColor(201, 201, 201);
/// Font of all letters, found on every machine by its kind; with their size in units of the drawing.
const LETTERS: (&str, u32) = ("sans-serif", 18);
const WIDTH: u32 = 480;

/// Everything of the report that can be drawn.
pub(super) fn figures(report: &EvaluationReport) -> anyhow::Result<Vec<Figure>> {
    let mut figures = Vec::new();
    if let Some(intervals) = &report.intervals {
        let mut rows = Vec::new();
        for (label, scores) in &report.evaluation.per_class {
            let kinds = [
                ("precision", scores.precision, &intervals.precision),
                ("recall", scores.recall, &intervals.recall),
                ("F1", scores.f1, &intervals.f1),
            ];
            rows.extend(kinds.map(|(kind, value, intervals)| Bar {
                name: format!("{label}, {kind}"),
                value,
                interval: intervals.get(label).copied().flatten(),
            }));
        }
        figures.push(bars::figure("labels", "Scores of each label", &rows)?);
    }
    figures.push(confusion::figure(&report.evaluation)?);
    let bins = report.reliability.bins.iter();
    figures.push(curve::figure(&Curve {
        name: "reliability",
        title: "Accuracy of answers by their confidence",
        x: "confidence",
        y: "accuracy",
        points: bins
            .filter_map(|bin| Some((bin.mean_confidence?, bin.accuracy?, None)))
            .collect(),
        has_diagonal: true,
    })?);
    if let Some(rows) = &report.coverage {
        figures.push(curve::figure(&Curve {
            name: "coverage",
            title: "Accuracy of the most confident answers by their share",
            x: "share of the sentences",
            y: "accuracy",
            points: rows
                .iter()
                .map(|row| (row.coverage, row.accuracy, None))
                .collect(),
            has_diagonal: false,
        })?);
    }
    if let Some(points) = &report.learning_curve {
        let point = |n: usize, value: Option<f64>, interval| Some((n as f64, value?, interval));
        figures.push(curve::figure(&Curve {
            name: "learning-curve",
            title: "Macro-F1 by the number of sentences trained on",
            x: "sentences trained on",
            y: "macro-F1",
            points: points
                .iter()
                .filter_map(|found| {
                    point(found.n_sentences, found.macro_f1, found.macro_f1_interval)
                })
                .collect(),
            has_diagonal: false,
        })?);
    }
    if let Some(slices) = &report.slices {
        let rows: Vec<Bar> = slices
            .iter()
            .map(|slice| Bar {
                name: slice.value.clone().unwrap_or_else(|| "(none)".to_owned()),
                value: slice.macro_f1,
                interval: slice.macro_f1_interval,
            })
            .collect();
        figures.push(bars::figure("slices", "Macro-F1 of each part", &rows)?);
    }
    Ok(figures)
}

/// The names of all figures that there may be.
const NAMES: [&str; 6] = [
    "labels",
    "confusion",
    "reliability",
    "coverage",
    "learning-curve",
    "slices",
];

/// A folder with a file for each figure.
pub(super) struct Drawings {
    places: Vec<(&'static str, Target)>,
}

impl Drawings {
    /// The folder is made where it is missing.
    pub(super) fn new(folder: &Path, files: &mut Files) -> anyhow::Result<Self> {
        std::fs::create_dir_all(folder).map_err(|source| WriteError {
            path: folder.to_owned(),
            source,
        })?;
        let places = NAMES.map(|name| {
            let path = folder.join(format!("{name}.svg"));
            Ok((name, files.target(Some(&path))?))
        });
        Ok(Self {
            places: places.into_iter().collect::<anyhow::Result<_>>()?,
        })
    }

    /// Writes each figure, whole or not at all.
    pub(super) fn write(&self, figures: &[Figure]) -> anyhow::Result<()> {
        for figure in figures {
            for (_, target) in self.places.iter().filter(|(name, _)| *name == figure.name) {
                Sink::put(target, figure.render()?.as_bytes())?;
            }
        }
        Ok(())
    }
}

impl Figure {
    fn draw(
        name: &'static str,
        title: &'static str,
        description: String,
        height: u32,
        draw: impl FnOnce(&Area<'_>) -> Result<(), DrawingError>,
    ) -> anyhow::Result<Self> {
        let size = (WIDTH, height);
        let mut drawing = String::new();
        {
            let area = SVGBackend::with_string(&mut drawing, size).into_drawing_area();
            area.fill(&WHITE)?;
            draw(&area)?;
            area.present()?;
        }
        // The element around the shapes is our own, which has words for those who cannot see them.
        let shapes = drawing
            .split_once('>')
            .and_then(|(_, rest)| rest.rsplit_once("</svg>"))
            .map_or("", |(shapes, _)| shapes);
        Ok(Self {
            name,
            title,
            description,
            size,
            shapes: shapes.to_owned(),
        })
    }
}

/// `0.912 (0.880 to 0.931)`
fn in_words(value: Option<f64>, interval: Option<Interval>) -> String {
    let value = crate::output::report::shown(value);
    match interval {
        Some(Interval { lower, upper, .. }) => format!("{value} ({lower:.3} to {upper:.3})"),
        None => value,
    }
}
