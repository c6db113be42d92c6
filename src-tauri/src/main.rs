//! Daybook's entry: harden the process, then run.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() {
    daybook::harden::harden();
    daybook::run();
}
