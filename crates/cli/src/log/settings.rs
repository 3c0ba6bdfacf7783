//! What a log's owner says about it, in the form that readers ask for.

use awning_train::log::Action;

use super::action::Actions;
use super::column::Named;
use super::format::Format;
use super::time::TimeStyle;

/// What a log's owner says about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// What files are; by default told by their content.
    pub format: Option<Format>,
    /// Whether delimited text begins with rows at once; columns are then named 1, 2, 3 and so on.
    pub no_header: bool,
    /// Columns that are named.
    pub named: Named,
    /// How times are written.
    pub times: TimeStyle,
    /// What the words of a column of actions mean.
    pub actions: Actions,
    /// What rows are in a log without a column of actions; by default orders where an order's number is what groups
    /// them, else views.
    pub action: Option<Action>,
}
