//! Bars with intervals, one a row.

use byline_evaluate::Interval;
use plotters::chart::ChartBuilder;
use plotters::coord::ranged1d::{IntoSegmentedCoord as _, SegmentValue};
use plotters::element::{PathElement, Rectangle};
use plotters::style::{Color as _, IntoTextStyle as _};

use super::{BLUE, Figure, GREY, INK, LETTERS, in_words};

/// A score with its name.
pub(super) struct Bar {
    pub(super) name: String,
    pub(super) value: Option<f64>,
    pub(super) interval: Option<Interval>,
}

/// Height of a bar with the gap under it.
const ROW: u32 = 26;
/// Longest name, in characters.
const MAX_NAME: usize = 24;

/// Bars from 0 to 1 in the order given.
pub(super) fn figure(
    name: &'static str,
    title: &'static str,
    bars: &[Bar],
) -> anyhow::Result<Figure> {
    let words = |bar: &Bar| format!("{}: {}", bar.name, in_words(bar.value, bar.interval));
    let description = bars.iter().map(words).collect::<Vec<_>>().join("; ");
    let height = 50 + ROW * bars.len() as u32;
    Figure::draw(name, title, description, height, |area| {
        let n = bars.len();
        let last = n.saturating_sub(1);
        let mut chart = ChartBuilder::on(area)
            .margin(8)
            .margin_right(20)
            .x_label_area_size(30)
            .y_label_area_size(170)
            .build_cartesian_2d(0.0..1.0, (0..last).into_segmented())?;
        // The axis goes up, the rows go down.
        let row = |at: usize| last - at;
        let name = |value: &SegmentValue<usize>| match value {
            SegmentValue::CenterOf(at) if *at < n => shortened(&bars[row(*at)].name),
            _ => String::new(),
        };
        let letters = LETTERS.into_text_style(area).color(&INK);
        chart
            .configure_mesh()
            .disable_y_mesh()
            .light_line_style(GREY.mix(0.0))
            .bold_line_style(GREY)
            .axis_style(GREY)
            .label_style(letters)
            .x_labels(6)
            .x_label_formatter(&|value| format!("{value:.1}"))
            .y_labels(n)
            .y_label_formatter(&name)
            .draw()?;
        chart.draw_series(bars.iter().enumerate().filter_map(|(at, bar)| {
            let corners = [
                (0.0, SegmentValue::Exact(row(at))),
                (bar.value?, SegmentValue::Exact(row(at) + 1)),
            ];
            let mut shape = Rectangle::new(corners, BLUE.mix(0.45).filled());
            shape.set_margin(4, 4, 0, 0);
            Some(shape)
        }))?;
        chart.draw_series(bars.iter().enumerate().filter_map(|(at, bar)| {
            let Interval { lower, upper, .. } = bar.interval?;
            let at = SegmentValue::CenterOf(row(at));
            Some(PathElement::new(
                vec![(lower, at.clone()), (upper, at)],
                INK.stroke_width(3),
            ))
        }))?;
        Ok(())
    })
}

/// The name, cut where it is long.
fn shortened(name: &str) -> String {
    if name.chars().count() <= MAX_NAME {
        return name.to_owned();
    }
    let cut: String = name.chars().take(MAX_NAME - 1).collect();
    cut + "…"
}
