//! An enum that is written as one of a few names.

use crate::text::{concat, join};
use crate::value::Value;

use super::Reader;

/// An enum with a name for each of its values, in documents and in attributes.
pub trait Choice: Copy + Default + 'static {
    /// Every value; the first one is the default where a default is needed.
    const ALL: &'static [Self];

    /// Their names, in the same order.
    const NAMES: &'static [&'static str];

    /// The value of that name.
    fn named(name: &str) -> Option<Self> {
        Self::ALL.get(place(Self::NAMES, name)?).copied()
    }

    /// Reads it, or notes which names there are.
    fn choose(value: &Value, at: &mut Reader) -> Option<Self> {
        Self::ALL.get(choose(Self::NAMES, value, at)?).copied()
    }
}

fn place(names: &[&str], name: &str) -> Option<usize> {
    names.iter().position(|known| *known == name)
}

fn choose(names: &[&str], value: &Value, at: &mut Reader) -> Option<usize> {
    let place = value.as_text().and_then(|name| place(names, name));
    if place.is_none() {
        at.note(value.describe(), &one_of(names));
    }
    place
}

/// `one of top, inline, corner`
pub fn one_of(names: &[&str]) -> String {
    concat(&["one of ", &join(names, ", ")])
}

/// Declares an enum whose values are written as names.
///
/// ```text
/// choice! {
///     /// Where a banner stands.
///     pub enum Placement {
///         /// At the top of the page.
///         Top = "top",
///     }
/// }
/// ```
macro_rules! choice {
    (
        $(#[doc = $doc:literal])*
        pub enum $name:ident {
            $( $(#[doc = $value_doc:literal])* $value:ident = $text:literal, )*
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $( $(#[doc = $value_doc])* $value, )*
        }

        impl $name {
            /// Its name in documents, attributes and events.
            pub fn name(self) -> &'static str {
                match self { $( Self::$value => $text, )* }
            }
        }

        impl Default for $name {
            fn default() -> Self {
                <Self as $crate::read::Choice>::ALL[0]
            }
        }

        impl $crate::read::Choice for $name {
            const ALL: &'static [Self] = &[$( Self::$value, )*];
            const NAMES: &'static [&'static str] = &[$( $text, )*];
        }

        impl $crate::read::Read for $name {
            const EXPECTED: &'static str = concat!("one of" $(, " ", $text)*);

            fn read(value: &$crate::value::Value, at: &mut $crate::read::Reader) -> Option<Self> {
                <Self as $crate::read::Choice>::choose(value, at)
            }
        }

        #[cfg(feature = "tools")]
        impl $crate::read::Describe for $name {
            fn schema() -> $crate::value::Value {
                $crate::read::schema::choice(concat!($($doc),*), &[$( ($text, concat!($($value_doc),*)), )*])
            }
        }
    };
}

pub(crate) use choice;
