//! What an output does with the columns of the tables that it is made from.

/// Which columns of the input tables stand in the output.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Passing {
    /// None.
    #[default]
    Nothing,
    /// None, but their values are used.
    Values,
    /// All, and each row may have its own.
    AnyColumns,
    /// All, and every row has the same.
    SameColumns,
    /// All, and every row has the same, of the same types.
    SameTypes,
}

/// What an output does with the columns of tables.
#[derive(Clone, Debug, Default)]
pub(crate) struct ColumnUse {
    /// Which stand in it.
    pub(crate) passing: Passing,
    /// Those that every table is to have.
    pub(crate) needed: Vec<String>,
    /// Those that it may add to a table of sentences, and to one of articles.
    pub(super) added: [Vec<String>; 2],
}

impl ColumnUse {
    /// The columns that it may add: those of an earlier run, which they replace, are left out.
    pub(crate) fn added(&self, is_of_articles: bool) -> Vec<String> {
        self.added[usize::from(is_of_articles)].clone()
    }

    /// Columns are passed through, and none is added.
    pub(crate) fn passing(passing: Passing) -> Self {
        Self {
            passing,
            ..Self::default()
        }
    }
}
