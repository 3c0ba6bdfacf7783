//! A function a tag.

use super::El;

macro_rules! tags {
    ($($name:ident)*) => {
        $(
            #[doc = concat!("A `<", stringify!($name), ">`.")]
            pub fn $name() -> El {
                El::new(stringify!($name))
            }
        )*
    };
}

tags! { a button code dd details dialog div dl dt fieldset form h2 h3 header img input label legend li p pre s section span strong summary table tbody td textarea th thead tr ul svg path }
