//! What a page's address forces: `?awning-force=hero:1,other:bold`.

use super::assignment::Meta;

/// A variation that is to be shown whatever would be assigned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forced {
    /// The experiment's key.
    pub experiment: String,
    /// The variation: its index, its key or its name.
    pub variation: String,
}

/// Reads pairs of an experiment's key and a variation; what is no pair is left out. Of an experiment that is named twice,
/// the last counts.
pub fn read_forced(text: &str) -> Vec<Forced> {
    /// An address is anybody's to write.
    const MOST: usize = 50;
    let mut forced: Vec<Forced> = Vec::new();
    for pair in text.split(',').take(MOST) {
        // Keys of experiments may have colons in them.
        let Some((experiment, variation)) = pair.rsplit_once(':') else {
            continue;
        };
        let (experiment, variation) = (experiment.trim_ascii(), variation.trim_ascii());
        if experiment.is_empty() || variation.is_empty() {
            continue;
        }
        forced.retain(|earlier| earlier.experiment != experiment);
        forced.push(Forced {
            experiment: experiment.to_owned(),
            variation: variation.to_owned(),
        });
    }
    forced
}

impl Forced {
    /// Which of the variations it names; keys win over indexes, which win over names.
    pub fn index(&self, count: usize, meta: &[Meta]) -> Option<usize> {
        let wanted = Some(self.variation.as_str());
        let mut metas = meta.iter().take(count);
        let by_key = metas.position(|meta| meta.key.as_deref() == wanted);
        let by_index = || {
            let index = self.variation.parse::<usize>();
            index.ok().filter(|index| *index < count)
        };
        let mut metas = meta.iter().take(count);
        let by_name = || metas.position(|meta| meta.name.as_deref() == wanted);
        by_key.or_else(by_index).or_else(by_name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_forces_variations_by_index_key_or_name() {
        let meta =
            [("control", "Control"), ("bold", "Bold one"), ("0", "")].map(|(key, name)| Meta {
                key: Some(key.into()),
                name: Some(name.into()),
                ..Meta::default()
            });
        let table = [
            ("hero:1", Some(1)),
            ("hero:bold", Some(1)),
            ("hero: Bold one ", Some(1)),
            ("hero:0", Some(2)),
            ("hero:3", None),
            ("hero:-1", None),
            ("hero:unknown", None),
            ("hero:0,hero:1", Some(1)),
        ];
        for (text, index) in table {
            let forced = read_forced(text);
            assert_eq!(forced.len(), 1, "{text}");
            assert_eq!(forced[0].index(3, &meta), index, "{text}");
        }
    }

    #[test]
    fn what_is_no_pair_is_left_out() {
        for text in ["", "hero", "hero:", ":1", ",,", " : "] {
            assert_eq!(read_forced(text), [], "{text}");
        }
        let names: Vec<_> = read_forced("a:1,b,c:d:2")
            .into_iter()
            .map(|forced| (forced.experiment, forced.variation))
            .collect();
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(names, [pair("a", "1"), pair("c:d", "2")]);
    }
}
