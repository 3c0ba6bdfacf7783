//! Whether a campaign may be shown, why, and what becomes of it.

use awning_core::audience::CampaignMemory;
use awning_core::campaign::{Campaign, Content, Rule, Situation, Widget, eligibility};
use awning_core::catalog::ItemId;
use awning_core::value::{Value, object};

use super::experiments::Trial;
use super::shop::Shop;
use crate::browser::{clock, page};
use crate::runtime::Failure;

impl Shop {
    /// The content of a campaign for that widget; `None` if it may not be shown now.
    ///
    /// # Errors
    /// If the document has no such campaign.
    pub(super) fn campaign(&self, id: &str, widget: Widget) -> Result<Option<Content>, Failure> {
        let found = self
            .document
            .campaign(id)
            .filter(|campaign| campaign.widget == widget);
        let Some(campaign) = found else {
            let message = [
                "campaign \"",
                id,
                "\": the document has no ",
                widget.name(),
                " of that id",
            ];
            return Err(Failure {
                code: "campaign-unknown",
                message: message.concat(),
            });
        };
        if !self.rules(campaign).iter().all(|rule| rule.passed) {
            return Ok(None);
        }
        let trial = self.assigned(campaign);
        if let Trial::Assigned(assigned) = &trial {
            // At the same moment for whoever is shown something and for whoever is not: otherwise one would be counted more often.
            self.saw(&assigned.experiment);
        }
        Ok(trial.content(&campaign.content))
    }

    /// What is remembered of a campaign.
    pub(super) fn remembered(&self, campaign: &str) -> CampaignMemory {
        self.visitor
            .borrow()
            .profile
            .memory
            .of(campaign)
            .cloned()
            .unwrap_or_default()
    }

    /// Changes what is remembered of a campaign, and keeps it if that is allowed.
    pub(super) fn remember(&self, campaign: &str, change: &mut dyn FnMut(&mut CampaignMemory)) {
        let mut visitor = self.visitor.borrow_mut();
        visitor.profile.memory.update(campaign, change);
        visitor.keep_profile();
    }

    /// What `awning.explain(id)` answers, and `awning.explain("recommendations", item)`; `None` if there is no such campaign
    /// and if no item is named.
    pub(super) fn explain(&self, id: &Value, item: &Value) -> Option<Value> {
        let id = id.as_text()?;
        if id == "recommendations"
            && let Some(item) = ItemId::from_value(item)
        {
            let mut panels: Vec<Value> = Vec::new();
            for panel in self.runtime.explain(&item) {
                panels.push(panel.to_value());
            }
            return Some(object!([
                ("item", item.as_str().into()),
                ("panels", panels.into()),
            ]));
        }
        let campaign = self.document.campaign(id)?;
        let mut rules = self.rules(campaign);
        rules.extend(self.rule_of_experiment(campaign));
        Some(object!([
            ("campaign", id.into()),
            ("shown", rules.iter().all(|rule| rule.passed).into()),
            (
                "rules",
                Value::List(rules.iter().map(Rule::to_value).collect()),
            ),
        ]))
    }

    /// Every rule of a campaign, with what it saw.
    fn rules(&self, campaign: &Campaign) -> Vec<Rule> {
        let memory = self.remembered(&campaign.id);
        let situation = Situation {
            now: clock::now(),
            path: &page::path(),
            memory: Some(&memory),
            offset_at: &|instant| self.offset_at(instant),
        };
        eligibility(campaign, &situation)
    }
}
