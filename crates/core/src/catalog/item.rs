//! One product of the catalog.

use crate::money::{Currency, Decimal, Money};
use crate::read::{Place, Read, Reader};
use crate::text::join;
use crate::time::Instant;
use crate::url::{ImageUrl, LinkUrl};
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

impl Read for ItemId {
    const EXPECTED: &'static str = "the id of an item, text or a number";

    fn read(value: &Value, at: &mut Reader) -> Option<Self> {
        match Self::from_value(value) {
            Some(id) => Some(id),
            None => at.unexpected(value, Self::EXPECTED),
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
        let (mut id, mut title, mut url) = (None, None::<String>, None::<LinkUrl>);
        let (mut price, mut former) = (None::<Decimal>, None::<Decimal>);
        let (mut currency, mut category) = (currency, String::new());
        let (mut image, mut rating) = (None::<ImageUrl>, None::<Stars>);
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
            let place: &mut dyn Place = match name.as_str() {
                "id" => {
                    id = ItemId::from_value(value);
                    continue;
                }
                "title" => &mut title,
                "url" => &mut url,
                "image" => &mut image,
                "price" => &mut price,
                "compareAtPrice" => &mut former,
                "currency" => &mut currency,
                "rating" => &mut rating,
                "ratingCount" => &mut item.rating_count,
                "badge" => &mut item.badge,
                "available" => &mut item.available,
                "category" => &mut category,
                "brand" => &mut item.brand,
                "tags" => &mut item.tags,
                "publishedAt" => &mut item.published_at,
                _ => {
                    item.more.push((name.clone(), value.clone()));
                    continue;
                }
            };
            at.put(name, value, place);
        }
        let (Some(id), Some(title), Some(LinkUrl(url))) = (id, title, url) else {
            at.note(
                "an item without a usable id, title or url".into(),
                "all three",
            );
            return None;
        };
        (item.id, item.title, item.url) = (id, title, url);
        item.image = image.map(|image| image.0);
        item.rating = rating.map(|stars| stars.0);
        item.category = path(&category);
        item.price = price
            .map(|price| price.in_currency(currency))
            .filter(|price| price.minor >= 0);
        let former = former.map(|price| price.in_currency(currency));
        item.compare_at_price =
            former.filter(|former| item.price.is_some_and(|price| price.minor < former.minor));
        Some(item)
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

/// A mean rating.
struct Stars(f64);

impl Read for Stars {
    const EXPECTED: &'static str = "a number from 0 to 5";

    fn read(value: &Value, at: &mut Reader) -> Option<Self> {
        match value {
            Value::Number(stars) if (0.0..=5.0).contains(stars) => Some(Self(*stars)),
            other => at.unexpected(other, Self::EXPECTED),
        }
    }
}

/// `"Kitchen > Knives"` as its parts.
pub fn path(category: &str) -> Vec<String> {
    category
        .split('>')
        .map(|part| part.trim_ascii().to_owned())
        .filter(|part| !part.is_empty())
        .collect()
}
