import type { CapacityTyped, FieldFinding } from "../contract";
import type { Handlers } from "../fake";
import { consentRecord } from "./consent";
import { caseOf, finding, now, refuse, workerName, type World } from "./world";

function gapsOf(typed: CapacityTyped): FieldFinding[] {
  const gaps: FieldFinding[] = [];
  const need = (field: keyof CapacityTyped) => void (String(typed[field]).trim() || gaps.push(finding(field, "missing")));
  need("decision");
  need("at");
  need("help");
  need("finding");
  if (typed.finding !== "unable") return gaps;
  if (typed.couldNot.length === 0) gaps.push(finding("couldNot", "none-ticked"));
  for (const field of ["because", "evidence", "decidedBy", "bestInterests", "bestInterestsWhy"] as const) need(field);
  return gaps;
}

export function capacityCommands(world: World): Handlers {
  return {
    record_capacity({ case: id, record }) {
      const one = caseOf(world, id);
      const gaps = gapsOf(record);
      if (gaps.length) refuse("not-valid", gaps);
      one.capacity.push({ id: `capacity-${world.next++}`, recordedAt: now(), signed: workerName(world), record });
      world.forms.delete(`capacity/${id}`);
      return consentRecord(one);
    },
  };
}
