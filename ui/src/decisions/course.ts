// What happened, the newest first: the steps of the course, and what was recorded and no longer counts.
import type { DecisionPage, DecisionShown } from "../core/contract";

export interface Happened {
  key: string;
  act: string;
  on: string;
  /** The record of it; none of what follows from the referral, from consent or from days that pass. */
  event: DecisionShown | null;
  outOfOrder: boolean;
}

/** The day that counts of a record, as Rust reads it. */
const dayOf = ({ typed }: DecisionShown) => typed.dated || typed.received;

export function happenedIn({ course, events }: DecisionPage): Happened[] {
  const recorded = new Map(events.map((event) => [event.id, event]));
  const steps = course.map((step, place) => {
    const event = recorded.get(step.event ?? "") ?? null;
    return { key: event?.id ?? `step-${place}`, act: step.act, on: step.on, event, outOfOrder: step.outOfOrder };
  });
  const passed = new Set(steps.map(({ key }) => key));
  const all: Happened[] = [...steps].sort((a, b) => a.on.localeCompare(b.on));
  for (const event of events.filter(({ id }) => !passed.has(id))) {
    const on = dayOf(event);
    // Of one day, what was recorded earlier comes earlier.
    const isLater = (it: Happened) => it.on > on || (it.on === on && it.event !== null && events.indexOf(it.event) > events.indexOf(event));
    const place = all.findIndex(isLater);
    all.splice(place < 0 ? all.length : place, 0, { key: event.id, act: event.act, on, event, outOfOrder: false });
  }
  return all.reverse();
}

export const counts = (event: DecisionShown) => event.takenBackAt === null && event.replacedBy === null;

/** Steps offered after a record and not answered yet; of one that no longer counts there are none. */
export const openSteps = (event: DecisionShown) => (counts(event) ? event.follows.filter(({ answer }) => !answer).length : 0);
