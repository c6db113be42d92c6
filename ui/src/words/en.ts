// Every word the window shows in English, by noun. The official form's own texts come from Rust as dated data.
import { beside } from "./en/beside";
import { account } from "./en/account";
import { capacity } from "./en/capacity";
import { cases } from "./en/cases";
import { change } from "./en/change";
import { consent } from "./en/consent";
import { decided } from "./en/decided";
import { decisions } from "./en/decisions";
import { findings } from "./en/findings";
import { help } from "./en/help";
import { notes } from "./en/notes";
import { now } from "./en/now";
import { nrm } from "./en/nrm";
import { people } from "./en/people";
import { referral } from "./en/referral";
import { safety } from "./en/safety";
import { search } from "./en/search";
import { sending } from "./en/sending";
import { settings } from "./en/settings";
import { shell } from "./en/shell";
import { sharing } from "./en/sharing";
import { talk } from "./en/talk";
import { tasks } from "./en/tasks";
import { translations } from "./en/translations";
import { unlock } from "./en/unlock";
import { you } from "./en/you";

export const en = { shell, unlock, cases, notes, consent, referral, account, sending, safety, settings, help, findings, tasks, beside, you, change, people, search, capacity, talk, sharing, translations, decisions, decided, now, nrm };
