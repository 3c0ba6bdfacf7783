//! Lines of a text by offset, for messages.

/// Counts lines as a reader goes on.
pub(super) struct Lines<'a> {
    text: &'a str,
    offset: usize,
    line: u64,
}

impl<'a> Lines<'a> {
    /// Begins at the first line of `text`.
    pub fn of(text: &'a str) -> Self {
        Self {
            text,
            offset: 0,
            line: 1,
        }
    }

    /// The line, from 1, that the byte at `offset` is on. Offsets may not go back; one beyond the end is the end.
    pub fn at(&mut self, offset: usize) -> u64 {
        let offset = offset.min(self.text.len());
        if let Some(passed) = self.text.as_bytes().get(self.offset..offset) {
            self.line += passed.iter().filter(|byte| **byte == b'\n').count() as u64;
            self.offset = offset;
        }
        self.line
    }

    /// The line of the first byte from `offset` on that does not end a line.
    pub fn at_content(&mut self, offset: usize) -> u64 {
        let rest = self.text.as_bytes().get(offset..).unwrap_or_default();
        let ends = rest
            .iter()
            .take_while(|byte| matches!(byte, b'\r' | b'\n'))
            .count();
        self.at(offset.saturating_add(ends))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_by_offset_and_blank_lines_can_be_passed() {
        let mut lines = Lines::of("a\r\n\r\nb\nc");
        assert_eq!(
            (
                lines.at(0),
                lines.at(1),
                lines.at_content(1),
                lines.at(7),
                lines.at(99)
            ),
            (1, 1, 3, 4, 4)
        );
    }
}
