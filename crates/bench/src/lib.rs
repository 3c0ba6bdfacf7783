//! An index in a browser, asked without a page: numbers in, numbers out, as the glue between would cost as much as what is
//! measured.
//!
//! The page fills [`input`], then calls [`open`] or [`ask`].

#![allow(unsafe_code)] // exported names, in wasm alone; nothing else here is unsafe

use std::cell::RefCell;

use awning_core::recommend::index::{Index, Purpose};
use awning_core::recommend::{Query, Scores};

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// So many items are asked for.
const TOP: usize = 20;

#[derive(Default)]
struct Bench {
    bytes: Vec<u8>,
    items: Vec<u32>,
    index: Option<Index>,
    answer: Vec<u32>,
}

thread_local! {
    static BENCH: RefCell<Bench> = RefCell::default();
}

/// Makes room for that many bytes of a file, and says where it is.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn input(length: usize) -> *mut u8 {
    BENCH.with_borrow_mut(|bench| {
        bench.bytes = vec![0; length];
        bench.bytes.as_mut_ptr()
    })
}

/// Makes room for that many items of a session, and says where it is.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn session(length: usize) -> *mut u32 {
    BENCH.with_borrow_mut(|bench| {
        bench.items = vec![0; length];
        bench.items.as_mut_ptr()
    })
}

/// Opens the file; returns how many items it knows, or zero if it is no index.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn open() -> usize {
    BENCH.with_borrow_mut(|bench| {
        bench.index = Index::open(std::mem::take(&mut bench.bytes)).ok();
        bench.index.as_ref().map_or(0, Index::len)
    })
}

/// Asks for the next item of the session, as a panel does; returns how many items are answered.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn ask() -> usize {
    BENCH.with_borrow_mut(|bench| {
        let Bench {
            items,
            index: Some(index),
            answer,
            ..
        } = bench
        else {
            return 0;
        };
        let mut scores = Scores::new(index.len());
        let query = Query {
            items,
            now: i64::MAX,
        };
        index.score(Purpose::Next, &query, &mut scores);
        answer.clear();
        for ranked in scores.top(TOP, |item| !items.contains(&item)) {
            answer.push(ranked.item);
        }
        answer.len()
    })
}
