//! The providers, by their `type`.

use super::{Answer, Asked, ProviderRequest};
use crate::catalog::Catalog;
use crate::read::{Problem, Read, Reader, choice, record};
use crate::recommend::Strategy;
use crate::value::Value;

choice! {
    /// The type of a plain provider.
    pub enum PlainType {
        /// A server that takes and gives Awning's own JSON.
        Json = "json",
    }
}

record! {
    /// A server that takes and gives Awning's own JSON.
    pub struct Plain {
        /// Always `json`.
        pub kind: PlainType => "type",
        /// Where questions are posted.
        pub url: String => "url",
        /// After how many milliseconds the device ranks by itself.
        pub timeout: u32 => "timeout" = 800,
    }
}

/// A server that ranks.
#[derive(Clone, Debug, PartialEq)]
pub enum Provider {
    /// A server that takes and gives Awning's own JSON.
    Plain(Plain),
}

impl Provider {
    /// After how many milliseconds the device ranks by itself. What comes later is for the next question.
    pub fn timeout(&self) -> u32 {
        match self {
            Self::Plain(plain) => plain.timeout,
        }
    }

    /// The request to send; `None` where the provider has nothing for that strategy, so that the device ranks.
    pub fn request(&self, _asked: &Asked) -> Option<ProviderRequest> {
        None
    }

    /// Reads a reply.
    ///
    /// # Errors
    /// If it is not what this provider answers.
    pub fn read_reply(
        &self,
        reply: &Value,
        strategy: Strategy,
        catalog: &Catalog,
    ) -> Result<Answer, Problem> {
        let _ = reply;
        Ok(Answer::of(strategy, &[], catalog))
    }
}

impl Read for Provider {
    const EXPECTED: &'static str = "a provider with a \"type\"";

    fn read(value: &Value, at: &mut Reader) -> Option<Self> {
        Plain::read(value, at).map(Self::Plain)
    }
}

#[cfg(feature = "tools")]
impl crate::read::Describe for Provider {
    fn schema() -> Value {
        Plain::schema()
    }
}
