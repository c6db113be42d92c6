import type { DueItem, SafetyLine, SafetyRail, SafetyStepPage, StepContact } from "../contract";
import type { Handlers } from "../fake";
import { acceptedOf, needsAfter } from "./after-decisions";
import { consentRecord } from "./consent";
import { caseOf, type FakeCase, finding, local, now, refuse, type World } from "./world";

type Step = Omit<SafetyStepPage, "line" | "records" | "contacts" | "after" | "acceptedAt"> & {
  contacts?: StepContact[];
  id: string; title: string; howSoon: string; due: number | null };

const adult: Step[] = [
  {
    id: "uk-101",
    title: "Tell the police",
    howSoon: "same day (good practice)",
    due: -1,
    when: "Crime or intelligence, no immediate danger",
    what: "Report to police, get a crime or CAD reference for the NRM form; ask for the force modern-slavery lead.",
    contact: "tel 101 (Scotland 101; Northern Ireland 101)",
    note: "",
    source: "Home Office toolkit, April 2026",
    toConfirm: false,
  },
  {
    id: "ew-sa",
    title: "Emergency support and somewhere safe tonight",
    howSoon: "at once",
    due: 0,
    when: "The adult agrees to support and may be destitute or exploited again before the first decision",
    what: "Call the Salvation Army for emergency or continuing support.",
    contact: "tel 0800 808 3733 (24 h)",
    contacts: [
      { name: "Salvation Army", number: "0800 808 3733", email: "mstreferrals@salvationarmy.org.uk", web: null, hours: "24 hours" },
    ],
    note: "An older number is still in some papers; do not use it.",
    source: "NRM form, April 2026; toolkit",
    toConfirm: false,
  },
  {
    id: "eng-health",
    title: "Medical need",
    howSoon: "within 7 days for forensic samples",
    due: null,
    when: "Injury, sexual assault, pregnancy, mental distress",
    what: "A&E, GP or sexual assault referral centre. The time for forensic samples is short.",
    contact: "NHS 111 / 999",
    note: "",
    source: "General practice; no document cited",
    toConfirm: true,
  },
  {
    id: "eng-adult-s42",
    title: "Adult safeguarding concern",
    howSoon: "no statutory number of days",
    due: 3,
    when: "The adult has care and support needs, is at risk, and cannot protect themself because of those needs",
    what: "Raise an adult safeguarding concern; the council decides on a section 42 enquiry.",
    contact: "local adult safeguarding",
    note: "",
    source: "Care Act 2014 s.42",
    toConfirm: false,
  },
];

const child: Step[] = [
  {
    id: "eng-child",
    title: "Children’s social care",
    howSoon: "immediately",
    due: 0,
    when: "Any concern about someone under 18, or possibly under 18",
    what: "Refer to the local children’s front door before the NRM form.",
    contact: "local MASH",
    note: "",
    source: "Working Together 2023; NRM form, April 2026",
    toConfirm: true,
  },
  {
    id: "ew-ictg",
    title: "Independent child trafficking guardian",
    howSoon: "same day (good practice)",
    due: 0,
    when: "A child, or a person who may be a child",
    what: "Refer to the guardianship service, as well as the NRM and the local authority.",
    contact: "tel 0800 043 4303 (24/7, 365 days)",
    note: "",
    source: "Home Office toolkit, April 2026",
    toConfirm: false,
  },
  adult[0]!,
];

/** Those that stand unasked, and those accepted after a decision. */
function stepsOf(one: FakeCase): Step[] {
  const unasked = one.identity.ageGroup === "adult" ? adult : child;
  const after = acceptedOf(one).map(({ step: { step: id, ...told } }): Step => ({ ...told, id, due: null, when: "", contact: "", note: "" }));
  return [...unasked, ...after];
}

function line(one: FakeCase, step: Step): SafetyLine {
  const last = one.safety[step.id]?.at(-1);
  const settled = last && last.outcome !== "could-not" ? last.outcome : null;
  const dueOn = settled === "arranged" ? last!.arrangedFor : step.due === null ? null : local(-step.due * 1440).slice(0, 10);
  const status = settled ?? (step.due !== null && step.due < 0 ? "overdue" : "to-do");
  return { id: step.id, title: step.title, status, howSoon: step.howSoon, dueOn, lastFact: last ? last.agreed || last.reason || last.who : null };
}

const order = ["overdue", "to-do", "arranged", "done", "not-needed"];

export function lines(one: FakeCase): SafetyLine[] {
  return stepsOf(one)
    .map((step) => line(one, step))
    .sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
}

/** What falls due about consent, overdue first. */
export function dueOf(one: FakeCase): DueItem[] {
  return consentRecord(one).due.sort((a, b) => Number(b.overdue) - Number(a.overdue) || a.on.localeCompare(b.on));
}

/** What decisions bring that is due or to be asked; what is only waited for stays away. */
const needsBeside = (one: FakeCase) => needsAfter(one).filter((item) => item.group !== "waiting");

export function rail(one: FakeCase): SafetyRail {
  const steps = lines(one);
  return { done: steps.filter((step) => step.status === "done").length, of: steps.length, steps, due: dueOf(one), needs: needsBeside(one), checkedOn: null };
}

export function safetyCommands(world: World): Handlers {
  const page = (one: FakeCase, id: string): SafetyStepPage => {
    const step = stepsOf(one).find((entry) => entry.id === id) ?? refuse("not-found");
    const { when, what, contact, note, source, toConfirm } = step;
    const accepted = acceptedOf(one).find((held) => held.step.step === id);
    const told = { when, what, contact, note, source, toConfirm, after: accepted?.after ?? null, acceptedAt: accepted?.acceptedAt ?? null };
    return { ...told, line: line(one, step), contacts: step.contacts ?? [], records: [...(one.safety[id] ?? [])].reverse() };
  };
  return {
    read_safety_step: ({ case: id, step }) => page(caseOf(world, id), step),
    record_safety_step({ case: id, step, record }) {
      const one = caseOf(world, id);
      const gaps = [];
      if (!record.outcome) gaps.push(finding("outcome", "missing"));
      if (record.outcome === "arranged" && !record.arrangedFor) gaps.push(finding("arrangedFor", "missing"));
      if (["could-not", "not-needed"].includes(record.outcome) && !record.reason.trim()) gaps.push(finding("reason", "missing"));
      if (record.outcome === "done" && !record.who.trim()) gaps.push(finding("who", "missing"));
      if (gaps.length) refuse("not-valid", gaps);
      (one.safety[step] ??= []).push({ ...record, recordedAt: now(), arrangedFor: record.arrangedFor || null });
      world.forms.delete(`step/${id}/${step}`);
      return page(one, step);
    },
  };
}
