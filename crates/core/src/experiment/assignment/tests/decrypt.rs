//! Encrypted payloads.

use super::super::{DecryptError, decrypt, encrypted_parts};
use crate::value::Value;

const KEY: &str = "Zvwv/+uhpFDznZ6SX28Yjg==";
const TEXT: &str =
    "m5ylFM6ndyOJA2OPadubkw==.Uu7ViqgKEt/dWvCyhI46q088PkAEJbnXKf3KPZjf9IEQQ+A8fojNoxw4wIbPX3aj";

#[test]
fn a_payload_is_decrypted_or_the_reason_why_not_is_said() {
    let plain = r#"{"feature":{"defaultValue":true}}"#;
    assert_eq!(decrypt(TEXT, KEY).as_deref(), Ok(plain));
    // As `atob` takes it, without padding.
    assert_eq!(
        decrypt(TEXT, KEY.trim_end_matches('=')).as_deref(),
        Ok(plain)
    );
    let table = [
        ("", KEY, DecryptError::Form),
        ("abc", KEY, DecryptError::Form),
        (TEXT, "", DecryptError::Length),
        (TEXT, "!", DecryptError::Base64),
        (TEXT, "Zvwv/+uhpFDznZ6SX39Yjg==", DecryptError::Key),
        ("m5yl.Uu7V", KEY, DecryptError::Length),
    ];
    for (text, key, error) in table {
        assert_eq!(decrypt(text, key), Err(error), "{text:?} {key:?}");
    }
}

#[test]
fn encrypted_parts_are_found_with_the_fields_they_become() {
    let payload: Value =
        serde_json::from_str(r#"{"features": {}, "encryptedFeatures": "a.b", "encryptedExperiments": "", "encryptedSavedGroups": "c.d"}"#).unwrap();
    assert_eq!(
        encrypted_parts(&payload),
        [("features", "a.b"), ("savedGroups", "c.d")]
    );
}
