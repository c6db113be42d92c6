// What can be recorded of a decision in memory, and where it leads: a few of the states that are Rust's.
import type { RecordableAct } from "../contract";

export const letters = "information-asked rg-positive rg-negative both-positive both-negative suspended reconsideration-accepted reconsideration-not-accepted cg-begun cg-positive cg-negative disqualification-considered disqualified disqualification-lifted move-on move-on-extended".split(" ");
export const days = "information-given restored withdrawn reconsideration-asked support-ended closed-other referred-again".split(" ");
const told = "rg-positive rg-negative both-positive both-negative cg-positive cg-negative reconsideration-not-accepted disqualified".split(" ");
const untils = "information-asked move-on move-on-extended disqualification-considered rg-negative both-negative cg-negative".split(" ");
const whys = "suspended withdrawn closed-other disqualification-considered disqualified reconsideration-asked reconsideration-not-accepted".split(" ");
export const ends = ["withdrawn", "exited", "closed-other"];

const open = { withdrawn: "withdrawn", "closed-other": "closed-other" };
const again = { "referred-again": "" };
const protecting = { "disqualification-considered": "", disqualified: "", "disqualification-lifted": "" };
export const first = { "rg-positive": "rg-positive", "rg-negative": "rg-negative", "both-positive": "cg-positive", "both-negative": "cg-negative" };
export const last = { "cg-positive": "cg-positive", "cg-negative": "cg-negative" };
const moving = { "move-on": "move-on", "move-on-extended": "move-on", "support-ended": "exited" };
const rgAgain = { ...first, "rg-negative": "rg-negative-final", ...open };
const cgAgain = { ...last, "cg-negative": "cg-negative-final", ...open };

/** From each state, the acts that fit and where they lead; an empty state stays. */
export const machine: Record<string, Record<string, string>> = {
  "rg-pending": { ...first, "information-asked": "rg-information-asked", suspended: "rg-suspended", ...open },
  "rg-information-asked": { ...first, "information-given": "rg-pending", suspended: "rg-suspended", ...open },
  "rg-suspended": { restored: "rg-pending", ...open },
  "rg-positive": { ...last, "cg-begun": "cg-pending", "information-asked": "cg-information-asked", suspended: "cg-suspended", ...protecting, ...open },
  "rg-negative": { "reconsideration-asked": "rg-reconsideration-asked", "support-ended": "", ...open },
  "rg-reconsideration-asked": { "reconsideration-accepted": "rg-reconsidered", "reconsideration-not-accepted": "rg-negative-final", ...rgAgain },
  "rg-reconsidered": rgAgain,
  "rg-negative-final": { "support-ended": "exited", ...again, ...open },
  "cg-pending": { ...last, "information-asked": "cg-information-asked", suspended: "cg-suspended", ...protecting, ...open },
  "cg-information-asked": { ...last, "information-given": "cg-pending", suspended: "cg-suspended", ...protecting, ...open },
  "cg-suspended": { restored: "cg-pending", ...protecting, ...open },
  "cg-positive": { ...moving, ...protecting, ...open },
  "move-on": { ...moving, ...protecting, ...open },
  "cg-negative": { "reconsideration-asked": "cg-reconsideration-asked", "support-ended": "", ...open },
  "cg-reconsideration-asked": { "reconsideration-accepted": "cg-reconsidered", "reconsideration-not-accepted": "cg-negative-final", ...cgAgain },
  "cg-reconsidered": cgAgain,
  "cg-negative-final": { "support-ended": "exited", ...again, ...open },
  "draft-nrm": { "closed-other": "closed-other" },
  "dtn-sent": { "closed-other": "closed-other" },
  withdrawn: again,
  exited: again,
  "closed-other": again,
};

export function mayRecord(state: string): RecordableAct[] {
  const all = [...letters, ...days].map((act) => ({
    act,
    fits: Object.hasOwn(machine[state] ?? {}, act),
    dated: letters.includes(act) ? "letter" : "day",
    decision: told.includes(act),
    until: untils.includes(act),
    why: whys.includes(act),
    by: act === "reconsideration-asked",
    earlierFacts: ["rg-positive", "both-positive", "both-negative"].includes(act),
    otherCase: act === "referred-again",
  }));
  return [...all.filter(({ fits }) => fits), ...all.filter(({ fits }) => !fits)];
}
