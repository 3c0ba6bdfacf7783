//! One file a page: what it shows and what it answers. `cart` and `checkout` also take their forms; `product` also serves
//! the drawn pictures; `source` shows what a page pasted.

pub mod about;
pub mod cart;
pub mod category;
pub mod checkout;
pub mod experiments;
pub mod home;
pub mod not_found;
pub mod product;
pub mod search;
pub mod source;
