//! The confusion matrix, darker where more of a row lies.

use byline_evaluate::Evaluation;
use plotters::element::{Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color as _, IntoTextStyle as _};

use super::{BLUE, Figure, INK, LETTERS, WIDTH};

/// Room for the labels of the rows, and for those of the columns above the cells.
const LEFT: i32 = 130;
const TOP: i32 = 60;
/// Height of a cell.
const CELL: i32 = 54;
/// How dark a cell is that holds its whole row: letters on it can still be read.
const DARKEST: f64 = 0.45;

pub(super) fn figure(evaluation: &Evaluation) -> anyhow::Result<Figure> {
    let labels = &evaluation.labels;
    let rows = evaluation.confusion.rows();
    let mut words = Vec::new();
    for (gold, row) in labels.iter().zip(rows) {
        for (predicted, count) in labels.iter().zip(row) {
            words.push(format!("{gold} answered as {predicted}: {count}"));
        }
    }
    let n = i32::try_from(labels.len().max(1))?;
    let width = ((i32::try_from(WIDTH)? - LEFT - 10) / n).max(1);
    let height = u32::try_from(TOP + n * CELL + 10)?;
    let title = "Labels of the data against answers";
    Figure::draw("confusion", title, words.join("; "), height, |area| {
        let plain = LETTERS.into_text_style(area).color(&INK);
        let middle = plain.pos(Pos::new(HPos::Center, VPos::Center));
        let end = plain.pos(Pos::new(HPos::Right, VPos::Center));
        let above = (LEFT + n * width / 2, 14);
        area.draw(&Text::new("answered", above, middle.clone()))?;
        area.draw(&Text::new("in the data", (LEFT - 10, 14), end.clone()))?;
        for (row, (counts, label)) in (0..n).zip(rows.iter().zip(labels)) {
            let y = TOP + row * CELL;
            let total: u64 = counts.iter().sum();
            let head = (LEFT - 10, y + CELL / 2);
            area.draw(&Text::new(label.clone(), head, end.clone()))?;
            for (column, (count, label)) in (0..n).zip(counts.iter().zip(labels)) {
                let x = LEFT + column * width;
                let share = *count as f64 / total.max(1) as f64;
                let corners = [(x, y), (x + width - 2, y + CELL - 2)];
                area.draw(&Rectangle::new(corners, BLUE.mix(DARKEST * share).filled()))?;
                let centre = (x + width / 2, y + CELL / 2);
                area.draw(&Text::new(count.to_string(), centre, middle.clone()))?;
                if row == 0 {
                    let head = (x + width / 2, TOP - 16);
                    area.draw(&Text::new(label.clone(), head, middle.clone()))?;
                }
            }
        }
        Ok(())
    })
}
