//! The driver: WebKit's own WebDriver process, with the environment in which it starts Daybook.

use std::ffi::OsString;
use std::fs::File;
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::fault::{Fault, Outcome};
use crate::processes;
use crate::session::Session;
use crate::wait;
use crate::wire::Wire;

pub const PROGRAM: &str = "WebKitWebDriver";
const STARTS_WITHIN: Duration = Duration::from_secs(20);
const ENDS_WITHIN: Duration = Duration::from_secs(20);

/// A running driver and, once started, the program that it drives. Both end when it is dropped.
pub struct Driver {
    process: Child,
    wire: Wire,
}

impl Driver {
    /// Starts a driver whose program will see `environment`; its messages and the program's go to `log`.
    pub fn start(environment: &[(&str, OsString)], log: &Path) -> Outcome<Self> {
        let port = free_port()?;
        let messages =
            File::create(log).map_err(|cause| Fault::machine("opening the driver's log", cause))?;
        let errors =
            messages.try_clone().map_err(|cause| Fault::machine("opening the driver's log", cause))?;
        let mut command = Command::new(PROGRAM);
        command.arg("--host=127.0.0.1").arg(format!("--port={port}"));
        for hindrance in
            ["WEBKIT_DISABLE_COMPOSITING_MODE", "WEBKIT_DISABLE_DMABUF_RENDERER", "WAYLAND_DISPLAY"]
        {
            command.env_remove(hindrance);
        }
        command.envs(rendering()).envs(environment.iter().map(|(name, value)| (*name, value)));
        command.stdin(Stdio::null()).stdout(messages).stderr(errors);
        let process = command.spawn().map_err(|cause| Fault::machine("starting WebKitWebDriver", cause))?;
        let driver = Self { process, wire: Wire::to(port) };
        wait::until_outside("WebKitWebDriver to be ready", STARTS_WITHIN, || driver.is_ready())?;
        Ok(driver)
    }

    fn is_ready(&self) -> bool {
        self.wire.ask("GET", "/status", None).is_ok_and(|value| value["ready"] == true)
    }

    /// Starts the program and returns the session with its window.
    pub fn session(&self, binary: &Path, args: &[&str]) -> Outcome<Session> {
        Session::start(self.wire, binary, args)
    }

    /// Returns the process numbers of the programs that this driver started and that still run.
    pub fn programs(&self) -> Vec<u32> {
        processes::children_of(self.process.id()).into_iter().map(|process| process.number).collect()
    }

    /// Ends the program without giving it a chance to tidy up, as a power cut would.
    pub fn kill_programs(&self) -> Outcome {
        for program in self.programs() {
            kill(program)?;
        }
        self.await_end()
    }

    /// Waits until the program has ended.
    pub fn await_end(&self) -> Outcome {
        wait::until_outside("the program to be gone", ENDS_WITHIN, || self.programs().is_empty())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        for program in self.programs() {
            // Nothing can be done about a program that is already gone.
            let _gone = kill(program);
        }
        let _gone = self.process.kill();
        let _gone = self.process.wait();
    }
}

/// What WebKit needs to be driven and drawn without a graphics card, accessibility bus or window manager.
/// `WEBKIT_DISABLE_DMABUF_RENDERER` must stay unset: with it WebKitGTK 2.50 gives one picture and then none. Pages are
/// painted without OpenGL: where two threads share Mesa's software renderer it has been seen to crash.
pub fn rendering() -> Vec<(&'static str, &'static str)> {
    let mut settings = vec![
        ("TAURI_WEBVIEW_AUTOMATION", "true"),
        ("NO_AT_BRIDGE", "1"),
        ("LIBGL_ALWAYS_SOFTWARE", "1"),
        ("WEBKIT_SKIA_ENABLE_CPU_RENDERING", "1"),
        ("GDK_BACKEND", "x11"),
        ("LC_ALL", "C.UTF-8"),
        ("TZ", "Europe/London"),
    ];
    if runs_as_root() {
        settings.push(("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1"));
    }
    settings
}

pub fn runs_as_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

fn free_port() -> Outcome<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0));
    let address = listener.and_then(|listener| listener.local_addr());
    address.map(|address| address.port()).map_err(|cause| Fault::machine("looking for a free port", cause))
}

fn kill(process: u32) -> Outcome {
    let done = Command::new("kill").args(["-KILL", &process.to_string()]).stderr(Stdio::null()).status();
    done.map(drop).map_err(|cause| Fault::machine("ending a process", cause))
}
