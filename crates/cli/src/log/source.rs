//! Which files a log is.

use std::path::{Path, PathBuf};

use super::error::ReadError;

/// How deep directories are gone into.
const DEEPEST: usize = 16;

/// The files that paths, directories and patterns mean, each pattern's by name.
///
/// Of directories all files are taken, except hidden ones and those whose names begin with "_", which engines such as
/// Spark leave beside their tables.
///
/// # Errors
/// If a file or directory cannot be read, or a pattern fits nothing.
pub fn files(patterns: &[PathBuf]) -> Result<Vec<PathBuf>, ReadError> {
    let mut files = Vec::new();
    for pattern in patterns {
        let before = files.len();
        if pattern.exists() {
            add(pattern, DEEPEST, &mut files)?;
        } else {
            let text = pattern.to_string_lossy().into_owned();
            let found = glob::glob(&text).map_err(|error| ReadError::Pattern {
                pattern: text.clone(),
                reason: error.msg,
            })?;
            for path in found {
                let path = path.map_err(|error| ReadError::File {
                    path: error.path().to_owned(),
                    source: error.into(),
                })?;
                add(&path, DEEPEST, &mut files)?;
            }
        }
        if files.len() == before {
            return Err(ReadError::NoFile {
                pattern: pattern.display().to_string(),
            });
        }
    }
    Ok(files)
}

fn add(path: &Path, depth: usize, files: &mut Vec<PathBuf>) -> Result<(), ReadError> {
    if !path.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    let Some(depth) = depth.checked_sub(1) else {
        return Ok(());
    };
    let unreadable = |source| ReadError::File {
        path: path.to_owned(),
        source,
    };
    let mut inner = Vec::new();
    for entry in path.read_dir().map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let name = entry.file_name();
        if !name.to_string_lossy().starts_with(['.', '_']) {
            inner.push(entry.path());
        }
    }
    inner.sort();
    for path in inner {
        add(&path, depth, files)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directories_and_patterns_mean_their_files_by_name() {
        let directory = tempfile::tempdir().unwrap();
        let root = directory.path();
        std::fs::create_dir(root.join("day=2")).unwrap();
        for name in [
            "b.csv",
            "a.csv",
            "_SUCCESS",
            ".a.csv.crc",
            "day=2/part.csv",
            "c.txt",
        ] {
            std::fs::write(root.join(name), "").unwrap();
        }
        let names = |pattern: &str| {
            let found = files(&[root.join(pattern)]).map_err(|error| error.to_string())?;
            let name = |path: &PathBuf| {
                let inner = path.strip_prefix(root).unwrap_or(path);
                inner.to_string_lossy().replace('\\', "/")
            };
            Ok::<_, String>(found.iter().map(name).collect::<Vec<_>>())
        };
        assert_eq!(
            names(""),
            Ok(vec![
                "a.csv".into(),
                "b.csv".into(),
                "c.txt".into(),
                "day=2/part.csv".into()
            ])
        );
        assert_eq!(names("*.csv"), Ok(vec!["a.csv".into(), "b.csv".into()]));
        assert!(names("*.gz").is_err_and(|text| text.ends_with("*.gz: no file is there")));
    }
}
