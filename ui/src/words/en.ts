// Every word the window shows in English, by noun. The official form's own texts come from Rust as dated data.
import { cases } from "./en/cases";
import { consent } from "./en/consent";
import { findings } from "./en/findings";
import { help } from "./en/help";
import { notes } from "./en/notes";
import { referral } from "./en/referral";
import { safety } from "./en/safety";
import { settings } from "./en/settings";
import { shell } from "./en/shell";
import { unlock } from "./en/unlock";

export const en = { shell, unlock, cases, notes, consent, referral, safety, settings, help, findings };
