//! Which column of a log is what.

use thiserror::Error;

use super::role::{ORDER_NAMES, Role};

/// Columns that the owner of a log named, by role.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    columns: Vec<(Role, String)>,
}

impl Named {
    /// Names a column.
    pub fn set(&mut self, role: Role, column: Option<&str>) {
        if let Some(column) = column {
            self.columns.push((role, column.to_owned()));
        }
    }

    /// The column that was named.
    pub fn get(&self, role: Role) -> Option<&str> {
        let mut columns = self.columns.iter();
        let found = columns.find(|(named, _)| *named == role);
        found.map(|(_, column)| column.as_str())
    }
}

/// The places of the columns of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    places: [Option<usize>; 5],
    /// Whether sessions are orders, so that each row of a log without actions is something ordered.
    pub of_orders: bool,
}

/// Why a file's columns cannot be told.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum MappingError {
    /// A column was named that is not there.
    #[error("--{role} {column}: there is no such column; the columns are {columns}")]
    Unknown {
        /// The option.
        role: &'static str,
        /// What it named.
        column: String,
        /// Those that are there.
        columns: String,
    },
    /// No column is known to be the item.
    #[error(
        "no column is known to be the item; name it with --item COLUMN; the columns are {columns}"
    )]
    NoItem {
        /// Those that are there.
        columns: String,
    },
    /// No column says what belongs together.
    #[error(
        "no column is known to be the session or the visitor; name one with --session COLUMN or --visitor COLUMN; the columns are {columns}"
    )]
    NoSession {
        /// Those that are there.
        columns: String,
    },
}

impl Mapping {
    /// Finds the columns by what the owner says and, for the rest, by their names.
    ///
    /// A session goes before a visitor. Where the owner names both, or where sessions are numbered for each visitor, as
    /// in exports of Google Analytics, both together are the session.
    pub fn resolve<Name: AsRef<str>>(
        columns: &[Name],
        named: &Named,
    ) -> Result<Self, MappingError> {
        let mut mapping = Self::default();
        for role in Role::ALL {
            if let Some(column) = named.get(role) {
                mapping.set(role, Some(find(columns, role, column)?));
            }
        }
        let by_name = |mapping: &Self, names: &[&str]| {
            let is_free = |place: &usize| !mapping.places.contains(&Some(*place));
            let place = |name: &&str| {
                columns
                    .iter()
                    .position(|column| plain(column.as_ref()) == **name)
            };
            names.iter().filter_map(place).find(is_free)
        };
        for role in [Role::Item, Role::Time, Role::Action] {
            if mapping.place(role).is_none() {
                mapping.set(role, by_name(&mapping, role.names()));
            }
        }
        if mapping.place(Role::Session).is_none() && mapping.place(Role::Visitor).is_none() {
            let session = by_name(&mapping, Role::Session.names());
            let visitor = by_name(&mapping, Role::Visitor.names());
            let order = by_name(&mapping, &ORDER_NAMES);
            let is_numbered = session.is_some_and(|place| {
                columns
                    .get(place)
                    .is_some_and(|name| plain(name.as_ref()) == "gasessionid")
            });
            // Where actions are told, an order's number stands only beside orders.
            let of_orders =
                session.is_none() && mapping.place(Role::Action).is_none() && order.is_some();
            if session.is_some() {
                mapping.set(Role::Session, session);
                mapping.set(Role::Visitor, visitor.filter(|_| is_numbered));
            } else if of_orders || visitor.is_none() {
                mapping.set(Role::Session, order);
                mapping.of_orders = of_orders;
            } else {
                mapping.set(Role::Visitor, visitor);
            }
        }
        if mapping.place(Role::Item).is_none() {
            let columns = list(columns);
            return Err(MappingError::NoItem { columns });
        }
        if mapping.place(Role::Session).is_none() && mapping.place(Role::Visitor).is_none() {
            let columns = list(columns);
            return Err(MappingError::NoSession { columns });
        }
        Ok(mapping)
    }

    /// The place of a role's column.
    pub fn place(&self, role: Role) -> Option<usize> {
        self.places.get(role as usize).copied().flatten()
    }

    fn set(&mut self, role: Role, place: Option<usize>) {
        if let Some(slot) = self.places.get_mut(role as usize) {
            *slot = place;
        }
    }
}

fn find<Name: AsRef<str>>(
    columns: &[Name],
    role: Role,
    column: &str,
) -> Result<usize, MappingError> {
    let exact = columns.iter().position(|known| known.as_ref() == column);
    let alike = || {
        columns
            .iter()
            .position(|known| plain(known.as_ref()) == plain(column))
    };
    exact.or_else(alike).ok_or_else(|| MappingError::Unknown {
        role: role.name(),
        column: column.to_owned(),
        columns: list(columns),
    })
}

/// Letters and digits in lower case: what is left of a name however it is spelled.
pub fn plain(name: &str) -> String {
    let letters = name.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// Names of columns, as a sentence lists them.
pub fn list<Name: AsRef<str>>(columns: &[Name]) -> String {
    let quoted: Vec<String> = columns
        .iter()
        .take(30)
        .map(|column| format!("\"{}\"", column.as_ref()))
        .collect();
    let more = if columns.len() > quoted.len() {
        ", …"
    } else {
        ""
    };
    format!("{}{more}", quoted.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The columns of session, visitor, item, time and action, "-" for none.
    fn mapped(columns: &str, named: &[(Role, &str)]) -> Result<String, String> {
        let columns: Vec<&str> = columns.split(',').collect();
        let mut own = Named::default();
        for (role, column) in named {
            own.set(*role, Some(column));
        }
        let mapping = Mapping::resolve(&columns, &own).map_err(|error| error.to_string())?;
        let name = |role| mapping.place(role).map_or("-", |place| columns[place]);
        let orders = if mapping.of_orders { " orders" } else { "" };
        Ok(Role::ALL.map(name).join(" ") + orders)
    }

    #[test]
    fn the_columns_of_well_known_logs_are_told_by_their_names() {
        for (columns, expected) in [
            ("SessionId,ItemId,Time", "SessionId - ItemId Time -"),
            (
                "session_id,product_id,event_time",
                "session_id - product_id event_time -",
            ),
            (
                "event_time,event_type,product_id,category_id,category_code,brand,price,user_id,user_session",
                "user_session - product_id event_time event_type",
            ),
            (
                "timestamp,visitorid,event,itemid,transactionid",
                "- visitorid itemid timestamp event",
            ),
            (
                "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country",
                "InvoiceNo - StockCode InvoiceDate - orders",
            ),
            (
                "user_pseudo_id,ga_session_id,item_id,event_timestamp,event_name",
                "ga_session_id user_pseudo_id item_id event_timestamp event_name",
            ),
            ("user,sku,ts", "- user sku ts -"),
            ("order_id,product_id", "order_id - product_id - - orders"),
        ] {
            assert_eq!(mapped(columns, &[]).as_deref(), Ok(expected), "{columns}");
        }
    }

    #[test]
    fn what_the_owner_names_goes_first_and_both_ids_together_are_a_session() {
        let columns = "a,b,c,session_id,time";
        let named = [
            (Role::Item, "A"),
            (Role::Visitor, "b"),
            (Role::Session, "c"),
        ];
        assert_eq!(mapped(columns, &named).as_deref(), Ok("c b a time -"));
        let visitor = [(Role::Item, "a"), (Role::Visitor, "b")];
        assert_eq!(mapped(columns, &visitor).as_deref(), Ok("- b a time -"));
    }

    #[test]
    fn columns_that_cannot_be_told_are_asked_for() {
        for (columns, named, expected) in [
            (
                "a,session",
                vec![],
                r#"no column is known to be the item; name it with --item COLUMN; the columns are "a", "session""#,
            ),
            (
                "item,b",
                vec![],
                r#"no column is known to be the session or the visitor; name one with --session COLUMN or --visitor COLUMN; the columns are "item", "b""#,
            ),
            (
                "item,session",
                vec![(Role::Time, "when")],
                r#"--time when: there is no such column; the columns are "item", "session""#,
            ),
        ] {
            assert_eq!(mapped(columns, &named), Err(expected.to_owned()));
        }
    }
}
