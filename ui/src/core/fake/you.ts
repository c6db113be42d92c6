import type { GuidancePack, Helpline, MayRefer, OtherRoute, You, YouTyped } from "../contract";
import type { Handlers } from "../fake";
import { lists } from "./form";
import { finding, now, type World } from "./world";

const toolkit = "Home Office First Responder toolkit and NRM form, April 2026";

export const helplines: Helpline[] = [
  { id: "police-emergency", name: "Emergency", what: "Immediate danger, or a crime happening now", phone: "999", hours: "24 hours", nation: "uk", source: toolkit, verifiedOn: null, sure: true },
  { id: "police", name: "Police", what: "When nobody is in immediate danger", phone: "101", hours: "24 hours", nation: "uk", source: toolkit, verifiedOn: null, sure: true },
  {
    id: "modern-slavery-helpline",
    name: "Modern Slavery and Exploitation Helpline (Unseen)",
    what: "Advice and reporting, also for people who are not ready to consent",
    phone: "08000 121 700",
    hours: "",
    nation: "uk",
    source: toolkit,
    verifiedOn: null,
    sure: false,
  },
  {
    id: "salvation-army",
    name: "Salvation Army referral line",
    what: "Emergency or continuing support for adults in England and Wales",
    phone: "0800 808 3733",
    hours: "24 hours",
    nation: "england",
    source: toolkit,
    verifiedOn: "2026-11-21",
    sure: true,
  },
];

const instead: OtherRoute[] = helplines.slice(0, 3).map(({ name, what, phone, hours, source, verifiedOn }) => ({
  title: name,
  what,
  phone,
  hours,
  source,
  verifiedOn,
}));

function standing(you: YouTyped): string {
  if (you.notFirstResponder) return "not-first-responder";
  if (you.organisation.trim() && !lists.organisations!.includes(you.organisation)) return "organisation-not-listed";
  if (you.workEmail.trim() && !/@([\w-]+\.)*(gov\.uk|police\.uk|example\.org)$/.test(you.workEmail)) return "email-not-taken";
  return you.organisation.trim() ? "yes" : "not-known";
}

export function mayRefer(world: World): MayRefer {
  const stands = standing(world.you);
  return { standing: stands, instead: ["not-first-responder", "organisation-not-listed"].includes(stands) ? instead : [] };
}

export function youCommands(world: World): Handlers {
  const answer = (): You => ({
    you: world.you,
    mayRefer: mayRefer(world),
    findings: world.you.workEmail && !world.you.workEmail.includes("@") ? [finding("workEmail", "not-email")] : [],
    savedAt: world.youSavedAt,
  });
  return {
    read_you: answer,
    save_you({ you }) {
      world.you = you;
      world.youSavedAt = now();
      world.forms.delete("you");
      return answer();
    },
    read_helplines: () => helplines,
    add_form_pack: (): GuidancePack[] => [
      { name: "NRM online form", version: "2026-12", source: "A file that was added", verifiedOn: "2026-11-21", entries: 62 },
    ],
  };
}
