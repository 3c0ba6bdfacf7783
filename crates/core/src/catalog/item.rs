//! One product of the catalog.

use crate::money::{Currency, Decimal, Money};
use crate::read::Reader;
use crate::text::join;
use crate::time::Instant;
use crate::url::{may_link, may_show};
use crate::value::{Value, number_text, object};

/// The shop's own identifier of a product.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ItemId(String);

impl ItemId {
    /// The identifier of that text.
    pub fn new(id: impl Into<String>) -> Self {
        Self(id.into())
    }

    /// Its text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Reads an id; shops write them as text or as numbers.
    pub fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Text(text) if !text.is_empty() => Some(Self(text.clone())),
            Value::Number(number) => Some(Self(number_text(*number))),
            _ => None,
        }
    }
}

/// A product, as far as cards, rankings and events need it.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The shop's own identifier.
    pub id: ItemId,
    /// The name on the card.
    pub title: String,
    /// Where its page is; its scheme is one that may be linked to.
    pub url: String,
    /// Its picture; of a scheme that may be shown.
    pub image: Option<String>,
    /// What it costs.
    pub price: Option<Money>,
    /// What it cost before; only kept if that is more than `price`.
    pub compare_at_price: Option<Money>,
    /// Mean rating, 0 to 5.
    pub rating: Option<f64>,
    /// How many ratings that is the mean of.
    pub rating_count: u32,
    /// A word on the picture's corner.
    pub badge: Option<String>,
    /// Whether it can be bought now.
    pub available: bool,
    /// The path of its category, outermost first.
    pub category: Vec<String>,
    /// Its maker.
    pub brand: Option<String>,
    /// Words that say what it is like.
    pub tags: Vec<String>,
    /// Since when it is sold.
    pub published_at: Option<Instant>,
    /// What else the catalog said of it, for conditions.
    pub more: Vec<(String, Value)>,
}

impl Item {
    /// Reads an item whose prices are in `currency` unless it names another one.
    ///
    /// `None` if there is no usable `id`, `title` or `url`; what else is wrong is noted and left out.
    pub fn read(value: &Value, currency: Currency, at: &mut Reader) -> Option<Self> {
        let fields = at.object(value)?;
        let mut id = None;
        let mut title = None;
        let mut url = None;
        let mut prices = (None::<Decimal>, None::<Decimal>);
        let mut currency = currency;
        let mut item = Self {
            id: ItemId(String::new()),
            title: String::new(),
            url: String::new(),
            image: None,
            price: None,
            compare_at_price: None,
            rating: None,
            rating_count: 0,
            badge: None,
            available: true,
            category: Vec::new(),
            brand: None,
            tags: Vec::new(),
            published_at: None,
            more: Vec::new(),
        };
        for (name, value) in fields {
            if *value == Value::Null {
                continue;
            }
            match name.as_str() {
                "id" => id = ItemId::from_value(value),
                "title" => title = at.inside(name, value),
                "url" => {
                    url = at.checked(
                        name,
                        value,
                        "a relative, http or https URL",
                        |url: &String| may_link(url),
                    )
                }
                "image" => {
                    item.image = at.checked(name, value, "the URL of a picture", |url: &String| {
                        may_show(url)
                    })
                }
                "price" => prices.0 = at.inside(name, value),
                "compareAtPrice" => prices.1 = at.inside(name, value),
                "currency" => currency = at.inside(name, value).unwrap_or(currency),
                "rating" => {
                    item.rating = at.checked(name, value, "a number from 0 to 5", |stars| {
                        (0.0..=5.0).contains(stars)
                    })
                }
                "ratingCount" => item.rating_count = at.inside(name, value).unwrap_or(0),
                "badge" => item.badge = at.inside(name, value),
                "available" => item.available = at.inside(name, value).unwrap_or(true),
                "category" => {
                    item.category = path(&at.inside::<String>(name, value).unwrap_or_default())
                }
                "brand" => item.brand = at.inside(name, value),
                "tags" => item.tags = at.inside(name, value).unwrap_or_default(),
                "publishedAt" => item.published_at = at.inside(name, value),
                _ => item.more.push((name.clone(), value.clone())),
            }
        }
        let (Some(id), Some(title), Some(url)) = (id, title, url) else {
            at.note(
                "an item without a usable id, title or url".into(),
                "all three",
            );
            return None;
        };
        item.price = prices
            .0
            .map(|price| price.in_currency(currency))
            .filter(|price| price.minor >= 0);
        let former = prices.1.map(|price| price.in_currency(currency));
        item.compare_at_price =
            former.filter(|former| item.price.is_some_and(|price| price.minor < former.minor));
        Some(Self {
            id,
            title,
            url,
            ..item
        })
    }

    /// What events and handlers are told of it, by the names of the catalog; amounts are numbers.
    pub fn to_value(&self) -> Value {
        let price = self.price.or(self.compare_at_price);
        object!([
            ("id", self.id.as_str().into()),
            ("title", self.title.as_str().into()),
            ("url", self.url.as_str().into()),
            ("image", self.image.as_deref().into()),
            ("price", self.price.map(|price| price.as_number()).into()),
            (
                "currency",
                price.map(|price| price.currency.code().to_owned()).into(),
            ),
            ("category", join(&self.category, " > ").into()),
            ("brand", self.brand.as_deref().into()),
        ])
    }

    /// How much cheaper it is than before, in whole percent; `None` if it is not, or by less than one percent.
    pub fn discount_percent(&self) -> Option<u32> {
        let (price, former) = (self.price?, self.compare_at_price?);
        let percent = (former.minor - price.minor) * 100 / former.minor;
        u32::try_from(percent).ok().filter(|percent| *percent > 0)
    }
}

/// `"Kitchen > Knives"` as its parts.
fn path(category: &str) -> Vec<String> {
    category
        .split('>')
        .map(|part| part.trim_ascii().to_owned())
        .filter(|part| !part.is_empty())
        .collect()
}
