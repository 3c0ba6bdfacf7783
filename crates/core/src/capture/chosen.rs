//! Parts of the document that are `true` for what is usual, or say it themselves.

use crate::read::{Read, Reader};
use crate::value::Value;

/// The depths of scrolling that are told, in percent of the page, each from 1 to 100; none of them tells nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Depths(pub Vec<u32>);

/// The extensions of files whose links are downloads, in small letters and without a point; none of them tells nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extensions(pub Vec<String>);

/// The name of the global array that the page pushes its events to, if it is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layer(pub Option<String>);

/// Those that Google Analytics 4's enhanced measurement takes for downloads
/// (<https://support.google.com/analytics/answer/9216061>).
const USUAL_EXTENSIONS: &str = "pdf xls xlsx doc docx txt rtf csv exe key pps ppt pptx 7z pkg rar gz zip avi mov mp4 mpe mpeg mpg wmv mid midi mp3 wav wma";

/// So many depths or extensions are enough for anybody.
const MOST: usize = 50;

impl Depths {
    /// What `true` stands for.
    pub const USUAL: [u32; 4] = [25, 50, 75, 90];
}

impl Read for Depths {
    const EXPECTED: &'static str = "true, false or a list of at most 50 percents from 1 to 100";
    const REQUIRED: bool = false;

    fn read(value: &Value, at: &mut Reader) -> Option<Self> {
        let percent = |value: &Value| {
            let percent = value.as_number()?;
            let is_one = (1.0..=100.0).contains(&percent) && percent.fract() == 0.0;
            is_one.then_some(percent as u32)
        };
        match value {
            Value::Bool(true) => Some(Self(Self::USUAL.to_vec())),
            Value::Bool(false) => Some(Self::default()),
            other => match all(other, &percent) {
                Some(depths) => Some(Self(depths)),
                None => at.unexpected(other, Self::EXPECTED),
            },
        }
    }
}

impl Read for Extensions {
    const EXPECTED: &'static str =
        "true, false or a list of at most 50 file extensions such as \"pdf\"";
    const REQUIRED: bool = false;

    fn read(value: &Value, at: &mut Reader) -> Option<Self> {
        let extension = |value: &Value| {
            let text = value.as_text()?.trim_start_matches('.');
            let is_one = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
            is_one.then(|| text.to_ascii_lowercase())
        };
        match value {
            Value::Bool(true) => Some(Self(
                USUAL_EXTENSIONS.split(' ').map(str::to_owned).collect(),
            )),
            Value::Bool(false) => Some(Self::default()),
            other => match all(other, &extension) {
                Some(extensions) => Some(Self(extensions)),
                None => at.unexpected(other, Self::EXPECTED),
            },
        }
    }
}

impl Read for Layer {
    const EXPECTED: &'static str =
        "true, false or the name of a global array such as \"dataLayer\"";
    const REQUIRED: bool = false;

    fn read(value: &Value, at: &mut Reader) -> Option<Self> {
        match value {
            Value::Bool(true) => Some(Self(Some("dataLayer".into()))),
            Value::Bool(false) => Some(Self(None)),
            Value::Text(name) if !name.is_empty() => Some(Self(Some(name.clone()))),
            other => at.unexpected(other, Self::EXPECTED),
        }
    }
}

/// Every item of a list; `None` if it is no list, too long, or has one that is not as it should be.
fn all<T>(value: &Value, read: &dyn Fn(&Value) -> Option<T>) -> Option<Vec<T>> {
    let items = value.as_list().filter(|items| items.len() <= MOST)?;
    items.iter().map(read).collect()
}

#[cfg(feature = "tools")]
mod describe {
    use super::{Depths, Extensions, Layer, MOST};
    use crate::read::Describe;
    use crate::value::{Value, object};

    fn or_flag(other: Value) -> Value {
        object!([("oneOf", vec![bool::schema(), other].into())])
    }

    fn list(items: Value) -> Value {
        object!([
            ("type", "array".into()),
            ("items", items),
            ("maxItems", (MOST as f64).into()),
        ])
    }

    impl Describe for Depths {
        fn schema() -> Value {
            or_flag(list(object!([
                ("type", "integer".into()),
                ("minimum", 1.0.into()),
                ("maximum", 100.0.into()),
            ])))
        }
    }

    impl Describe for Extensions {
        fn schema() -> Value {
            or_flag(list(String::schema()))
        }
    }

    impl Describe for Layer {
        fn schema() -> Value {
            or_flag(String::schema())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Settings;
    use super::*;
    use crate::read::Problem;

    fn read(json: &str) -> (Settings, Vec<String>) {
        let mut at = Reader::new("capture");
        let settings = Settings::read(&serde_json::from_str(json).unwrap(), &mut at).unwrap();
        let problems = at.into_problems();
        (settings, problems.iter().map(Problem::message).collect())
    }

    #[test]
    fn nothing_is_captured_that_is_not_named() {
        assert_eq!(read("{}"), (Settings::default(), Vec::new()));
        let (settings, _) =
            read(r#"{"scroll": false, "downloads": false, "dataLayer": false, "clicks": false}"#);
        assert_eq!(settings, Settings::default());
        assert!(settings.scroll.0.is_empty() && settings.downloads.0.is_empty());
    }

    #[test]
    fn true_is_what_is_usual_and_a_list_says_it_itself() {
        let (settings, problems) =
            read(r#"{"scroll": true, "downloads": true, "dataLayer": true}"#);
        assert_eq!(problems, Vec::<String>::new());
        assert_eq!(settings.scroll.0, [25, 50, 75, 90]);
        assert!(
            settings
                .downloads
                .0
                .iter()
                .any(|extension| extension == "pptx")
        );
        assert_eq!(settings.data_layer.0.as_deref(), Some("dataLayer"));
        let (settings, problems) = read(
            r#"{"scroll": [50, 100], "downloads": [".PDF", "step"], "dataLayer": "shopLayer"}"#,
        );
        assert_eq!(problems, Vec::<String>::new());
        assert_eq!(settings.scroll.0, [50, 100]);
        assert_eq!(settings.downloads.0, ["pdf", "step"]);
        assert_eq!(settings.data_layer.0.as_deref(), Some("shopLayer"));
    }

    #[test]
    fn what_is_wrong_is_said_and_captures_nothing() {
        let (settings, problems) = read(
            r#"{"scroll": [0], "downloads": "pdf", "dataLayer": 3, "clicks": "yes", "keystrokes": true}"#,
        );
        assert_eq!(settings, Settings::default());
        assert_eq!(
            problems,
            [
                "capture.keystrokes: found a field that is not known here, expected one of clicks, forms, scroll, engagement, outbound, downloads, rageClicks, errors, vitals, dataLayer, jsonLd, shopify",
                "capture.clicks: found \"yes\", expected true or false",
                "capture.scroll: found a list, expected true, false or a list of at most 50 percents from 1 to 100",
                "capture.downloads: found \"pdf\", expected true, false or a list of at most 50 file extensions such as \"pdf\"",
                "capture.dataLayer: found 3, expected true, false or the name of a global array such as \"dataLayer\"",
            ]
        );
    }
}
