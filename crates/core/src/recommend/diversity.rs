//! Maximal marginal relevance (Carbonell, Goldstein: The use of MMR, diversity-based reranking, 1998): each place goes to
//! the item with the greatest λ × relevance − (1 − λ) × likeness to the most similar item before it.

use super::Scored;
use super::content::Content;

/// Chooses the next item for a panel from a ranking.
pub(super) struct Diversity<'a> {
    content: &'a Content,
    /// λ: 1 is the ranking as it is.
    relevance: f32,
    candidates: Vec<Scored>,
    /// How like each candidate is to the most similar item of the panel.
    alike: Vec<f32>,
    best: f32,
}

impl<'a> Diversity<'a> {
    /// For a sorted ranking; `before` are the items that the panel already shows.
    pub(super) fn of(
        content: &'a Content,
        relevance: f32,
        candidates: Vec<Scored>,
        before: &[usize],
    ) -> Self {
        let best = candidates.first().map_or(0.0, |first| first.score);
        let mut diversity = Self {
            alike: vec![0.0; candidates.len()],
            content,
            relevance,
            candidates,
            best: best.max(f32::MIN_POSITIVE),
        };
        for position in before {
            diversity.show(*position);
        }
        diversity
    }

    /// The next item, taken out of the candidates; of equals the one ranked first.
    pub(super) fn next(&mut self) -> Option<Scored> {
        let mut next: Option<(usize, f32)> = None;
        for (place, (candidate, alike)) in self.candidates.iter().zip(&self.alike).enumerate() {
            let relevance = candidate.score / self.best;
            let value = self.relevance * relevance - (1.0 - self.relevance) * alike;
            if next.is_none_or(|(_, most)| value > most) {
                next = Some((place, value));
            }
            // Nothing but relevance counts, and the first has most of it.
            if self.relevance >= 1.0 {
                break;
            }
        }
        let (place, _) = next?;
        self.alike.remove(place);
        Some(self.candidates.remove(place))
    }

    /// Counts an item as shown.
    pub(super) fn show(&mut self, position: usize) {
        if self.relevance >= 1.0 {
            return;
        }
        for (candidate, alike) in self.candidates.iter().zip(&mut self.alike) {
            *alike = alike.max(self.content.likeness(position, candidate.position));
        }
    }
}
