//! Makes the access list: every command of `src/commands/list.rs`, by name. A command that is not granted
//! in `capabilities/main-window.json` is refused.

include!("src/commands/list.rs");

macro_rules! names {
    ($($module:ident :: $name:ident ( $($argument:ident : $type:ty),* ) -> $answer:ty;)*) => {
        &[$(stringify!($name)),*]
    };
}

const COMMANDS: &[&str] = every_command!(names);

fn main() {
    println!("cargo:rerun-if-changed=src/commands/list.rs");
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    let attributes = tauri_build::Attributes::new().app_manifest(manifest);
    tauri_build::try_build(attributes).expect("tauri.conf.json and the capabilities are part of this crate");
}
