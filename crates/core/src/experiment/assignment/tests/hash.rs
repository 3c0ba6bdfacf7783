//! Where visitors fall.

use super::super::{HashVersion, hash};

#[test]
fn texts_of_any_script_fall_where_the_reference_has_them() {
    let table = [
        ("", "a", HashVersion::One, 0.22),
        ("foo", "def", HashVersion::Two, 0.2019),
        ("seed", "日本", HashVersion::One, 0.545),
        ("seed", "😀", HashVersion::Two, 0.4346),
        ("expé", "user-1", HashVersion::One, 0.214),
    ];
    for (seed, value, version, bucket) in table {
        assert_eq!(
            hash(seed, value, version),
            Some(bucket),
            "{seed:?} {value:?}"
        );
    }
    assert_eq!(hash("seed", "value", HashVersion::Unknown), None);
}
