// The steps of a small world: what a pack would give.
import type { SafetyStepPage, StepContact } from "../contract";

/** Of the rest of the page there is a default. */
export interface Step extends Partial<Pick<SafetyStepPage, "open" | "results" | "beside">> {
  id: string;
  title: string;
  howSoon: string;
  /** Days from today; none where no day is given. */
  due: number | null;
  when: string;
  what: string;
  contact: string;
  contacts?: StepContact[];
  note: string;
  source: string;
  toConfirm: boolean;
  /** The fact that calls for it, and the answer to it. */
  calledBy?: { fact: string; is: string };
  /** A council area's own. */
  local?: boolean;
}

export const adult: Step[] = [
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
    open: "open",
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
    results: [
      { id: "needs", says: "The council found needs for care and support", leadsTo: [] },
      { id: "no-needs", says: "The council found no needs for care and support", leadsTo: [{ id: "stk-maars", title: "Refer to MAARS", page: "" }] },
    ],
    beside: [{ id: "uk-101", title: "Tell the police", page: "" }],
  },
];

export const child: Step[] = [
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

/** Called for by what is so in the case, or added by hand. */
export const called: Step[] = [
  {
    id: "stk-tenant",
    title: "Tell the Exploitation Officer",
    howSoon: "same day (good practice)",
    due: null,
    when: "The person rents from the council or a housing association",
    what: "Ring Stockport Homes; the Exploitation Officer joins the plan.",
    contact: "Stockport Homes",
    contacts: [{ name: "Stockport Homes", number: "0161 217 6016", email: null, web: null, hours: "Monday to Friday, 8:30am to 5pm" }],
    note: "",
    source: "Stockport seed, 2026",
    toConfirm: false,
    calledBy: { fact: "social-tenant", is: "yes" },
    local: true,
  },
  {
    id: "stk-maars",
    title: "Refer to MAARS",
    howSoon: "-",
    due: null,
    when: "An adult without care and support needs",
    what: "The multi-agency meeting looks at the risk.",
    contact: "-",
    note: "",
    source: "Stockport seed, 2026",
    toConfirm: false,
    calledBy: { fact: "care-needs", is: "no" },
    local: true,
  },
  {
    id: "uk-missing",
    title: "Report the person missing",
    howSoon: "at once",
    due: 0,
    when: "The person is missing",
    what: "Ring the police.",
    contact: "tel 101, or 999 in danger",
    note: "",
    source: "Home Office toolkit, April 2026",
    toConfirm: false,
    calledBy: { fact: "missing", is: "yes" },
  },
];
