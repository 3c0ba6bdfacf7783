//! Who is here: ids, session, choices, profile, and where they may be kept.

use std::rc::Rc;

use awning_core::audience::Profile;
use awning_core::event::{Session, is_id};
use awning_core::privacy::{Choices, Consent, ConsentMode, ConsentRules};
use awning_core::time::Instant;
use awning_core::value::{Value, object};

use crate::browser::storage::{self, Slot};
use crate::browser::{Vault, clock, json, new_id};
use crate::runtime::Kept;

/// The visitor, as this device knows them.
pub struct Visitor {
    rules: ConsentRules,
    gpc: bool,
    choices: Choices,
    anonymous_id: String,
    /// What stands for the anonymous id as long as there is no consent, on this page alone; with consent it becomes the
    /// anonymous id.
    page_id: String,
    /// What was the anonymous id until consent was withdrawn: this page goes by it until it ends.
    former_id: String,
    user_id: Option<String>,
    session: Option<Session>,
    /// Whether the session counts events that storage has not heard of yet.
    is_counting: bool,
    /// Whether the profile has learned what storage has not heard of yet.
    has_learned: bool,
    /// What experiments keep, on a page that has some.
    kept: Option<Rc<dyn Kept>>,
    /// Where the profile is kept encrypted.
    vault: Option<Vault>,
    /// What they viewed and bought.
    pub profile: Profile,
}

impl Visitor {
    /// Recalls what was kept, as far as the rules and the stored choices allow.
    pub fn recall(
        rules: ConsentRules,
        gpc: bool,
        kept: Option<Rc<dyn Kept>>,
        vault: Option<Vault>,
    ) -> Self {
        let mut visitor = Self {
            vault,
            rules,
            gpc,
            choices: Choices::default(),
            anonymous_id: String::new(),
            page_id: String::new(),
            former_id: String::new(),
            user_id: None,
            session: None,
            is_counting: false,
            has_learned: false,
            kept,
            profile: Profile::default(),
        };
        visitor.recall_ids();
        let consent = visitor.consent();
        if consent.analytics {
            visitor.session = Session::from_value(&storage::get(Slot::Session));
        }
        if consent.personalization {
            visitor.profile = Profile::from_value(&visitor.kept_profile());
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
            self.user_id = id_of(&stored, "user");
            self.anonymous_id = self.known_id(&stored);
            if self.kept.is_some() && !self.anonymous_id.is_empty() {
                self.keep();
            }
        }
    }

    /// The anonymous id that is known: what all hosts of the domain share wins over what this one has kept by itself.
    fn known_id(&self, stored: &Value) -> String {
        let shared = self.kept.as_ref().and_then(|kept| kept.id());
        shared.or_else(|| id_of(stored, "id")).unwrap_or_default()
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
            self.former_id = std::mem::take(&mut self.anonymous_id);
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
            self.forget_vault();
        }
        if !consent.analytics {
            storage::remove(Slot::Session);
            storage::remove(Slot::Exposures);
            storage::remove(Slot::Touches);
            storage::remove(Slot::Visitor);
            if let Some(kept) = &self.kept {
                // Before a choice on this host, another of the same domain may have the visitor's consent.
                kept.forget(
                    self.choices.analytics.is_some() || self.rules.mode != ConsentMode::OptIn,
                );
            }
            // Without ids, if anything of it is to stay.
            self.keep();
        }
    }

    /// The anonymous id, made at the first need.
    pub fn anonymous_id(&mut self) -> String {
        if self.anonymous_id.is_empty() && self.consent().analytics {
            // Another tab may have made one meanwhile, or another host of the domain before there was consent here.
            self.anonymous_id = self.known_id(&storage::get(Slot::Visitor));
        }
        if self.anonymous_id.is_empty() {
            self.anonymous_id = std::mem::take(&mut self.page_id);
            if self.anonymous_id.is_empty() {
                self.anonymous_id = new_id(clock::now());
            }
            self.keep();
        }
        self.anonymous_id.clone()
    }

    /// Whether experiments have gone by an id that is not the visitor's, now that there is consent: another host of the
    /// domain, or an earlier page, knew them by another one.
    pub fn was_mistaken(&mut self) -> bool {
        if self.page_id.is_empty() || !self.consent().analytics {
            return false;
        }
        self.anonymous_id();
        !std::mem::take(&mut self.page_id).is_empty()
    }

    /// What experiments go by: the anonymous id, or what stands for it on this page.
    pub fn assigned_by(&mut self) -> String {
        if self.consent().analytics {
            return self.anonymous_id();
        }
        if self.page_id.is_empty() {
            self.page_id = new_id(clock::now());
        }
        let is_former = !self.former_id.is_empty();
        let id = if is_former {
            &self.former_id
        } else {
            &self.page_id
        };
        id.clone()
    }

    /// The session that an event at `now` would belong to, if there is one already.
    pub fn going_on(&self, now: Instant) -> Option<String> {
        let stored = (self.consent().analytics && !self.is_counting)
            .then(|| Session::from_value(&storage::get(Slot::Session)));
        let session = stored.flatten().or_else(|| self.session.clone());
        session
            .filter(|session| session.is_going_on(now))
            .map(|session| session.id)
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
    /// [`Self::keep_counted`] must follow as soon as what is going on has ended.
    pub fn session(&mut self, now: Instant, campaign: Option<Value>) -> Session {
        if !std::mem::replace(&mut self.is_counting, true) && self.consent().analytics {
            // Other tabs count too, so the stored one is the newer one.
            let stored = Session::from_value(&storage::get(Slot::Session));
            let own = self.session.take();
            self.session = stored.map(|stored| stored.not_behind(own.as_ref())).or(own);
        }
        let mut session = Session::next(self.session.take(), now, || new_id(now));
        session.campaign = campaign.or(session.campaign);
        self.session = Some(session.clone());
        session
    }

    /// Keeps what was counted and learned since, as far as that is allowed.
    pub fn keep_counted(&mut self) {
        if std::mem::take(&mut self.is_counting)
            && self.consent().analytics
            && let Some(session) = &self.session
        {
            storage::set(Slot::Session, &session.to_value());
        }
        if std::mem::take(&mut self.has_learned) {
            self.keep_profile();
        }
    }

    /// Learns from an event. [`Self::keep_counted`] must follow as soon as what is going on has ended.
    pub fn learn(&mut self, name: &str, properties: &Value, at: Instant) {
        self.has_learned |= self.profile.learn(name, properties, at);
    }

    /// Keeps the profile, if that is allowed.
    pub fn keep_profile(&self) {
        if self.consent().personalization {
            let profile = self.profile.to_value();
            match &self.vault {
                Some(vault) => vault.keep(&json::to_text(&profile)),
                None => storage::set(Slot::Profile, &profile),
            }
            let done = self.profile.memory.done();
            storage::set(Slot::Done, &Value::List(done.map(Value::from).collect()));
        }
    }

    fn kept_profile(&self) -> Value {
        match &self.vault {
            Some(vault) => json::parse(&vault.text().unwrap_or_default()).unwrap_or_default(),
            None => storage::get(Slot::Profile),
        }
    }

    fn forget_vault(&self) {
        if let Some(vault) = &self.vault {
            vault.forget();
        }
    }

    /// Forgets who was here: the next one is somebody else.
    pub fn reset(&mut self) {
        let choices = self.choices;
        *self = Self {
            choices,
            ..self.forgotten()
        };
        self.keep();
    }

    /// Forgets everything but what the visitor refused.
    pub fn erase(&mut self) {
        let refusals = self.choices.refusals();
        *self = Self {
            choices: refusals,
            ..self.forgotten()
        };
        if self.choices.hold_back(&self.rules) {
            self.keep();
        }
    }

    /// What there is after all that is kept has been forgotten.
    fn forgotten(&self) -> Self {
        storage::clear();
        self.forget_vault();
        if let Some(kept) = &self.kept {
            kept.forget(true);
        }
        Self::recall(
            self.rules.clone(),
            self.gpc,
            self.kept.clone(),
            self.vault.clone(),
        )
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
            ("attribution", storage::get(Slot::Touches)),
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
        self.share();
    }

    /// Lets the other hosts of the domain know the anonymous id, as long as it may be kept.
    fn share(&self) {
        if let Some(kept) = &self.kept
            && self.consent().analytics
            && !self.anonymous_id.is_empty()
        {
            kept.share(&self.anonymous_id);
        }
    }
}

/// An id that is stored under that name.
fn id_of(stored: &Value, name: &str) -> Option<String> {
    let text = stored.get(name).and_then(Value::as_text);
    text.filter(|text| is_id(text)).map(str::to_owned)
}
