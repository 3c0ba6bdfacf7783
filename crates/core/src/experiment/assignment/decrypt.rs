//! Encrypted payloads: AES-128 in CBC mode with PKCS #7 padding. A page decrypts with WebCrypto.

use crate::value::Value;

/// `iv.cipher`, both in base64.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EncryptedText<'t> {
    /// The initialization vector.
    pub iv: &'t str,
    /// The encrypted text.
    pub cipher: &'t str,
}

impl<'t> EncryptedText<'t> {
    /// Splits the two; `None` if there is no dot.
    pub fn parse(text: &'t str) -> Option<Self> {
        let mut parts = text.split('.');
        Some(Self {
            iv: parts.next()?,
            cipher: parts.next()?,
        })
    }
}

/// The payload's parts that are encrypted: the field that each belongs to once it is decrypted and parsed as JSON, and
/// its text.
pub fn encrypted_parts(payload: &Value) -> Vec<(&'static str, &str)> {
    const PARTS: [(&str, &str); 4] = [
        ("features", "encryptedFeatures"),
        ("experiments", "encryptedExperiments"),
        ("savedGroups", "encryptedSavedGroups"),
        ("contextualBandits", "encryptedContextualBandits"),
    ];
    let text = |field: &str| payload.get(field).and_then(Value::as_text);
    PARTS
        .into_iter()
        .filter_map(|(name, field)| Some((name, text(field).filter(|text| !text.is_empty())?)))
        .collect()
}

/// Why something could not be decrypted.
#[cfg(feature = "tools")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecryptError {
    /// It is not two texts with a dot between them.
    #[error("found no `iv.cipher`, expected two texts in base64 with a dot between them")]
    Form,
    /// One of key, vector and text is no base64.
    #[error("found characters that are not base64 in the key, the vector or the text")]
    Base64,
    /// The key or the vector is too short or too long.
    #[error("found a key or a vector of the wrong length, expected 16 bytes each")]
    Length,
    /// It was encrypted with another key, or has been damaged.
    #[error("the text does not decrypt with this key")]
    Key,
}

/// Decrypts `iv.cipher` with a key in base64. What is no UTF-8 in the text becomes U+FFFD, as in a page.
///
/// # Errors
/// If the text or the key is malformed, or the key is another one's.
#[cfg(feature = "tools")]
pub fn decrypt(text: &str, key: &str) -> Result<String, DecryptError> {
    use cbc::cipher::block_padding::Pkcs7;
    use cbc::cipher::{BlockModeDecrypt, KeyIvInit};

    let parts = EncryptedText::parse(text).ok_or(DecryptError::Form)?;
    let (key, iv, cipher) = (bytes(key)?, bytes(parts.iv)?, bytes(parts.cipher)?);
    let plain = match key.len() {
        16 => cbc::Decryptor::<aes::Aes128>::new_from_slices(&key, &iv)
            .map_err(|_| DecryptError::Length)?
            .decrypt_padded_vec::<Pkcs7>(&cipher),
        // WebCrypto takes longer keys, too.
        24 => cbc::Decryptor::<aes::Aes192>::new_from_slices(&key, &iv)
            .map_err(|_| DecryptError::Length)?
            .decrypt_padded_vec::<Pkcs7>(&cipher),
        32 => cbc::Decryptor::<aes::Aes256>::new_from_slices(&key, &iv)
            .map_err(|_| DecryptError::Length)?
            .decrypt_padded_vec::<Pkcs7>(&cipher),
        _ => return Err(DecryptError::Length),
    };
    let plain = plain.map_err(|_| DecryptError::Key)?;
    let text = String::from_utf8_lossy(&plain);
    Ok(text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned())
}

/// Base64 as `atob` takes it (WHATWG Infra, forgiving-base64): white space is skipped, padding may be missing.
#[cfg(feature = "tools")]
fn bytes(text: &str) -> Result<Vec<u8>, DecryptError> {
    use base64::Engine;
    use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

    const ENGINE: GeneralPurpose = GeneralPurpose::new(
        &base64::alphabet::STANDARD,
        GeneralPurposeConfig::new()
            .with_decode_allow_trailing_bits(true)
            .with_decode_padding_mode(DecodePaddingMode::RequireNone),
    );
    let mut text: String = text
        .chars()
        .filter(|character| !matches!(character, ' ' | '\t' | '\n' | '\x0c' | '\r'))
        .collect();
    if text.len().is_multiple_of(4) {
        for _ in 0..2 {
            if text.ends_with('=') {
                text.pop();
            }
        }
    }
    ENGINE.decode(text).map_err(|_| DecryptError::Base64)
}
