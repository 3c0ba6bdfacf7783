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

tags! { a button dialog div fieldset footer form h2 h3 header img input label legend li ol p s section span strong textarea ul svg path time }
