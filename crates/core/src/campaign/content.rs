//! A campaign, as the document has it.

use crate::promotion::Banner;
use crate::read::{Read, Reader, choice, record};
use crate::survey::Survey;
use crate::time::LocalTime;
use crate::value::Value;

choice! {
    /// The widgets that show campaigns.
    pub enum Widget {
        /// `<awning-survey>`.
        Survey = "survey",
        /// `<awning-banner>`.
        Banner = "banner",
    }
}

record! {
    /// When a campaign runs, in the store's time zone.
    pub struct Schedule {
        /// From then on.
        pub start: Option<LocalTime> => "start",
        /// Until then.
        pub end: Option<LocalTime> => "end",
    }
}

record! {
    /// A campaign, as it is written.
    pub struct CampaignForm {
        /// What elements and events call it; unique in the document.
        pub id: String => "id",
        /// The widget that shows it.
        pub widget: Widget => "widget",
        /// What the widget shows.
        pub content: RawContent => "content",
        /// When it runs; always, if not said.
        pub schedule: Option<Schedule> => "schedule",
        /// The paths of the pages it is shown on, `*` standing for anything; all pages, if none is given.
        pub pages: Vec<String> => "pages",
        /// After how many days it may be shown again to somebody who sent it away or completed it; never, if not said.
        pub repeat_after_days: Option<u32> => "repeatAfterDays",
    }
}

/// Content before the widget says how to read it.
#[derive(Clone, Debug, PartialEq)]
pub struct RawContent(Value);

impl Read for RawContent {
    const EXPECTED: &'static str = "the widget's content";

    fn read(value: &Value, _: &mut Reader) -> Option<Self> {
        Some(Self(value.clone()))
    }
}

/// What a campaign shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// A survey.
    Survey(Box<Survey>),
    /// A banner.
    Banner(Box<Banner>),
}

impl Content {
    /// Reads the content of a widget.
    pub fn read(widget: Widget, value: &Value, at: &mut Reader) -> Option<Self> {
        match widget {
            Widget::Survey => Survey::read(value, at).map(|survey| Self::Survey(Box::new(survey))),
            Widget::Banner => Banner::read(value, at).map(|banner| Self::Banner(Box::new(banner))),
        }
    }

    /// The widget that shows it.
    pub fn widget(&self) -> Widget {
        match self {
            Self::Survey(_) => Widget::Survey,
            Self::Banner(_) => Widget::Banner,
        }
    }
}

/// A campaign: content for one widget, and when it may be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Campaign {
    /// What elements and events call it.
    pub id: String,
    /// What it shows.
    pub content: Content,
    /// When it runs.
    pub schedule: Option<Schedule>,
    /// The paths of the pages it is shown on.
    pub pages: Vec<String>,
    /// After how many days it may come back.
    pub repeat_after_days: Option<u32>,
}

impl Read for Campaign {
    const EXPECTED: &'static str = CampaignForm::EXPECTED;

    fn read(value: &Value, at: &mut Reader) -> Option<Self> {
        let form = CampaignForm::read(value, at)?;
        let content = at.within("content", |at| {
            Content::read(form.widget, &form.content.0, at)
        })?;
        let (id, schedule, pages) = (form.id, form.schedule, form.pages);
        Some(Self {
            id,
            content,
            schedule,
            pages,
            repeat_after_days: form.repeat_after_days,
        })
    }
}

#[cfg(feature = "tools")]
mod describe {
    use super::{Banner, Campaign, CampaignForm, RawContent, Survey};
    use crate::read::Describe;
    use crate::value::{Value, object};

    impl Describe for RawContent {
        fn schema() -> Value {
            object([("oneOf", vec![Survey::schema(), Banner::schema()].into())])
        }
    }

    impl Describe for Campaign {
        fn schema() -> Value {
            CampaignForm::schema()
        }
    }
}
