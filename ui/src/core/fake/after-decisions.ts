// What decisions bring with them in memory: what then needs the worker, and the steps accepted. The fake of decisions and tests put it here.
import type { NeedItem, OfferedStep } from "../contract";
import type { FakeCase } from "./world";

export interface AcceptedStep {
  step: Pick<OfferedStep, "step" | "title" | "what" | "howSoon" | "source" | "toConfirm">;
  /** The act after which it was offered. */
  after: string;
  acceptedAt: string;
}

const needs = new WeakMap<FakeCase, NeedItem[]>();
const accepted = new WeakMap<FakeCase, AcceptedStep[]>();

/** Clocks, answers waited for, news to ask for and steps offered; the place of the case is filled here. */
export function putNeeds(one: FakeCase, items: readonly Partial<NeedItem>[]): void {
  const { id, number, called, practice } = one.identity;
  const nothing = { group: "waiting", kind: "waiting", title: "", about: "", on: null, how: "", count: 0, unit: "days", toConfirm: false, due: null };
  needs.set(one, items.map((item) => ({ ...nothing, ...item, case: { id, number, called, practice } })));
}

export const needsAfter = (one: FakeCase): NeedItem[] => needs.get(one) ?? [];

/** From now on the step stands in the rail. */
export function acceptStep(one: FakeCase, step: AcceptedStep): void {
  accepted.set(one, [...acceptedOf(one).filter((held) => held.step.step !== step.step.step), step]);
}

export const acceptedOf = (one: FakeCase): AcceptedStep[] => accepted.get(one) ?? [];
