//! A struct that is read from an object: its fields, their names in JSON and their defaults, said once.

/// Declares a struct with its field names in JSON, and reads it from an object.
///
/// A field is required unless its type is an `Option` or a `Vec`, or a default follows its name. A wrong value counts
/// as a missing one, once it has been noted.
///
/// ```text
/// record! {
///     /// A step of a spend-and-save offer.
///     pub struct Tier {
///         /// The cart's total from which it is reached.
///         pub threshold: Decimal => "threshold",
///         /// Whether reaching it is celebrated.
///         pub celebrate: bool => "celebrate" = true,
///     }
/// }
/// ```
macro_rules! record {
    (
        $(#[doc = $doc:literal])*
        pub struct $name:ident {
            $(
                $(#[doc = $field_doc:literal])*
                pub $field:ident: $type:ty => $key:literal $(= $default:expr)?,
            )*
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name {
            $( $(#[doc = $field_doc])* pub $field: $type, )*
        }

        impl $crate::read::Read for $name {
            const EXPECTED: &'static str = "an object";

            fn read(value: &$crate::value::Value, at: &mut $crate::read::Reader) -> Option<Self> {
                let fields = at.object(value)?;
                at.only(fields, &[$($key),*]);
                // Read into its place, and all of it even if something is missing: no problem hides another, and there
                // is one way out, not one a field with all the others to be dropped.
                let mut read = Self::default();
                #[allow(unused_mut)] // where every field has a default
                let mut complete = true;
                $( $crate::read::record!(@read complete at fields $key read.$field $(= $default)?); )*
                complete.then_some(read)
            }
        }

        impl Default for $name {
            /// What it is where nothing is said.
            fn default() -> Self {
                Self { $( $field: $crate::read::record!(@default $($default)?), )* }
            }
        }

        #[cfg(feature = "tools")]
        impl $crate::read::Describe for $name {
            fn schema() -> $crate::value::Value {
                $crate::read::schema::record(
                    concat!($($doc),*),
                    vec![$( $crate::read::schema::Described {
                        name: $key,
                        doc: concat!($($field_doc),*),
                        required: $crate::read::record!(@required $type $(= $default)?),
                        schema: <$type as $crate::read::Describe>::schema(),
                    }, )*],
                )
            }
        }
    };
    (@read $complete:ident $at:ident $fields:ident $key:literal $read:ident.$field:ident) => {
        $complete &= $at.field($fields, $key, &mut $read.$field);
    };
    (@read $complete:ident $at:ident $fields:ident $key:literal $read:ident.$field:ident = $default:expr) => {
        $at.optional($fields, $key, &mut $read.$field);
    };
    (@default) => { Default::default() };
    (@default $default:expr) => { $default };
    (@required $type:ty) => { <$type as $crate::read::Read>::REQUIRED };
    (@required $type:ty = $default:expr) => { false };
}

pub(crate) use record;
