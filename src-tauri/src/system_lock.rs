//! The computer's own lock, sleep and shutdown: Daybook locks with them. On Linux they are heard on the two local
//! message buses; elsewhere, and where no bus is, the session's clocks notice sleep and idleness.

/// Calls `lock` whenever the computer locks its screen, is about to sleep, or is shut down; for as long as the program runs.
#[cfg(target_os = "linux")]
pub fn follow(lock: impl Fn() + Send + Clone + 'static) {
    for bus in [buses::Bus::Session, buses::Bus::System] {
        let lock = lock.clone();
        // A computer without that bus has nothing to say on it.
        std::thread::spawn(move || drop(buses::listen(bus, &lock)));
    }
}

#[cfg(not(target_os = "linux"))]
pub fn follow(_: impl Fn() + Send + Clone + 'static) {}

#[cfg(target_os = "linux")]
mod buses {
    use zbus::blocking::fdo::DBusProxy;
    use zbus::blocking::{Connection, MessageIterator};
    use zbus::message::Type;
    use zbus::zvariant::{OwnedFd, OwnedObjectPath};
    use zbus::{MatchRule, Message};

    const LOGIN: &str = "org.freedesktop.login1";
    const LOGIN_MANAGER: &str = "org.freedesktop.login1.Manager";
    const LOGIN_SESSION: &str = "org.freedesktop.login1.Session";
    const LOGIN_PLACE: &str = "/org/freedesktop/login1";
    /// Each desktop's own screen saver says it under its own name.
    const SCREEN_SAVERS: [&str; 5] = [
        "org.freedesktop.ScreenSaver",
        "org.gnome.ScreenSaver",
        "org.cinnamon.ScreenSaver",
        "org.mate.ScreenSaver",
        "org.xfce.ScreenSaver",
    ];

    #[derive(Clone, Copy)]
    pub enum Bus {
        /// That of the person who is signed in: screen savers.
        Session,
        /// That of the computer: sleep, shutdown, the locking of sessions.
        System,
    }

    pub fn listen(bus: Bus, lock: &impl Fn()) -> zbus::Result<()> {
        let (connection, interfaces): (_, &[&str]) = match bus {
            Bus::Session => (Connection::session()?, &SCREEN_SAVERS),
            Bus::System => (Connection::system()?, &[LOGIN_MANAGER, LOGIN_SESSION]),
        };
        let own = matches!(bus, Bus::System).then(|| own_session(&connection)).flatten();
        let asking = DBusProxy::new(&connection)?;
        for interface in interfaces {
            let rule = MatchRule::builder().msg_type(Type::Signal).interface(*interface)?.build();
            asking.add_match_rule(rule)?;
        }
        let hold = || matches!(bus, Bus::System).then(|| hold_back(&connection)).flatten();
        let mut held = hold();
        for message in MessageIterator::from(&connection) {
            let message = message?;
            let said = Said::of(&message);
            if said.locks(own.as_deref()) {
                lock();
            }
            match said.halts() {
                // The vault is closed: now the computer may sleep.
                Some(true) => held = None,
                Some(false) if held.is_none() => held = hold(),
                _ => {}
            }
        }
        Ok(())
    }

    /// Asks the computer to wait a moment before it sleeps or ends, until this is let go; none where it does not wait for
    /// programs. Without it a computer could sleep with the vault open in its memory.
    fn hold_back(connection: &Connection) -> Option<OwnedFd> {
        let why = ("sleep:shutdown", "Daybook", "Daybook locks first", "delay");
        let asked =
            connection.call_method(Some(LOGIN), LOGIN_PLACE, Some(LOGIN_MANAGER), "Inhibit", &why).ok()?;
        asked.body().deserialize().ok()
    }

    /// Returns the place of the session this program runs in, where the system knows it.
    fn own_session(connection: &Connection) -> Option<String> {
        let asked = connection.call_method(
            Some(LOGIN),
            LOGIN_PLACE,
            Some(LOGIN_MANAGER),
            "GetSessionByPID",
            &(std::process::id()),
        );
        let place: OwnedObjectPath = asked.ok()?.body().deserialize().ok()?;
        Some(place.as_str().to_owned())
    }

    /// What a signal says.
    struct Said {
        interface: String,
        member: String,
        path: String,
        /// Whether it begins or ends.
        on: Option<bool>,
    }

    impl Said {
        fn of(message: &Message) -> Self {
            let header = message.header();
            let text = |part: Option<&str>| part.unwrap_or_default().to_owned();
            Self {
                interface: text(header.interface().map(|it| it.as_str())),
                member: text(header.member().map(|it| it.as_str())),
                path: text(header.path().map(|it| it.as_str())),
                on: message.body().deserialize::<bool>().ok(),
            }
        }

        /// Tells whether the computer is about to sleep or to end; none where it says nothing of that.
        fn halts(&self) -> Option<bool> {
            let halts = ["PrepareForSleep", "PrepareForShutdown"].contains(&self.member.as_str());
            self.on.filter(|_| halts && self.interface == LOGIN_MANAGER)
        }

        /// Tells whether the computer locks, sleeps or ends. On a shared computer another person's session may be locked
        /// while this one goes on.
        fn locks(&self, own: Option<&str>) -> bool {
            match (self.interface.as_str(), self.member.as_str()) {
                (LOGIN_SESSION, "Lock") => own.is_none_or(|own| own == self.path),
                (LOGIN_MANAGER, "PrepareForSleep" | "PrepareForShutdown") => self.on == Some(true),
                (saver, "ActiveChanged") if SCREEN_SAVERS.contains(&saver) => self.on == Some(true),
                _ => false,
            }
        }
    }

    #[cfg(test)]
    mod tests {
        use rstest::rstest;

        use super::*;

        fn said(interface: &str, member: &str, path: &str, on: Option<bool>) -> Said {
            Said { interface: interface.to_owned(), member: member.to_owned(), path: path.to_owned(), on }
        }

        #[rstest]
        #[case::it_will_sleep(LOGIN_MANAGER, "PrepareForSleep", Some(true), Some(true))]
        #[case::it_woke(LOGIN_MANAGER, "PrepareForSleep", Some(false), Some(false))]
        #[case::it_ends(LOGIN_MANAGER, "PrepareForShutdown", Some(true), Some(true))]
        #[case::the_screen_is_locked("org.gnome.ScreenSaver", "ActiveChanged", Some(true), None)]
        #[case::another_program_says_so("org.example.Player", "PrepareForSleep", Some(true), None)]
        fn the_computer_is_held_back_until_daybook_has_locked(
            #[case] interface: &str,
            #[case] member: &str,
            #[case] on: Option<bool>,
            #[case] expected: Option<bool>,
        ) {
            assert_eq!(
                said(interface, member, LOGIN_PLACE, on).halts(),
                expected,
                "{interface}.{member} {on:?}"
            );
        }

        #[rstest]
        #[case::the_screen_is_locked("org.gnome.ScreenSaver", "ActiveChanged", "/", Some(true), true)]
        #[case::the_screen_comes_back("org.gnome.ScreenSaver", "ActiveChanged", "/", Some(false), false)]
        #[case::it_will_sleep(LOGIN_MANAGER, "PrepareForSleep", LOGIN_PLACE, Some(true), true)]
        #[case::it_woke(LOGIN_MANAGER, "PrepareForSleep", LOGIN_PLACE, Some(false), false)]
        #[case::it_ends(LOGIN_MANAGER, "PrepareForShutdown", LOGIN_PLACE, Some(true), true)]
        #[case::this_session_is_locked(LOGIN_SESSION, "Lock", "/own", None, true)]
        #[case::another_persons_is(LOGIN_SESSION, "Lock", "/other", None, false)]
        #[case::it_is_unlocked(LOGIN_SESSION, "Unlock", "/own", None, false)]
        #[case::something_else("org.example.Player", "ActiveChanged", "/", Some(true), false)]
        fn daybook_locks_with_the_computer(
            #[case] interface: &str,
            #[case] member: &str,
            #[case] path: &str,
            #[case] on: Option<bool>,
            #[case] expected: bool,
        ) {
            let said = said(interface, member, path, on);
            assert_eq!(said.locks(Some("/own")), expected, "{interface}.{member} {on:?}");
        }

        #[test]
        fn where_the_session_is_not_known_any_lock_counts() {
            let said = said(LOGIN_SESSION, "Lock", "/other", None);
            assert!(said.locks(None), "rather once too often");
        }
    }
}
