//! Why an item is in a ranking: found in the parts of its score.

use super::evidence::Evidence;
use super::index::Purpose;
use super::recommender::{Ranking, Scored};
use super::{Reason, Strategy};

impl Ranking for Evidence<'_> {
    fn scored(&self) -> Vec<Scored> {
        self.all()
    }

    fn is_learned(&self) -> bool {
        self.question.is_some()
    }

    fn reasons(&self, positions: &[usize]) -> Vec<Option<Reason>> {
        let learned = match (&self.local.index, &self.question) {
            (Some(index), Some(question)) => index.because(question, &self.local.known, positions),
            _ => Vec::new(),
        };
        let mut reasons = Vec::with_capacity(positions.len());
        for (place, position) in positions.iter().enumerate() {
            let learned_from = learned.get(place).copied().flatten();
            reasons.push(self.reason(*position, learned_from));
        }
        reasons
    }
}

impl Evidence<'_> {
    fn reason(&self, position: usize, learned_from: Option<usize>) -> Option<Reason> {
        match self.strategy {
            Strategy::RecentlyViewed => return Some(Reason::Again),
            Strategy::NewArrivals => return Some(Reason::New),
            Strategy::Trending if self.is_rated() => return Some(Reason::Rated),
            Strategy::Trending => return Some(Reason::Popular),
            _ => (),
        }
        let parts = self.parts(position);
        let (mut reason, mut most) = (None, 0.0);
        if let (Some(other), Some(question)) = (learned_from, &self.question)
            && parts.learned > 0.0
        {
            reason = Some(match question.purpose {
                Purpose::Together => Reason::BoughtWith(other),
                Purpose::Similar => Reason::Like(other),
                Purpose::Next => Reason::ViewedWith(other),
            });
            most = parts.learned;
        }
        if let Some(other) = self.most_alike(position)
            && parts.content > most
        {
            (reason, most) = (Some(Reason::Like(other)), parts.content);
        }
        if parts.interest > most {
            reason = Some(Reason::Interest);
        }
        reason
    }
}
