//! A campaign, as the document has it.

use crate::read::{Problem, Read, Reader, Unread, choice, record};
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
    /// A campaign: content for one widget, and when it may be shown.
    pub struct Campaign {
        /// What elements and events call it; unique in the document.
        pub id: String => "id",
        /// The widget that shows it.
        pub widget: Widget => "widget",
        /// What the widget shows.
        pub content: Content => "content",
        /// When it runs; always, if not said.
        pub schedule: Option<Schedule> => "schedule",
        /// The paths of the pages it is shown on, `*` standing for anything; all pages, if none is given.
        pub pages: Vec<String> => "pages",
        /// After how many days it may be shown again to somebody who sent it away or completed it; never, if not said.
        pub repeat_after_days: Option<u32> => "repeatAfterDays",
        /// An experiment in GrowthBook's JSON whose variations say what of the campaign is shown: `null` for its content as it
        /// is, an object of fields that replace those of the content, or `false` for nothing at all.
        pub experiment: Unread<Value> => "experiment",
    }
}

/// A widget's content, before the widget reads it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Content {
    /// As it is written.
    pub value: Value,
    /// Where in the document it is written.
    pub path: String,
}

impl Read for Content {
    const EXPECTED: &'static str = "the widget's content";

    fn read(value: &Value, at: &mut Reader) -> Option<Self> {
        Some(Self {
            value: value.clone(),
            path: at.path().to_owned(),
        })
    }
}

impl Content {
    /// Reads it as the content of a widget. What is wrong with it is listed; it may be unusable.
    pub fn parse<T: Read>(&self) -> (Option<T>, Vec<Problem>) {
        let mut at = Reader::new(&self.path);
        let content = T::read(&self.value, &mut at);
        (content, at.into_problems())
    }
}

impl Campaign {
    /// What is wrong with its content. Widgets read their own content when they show it, so that a page without a
    /// survey does not load what reads surveys; tools read all of it.
    #[cfg(feature = "tools")]
    pub fn check(&self) -> Vec<Problem> {
        match self.widget {
            Widget::Survey => self.content.parse::<crate::survey::Survey>().1,
            Widget::Banner => self.content.parse::<crate::promotion::Banner>().1,
        }
    }
}

#[cfg(feature = "tools")]
mod describe {
    use super::Content;
    use crate::promotion::Banner;
    use crate::read::Describe;
    use crate::survey::Survey;
    use crate::value::{Value, object};

    impl Describe for Content {
        fn schema() -> Value {
            object!([("oneOf", vec![Survey::schema(), Banner::schema()].into())])
        }
    }
}
