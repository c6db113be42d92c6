//! Daybook's entry: harden the process, then run.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

/// Whatever was freed is wiped at once: notes and answers pass through many hands on their way to the window.
#[global_allocator]
static WIPING: zeroizing_alloc::ZeroAlloc<std::alloc::System> =
    zeroizing_alloc::ZeroAlloc(std::alloc::System);

fn main() {
    daybook::harden::harden();
    daybook::run();
}
