//! The fields an importer looks for, and the column names it knows them by.

/// A field of a product that a column can be mapped to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The shop's identifier; required.
    Id,
    /// The name on the card; required.
    Title,
    /// A short text that completes a title which alone does not tell products apart.
    Subtitle,
    /// The product's page in the shop that the list comes from.
    Url,
    /// The picture.
    Image,
    /// What it costs, or cost before a sale where `SalePrice` is lower.
    Price,
    /// What it costs during a sale.
    SalePrice,
    /// When the sale price holds: two times with a slash between them.
    SalePeriod,
    /// What it cost before.
    CompareAtPrice,
    /// The code of the row's currency.
    Currency,
    /// Mean rating, 0 to 5.
    Rating,
    /// How many ratings there are.
    RatingCount,
    /// A word on the picture's corner.
    Badge,
    /// Whether it can be bought: a word, or how many are in stock.
    Available,
    /// A path of categories.
    Category,
    /// The maker.
    Brand,
    /// Free words.
    Tags,
    /// Since when it is sold.
    PublishedAt,
    /// A text for the product's page.
    Description,
}

/// The column names each field is known by, most telling first: where a source has several of them, the first is mapped
/// and the others are kept as they are. Case, spaces, `_`, `-` and a `g:` prefix make no difference.
pub const SYNONYMS: &[(Field, &[&str])] = &[
    (
        Field::Id,
        &[
            "id",
            "item id",
            "product id",
            "sku",
            "article number",
            "item number",
            "stock code",
            "code",
            "handle",
        ],
    ),
    (
        Field::Title,
        &[
            "title",
            "name",
            "product name",
            "product title",
            "item name",
        ],
    ),
    (
        Field::Subtitle,
        &["subtitle", "short description", "tagline"],
    ),
    (
        Field::Url,
        &[
            "url",
            "link",
            "product url",
            "product link",
            "permalink",
            "page url",
        ],
    ),
    (
        Field::Image,
        &[
            "image",
            "image link",
            "image url",
            "image src",
            "images",
            "picture",
            "photo",
            "thumbnail",
            "featured image",
        ],
    ),
    (
        Field::Price,
        &[
            "price",
            "regular price",
            "unit price",
            "list price",
            "variant price",
            "median price",
            "amount",
        ],
    ),
    (
        Field::SalePrice,
        &[
            "sale price",
            "special price",
            "offer price",
            "discounted price",
        ],
    ),
    (Field::SalePeriod, &["sale price effective date"]),
    (
        Field::CompareAtPrice,
        &[
            "compare at price",
            "variant compare at price",
            "old price",
            "former price",
            "original price",
            "was price",
            "msrp",
            "rrp",
        ],
    ),
    (
        Field::Currency,
        &["currency", "currency code", "price currency"],
    ),
    (
        Field::Rating,
        &["rating", "average rating", "product rating", "stars"],
    ),
    (
        Field::RatingCount,
        &[
            "rating count",
            "ratings count",
            "review count",
            "reviews count",
            "number of reviews",
        ],
    ),
    (Field::Badge, &["badge", "label"]),
    (
        Field::Available,
        &[
            "available",
            "availability",
            "in stock",
            "sellable online",
            "is available",
            "stock status",
            "stock",
            "inventory",
            "quantity in stock",
        ],
    ),
    (
        Field::Category,
        &[
            "category",
            "product type",
            "category path",
            "categories",
            "product category",
            "google product category",
            "department",
            "type",
        ],
    ),
    (Field::Brand, &["brand", "vendor", "manufacturer", "maker"]),
    (Field::Tags, &["tags", "keywords"]),
    (
        Field::PublishedAt,
        &[
            "published at",
            "published date",
            "publication date",
            "release date",
            "date added",
            "created at",
        ],
    ),
    (
        Field::Description,
        &[
            "description",
            "long description",
            "body html",
            "product description",
        ],
    ),
];

impl Field {
    /// The name of the field in `catalog.json` and in `--map`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Title => "title",
            Self::Subtitle => "subtitle",
            Self::Url => "url",
            Self::Image => "image",
            Self::Price => "price",
            Self::SalePrice => "salePrice",
            Self::SalePeriod => "salePeriod",
            Self::CompareAtPrice => "compareAtPrice",
            Self::Currency => "currency",
            Self::Rating => "rating",
            Self::RatingCount => "ratingCount",
            Self::Badge => "badge",
            Self::Available => "available",
            Self::Category => "category",
            Self::Brand => "brand",
            Self::Tags => "tags",
            Self::PublishedAt => "publishedAt",
            Self::Description => "description",
        }
    }

    /// The field of that name, written in any case.
    pub fn from_name(name: &str) -> Option<Self> {
        let wanted = plain(name);
        SYNONYMS
            .iter()
            .map(|(field, _)| *field)
            .find(|field| plain(field.name()) == wanted)
    }

    /// Whether the field holds an amount of money, so that its column's name may end in a currency code.
    pub fn is_money(self) -> bool {
        matches!(self, Self::Price | Self::SalePrice | Self::CompareAtPrice)
    }
}

/// A column name without what makes no difference: case, spaces and punctuation, a `g:` prefix.
pub(super) fn plain(name: &str) -> String {
    let name = name.trim();
    let name = name.strip_prefix("g:").unwrap_or(name);
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_column_name_stands_for_two_fields() {
        let mut seen = std::collections::BTreeMap::new();
        for (field, names) in SYNONYMS {
            for name in *names {
                if let Some(other) = seen.insert(plain(name), *field) {
                    assert_eq!(other, *field, "{name:?} stands for two fields");
                }
            }
        }
    }

    #[test]
    fn every_field_is_found_by_its_own_name_and_by_its_name_in_any_case() {
        for (field, names) in SYNONYMS {
            assert_eq!(Field::from_name(&field.name().to_uppercase()), Some(*field));
            let own = plain(field.name());
            let listed = names.iter().any(|name| plain(name) == own);
            assert!(
                listed || *field == Field::SalePeriod,
                "{} is not among its own synonyms",
                field.name()
            );
        }
        assert_eq!(Field::from_name("colour"), None);
    }

    #[test]
    fn the_manual_prints_this_table() {
        let manual = include_str!("../../../../docs/catalog.md");
        for (field, names) in SYNONYMS {
            let line = format!("| `{}` | {} |", field.name(), names.join(", "));
            assert!(
                manual.contains(&line),
                "docs/catalog.md lacks the line {line}"
            );
        }
    }
}
