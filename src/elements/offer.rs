//! What an element that shows campaigns has to show: what it was given, or its campaign's content.

use std::cell::RefCell;

use awning_core::campaign::{Content, Widget};
use awning_core::element::survey::CAMPAIGN;
use awning_core::read::Reader;
use leptos::prelude::RenderEffect;

use crate::runtime::{Element, Failure, Mounted};

/// Content that may be shown.
pub struct Offer {
    /// What events call it.
    pub name: String,
    /// Under which campaign it is remembered; content without one is not.
    pub campaign: Option<String>,
    /// What is shown.
    pub content: Content,
}

/// Shows what the element has to show, and again whenever that changes.
pub fn follow(element: Element, widget: Widget, show: fn(&Element, Offer) -> Mounted) -> Mounted {
    let shown = RefCell::new(None);
    let effect = RenderEffect::new(move |_| {
        // The old one ends before the new one begins.
        shown.take();
        match find(&element, widget) {
            Ok(Some(offer)) => {
                shown.replace(Some(show(&element, offer)));
            }
            Ok(None) => element.hide(),
            Err(failure) => element.fail(&failure),
        }
    });
    Box::new(effect)
}

fn find(element: &Element, widget: Widget) -> Result<Option<Offer>, Failure> {
    let runtime = &element.runtime;
    let campaign = element.attribute(CAMPAIGN.name).filter(|id| !id.is_empty());
    if let Some(given) = element.given("content")? {
        let mut at = Reader::new("content");
        let content = Content::read(widget, &given, &mut at);
        let problems = at.into_problems();
        for problem in &problems {
            runtime.warn_once(problem.message());
        }
        let Some(content) = content else {
            let message = problems
                .first()
                .map(|problem| problem.message())
                .unwrap_or_default();
            return Err(Failure {
                code: "content-invalid",
                message,
            });
        };
        let name = campaign.clone().unwrap_or_else(|| "inline".into());
        return Ok(Some(Offer {
            name,
            campaign,
            content,
        }));
    }
    let Some(id) = campaign else {
        return Err(Failure {
            code: "content-missing",
            message: "it has neither a campaign nor content".into(),
        });
    };
    let found = runtime
        .document
        .campaign(&id)
        .filter(|campaign| campaign.content.widget() == widget);
    let Some(found) = found else {
        let message = [
            "campaign \"",
            &id,
            "\": the document has no ",
            widget.name(),
            " of that id",
        ]
        .concat();
        return Err(Failure {
            code: "campaign-unknown",
            message,
        });
    };
    let content = found.content.clone();
    Ok(runtime.may_show(found).then(|| Offer {
        name: id.clone(),
        campaign: Some(id),
        content,
    }))
}
