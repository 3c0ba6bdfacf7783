//! Tests of assignment.

mod hash;
