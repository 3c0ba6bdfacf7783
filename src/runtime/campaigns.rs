//! Whether a campaign may be shown, why, and what becomes of it.

use awning_core::audience::{CampaignMemory, Profile};
use awning_core::campaign::{Campaign, Rule, Situation, eligibility};
use awning_core::value::{Value, object};

use super::page_runtime::Runtime;
use crate::browser::{clock, page};

impl Runtime {
    /// Looks at what this device knows of the visitor.
    pub fn with_profile<T>(&self, look: impl FnOnce(&Profile) -> T) -> T {
        look(&self.visitor.borrow().profile)
    }

    /// What is remembered of a campaign.
    pub fn remembered(&self, campaign: &str) -> CampaignMemory {
        let visitor = self.visitor.try_borrow().ok();
        visitor
            .and_then(|visitor| visitor.profile.memory.of(campaign).cloned())
            .unwrap_or_default()
    }

    /// Changes what is remembered of a campaign, and keeps it if that is allowed.
    pub fn remember(&self, campaign: &str, change: impl FnOnce(&mut CampaignMemory)) {
        if let Ok(mut visitor) = self.visitor.try_borrow_mut() {
            visitor.profile.memory.update(campaign, change);
            visitor.keep_profile();
        }
    }

    /// Every rule of a campaign, with what it saw.
    pub fn rules(&self, campaign: &Campaign) -> Vec<Rule> {
        let memory = self.remembered(&campaign.id);
        let path = page::path();
        let offset_at = |instant| self.offset_at(instant);
        let situation = Situation {
            now: clock::now(),
            path: &path,
            memory: Some(&memory),
            offset_at: &offset_at,
        };
        eligibility(campaign, &situation)
    }

    /// Whether a campaign may be shown now.
    pub fn may_show(&self, campaign: &Campaign) -> bool {
        self.rules(campaign).iter().all(|rule| rule.passed)
    }

    /// What `awning.explain(id)` answers; `undefined` if there is no such campaign.
    pub(super) fn explain(&self, id: &str) -> Option<Value> {
        let campaign = self.document.campaign(id)?;
        let rules = self.rules(campaign);
        Some(object([
            ("campaign", id.into()),
            ("shown", rules.iter().all(|rule| rule.passed).into()),
            (
                "rules",
                Value::List(rules.iter().map(Rule::to_value).collect()),
            ),
        ]))
    }
}
