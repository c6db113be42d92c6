// What follows from where a matter stands, in the fake's few words.
import type { Follow } from "../contract";
import type { FakeCase } from "./world";

const toolkit = "Home Office First Responder Toolkit, April 2026, section 5";
const follow = (id: string, kind: string, words: string, more: Partial<Follow> = {}): Follow => ({
  id, kind, words, leadsTo: null, source: toolkit, toConfirm: false, ...more });

const withdrawnAfterSending = [
  follow("w1", "tell", "Tell the competent authority: it closes the case.", { leadsTo: "sent" }),
  follow("w2", "tell", "Tell every agency that was given the person’s information.", { leadsTo: "sharing", toConfirm: true }),
  follow("w3", "ends", "Support paid by the Home Office ends."),
  follow("w4", "stays", "The local authority’s duties to the person stay as they are.", { leadsTo: "safety" }),
  follow("w5", "stays", "A later referral is possible if they agree again.", { source: "2017 guidance text", toConfirm: true }),
];
const withdrawnBefore = [
  follow("w6", "do", "Do not send the referral.", { leadsTo: "referral" }),
  follow("w4", "stays", "The local authority’s duties to the person stay as they are.", { leadsTo: "safety" }),
];
const notify = [
  follow("r1", "do", "Complete the Duty to Notify. It must not identify the person.", { leadsTo: "referral", source: "Modern Slavery Act 2015 s.52" }),
  follow("r2", "stays", "They can agree later: then they are referred."),
];
const elsewhere = [follow("r3", "do", "Make no referral. Use the other routes below."), follow("r2", "stays", "They can agree later: then they are referred.")];
const cannotDecide = [follow("c1", "do", "Record their capacity for this decision.", { leadsTo: "capacity", source: "Mental Capacity Act 2005", toConfirm: true })];

export function followsOf(one: FakeCase, purpose: string, stands: string): Follow[] {
  if (stands === "cannot-decide") return cannotDecide;
  if (stands === "refused" && purpose === "referral") return ["england", "wales"].includes(one.identity.nation) ? notify : elsewhere;
  if (stands === "withdrawn" && purpose === "referral") return one.frozenSince ? withdrawnAfterSending : withdrawnBefore;
  if (stands === "withdrawn" && purpose === "sharing") return [follow("s1", "tell", "Tell the agency that it may use nothing more.", { leadsTo: "sharing" })];
  return [];
}
