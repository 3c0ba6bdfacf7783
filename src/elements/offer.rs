//! What an element that shows campaigns has to show: what it was given, or its campaign's content.

use std::cell::RefCell;

use awning_core::campaign::{Content, Widget};
use awning_core::element::survey::CAMPAIGN;
use awning_core::read::Read;

use crate::runtime::{Element, Failure, Follower, Mounted};

/// Content that may be shown.
pub struct Offer {
    /// What events call it.
    pub name: String,
    /// Under which campaign it is remembered; content without one is not.
    pub campaign: Option<String>,
    /// What is to be shown.
    pub content: Content,
}

/// Shows an offer; `None` if there is nothing of it left to show.
///
/// # Errors
/// If its content is unusable.
pub type Show = fn(&Element, Offer) -> Result<Option<Mounted>, Failure>;

/// Shows what the element has to show, and again whenever that changes.
pub fn follow(element: Element, widget: Widget, show: Show) -> Mounted {
    let shown = RefCell::new(None);
    let follower = Follower::new(move || {
        // The old one ends before the new one begins.
        shown.take();
        match find(&element, widget)
            .and_then(|offer| offer.map_or(Ok(None), |offer| show(&element, offer)))
        {
            Ok(Some(mounted)) => {
                element.show();
                shown.replace(Some(mounted));
            }
            Ok(None) => element.hide(),
            Err(failure) => element.fail(&failure),
        }
    });
    Box::new(follower)
}

impl Offer {
    /// Reads the content; what is wrong with it is said.
    ///
    /// # Errors
    /// If it is unusable.
    pub fn read<T: Read>(&self, element: &Element) -> Result<T, Failure> {
        let (content, problems) = self.content.parse();
        element.runtime.accept(content, &problems)
    }
}

fn find(element: &Element, widget: Widget) -> Result<Option<Offer>, Failure> {
    let runtime = &element.runtime;
    let campaign = element.attribute(CAMPAIGN.name).filter(|id| !id.is_empty());
    if let Some(value) = element.given("content")? {
        let name = campaign.clone().unwrap_or_else(|| "inline".into());
        let content = Content {
            value,
            path: "content".into(),
        };
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
    let content = match runtime.services() {
        Some(services) => services.campaign(&id, widget)?,
        None => {
            return Err(Failure {
                code: "campaign-unknown",
                message: "the page has no document".into(),
            });
        }
    };
    Ok(content.map(|content| Offer {
        name: id.clone(),
        campaign: Some(id),
        content,
    }))
}
