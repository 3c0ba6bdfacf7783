//! Consent: what the visitor has agreed to, by purpose.

use crate::read::{choice, record};
use crate::value::{Value, object};

choice! {
    /// What holds before the visitor has chosen.
    pub enum ConsentMode {
        /// Nothing is kept or sent until the visitor agrees.
        OptIn = "opt-in",
        /// Everything is allowed until the visitor refuses, or Global Privacy Control refuses for them.
        OptOut = "opt-out",
        /// The shop needs no consent: everything is allowed unless Global Privacy Control or the visitor refuses.
        None = "none",
    }
}

record! {
    /// The shop's rules of consent.
    pub struct ConsentRules {
        /// What holds before the visitor has chosen.
        pub mode: ConsentMode => "mode" = ConsentMode::OptIn,
        /// Whether Global Privacy Control counts as a refusal until the visitor chooses otherwise on this site.
        pub respect_gpc: bool => "respectGpc" = true,
    }
}

/// What the visitor chose on this site; `None` where they have not chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// Measuring what happens in the shop: events may be sent.
    pub analytics: Option<bool>,
    /// Using events for advertising; told to destinations with each event.
    pub marketing: Option<bool>,
    /// Remembering the visitor's interests on this device.
    pub personalization: Option<bool>,
}

impl Choices {
    /// Reads what a page passed to `awning.consent(…)` or what was stored. Purposes it does not name stay as they are.
    pub fn merge(&mut self, value: &Value) {
        let choice = |name: &str| match value.get(name) {
            Some(Value::Bool(choice)) => Some(*choice),
            _ => None,
        };
        self.analytics = choice("analytics").or(self.analytics);
        self.marketing = choice("marketing").or(self.marketing);
        self.personalization = choice("personalization").or(self.personalization);
    }

    /// What of them stays when everything else that is known of the visitor is erased: what they refused.
    pub fn refusals(self) -> Self {
        let refused = |choice: Option<bool>| choice.filter(|choice| !choice);
        Self {
            analytics: refused(self.analytics),
            marketing: refused(self.marketing),
            personalization: refused(self.personalization),
        }
    }

    /// Whether they hold back something that the rules would allow, so that the next page has to know of them. Under
    /// `opt-in`, what was refused is what holds anyway: nothing needs to be kept of it.
    pub fn hold_back(self, rules: &ConsentRules) -> bool {
        let all = [self.analytics, self.marketing, self.personalization];
        rules.mode != ConsentMode::OptIn && all.contains(&Some(false))
    }

    /// As it is stored.
    pub fn to_value(self) -> Value {
        object!([
            ("analytics", self.analytics.into()),
            ("marketing", self.marketing.into()),
            ("personalization", self.personalization.into()),
        ])
    }
}

/// What is allowed now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Consent {
    /// Events may be sent, and the ids and the session that they carry may be kept.
    pub analytics: bool,
    /// Events may be used for advertising.
    pub marketing: bool,
    /// The visitor's profile may be kept.
    pub personalization: bool,
}

impl Consent {
    /// What the rules allow, given the visitor's choices and whether the browser sends Global Privacy Control
    /// (<https://www.w3.org/TR/gpc/>).
    ///
    /// A choice made on this site is more specific than the browser's general signal, so it wins over it.
    pub fn decide(rules: &ConsentRules, choices: Choices, gpc: bool) -> Self {
        let unless_chosen = rules.mode != ConsentMode::OptIn && !(gpc && rules.respect_gpc);
        Self {
            analytics: choices.analytics.unwrap_or(unless_chosen),
            marketing: choices.marketing.unwrap_or(unless_chosen),
            personalization: choices.personalization.unwrap_or(unless_chosen),
        }
    }

    /// Whether anything at all may be written to this device.
    pub fn may_store(self) -> bool {
        self.analytics || self.personalization
    }

    /// As each event carries it.
    pub fn to_value(self) -> Value {
        object!([
            ("analytics", self.analytics.into()),
            ("marketing", self.marketing.into()),
            ("personalization", self.personalization.into()),
        ])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn consent_follows_mode_signal_and_choice() {
        use ConsentMode::{None as NoneNeeded, OptIn, OptOut};
        let table = [
            // mode, respect GPC, GPC, choice, allowed
            (OptIn, true, false, None, false),
            (OptIn, true, false, Some(true), true),
            (OptIn, true, true, None, false),
            (OptIn, true, true, Some(true), true),
            (OptOut, true, false, None, true),
            (OptOut, true, false, Some(false), false),
            (OptOut, true, true, None, false),
            (OptOut, false, true, None, true),
            (OptOut, true, true, Some(true), true),
            (NoneNeeded, true, false, None, true),
            (NoneNeeded, true, true, None, false),
            (NoneNeeded, false, true, None, true),
            (NoneNeeded, false, false, Some(false), false),
        ];
        for (mode, respect_gpc, gpc, analytics, allowed) in table {
            let choices = Choices {
                analytics,
                ..Choices::default()
            };
            let consent = Consent::decide(&ConsentRules { mode, respect_gpc }, choices, gpc);
            assert_eq!(
                consent.analytics, allowed,
                "{mode:?} {respect_gpc} {gpc} {analytics:?}"
            );
        }
    }

    #[test]
    fn what_was_refused_stays_refused_when_the_rest_is_erased() {
        let choices = Choices {
            analytics: Some(true),
            marketing: Some(false),
            personalization: None,
        };
        let left = Choices {
            marketing: Some(false),
            ..Choices::default()
        };
        assert_eq!(choices.refusals(), left);
    }

    #[test]
    fn a_refusal_has_to_be_known_to_the_next_page_only_where_the_rules_would_allow() {
        let refused = Choices {
            marketing: Some(false),
            ..Choices::default()
        };
        let agreed = Choices {
            analytics: Some(true),
            ..Choices::default()
        };
        for (mode, choices, holds_back) in [
            (ConsentMode::OptIn, refused, false),
            (ConsentMode::OptOut, refused, true),
            (ConsentMode::None, refused, true),
            (ConsentMode::OptOut, agreed, false),
            (ConsentMode::OptOut, Choices::default(), false),
        ] {
            let rules = ConsentRules {
                mode,
                respect_gpc: true,
            };
            assert_eq!(choices.hold_back(&rules), holds_back, "{mode:?}");
        }
    }

    #[test]
    fn a_choice_for_one_purpose_leaves_the_others_as_they_were() {
        let mut choices = Choices {
            marketing: Some(false),
            ..Choices::default()
        };
        choices.merge(&object!([
            ("analytics", true.into()),
            ("marketing", "yes".into()),
        ]));
        assert_eq!(
            choices,
            Choices {
                analytics: Some(true),
                marketing: Some(false),
                personalization: None
            }
        );
    }
}
