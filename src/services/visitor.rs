//! Who is here: ids, session, choices, profile, and where they may be kept.

use awning_core::audience::Profile;
use awning_core::event::{Session, is_id};
use awning_core::privacy::{Choices, Consent, ConsentRules};
use awning_core::time::Instant;
use awning_core::value::{Value, object};

use crate::browser::storage::{self, Slot};
use crate::browser::{clock, new_id};

/// The visitor, as this device knows them.
pub struct Visitor {
    rules: ConsentRules,
    gpc: bool,
    choices: Choices,
    anonymous_id: String,
    user_id: Option<String>,
    session: Option<Session>,
    /// What they viewed and bought.
    pub profile: Profile,
}

impl Visitor {
    /// Recalls what was kept, as far as the rules and the stored choices allow.
    pub fn recall(rules: ConsentRules, gpc: bool) -> Self {
        let mut visitor = Self {
            rules,
            gpc,
            choices: Choices::default(),
            anonymous_id: String::new(),
            user_id: None,
            session: None,
            profile: Profile::default(),
        };
        visitor.recall_ids();
        let consent = visitor.consent();
        if consent.analytics {
            visitor.session = Session::from_value(&storage::get(Slot::Session));
        }
        if consent.personalization {
            visitor.profile = Profile::from_value(&storage::get(Slot::Profile));
        }
        visitor
    }

    /// Takes up what another tab has kept or forgotten since.
    pub fn follow(&mut self) {
        let before = self.consent();
        self.recall_ids();
        self.withdraw(before);
    }

    fn recall_ids(&mut self) {
        let stored = storage::get(Slot::Visitor);
        self.choices = Choices::default();
        self.choices.merge(&stored);
        if self.consent().analytics {
            let id = |name: &str| {
                let text = stored.get(name).and_then(Value::as_text);
                text.filter(|text| is_id(text)).map(str::to_owned)
            };
            self.anonymous_id = id("id").unwrap_or_default();
            self.user_id = id("user");
        }
    }

    /// What is allowed now.
    pub fn consent(&self) -> Consent {
        Consent::decide(&self.rules, self.choices, self.gpc)
    }

    /// Whether analytics was refused, not just not yet allowed.
    pub fn refused_analytics(&self) -> bool {
        self.choices.analytics == Some(false)
    }

    /// Takes the visitor's choices. What is not allowed any more is forgotten, here and in storage.
    pub fn choose(&mut self, choices: &Value) {
        let before = self.consent();
        self.choices.merge(choices);
        self.withdraw(before);
        self.forget_disallowed();
        self.keep();
        self.keep_profile();
    }

    /// Forgets what was allowed before and is not now.
    fn withdraw(&mut self, before: Consent) {
        let now = self.consent();
        if before.analytics && !now.analytics {
            self.anonymous_id.clear();
            self.user_id = None;
            self.session = None;
        }
        if before.personalization && !now.personalization {
            self.profile = Profile::default();
        }
    }

    /// Removes from storage what may not be there: the visitor has withdrawn, the shop's rules have changed, or the
    /// browser's signal has.
    pub fn forget_disallowed(&self) {
        let consent = self.consent();
        if !consent.personalization {
            storage::remove(Slot::Profile);
            storage::remove(Slot::Done);
        }
        if !consent.analytics {
            storage::remove(Slot::Session);
            storage::remove(Slot::Visitor);
            // Without ids, if anything of it is to stay.
            self.keep();
        }
    }

    /// The anonymous id, made at the first need.
    pub fn anonymous_id(&mut self) -> String {
        if self.anonymous_id.is_empty() && self.consent().analytics {
            // Another tab may have made one meanwhile.
            let stored = storage::get(Slot::Visitor);
            let id = stored.get("id").and_then(Value::as_text);
            self.anonymous_id = id.filter(|id| is_id(id)).unwrap_or_default().to_owned();
        }
        if self.anonymous_id.is_empty() {
            self.anonymous_id = new_id(clock::now());
            self.keep();
        }
        self.anonymous_id.clone()
    }

    /// Who they said they are.
    pub fn user_id(&self) -> Option<&str> {
        self.user_id.as_deref()
    }

    /// Takes who they say they are.
    pub fn identify(&mut self, user: String) {
        self.user_id = Some(user);
        self.keep();
    }

    /// The session of an event at `now`, with that event counted; `campaign` is the one that its address names, if any.
    pub fn session(&mut self, now: Instant, campaign: Option<Value>) -> Session {
        // Other tabs count too, so the stored one is the newer one.
        let stored = self
            .consent()
            .analytics
            .then(|| Session::from_value(&storage::get(Slot::Session)))
            .flatten();
        let mut session = Session::next(stored.or(self.session.take()), now, || new_id(now));
        session.campaign = campaign.or(session.campaign);
        if self.consent().analytics {
            storage::set(Slot::Session, &session.to_value());
        }
        self.session = Some(session.clone());
        session
    }

    /// Keeps the profile, if that is allowed.
    pub fn keep_profile(&self) {
        if self.consent().personalization {
            storage::set(Slot::Profile, &self.profile.to_value());
            let done = self.profile.memory.done();
            storage::set(Slot::Done, &Value::List(done.map(Value::from).collect()));
        }
    }

    /// Forgets who was here: the next one is somebody else.
    pub fn reset(&mut self) {
        let (rules, gpc, choices) = (self.rules.clone(), self.gpc, self.choices);
        storage::clear();
        *self = Self {
            choices,
            ..Self::recall(rules, gpc)
        };
        self.keep();
    }

    /// Forgets everything but what the visitor refused.
    pub fn erase(&mut self) {
        let refusals = self.choices.refusals();
        storage::clear();
        *self = Self {
            choices: refusals,
            ..Self::recall(self.rules.clone(), self.gpc)
        };
        if self.choices.hold_back(&self.rules) {
            self.keep();
        }
    }

    /// All that is known, for the visitor to read.
    pub fn export(&self) -> Value {
        object!([
            ("anonymousId", self.anonymous_id.as_str().into()),
            ("userId", self.user_id.as_deref().into()),
            ("consent", self.consent().to_value()),
            ("choices", self.choices.to_value()),
            (
                "session",
                self.session.as_ref().map_or(Value::Null, Session::to_value),
            ),
            ("profile", self.profile.to_value()),
        ])
    }

    /// Keeps ids and choices, as far as that is allowed; a refusal is kept where the next page would allow otherwise.
    fn keep(&self) {
        let consent = self.consent();
        if !consent.may_store() && !self.choices.hold_back(&self.rules) {
            return;
        }
        let mut stored = self.choices.to_value();
        if let (Value::Object(fields), true) = (&mut stored, consent.analytics) {
            fields.push(("id".into(), self.anonymous_id.as_str().into()));
            fields.push(("user".into(), self.user_id.as_deref().into()));
        }
        storage::set(Slot::Visitor, &stored);
    }
}
