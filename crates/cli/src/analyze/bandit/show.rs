//! The shares of a bandit as text, JSON and HTML.

use awning_core::experiment::analysis::{Goal, Report};
use awning_core::value::Value;

use super::features::Change;
use super::shares::{Share, Shares};
use crate::analyze::json::object;
use crate::analyze::page::escape;
use crate::analyze::text::grid;
use crate::analyze::words::Words;

/// What new weights do to visitors who had a variation.
const REASSIGNED: &str = "New weights assign some visitors anew, who then see another variation than before, unless sticky bucketing is on";

/// What no order of names can tell.
const BY_ORDER: &str = "The file calls its variations otherwise: they were told apart by their order alone, which is worth a look";

/// What a wrong split is to a bandit.
const WRONG_SPLIT: &str = "The split is wrong, and so may these weights be; where they changed while it ran, --weights has to say what was planned over all that time";

/// The heads of columns behind the variation's name.
const HEADS: [&str; 3] = ["planned", "chance to be best", "next weight"];

/// A part of a report for a terminal.
pub fn text(shares: &Shares, change: Option<&Change>, report: &Report) -> String {
    let words = Words::of(report);
    let mut rows = vec![vec![String::new()]];
    if let Some(head) = rows.first_mut() {
        head.extend(HEADS.map(str::to_owned));
    }
    let variations = shares.variations.iter();
    rows.extend(variations.map(|share| {
        let mut row = vec![share.name.clone()];
        row.extend(cells(share, report, &words));
        row
    }));
    let mut text = format!("{}\n{}", title(shares, &words), grid(rows));
    for sentence in sentences(shares, change, report, &words) {
        text += &format!("  {sentence}\n");
    }
    text
}

/// A part of a page.
pub fn html(shares: &Shares, change: Option<&Change>, report: &Report) -> String {
    let words = Words::of(report);
    let mut html = format!(
        "<section>\n<table>\n<caption>{}</caption>\n<tr><th scope=\"col\">Variation</th>",
        escape(&title(shares, &words))
    );
    for head in HEADS {
        html += &format!("<th scope=\"col\">{}</th>", capitalized(head));
    }
    html += "</tr>\n";
    for share in &shares.variations {
        html += &format!("<tr><th scope=\"row\">{}</th>", escape(&share.name));
        for cell in cells(share, report, &words) {
            html += &format!("<td>{}</td>", escape(&cell));
        }
        html += "</tr>\n";
    }
    html += "</table>\n";
    for sentence in sentences(shares, change, report, &words) {
        html += &format!("<p>{}.</p>\n", escape(&sentence));
    }
    html + "</section>\n"
}

/// It as JSON.
pub fn json(shares: &Shares, change: Option<&Change>) -> Value {
    let variations = shares.variations.iter().map(|share| {
        object(vec![
            ("id", share.id.as_str().into()),
            ("name", share.name.as_str().into()),
            ("chanceToBeBest", share.chance.into()),
            ("weight", share.weight.into()),
        ])
    });
    let mut fields = vec![
        ("metric", shares.metric.as_str().into()),
        ("goal", shares.goal.name().into()),
        ("minimumShare", shares.minimum.into()),
        ("enoughIsKnown", shares.is_known.into()),
        ("variations", Value::List(variations.collect())),
    ];
    if let Some(change) = change {
        let of = |place: usize| shares.variations.get(place);
        let paired = change.variations.iter().map(|one| {
            let id = of(one.place).map_or("", |share| share.id.as_str());
            object(vec![
                ("variation", one.label.as_str().into()),
                ("id", id.into()),
            ])
        });
        fields.push((
            "features",
            object(vec![
                ("file", change.file.display().to_string().as_str().into()),
                ("experiment", change.experiment.as_str().into()),
                ("place", change.place.as_str().into()),
                ("byOrder", change.by_order.into()),
                ("variations", Value::List(paired.collect())),
            ]),
        ));
    }
    object(fields)
}

fn title(shares: &Shares, words: &Words) -> String {
    let better = match shares.goal {
        Goal::Increase => "more is better",
        Goal::Decrease => "less is better",
    };
    format!(
        "Bandit by {} ({better}; none gets less than {})",
        shares.metric,
        words.percent(shares.minimum)
    )
}

fn cells(share: &Share, report: &Report, words: &Words) -> [String; 3] {
    let mut split = report.split.variations.iter();
    let planned = split.find(|one| one.id == share.id);
    [
        planned.map_or_else(String::new, |one| words.percent(one.expected)),
        words.chance(share.chance),
        words.percent(share.weight),
    ]
}

fn sentences(
    shares: &Shares,
    change: Option<&Change>,
    report: &Report,
    words: &Words,
) -> Vec<String> {
    let mut sentences = Vec::new();
    if !shares.is_known {
        sentences.push(format!(
            "Not enough is known yet: until each has {} users whose values differ, all get the same",
            words.users(shares.minimum_users)
        ));
    }
    if let Some(change) = change {
        let pairs = change.variations.iter().filter_map(|one| {
            let share = shares.variations.get(one.place)?;
            let whose = match one.label == share.name || one.label == share.id {
                true => String::new(),
                false => format!(" ({})", share.name),
            };
            let weight = words.percent(share.weight);
            Some(format!("{weight} for \"{}\"{whose}", one.label))
        });
        let pairs: Vec<String> = pairs.collect();
        sentences.push(format!(
            "{}: the weights of the experiment \"{}\", {}, are {}",
            change.file.display(),
            change.experiment,
            change.place,
            pairs.join(", ")
        ));
        if change.by_order {
            sentences.push(BY_ORDER.to_owned());
        }
    }
    if report.split.verdict().is_some() {
        sentences.push(WRONG_SPLIT.to_owned());
    }
    sentences.push(REASSIGNED.to_owned());
    sentences
}

fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}
