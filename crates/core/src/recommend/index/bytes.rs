//! Reading numbers from bytes that may be anything.

use super::IndexError;

/// Reads forward through one part of an index.
#[derive(Clone, Debug)]
pub(super) struct Bytes<'a> {
    rest: &'a [u8],
    part: &'static str,
}

impl<'a> Bytes<'a> {
    /// From the start of the bytes of that part, named as errors shall name it.
    pub(super) fn new(bytes: &'a [u8], part: &'static str) -> Self {
        Self { rest: bytes, part }
    }

    /// An error in this part.
    pub(super) fn wrong(&self, found: &'static str, expected: &'static str) -> IndexError {
        IndexError {
            part: self.part,
            found,
            expected,
        }
    }

    /// How many bytes are left.
    pub(super) fn left(&self) -> usize {
        self.rest.len()
    }

    /// The next bytes, so many.
    pub(super) fn take(&mut self, count: usize) -> Result<&'a [u8], IndexError> {
        let (taken, rest) = self
            .rest
            .split_at_checked(count)
            .ok_or_else(|| self.wrong("its end", "more bytes"))?;
        self.rest = rest;
        Ok(taken)
    }

    /// One byte.
    pub(super) fn byte(&mut self) -> Result<u8, IndexError> {
        match self.rest {
            [first, rest @ ..] => {
                self.rest = rest;
                Ok(*first)
            }
            [] => Err(self.wrong("its end", "more bytes")),
        }
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], IndexError> {
        let mut array = [0; N];
        array.copy_from_slice(self.take(N)?);
        Ok(array)
    }

    /// Four bytes, the lowest first.
    pub(super) fn u32(&mut self) -> Result<u32, IndexError> {
        self.array().map(u32::from_le_bytes)
    }

    /// Eight bytes, the lowest first.
    pub(super) fn i64(&mut self) -> Result<i64, IndexError> {
        self.array().map(i64::from_le_bytes)
    }

    /// A number that is not negative and not NaN; it may be infinite.
    pub(super) fn weight(&mut self) -> Result<f32, IndexError> {
        let weight = self.array().map(f32::from_le_bytes)?;
        if weight >= 0.0 {
            Ok(weight)
        } else {
            Err(self.wrong("a number below zero", "a weight"))
        }
    }

    /// What is left of a weight after one step: from 0 to 1.
    pub(super) fn share(&mut self) -> Result<f64, IndexError> {
        let share = self.array().map(f64::from_le_bytes)?;
        if (0.0..=1.0).contains(&share) {
            Ok(share)
        } else {
            Err(self.wrong("a share out of range", "a number from 0 to 1"))
        }
    }

    /// A number in LEB128 (DWARF 5, section 7.6): seven bits a byte, the lowest first, the top bit says that more follow.
    pub(super) fn number(&mut self) -> Result<u32, IndexError> {
        let mut number = 0_u32;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte()?;
            let bits = u32::from(byte & 0x7f);
            if shift == 28 && byte > 0x0f {
                break;
            }
            number |= bits << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err(self.wrong("a number of more than 32 bits", "a smaller one"))
    }

    /// A number more than that one.
    pub(super) fn sum(&mut self, before: u32) -> Result<u32, IndexError> {
        let sum = before.checked_add(self.number()?);
        sum.ok_or_else(|| self.wrong("a sum of more than 32 bits", "a smaller one"))
    }

    /// Space for so many numbers, if as many bytes are left: what a file only claims to have takes no memory.
    pub(super) fn room(&self, count: u32) -> Result<usize, IndexError> {
        if count as usize <= self.left() {
            Ok(count as usize)
        } else {
            Err(self.wrong("its end", "more bytes"))
        }
    }

    /// Nothing may be left.
    pub(super) fn end(&self) -> Result<(), IndexError> {
        if self.rest.is_empty() {
            Ok(())
        } else {
            Err(self.wrong("more bytes", "its end"))
        }
    }
}
