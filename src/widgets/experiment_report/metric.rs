//! A metric: what to do, and a table with a row a variation.

use awning_core::experiment::wording::Tone;
use awning_core::text::{Texts, report as words};

use super::model::{Compared, MetricSheet, Row, Sentence, Table};
use super::plot::plot;
use crate::ui::{Icon, icon};
use crate::view::{
    El, details, div, h3, p, section, span, summary, table, tbody, td, th, thead, tr,
};

/// A metric.
pub fn metric(metric: &MetricSheet, texts: &Texts) -> El {
    let less = metric
        .less
        .then(|| span().class("note").child(texts.get(words::LESS_IS_BETTER)));
    let verdicts = div()
        .class("verdicts")
        .children(metric.sentences.iter().map(sentence));
    let compared = metric.rows.iter().any(|row| row.compared.is_some());
    section()
        .part("metric")
        .child(
            div()
                .class("name")
                .child(h3().child(metric.name.clone()))
                .child_if(less),
        )
        .child(verdicts)
        .child(results(metric, texts))
        .child_if(compared.then(|| {
            details()
                .part("figures")
                .child(summary().child(texts.get(words::FIGURES)))
                .child(div().class("scroll").child(plain_table(&metric.figures)))
        }))
}

fn sentence(sentence: &Sentence) -> El {
    let caution = sentence.caution.clone();
    div()
        .class("sentence")
        .attr("data-tone", tone_name(Some(sentence.tone)))
        .child(icon(tone_icon(Some(sentence.tone))))
        .child(
            div()
                .child(p().part("verdict").child(sentence.text.clone()))
                .child_if(caution.map(|caution| p().class("caution").child(caution))),
        )
}

/// A table whose cells know their roles: laid out as cards in narrow places, they would lose them.
fn results(metric: &MetricSheet, texts: &Texts) -> El {
    let columns = Columns {
        names: [words::USERS, words::VALUE].map(|key| texts.get(key)),
        evidence: metric.evidence.clone(),
        loss: metric.losses.then(|| texts.get(words::LOSS)),
        effect: texts.get(words::EFFECT),
    };
    let head = |name: &String| th().attr("role", "columnheader").child(name.clone());
    let heads = tr()
        .attr("role", "row")
        .child(
            th().attr("role", "columnheader")
                .class("who")
                .child(texts.get(words::VARIATION)),
        )
        .children(columns.names.iter().map(head))
        .child(head(&columns.evidence))
        .child_if(columns.loss.as_ref().map(head))
        .child(head(&columns.effect))
        .child(
            th().attr("role", "columnheader")
                .class("drawn")
                .child(span().class("sr").child(metric.interval.clone()))
                .child(plot(&metric.ticks, None)),
        );
    let rows = metric
        .rows
        .iter()
        .map(|row| line(metric, row, &columns, texts));
    table()
        .part("results")
        .attr("role", "table")
        .attr("aria-label", metric.name.clone())
        .flag("data-losses", metric.losses)
        .child(thead().attr("role", "rowgroup").child(heads))
        .child(tbody().attr("role", "rowgroup").children(rows))
}

/// What the columns between the name and the drawing are called.
struct Columns {
    names: [String; 2],
    evidence: String,
    loss: Option<String>,
    effect: String,
}

fn line(metric: &MetricSheet, row: &Row, columns: &Columns, texts: &Texts) -> El {
    let compared = row.compared.as_ref();
    let tone = compared.map(|compared| compared.tone);
    let bar = compared.and_then(|compared| {
        let effect = compared.effect.as_ref().ok()?;
        Some((effect.bar, compared.tone))
    });
    let cell = |name: &str, value: String| {
        td().attr("role", "cell")
            .attr("data-name", name.to_owned())
            .child(value)
    };
    let of = |read: fn(&Compared) -> &String| compared.map_or("–".into(), |it| read(it).clone());
    let [users, value] = &columns.names;
    let who = th()
        .attr("role", "rowheader")
        .class("who")
        .child(
            span()
                .class("letter")
                .attr("aria-hidden", "true")
                .child(row.letter.clone()),
        )
        .child(
            span()
                .class("called")
                .child(span().child(row.name.clone()))
                .child(chip(compared, texts)),
        );
    tr().attr("role", "row")
        .attr("data-tone", tone.map_or("none", tone_name))
        .child(who)
        .child(cell(users, row.users.clone()))
        .child(cell(value, row.value.clone()))
        .child(cell(&columns.evidence, of(|it| &it.evidence)))
        .child_if(
            columns
                .loss
                .as_ref()
                .map(|loss| cell(loss, of(|it| &it.loss))),
        )
        .child(effect(compared, &columns.effect))
        .child(
            td().attr("role", "cell")
                .class("drawn")
                .child(plot(&metric.ticks, bar)),
        )
}

fn effect(compared: Option<&Compared>, name: &str) -> El {
    let cell = td().attr("role", "cell").attr("data-name", name.to_owned());
    match compared.map(|compared| &compared.effect) {
        None => cell.child("–"),
        Some(Ok(effect)) => cell
            .class("effect")
            .child(span().class("strong").child(effect.value.clone()))
            .child(span().class("range").child(effect.range.clone())),
        Some(Err(reason)) => cell
            .class("effect")
            .child(span().class("range").child(reason.clone())),
    }
}

/// What a variation is, in a word.
fn chip(compared: Option<&Compared>, texts: &Texts) -> El {
    let chip = span().class("chip");
    match compared {
        None => chip.child(texts.get(words::BASELINE)),
        Some(compared) => chip
            .child(icon(tone_icon(compared.tone)))
            .child(span().child(compared.word.clone())),
    }
}

/// A table as it is: what is drawn or said elsewhere, to be read or copied.
pub fn plain_table(content: &Table) -> El {
    let head = |name: &String| th().attr("scope", "col").child(name.clone());
    let row = |cells: &Vec<String>| {
        let mut cells = cells.iter().cloned();
        tr().child_if(
            cells
                .next()
                .map(|name| th().attr("scope", "row").child(name)),
        )
        .children(cells.map(|value| td().child(value)))
    };
    table()
        .class("plain")
        .attr("aria-label", content.name.clone())
        .child(thead().child(tr().children(content.heads.iter().map(head))))
        .child(tbody().children(content.rows.iter().map(row)))
}

fn tone_name(tone: Option<Tone>) -> &'static str {
    match tone {
        Some(Tone::Better) => "better",
        Some(Tone::Worse) => "worse",
        Some(Tone::Same) => "same",
        Some(Tone::Open | Tone::Critical) => "open",
        None => "untrusted",
    }
}

fn tone_icon(tone: Option<Tone>) -> Icon {
    match tone {
        Some(Tone::Better) => Icon::CHECK,
        Some(Tone::Worse) => Icon::CLOSE,
        Some(Tone::Same) => Icon::EQUAL,
        Some(Tone::Open | Tone::Critical) => Icon::CLOCK,
        None => Icon::ALERT,
    }
}
