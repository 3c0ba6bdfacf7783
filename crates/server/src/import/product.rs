//! One row to one product.

use std::collections::{BTreeMap, HashMap};

use awning_core::url::may_show;
use jiff::Timestamp;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use rust_decimal::{Decimal, RoundingStrategy};
use serde_json::Value;

use super::amount::{Amount, AmountError, DecimalMark, parse_amount, print_amount};
use super::field::Field;
use super::mapping::Mapping;
use super::markup::text_of;
use super::rows::Row;
use super::value;
use crate::catalog::{Product, currency_code, decimals};

/// The longest id, in bytes, that is taken: it is a part of URLs and of events.
const MAX_ID: usize = 200;

/// What is left as it is in a path segment: RFC 3986's unreserved characters.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// Names of a product's own members, which a kept column may not take.
const OWN_NAMES: [&str; 16] = [
    "id",
    "title",
    "url",
    "image",
    "price",
    "compareAtPrice",
    "currency",
    "rating",
    "ratingCount",
    "badge",
    "available",
    "category",
    "brand",
    "tags",
    "publishedAt",
    "description",
];

/// Something about a row that its owner should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Remark {
    /// What, in words that are the same for all rows it happens to.
    pub what: &'static str,
    /// The value it happened to.
    pub sample: Option<String>,
}

/// A product and what is decided about it later.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Draft {
    /// Where its row is.
    pub place: u64,
    /// The product, its title without the subtitle.
    pub product: Product,
    /// What may complete the title.
    pub subtitle: Option<String>,
    /// What was left out or changed.
    pub remarks: Vec<Remark>,
}

/// How rows of one source are read.
pub(super) struct RowReader<'a> {
    /// Which column is which field.
    pub mapping: &'a Mapping,
    /// The decimal marks of the money columns.
    pub marks: HashMap<Field, DecimalMark>,
    /// The currency of amounts that name none.
    pub currency: &'a str,
    /// For sales that are over or yet to come.
    pub now: Timestamp,
}

impl RowReader<'_> {
    /// Makes a product of a row, or says why the row is skipped.
    pub fn read(&self, row: &Row) -> Result<Draft, Remark> {
        let id = self.id(row)?;
        let title = self.text(row, Field::Title).ok_or(remark("no title"))?;
        let mut remarks = Vec::new();
        let mut product = bare_product(id, title);
        self.set_prices(row, &mut product, &mut remarks)?;
        self.set_addresses(row, &mut product, &mut remarks);
        self.set_facts(row, &mut product, &mut remarks);
        for (column, kept) in &row.values {
            if !self.mapping.is_claimed(column) {
                let taken =
                    OWN_NAMES.contains(&column.as_str()) || product.more.contains_key(column);
                let name = if taken {
                    format!("{column} (source)")
                } else {
                    column.clone()
                };
                product.more.insert(name, kept.clone());
            }
        }
        let subtitle = self.text(row, Field::Subtitle);
        Ok(Draft {
            place: row.place,
            product,
            subtitle,
            remarks,
        })
    }

    fn value<'r>(&self, row: &'r Row, field: Field) -> Option<&'r Value> {
        row.values.get(self.mapping.column(field)?)
    }

    fn text(&self, row: &Row, field: Field) -> Option<String> {
        self.value(row, field).and_then(value::text)
    }

    fn id(&self, row: &Row) -> Result<String, Remark> {
        let given = self.value(row, Field::Id).ok_or(remark("no id"))?;
        let id = value::text(given)
            .ok_or_else(|| about("the id is neither text nor a whole number", given))?;
        if id.len() > MAX_ID {
            Err(about("the id is longer than 200 bytes", given))
        } else if id == "." || id == ".." {
            Err(about("the id cannot stand in a URL", given))
        } else {
            Ok(id)
        }
    }

    fn set_prices(
        &self,
        row: &Row,
        product: &mut Product,
        remarks: &mut Vec<Remark>,
    ) -> Result<(), Remark> {
        let mut price = match self.value(row, Field::Price) {
            Some(given) => Some(
                self.amount(Field::Price, given)
                    .map_err(|error| about(price_fault(error), given))?,
            ),
            None => None,
        };
        let mut former = None;
        if let Some(given) = self.value(row, Field::CompareAtPrice) {
            match self.amount(Field::CompareAtPrice, given) {
                Ok(amount) => former = Some(amount),
                Err(_) => remarks.push(about(
                    "the former price is not a decimal number; left out",
                    given,
                )),
            }
        }
        if let Some(given) = self.value(row, Field::SalePrice) {
            match self.amount(Field::SalePrice, given) {
                Ok(_) if !self.sale_is_on(row) => {
                    remarks.push(about("the sale price does not hold today; left out", given));
                }
                Ok(sale) if price.as_ref().is_none_or(|price| sale.value < price.value) => {
                    former = price.replace(sale).or(former);
                }
                Ok(_) => remarks.push(about(
                    "the sale price is not below the price; left out",
                    given,
                )),
                Err(_) => remarks.push(about(
                    "the sale price is not a decimal number; left out",
                    given,
                )),
            }
        }
        let own = self
            .text(row, Field::Currency)
            .and_then(|text| currency_code(&text));
        let own = price
            .as_ref()
            .and_then(|price| price.currency.clone())
            .or(own);
        let currency = own.as_deref().unwrap_or(self.currency);
        if let (Some(above), Some(price)) = (&former, &price) {
            let other = above
                .currency
                .as_deref()
                .is_some_and(|code| code != currency);
            if above.value <= price.value || other {
                remarks.push(Remark {
                    what: "the former price is not above the price; left out",
                    sample: Some(print_amount(above.value)),
                });
                former = None;
            }
        }
        product.price = price.map(|amount| round(amount.value, currency, remarks));
        product.compare_at_price = former
            .filter(|_| product.price.is_some())
            .map(|amount| round(amount.value, currency, remarks));
        product.currency = Some(currency.to_owned()).filter(|code| code != self.currency);
        Ok(())
    }

    /// A price may be a text, a number, or an object with an amount and a currency.
    fn amount(&self, field: Field, given: &Value) -> Result<Amount, AmountError> {
        match given {
            Value::Number(number) => parse_amount(&number.to_string(), DecimalMark::Point),
            Value::Object(object) => {
                let value = ["amount", "value"]
                    .iter()
                    .find_map(|name| object.get(*name));
                let mut amount = self.amount(field, value.ok_or(AmountError::NotANumber)?)?;
                let code = ["currency", "currencyCode", "currency_code"]
                    .iter()
                    .find_map(|name| object.get(*name));
                amount.currency = code
                    .and_then(Value::as_str)
                    .and_then(currency_code)
                    .or(amount.currency);
                Ok(amount)
            }
            other => {
                let mark = self
                    .marks
                    .get(&field)
                    .copied()
                    .unwrap_or(DecimalMark::Point);
                parse_amount(&value::text(other).ok_or(AmountError::NotANumber)?, mark)
            }
        }
    }

    fn sale_is_on(&self, row: &Row) -> bool {
        self.value(row, Field::SalePeriod)
            .and_then(|period| value::is_within(period, self.now))
            .unwrap_or(true)
    }

    fn set_addresses(&self, row: &Row, product: &mut Product, remarks: &mut Vec<Remark>) {
        if let Some(source) = self.value(row, Field::Url).and_then(value::address)
            && source != product.url
        {
            product
                .more
                .insert("sourceUrl".to_owned(), Value::String(source));
        }
        if let Some(given) = self.value(row, Field::Image) {
            match value::address(given).filter(|address| may_show(address)) {
                Some(address) => product.image = Some(address),
                None => remarks.push(about(
                    "the picture's address is not one of the web; left out",
                    given,
                )),
            }
        }
    }

    fn set_facts(&self, row: &Row, product: &mut Product, remarks: &mut Vec<Remark>) {
        if let Some(given) = self.value(row, Field::Available) {
            match value::availability(given) {
                Some(available) => product.available = available,
                None => remarks.push(about(
                    "the availability is not understood; taken as available",
                    given,
                )),
            }
        }
        if let Some(given) = self.value(row, Field::Rating) {
            product.rating = value::rating(given);
            if product.rating.is_none() {
                remarks.push(about(
                    "the rating is not a number from 0 to 5; left out",
                    given,
                ));
            }
        }
        if let Some(given) = self.value(row, Field::RatingCount) {
            product.rating_count = value::count(given);
            if product.rating_count.is_none() {
                remarks.push(about(
                    "the number of ratings is not a whole number; left out",
                    given,
                ));
            }
        }
        if let Some(given) = self.value(row, Field::PublishedAt) {
            product.published_at = value::date(given);
            if product.published_at.is_none() {
                remarks.push(about("the date is not one of RFC 3339; left out", given));
            }
        }
        product.badge = self.text(row, Field::Badge);
        product.brand = self.text(row, Field::Brand);
        product.category = self.value(row, Field::Category).and_then(value::path);
        product.tags = self
            .value(row, Field::Tags)
            .map(value::words)
            .unwrap_or_default();
        let description = self
            .text(row, Field::Description)
            .map(|text| text_of(&text));
        product.description = description.filter(|text| !text.is_empty());
    }
}

fn bare_product(id: String, title: String) -> Product {
    let segment = utf8_percent_encode(&id, SEGMENT).to_string();
    Product {
        title,
        url: format!("/product/{segment}"),
        image: Some(format!("/images/{segment}.svg")),
        price: None,
        compare_at_price: None,
        currency: None,
        rating: None,
        rating_count: None,
        badge: None,
        available: true,
        category: None,
        brand: None,
        tags: Vec::new(),
        published_at: None,
        description: None,
        more: BTreeMap::new(),
        id,
    }
}

/// Rounds to the decimals of the currency, and says so.
fn round(value: Decimal, currency: &str, remarks: &mut Vec<Remark>) -> String {
    let rounded =
        value.round_dp_with_strategy(decimals(currency), RoundingStrategy::MidpointAwayFromZero);
    if rounded != value {
        let sample = Some(print_amount(value));
        remarks.push(Remark {
            what: "the price has more decimals than its currency; rounded",
            sample,
        });
    }
    print_amount(rounded)
}

fn price_fault(error: AmountError) -> &'static str {
    match error {
        AmountError::NotANumber => "the price is not a decimal number",
        AmountError::Negative => "the price is below zero",
        AmountError::TooLarge => "the price is above 10,000,000,000",
    }
}

fn remark(what: &'static str) -> Remark {
    Remark { what, sample: None }
}

fn about(what: &'static str, value: &Value) -> Remark {
    let text = match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    Remark {
        what,
        sample: Some(text),
    }
}

#[cfg(test)]
#[path = "product_tests.rs"]
mod tests;
