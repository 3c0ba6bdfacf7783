//! All visits, as a file.

use std::io::{self, Write};

use fastrand::Rng;
use jiff::Timestamp;
use jiff::civil::Date;

use super::assortment::Assortment;
use super::visit::visit;
use crate::catalog::Catalog;

/// So many days are simulated.
const DAYS: i64 = 28;
/// The last of them in a catalog without dates, in seconds since 1970: 2026-01-31.
const LAST_DAY: i64 = 1_769_817_600;
/// Where the random numbers start.
const SEED: u64 = 20;
/// Seconds between two views.
const PACE: i64 = 40;

/// Writes so many visits, in the order in which they begin: a line for each view and for each product of an order, with tab-separated columns
/// `session_id`, `item_id`, `time` (seconds since 1970), `event` (`view` or `order`) and `order_id`.
///
/// The days end with that on which the catalog's newest product was published, so that the log does not depend on when it
/// is made.
///
/// # Errors
/// What the writer says.
pub fn write_log(catalog: &Catalog, visits: u32, to: &mut dyn Write) -> io::Result<()> {
    const DAY: i64 = 24 * 60 * 60;
    let shop = Assortment::of(catalog);
    let mut random = Rng::with_seed(SEED);
    let from = last_day(catalog) - (DAYS - 1) * DAY;
    writeln!(to, "session_id\titem_id\ttime\tevent\torder_id")?;
    let product = |index: &usize| catalog.products.get(*index);
    for number in 0..visits {
        let share = f64::from(number) / f64::from(visits);
        let Some(visit) = visit(&shop, share, &mut random) else {
            break;
        };
        let mut time = from + (share * (DAYS * DAY) as f64) as i64;
        for product in visit.views.iter().filter_map(product) {
            writeln!(to, "{number}\t{}\t{time}\tview\t", product.id)?;
            time += PACE + random.i64(0..2 * PACE);
        }
        for product in visit.basket.iter().filter_map(product) {
            writeln!(to, "{number}\t{}\t{time}\torder\t{number}", product.id)?;
        }
    }
    Ok(())
}

/// The start of the day on which the newest product was published.
fn last_day(catalog: &Catalog) -> i64 {
    let dates = catalog.products.iter().filter_map(|product| {
        let text = product.published_at.as_deref()?;
        let date: Date = text.get(..10)?.parse().ok()?;
        let midnight: Timestamp = format!("{date}T00:00:00Z").parse().ok()?;
        Some(midnight.as_second())
    });
    dates.max().unwrap_or(LAST_DAY)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

    use super::*;
    use crate::catalog::Product;

    fn product(id: &str, category: &str, tag: &str, available: bool) -> Product {
        serde_json::from_value(serde_json::json!({
            "id": id, "title": format!("{tag} {id}"), "url": "/", "category": category, "tags": [tag],
            "price": "10", "available": available, "publishedAt": "2026-03-10",
        }))
        .unwrap()
    }

    fn shop() -> Catalog {
        let mut products = Vec::new();
        for (section, tag) in [
            ("Kitchen > Pans", "iron"),
            ("Kitchen > Knives", "iron"),
            ("Bath > Towels", "cotton"),
            ("Bath > Mats", "cotton"),
        ] {
            for number in 0..6 {
                let id = format!("{section}{number}").replace([' ', '>'], "");
                products.push(product(&id, section, tag, number > 0));
            }
        }
        // Words that half of the shop has are no taste; these make it large enough.
        for number in 0..40 {
            products.push(product(
                &format!("other{number}"),
                &format!("Other > {number}"),
                &format!("{number}"),
                true,
            ));
        }
        Catalog {
            products,
            ..Catalog::default()
        }
    }

    fn log(catalog: &Catalog, visits: u32) -> Vec<Vec<String>> {
        let mut text = Vec::new();
        write_log(catalog, visits, &mut text).unwrap();
        let lines = String::from_utf8(text).unwrap();
        lines
            .lines()
            .skip(1)
            .map(|line| line.split('\t').map(str::to_owned).collect())
            .collect()
    }

    #[test]
    fn the_same_catalog_gives_the_same_log() {
        assert_eq!(log(&shop(), 200), log(&shop(), 200));
    }

    #[test]
    fn visits_are_in_order_end_with_the_newest_product_and_buy_what_can_be_bought() {
        let lines = log(&shop(), 500);
        let sessions: std::collections::BTreeSet<_> = lines.iter().map(|line| &line[0]).collect();
        assert_eq!(sessions.len(), 500);
        let times: Vec<i64> = lines.iter().map(|line| line[2].parse().unwrap()).collect();
        let (first, last) = (1_770_768_000, 1_773_187_200 + 3600);
        assert!(
            times.iter().all(|time| (first..last).contains(time)),
            "within 28 days to 2026-03-10"
        );
        let orders: Vec<_> = lines.iter().filter(|line| line[3] == "order").collect();
        assert!(orders.len() > 50, "{}", orders.len());
        assert!(
            orders
                .iter()
                .all(|line| !line[1].ends_with("Pans0") && !line[1].is_empty())
        );
    }

    #[test]
    fn what_is_looked_at_together_is_alike_more_often_than_not() {
        let lines = log(&shop(), 1000);
        let (mut within, mut across) = (0, 0);
        for pair in lines.windows(2).filter(|pair| pair[0][0] == pair[1][0]) {
            let room = |line: &[String]| line[1].get(..4).map(str::to_owned);
            if room(&pair[0]) == room(&pair[1]) {
                within += 1
            } else {
                across += 1
            }
        }
        assert!(
            within > 3 * across,
            "{within} within a department, {across} across"
        );
    }

    #[test]
    fn a_shop_without_products_has_no_visits() {
        assert_eq!(log(&Catalog::default(), 10), Vec::<Vec<String>>::new());
    }
}
