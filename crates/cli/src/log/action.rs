//! What the words of a log mean.

use awning_train::log::Action;

/// The words that logs and tracking plans have for each action, as [`plain_word`] writes them.
pub const WORDS: [(Action, &[&str]); 3] = [
    (
        Action::View,
        &[
            "view",
            "views",
            "viewed",
            "click",
            "clicks",
            "pv",
            "detail",
            "detail_view",
            "view_item",
            "viewitem",
            "item_view",
            "product_view",
            "product_viewed",
            "view_product",
            "page_view",
            "pageview",
        ],
    ),
    (
        Action::Cart,
        &[
            "cart",
            "add",
            "basket",
            "add_to_cart",
            "addtocart",
            "add_to_basket",
            "added_to_cart",
            "product_added",
        ],
    ),
    (
        Action::Order,
        &[
            "order",
            "ordered",
            "orders",
            "order_completed",
            "purchase",
            "purchased",
            "buy",
            "bought",
            "transaction",
            "sale",
            "checkout_completed",
        ],
    ),
];

/// Which words mean what: the known ones, and those of a log's owner.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Actions {
    own: Vec<(String, Action)>,
}

impl Actions {
    /// Adds words of a log's owner; they go before those that are known.
    pub fn add(&mut self, action: Action, words: &[String]) {
        let words = words.iter().map(|word| (plain_word(word), action));
        self.own.extend(words);
    }

    /// What a word means; `None` if it is nothing that is learned from.
    pub fn read(&self, word: &str) -> Option<Action> {
        let word = plain_word(word);
        if let Some((_, action)) = self.own.iter().find(|(own, _)| *own == word) {
            return Some(*action);
        }
        let known = WORDS
            .iter()
            .find(|(_, words)| words.contains(&word.as_str()));
        known.map(|(action, _)| *action)
    }

    /// All words for an action.
    pub fn words(&self, action: Action) -> Vec<&str> {
        let own = self.own.iter().filter(|(_, means)| *means == action);
        let mut words: Vec<&str> = own.map(|(word, _)| word.as_str()).collect();
        for (_, known) in WORDS.iter().filter(|(means, _)| *means == action) {
            let is_free = |word: &&&str| !self.own.iter().any(|(own, _)| own == **word);
            words.extend(known.iter().filter(is_free));
        }
        words
    }
}

/// A word in lower case, with "_" for spaces and dashes; databases can do the same.
pub fn plain_word(word: &str) -> String {
    let plain = |c: char| if matches!(c, ' ' | '-') { '_' } else { c };
    word.trim()
        .chars()
        .map(plain)
        .collect::<String>()
        .to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_usual_logs_are_known_in_any_spelling_and_others_mean_nothing() {
        let mut actions = Actions::default();
        for (word, action) in [
            ("view", Some(Action::View)),
            ("Product Viewed", Some(Action::View)),
            ("view_item", Some(Action::View)),
            ("pv", Some(Action::View)),
            ("addtocart", Some(Action::Cart)),
            ("Add-To-Cart", Some(Action::Cart)),
            ("transaction", Some(Action::Order)),
            ("Order Completed", Some(Action::Order)),
            ("remove_from_cart", None),
            ("3", None),
            ("", None),
        ] {
            assert_eq!(actions.read(word), action, "{word}");
        }
        actions.add(Action::Order, &["3".to_owned(), "Add".to_owned()]);
        assert_eq!(actions.read("3"), Some(Action::Order));
        assert_eq!(actions.read("add"), Some(Action::Order));
        assert!(!actions.words(Action::Cart).contains(&"add"));
        assert!(actions.words(Action::Order).contains(&"add"));
    }
}
