//! The first run: what Daybook is, the passphrase; later the pages that belong to no case.

use super::{Journey, PASSPHRASE};
use crate::fault::Outcome;
use crate::keys;
use crate::plain;
use crate::wait;
use crate::window::Window;

/// Makes the vault, after trying to make one without a passphrase and with a weak one.
pub fn make_vault(journey: &mut Journey<'_>) -> Outcome {
    journey.arrive("first run, what this is", "Daybook keeps your case notes on this computer")?;
    journey.step("first run: Continue leads on", |window| window.press_button("Continue"))?;
    journey.arrive("first run, passphrase", "Choose a passphrase")?;
    journey.step("first run: no passphrase is refused", |window| {
        window.press_button("Create my Daybook")?;
        window.await_words("There is a problem")
    })?;
    journey.check("first run: the error leads to the field", plain::error_summary);
    journey.step("first run: a weak passphrase is refused", |window| {
        window.fill("Passphrase", "password")?;
        window.await_words("Not long enough yet")?;
        window.press(keys::ENTER)?;
        window.await_words("Passphrase must be")
    })?;
    journey.step("first run: a good passphrase is weighed", |window| {
        window.fill("Passphrase", PASSPHRASE)?;
        window.await_words("Long enough.")
    })?;
    journey.step("first run: the vault is made", |window| {
        window.press(keys::ENTER)?;
        window.await_heading_for("Recovery words", wait::KEY_DERIVATION)
    })?;
    journey
        .step("first run: recovery words can be left for later, and Cases opens", leave_words_for_later)?;
    journey.check("Cases says that there is no way back yet", |window| {
        window.find_css("#no-way-back").map(drop)
    });
    Ok(())
}

pub fn leave_words_for_later(window: &Window) -> Outcome {
    window.follow("Do this later")?;
    window.await_heading("Cases")
}

/// Makes the vault without looking at anything on the way, and leaves recovery words for later.
pub fn make_vault_quickly(window: &Window) -> Outcome {
    choose_passphrase(window)?;
    leave_words_for_later(window)
}

/// Makes the vault; it stands at the recovery words.
pub fn choose_passphrase(window: &Window) -> Outcome {
    window.press_button("Continue")?;
    window.await_heading("Choose a passphrase")?;
    window.fill("Passphrase", PASSPHRASE)?;
    window.press(keys::ENTER)?;
    window.await_heading_for("Recovery words", wait::KEY_DERIVATION)
}

/// Passes the pages that belong to no case: Settings, the passphrase, Help.
pub fn look_round(journey: &mut Journey<'_>) -> Outcome {
    journey.step("Settings is one link away", |window| window.follow("Settings"))?;
    journey.arrive("settings", "Settings")?;
    journey
        .step("the passphrase can be changed from there", |window| window.follow("Change the passphrase"))?;
    journey.arrive("settings, passphrase", "Change the passphrase")?;
    journey.step("Help is one link away", |window| window.follow("Help"))?;
    journey.arrive("help", "Help")
}
