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

tags! { a button dialog div fieldset form h2 header img input label legend li p s section span strong textarea ul svg path }
