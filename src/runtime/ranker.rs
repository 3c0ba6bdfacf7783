//! A server that ranks, as panels see it.

use awning_core::catalog::Catalog;
use awning_core::read::Problem;
use awning_core::recommend::Strategy;
use awning_core::recommend::provider::{Answer, Asked, Provider, ProviderRequest};
use awning_core::value::Value;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;

/// A server that ranks. All that is particular to one is behind this, in a chunk of its own.
pub trait Ranker {
    /// After how many milliseconds the device ranks by itself.
    fn timeout(&self) -> u32;

    /// What to send; `None` where the server has nothing for that strategy.
    fn request(&self, asked: &Asked) -> Option<ProviderRequest>;

    /// Reads what came back.
    ///
    /// # Errors
    /// If it is not what this server answers.
    fn read(&self, reply: &Value, strategy: Strategy, catalog: &Catalog)
    -> Result<Answer, Problem>;
}

impl Ranker for Provider {
    fn timeout(&self) -> u32 {
        self.timeout()
    }

    fn request(&self, asked: &Asked) -> Option<ProviderRequest> {
        let mut request = self.request(asked)?;
        if let Some(signature) = request.signature.take() {
            request.url.push_str(signature.parameter);
            request
                .url
                .push_str(&sign(&signature.key, &signature.text)?);
        }
        Some(request)
    }

    fn read(
        &self,
        reply: &Value,
        strategy: Strategy,
        catalog: &Catalog,
    ) -> Result<Answer, Problem> {
        self.read_reply(reply, strategy, catalog)
    }
}

/// The HMAC-SHA-1 of a text under a key, in hexadecimal digits.
fn sign(key: &str, text: &str) -> Option<String> {
    const DIGITS: [char; 16] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f',
    ];
    let mut mac = Hmac::<Sha1>::new_from_slice(key.as_bytes()).ok()?;
    mac.update(text.as_bytes());
    let mut digits = String::new();
    for byte in mac.finalize().into_bytes() {
        for digit in [byte >> 4, byte & 15] {
            digits.extend(DIGITS.get(usize::from(digit)));
        }
    }
    Some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 2202, section 3, test case 2.
    #[test]
    fn a_signature_is_that_of_the_standard() {
        assert_eq!(
            sign("Jefe", "what do ya want for nothing?").as_deref(),
            Some("effcdf6ae5eb2fa2d27416d5f184df9c259a7c79")
        );
    }
}
