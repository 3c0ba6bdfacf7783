//! Whether a campaign may be shown now, and why: each rule, what it saw, whether it passed.

use super::{Campaign, Schedule};
use crate::audience::CampaignMemory;
use crate::time::{DAY, Instant};
use crate::value::{Value, object};

/// What is true now.
pub struct Situation<'a> {
    /// The time.
    pub now: Instant,
    /// The path of the page, `/product/7`.
    pub path: &'a str,
    /// What is remembered of the campaign.
    pub memory: Option<&'a CampaignMemory>,
    /// The store's offset from UTC at a moment, in milliseconds.
    pub offset_at: &'a dyn Fn(Instant) -> i64,
}

/// A rule and what it said.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// Which rule.
    pub name: &'static str,
    /// What it saw.
    pub saw: String,
    /// Whether it lets the campaign be shown.
    pub passed: bool,
}

impl Rule {
    /// As `awning.explain(id)` shows it.
    pub fn to_value(&self) -> Value {
        object!([
            ("rule", self.name.into()),
            ("saw", self.saw.as_str().into()),
            ("passed", self.passed.into()),
        ])
    }
}

/// Whether every rule lets the campaign be shown.
pub fn eligible(campaign: &Campaign, situation: &Situation) -> bool {
    eligibility(campaign, situation)
        .iter()
        .all(|rule| rule.passed)
}

/// Every rule of the campaign, with what it saw.
pub fn eligibility(campaign: &Campaign, situation: &Situation) -> Vec<Rule> {
    let mut rules = Vec::new();
    if let Some(schedule) = &campaign.schedule {
        rules.push(in_schedule(schedule, situation));
    }
    if !campaign.pages.is_empty() {
        let passed = campaign
            .pages
            .iter()
            .any(|pattern| matches(pattern, situation.path));
        rules.push(Rule {
            name: "pages",
            saw: situation.path.to_owned(),
            passed,
        });
    }
    rules.push(frequency(campaign.repeat_after_days, situation));
    rules
}

fn in_schedule(schedule: &Schedule, situation: &Situation) -> Rule {
    let moment = |local: crate::time::LocalTime| local.in_zone(situation.offset_at);
    let begun = schedule
        .start
        .is_none_or(|start| moment(start) <= situation.now);
    let ended = schedule.end.is_some_and(|end| moment(end) <= situation.now);
    let saw = match (begun, ended) {
        (_, true) => "it has ended",
        (false, _) => "it has not begun",
        (true, false) => "it is running",
    };
    Rule {
        name: "schedule",
        saw: saw.into(),
        passed: begun && !ended,
    }
}

fn frequency(repeat_after_days: Option<u32>, situation: &Situation) -> Rule {
    let memory = situation.memory;
    let last = memory.and_then(|memory| memory.dismissed.max(memory.completed));
    let (saw, passed) = match (last, repeat_after_days) {
        (None, _) => ("not dismissed or completed yet", true),
        (Some(_), None) => ("dismissed or completed, and not repeated", false),
        (Some(last), Some(days)) => {
            let again = last.plus(i64::from(days) * DAY) <= situation.now;
            (
                if again {
                    "long enough ago"
                } else {
                    "dismissed or completed too recently"
                },
                again,
            )
        }
    };
    Rule {
        name: "frequency",
        saw: saw.into(),
        passed,
    }
}

/// Where `part` begins in `text`. The standard library's search is made for long texts, and large.
fn find(text: &str, part: &str) -> Option<usize> {
    (0..=text.len().checked_sub(part.len())?)
        .find(|at| text.get(*at..).is_some_and(|rest| rest.starts_with(part)))
}

/// Whether a path fits a pattern in which `*` stands for anything.
fn matches(pattern: &str, path: &str) -> bool {
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = path.strip_prefix(first) else {
        return false;
    };
    let mut last = None;
    for part in parts {
        last = Some(part);
        match find(rest, part) {
            Some(found) => rest = rest.get(found + part.len()..).unwrap_or_default(),
            None => return false,
        }
    }
    // What follows the last star must stand at the end, not just somewhere.
    match last {
        None => rest.is_empty(),
        Some(last) => path.len() >= first.len() + last.len() && path.ends_with(last),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{Read, Reader};
    use crate::time::HOUR;

    fn campaign(rest: &str) -> Campaign {
        let json =
            format!(r#"{{"id":"c","widget":"banner","content":{{"message":"Hello"}}{rest}}}"#);
        let mut at = Reader::new("campaigns[0]");
        let campaign = Campaign::read(&serde_json::from_str(&json).unwrap(), &mut at);
        assert_eq!(at.into_problems(), []);
        campaign.unwrap()
    }

    fn situation<'a>(
        now: &str,
        path: &'a str,
        memory: Option<&'a CampaignMemory>,
    ) -> Situation<'a> {
        Situation {
            now: Instant::parse(now).unwrap(),
            path,
            memory,
            offset_at: &|_| HOUR,
        }
    }

    #[test]
    fn a_schedule_is_in_the_store_s_time() {
        let sale = campaign(r#","schedule":{"start":"2026-11-27","end":"2026-12-01"}"#);
        let table = [
            ("2026-11-26T22:59:59Z", false, "it has not begun"),
            ("2026-11-26T23:00:00Z", true, "it is running"),
            ("2026-11-30T22:59:59Z", true, "it is running"),
            ("2026-11-30T23:00:00Z", false, "it has ended"),
        ];
        for (now, shown, saw) in table {
            let situation = situation(now, "/", None);
            assert_eq!(eligible(&sale, &situation), shown, "{now}");
            assert_eq!(eligibility(&sale, &situation)[0].saw, saw);
        }
    }

    #[test]
    fn pages_are_chosen_by_patterns() {
        let table = [
            ("/", "/", true),
            ("/", "/cart", false),
            ("/product/*", "/product/7", true),
            ("/product/*", "/products", false),
            ("*", "/anything", true),
            ("*/sale", "/de/sale", true),
            ("*/sale", "/de/sale/shoes", false),
            ("/a*b*c", "/a-b-b-c", true),
            ("/a*b*c", "/a-c-b", false),
            ("/ab*ab", "/ab", false),
        ];
        for (pattern, path, shown) in table {
            let banner = campaign(&format!(r#","pages":["/never","{pattern}"]"#));
            assert_eq!(
                eligible(&banner, &situation("2026-11-22", path, None)),
                shown,
                "{pattern} {path}"
            );
        }
    }

    #[test]
    fn what_was_sent_away_does_not_come_back_unless_it_may() {
        let once = campaign("");
        let weekly = campaign(r#","repeatAfterDays":7"#);
        let memory = CampaignMemory {
            dismissed: Instant::parse("2026-11-01"),
            ..CampaignMemory::default()
        };
        let table = [
            ("2026-11-02", false, false),
            ("2026-11-07", false, false),
            ("2026-11-08", false, true),
        ];
        for (now, shown_once, shown_weekly) in table {
            let situation = situation(now, "/", Some(&memory));
            assert_eq!(
                (eligible(&once, &situation), eligible(&weekly, &situation)),
                (shown_once, shown_weekly),
                "{now}"
            );
        }
        assert!(eligible(
            &once,
            &situation("2026-11-02", "/", Some(&CampaignMemory::default()))
        ));
    }

    #[test]
    fn the_widget_decides_how_content_is_read() {
        let mut at = Reader::new("campaigns[3]");
        let json = r#"{"id":"c","widget":"survey","content":{"message":"Hello"}}"#;
        let campaign = Campaign::read(&serde_json::from_str(json).unwrap(), &mut at).unwrap();
        assert_eq!(
            campaign.check()[0].message(),
            "campaigns[3].content.message: found a field that is not known here, expected one of questions, thanks, placement, progress"
        );
    }
}
