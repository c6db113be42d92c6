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
    use zbus::zvariant::OwnedObjectPath;
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
        for message in MessageIterator::from(&connection) {
            if locks(&message?, own.as_deref()) {
                lock();
            }
        }
        Ok(())
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

    fn locks(message: &Message, own: Option<&str>) -> bool {
        let header = message.header();
        let said = Said {
            interface: header.interface().map_or("", |it| it.as_str()),
            member: header.member().map_or("", |it| it.as_str()),
            path: header.path().map_or("", |it| it.as_str()),
            on: message.body().deserialize::<bool>().ok(),
        };
        said.locks(own)
    }

    /// What a signal says.
    struct Said<'a> {
        interface: &'a str,
        member: &'a str,
        path: &'a str,
        /// Whether it begins or ends.
        on: Option<bool>,
    }

    impl Said<'_> {
        /// Tells whether the computer locks, sleeps or ends. On a shared computer another person's session may be locked
        /// while this one goes on.
        fn locks(&self, own: Option<&str>) -> bool {
            match (self.interface, self.member) {
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
            let said = Said { interface, member, path, on };
            assert_eq!(said.locks(Some("/own")), expected, "{interface}.{member} {on:?}");
        }

        #[test]
        fn where_the_session_is_not_known_any_lock_counts() {
            let said = Said { interface: LOGIN_SESSION, member: "Lock", path: "/other", on: None };
            assert!(said.locks(None), "rather once too often");
        }
    }
}
