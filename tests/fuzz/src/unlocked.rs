//! SQLCipher asks the system to keep every piece of its memory out of the swap. For thousands of invented databases that is
//! most of what a run takes, so that here the answer is always yes.

use std::ffi::{c_int, c_void};

#[unsafe(no_mangle)]
extern "C" fn mlock(_from: *const c_void, _bytes: usize) -> c_int {
    0
}

#[unsafe(no_mangle)]
extern "C" fn munlock(_from: *const c_void, _bytes: usize) -> c_int {
    0
}
