//! Now, and the store's time zone.

use awning_core::time::{DAY, HOUR, Instant, MINUTE, SECOND};
use js_sys::{Array, Date, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The time now, as far as the visitor's clock is right.
pub fn now() -> Instant {
    Instant::from_millis(Date::now() as i64)
}

/// RFC 3339, UTC, with milliseconds.
pub fn rfc_3339(instant: Instant) -> String {
    let millis = instant.millis().clamp(-LATEST, LATEST);
    Date::new(&JsValue::from_f64(millis as f64))
        .to_iso_string()
        .into()
}

/// The last moment that dates reach, in milliseconds: asking for the text of a later one would throw.
const LATEST: i64 = 8_640_000_000_000_000;

/// An HTTP date or any other that the browser reads.
pub fn parse(text: &str) -> Option<Instant> {
    let millis = Date::parse(text);
    (!millis.is_nan()).then(|| Instant::from_millis(millis as i64))
}

/// A time zone that the browser knows.
pub struct Zone(Intl::DateTimeFormat);

impl Zone {
    /// The zone of that IANA name; `None` if the browser does not know it.
    pub fn named(name: &str) -> Option<Self> {
        let options = Object::new();
        for (key, value) in [
            ("timeZone", name),
            ("hourCycle", "h23"),
            ("year", "numeric"),
            ("month", "2-digit"),
            ("day", "2-digit"),
            ("hour", "2-digit"),
            ("minute", "2-digit"),
            ("second", "2-digit"),
        ] {
            Reflect::set(&options, &key.into(), &value.into()).ok()?;
        }
        // The constructor throws at a name that it does not know, so it is called where that can be caught.
        let constructor = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
        let constructor = Reflect::get(&constructor, &"DateTimeFormat".into()).ok()?;
        let arguments = Array::of2(&"en-US".into(), &options);
        let constructor: &js_sys::Function = constructor.unchecked_ref();
        let format = Reflect::construct(constructor, &arguments).ok()?;
        Some(Self(format.unchecked_into()))
    }

    /// How far its clocks are ahead of UTC at that moment, in milliseconds.
    pub fn offset_at(&self, instant: Instant) -> i64 {
        let date = Date::new(&JsValue::from_f64(instant.millis() as f64));
        let mut fields = [0_f64; 6];
        for part in self.0.format_to_parts(&date).iter() {
            let text = |name: &str| Reflect::get(&part, &name.into()).ok()?.as_string();
            let place = match text("type").as_deref() {
                Some("year") => 0,
                Some("month") => 1,
                Some("day") => 2,
                Some("hour") => 3,
                Some("minute") => 4,
                Some("second") => 5,
                _ => continue,
            };
            let number = text("value").and_then(|digits| digits.parse::<u32>().ok());
            if let (Some(field), Some(number)) = (fields.get_mut(place), number) {
                *field = f64::from(number);
            }
        }
        let [year, month, day, hour, minute, second] = fields;
        let shown = Date::utc(year, month - 1.0) as i64
            + (((day as i64 - 1) * DAY) + hour as i64 * HOUR)
            + minute as i64 * MINUTE
            + second as i64 * SECOND;
        let millis = instant.millis();
        shown - (millis - millis.rem_euclid(SECOND))
    }
}
