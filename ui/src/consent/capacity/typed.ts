// What is typed of a person's capacity before it is recorded.
import type { CapacityTyped } from "../../core/contract";
import type { Target } from "../matter";

/** One draft holds what is typed for each decision. */
export type TypedCapacities = { [matter in string]: CapacityTyped };

/** An empty record: nothing found, nothing ticked. */
export function nothingTyped({ purpose, about }: Pick<Target, "purpose" | "about">): CapacityTyped {
  return {
    purpose,
    about,
    at: "",
    decision: "",
    help: "",
    because: "",
    couldNot: [],
    evidence: "",
    coercion: "",
    finding: "",
    decidedBy: "",
    consulted: "",
    advocate: "",
    advocateWords: "",
    wishes: "",
    bestInterests: "",
    bestInterestsWhy: "",
  };
}

/** What is sent: nothing was decided for a person who can decide. */
export function toRecord(typed: CapacityTyped): CapacityTyped {
  if (typed.finding === "unable") return typed;
  const nothing = nothingTyped(typed);
  const { decidedBy, consulted, advocate, advocateWords, wishes, bestInterests, bestInterestsWhy } = nothing;
  return { ...typed, decidedBy, consulted, advocate, advocateWords, wishes, bestInterests, bestInterestsWhy };
}
