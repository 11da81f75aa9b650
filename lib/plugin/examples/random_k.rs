//! A plugin in Rust: random-k. A quarter of the entries, each subset as likely as any other, times d/k; the others become 0.
//!
//!     rustc -O --edition 2021 --crate-type cdylib random_k.rs
//!     lemmata check ./librandom_k.so
//!
//! The declarations below are those of lemmata_compressor.h.
use std::ffi::{c_char, c_int, c_void};

fn kept(d: usize) -> usize {
    (d + 3) / 4
}

#[no_mangle]
pub extern "C" fn lemmata_abi() -> c_int {
    1
}

#[no_mangle]
pub extern "C" fn lemmata_name() -> *const c_char {
    b"random-k, k = d/4\0".as_ptr().cast()
}

/// E||C(x) - x||^2 = (d/k - 1) ||x||^2 for every x. A part in 10^12 is for the rounding of d/k.
#[no_mangle]
pub extern "C" fn lemmata_omega(d: usize) -> f64 {
    (d as f64 / kept(d) as f64 - 1.0) * (1.0 + 1e-12)
}

#[no_mangle]
pub extern "C" fn lemmata_nonzeros(d: usize) -> usize {
    kept(d)
}

/// Entries above a quarter of the largest double overflow, which the check tells apart from what happens on the ordinary range.
///
/// # Safety
/// `x` and `out` point to `d` doubles, `uniform(rng)` gives the next number in [0, 1).
#[no_mangle]
pub unsafe extern "C" fn lemmata_compress(
    x: *const f64,
    out: *mut f64,
    d: usize,
    uniform: extern "C" fn(*mut c_void) -> f64,
    rng: *mut c_void,
) -> c_int {
    let (x, out) = unsafe { (std::slice::from_raw_parts(x, d), std::slice::from_raw_parts_mut(out, d)) };
    let k = kept(d);
    let scale = d as f64 / k as f64;
    let mut wanted = k;
    for i in 0..d {
        // Entry i is taken with probability (entries still wanted) / (entries still to come): each subset has the same weight.
        let taken = uniform(rng) * ((d - i) as f64) < wanted as f64;
        out[i] = if taken { scale * x[i] } else { 0.0 };
        wanted -= usize::from(taken);
    }
    0
}
