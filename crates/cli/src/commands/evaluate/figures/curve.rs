//! Points joined by a line.

use byline_evaluate::Interval;
use plotters::chart::ChartBuilder;
use plotters::element::{Circle, PathElement};
use plotters::series::LineSeries;
use plotters::style::{Color as _, IntoTextStyle as _};

use super::{BLUE, Figure, GREY, INK, LETTERS, in_words};

/// Points by ascending x, and what they are.
pub(super) struct Curve {
    pub(super) name: &'static str,
    pub(super) title: &'static str,
    /// What goes to the right, and what goes up: a score from 0 to 1.
    pub(super) x: &'static str,
    pub(super) y: &'static str,
    pub(super) points: Vec<(f64, f64, Option<Interval>)>,
    /// Whether both axes are the same, and the line on which both values are equal is drawn.
    pub(super) has_diagonal: bool,
}

const HEIGHT: u32 = 320;

pub(super) fn figure(curve: &Curve) -> anyhow::Result<Figure> {
    let Curve { points, x, y, .. } = curve;
    let lowest = points
        .iter()
        .map(|(_, y, interval)| interval.map_or(*y, |interval| interval.lower.min(*y)));
    let lowest = tenth_below(lowest.fold(0.9, f64::min));
    let furthest = points.iter().map(|point| point.0).fold(1.0, f64::max);
    let nearest = points.iter().map(|point| point.0).fold(1.0, f64::min);
    let (left, bottom) = match curve {
        Curve {
            has_diagonal: true, ..
        } => {
            let both = tenth_below(nearest).min(lowest);
            (both, both)
        }
        _ if furthest > 1.0 => (0.0, lowest),
        _ => (tenth_below(nearest.min(0.9)), lowest),
    };
    let words = |(at, value, interval): &(f64, f64, Option<Interval>)| {
        format!(
            "{y} {} at {x} {}",
            in_words(Some(*value), *interval),
            shown(*at, furthest)
        )
    };
    let description = points.iter().map(words).collect::<Vec<_>>().join("; ");
    Figure::draw(curve.name, curve.title, description, HEIGHT, |area| {
        let mut chart = ChartBuilder::on(area)
            .margin(10)
            .margin_right(24)
            .x_label_area_size(52)
            .y_label_area_size(68)
            .build_cartesian_2d(left..furthest, bottom..1.0)?;
        let letters = LETTERS.into_text_style(area).color(&INK);
        chart
            .configure_mesh()
            .light_line_style(GREY.mix(0.0))
            .bold_line_style(GREY)
            .axis_style(GREY)
            .label_style(letters.clone())
            .axis_desc_style(letters)
            .x_desc(*x)
            .y_desc(*y)
            .x_labels(6)
            .y_labels(6)
            .x_label_formatter(&|value| shown(*value, furthest))
            .y_label_formatter(&|value| format!("{value:.2}"))
            .draw()?;
        if curve.has_diagonal {
            let ends = [(left, bottom), (furthest, 1.0)];
            chart.draw_series(LineSeries::new(ends, INK.stroke_width(1)))?;
        }
        chart.draw_series(points.iter().filter_map(|(x, _, interval)| {
            let Interval { lower, upper, .. } = (*interval)?;
            Some(PathElement::new(
                vec![(*x, lower), (*x, upper)],
                INK.stroke_width(3),
            ))
        }))?;
        let line = points.iter().map(|(x, y, _)| (*x, *y));
        chart.draw_series(LineSeries::new(line.clone(), BLUE.stroke_width(2)))?;
        chart.draw_series(line.map(|point| Circle::new(point, 4, BLUE.filled())))?;
        Ok(())
    })
}

/// A place on the axis: a share, or a number where the axis goes beyond 1.
fn shown(value: f64, furthest: f64) -> String {
    if furthest > 1.0 {
        format!("{value:.0}")
    } else {
        format!("{value:.2}")
    }
}

fn tenth_below(value: f64) -> f64 {
    (value * 10.0).floor() / 10.0
}
