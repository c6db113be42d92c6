// Keeping and disposal in memory. How long a case is kept is Rust's: here tests say when the last day is.
import type { ApprovalTyped, FieldFinding, RetentionPage, StoneShown } from "../contract";
import type { Handlers } from "../fake";
import { caseOf, type FakeCase, finding, local, now, refuse, type World, workerName } from "./world";

type Held = Pick<RetentionPage, "keptBy" | "also" | "missing" | "over" | "lookedAfterAsked" | "lookedAfter" | "lookedAfterWhy" | "holds" | "approval">;
const cases = new WeakMap<FakeCase, Held>();
const stones = new WeakMap<World, StoneShown[]>();
const stonesOf = (world: World) => stones.get(world) ?? [];

const rule = (years: string, until: string) => ({
  id: `adult-${years}`,
  title: "Adult",
  words: `${years} years from the last contact`,
  counted: "last-contact",
  from: "2026-03-17",
  until,
  source: "Local authorities’ retention schedules for adult social care",
  toConfirm: true,
  note: "",
});

/** What is held of one case; tests reach in to change it. */
export function retentionOf(one: FakeCase): Held {
  const held = cases.get(one) ?? {
    keptBy: rule("8", "2034-03-17"),
    also: [],
    missing: [],
    over: false,
    lookedAfterAsked: false,
    lookedAfter: "not-known",
    lookedAfterWhy: "",
    holds: [],
    approval: null,
  };
  cases.set(one, held);
  return held;
}

function obstaclesOf(one: FakeCase): string[] {
  const held = retentionOf(one);
  if (!one.identity.closedAt) return ["open"];
  const first = held.missing.length > 0 ? ["not-known"] : held.over ? [] : ["not-yet"];
  const holds = held.holds.some((hold) => hold.liftedAt === null) ? ["held"] : [];
  const { approval, keptBy } = held;
  const approved = !approval ? ["not-approved"] : approval.keptUntil === keptBy?.until ? [] : ["approved-for-another-day"];
  return [...first, ...holds, ...approved];
}

function page(one: FakeCase): RetentionPage {
  const held = retentionOf(one);
  const closed = one.identity.closedAt !== null;
  const known = closed && held.missing.length === 0;
  return {
    ...held,
    number: one.identity.number,
    called: one.identity.called,
    closed,
    lastContact: "2026-03-17",
    missing: closed ? held.missing : [],
    keptBy: known ? held.keptBy : null,
    also: known ? held.also : [],
    over: known && held.over,
    obstacles: obstaclesOf(one),
    packVersion: "2026-11-22",
    packSource: "The organisation’s own schedule decides.",
  };
}

const missing = (typed: Record<string, string>): FieldFinding[] =>
  Object.entries(typed)
    .filter(([, text]) => !text.trim())
    .map(([field]) => finding(field, "missing"));

function approvalGaps(world: World, typed: ApprovalTyped): FieldFinding[] {
  const gaps = missing({ ...typed });
  if (typed.name.trim() && typed.name.trim() === workerName(world)) gaps.push(finding("name", "own-name"));
  if (typed.on > local().slice(0, 10)) gaps.push(finding("on", "in-future"));
  return gaps;
}

const refuseGaps = (gaps: FieldFinding[]) => gaps.length > 0 && refuse("not-valid", gaps);

export function retentionCommands(world: World): Handlers {
  const done = (one: FakeCase, form: string) => {
    world.forms.delete(`retention/${one.identity.id}/${form}`);
    return page(one);
  };
  return {
    read_retention: ({ case: id }) => page(caseOf(world, id)),
    say_looked_after({ case: id, typed }) {
      refuseGaps(missing({ lookedAfter: typed.lookedAfter, lookedAfterWhy: typed.why }));
      const one = caseOf(world, id);
      const held = retentionOf(one);
      Object.assign(held, { lookedAfter: typed.lookedAfter, lookedAfterWhy: typed.why });
      if (typed.lookedAfter !== "not-known") held.missing = held.missing.filter((fact) => fact !== "looked-after");
      return done(one, "looked-after");
    },
    place_hold({ case: id, typed }) {
      refuseGaps(missing({ holdReason: typed.reason, askedBy: typed.askedBy }));
      const one = caseOf(world, id);
      const lifted = { liftedAt: null, liftedWhy: "", liftedBy: "" };
      retentionOf(one).holds.unshift({ id: `hold-${world.next++}`, at: now(), ...typed, signed: workerName(world), ...lifted });
      return done(one, "hold");
    },
    lift_hold({ case: id, hold, why }) {
      refuseGaps(missing({ why }));
      const one = caseOf(world, id);
      const held = retentionOf(one).holds.find((it) => it.id === hold) ?? refuse("not-found");
      Object.assign(held, { liftedAt: now(), liftedWhy: why, liftedBy: workerName(world) });
      return done(one, `lift/${hold}`);
    },
    approve_disposal({ case: id, typed }) {
      const one = caseOf(world, id);
      const held = retentionOf(one);
      if (!held.over) refuse("not-approved");
      refuseGaps(approvalGaps(world, typed));
      held.approval = { at: now(), ...typed, keptUntil: held.keptBy?.until ?? "", signed: workerName(world) };
      return done(one, "approval");
    },
    dispose_of_case({ case: id, number }) {
      const one = caseOf(world, id);
      if (obstaclesOf(one).length > 0) refuse("not-approved");
      if (number.trim() !== one.identity.number) refuse("not-valid", [finding("number", "not-the-same")]);
      const { keptBy, approval } = retentionOf(one);
      const stone: StoneShown = {
        number: one.identity.number,
        openedAt: now(),
        closedAt: one.identity.closedAt ?? now(),
        rule: `${keptBy?.title}: ${keptBy?.words}`,
        keptUntil: keptBy?.until ?? "",
        approvedBy: approval?.name ?? "",
        approverRole: approval?.role ?? "",
        approvedOn: approval?.on ?? "",
        reference: approval?.reference ?? "",
        disposedAt: now(),
        signed: workerName(world),
        records: 12,
      };
      world.cases.delete(id);
      stones.set(world, [stone, ...stonesOf(world)]);
      return stone;
    },
    read_disposals() {
      const closed = [...world.cases.values()].filter((one) => one.identity.closedAt !== null);
      return {
        closed: closed.map((one) => {
          const { keptBy, over, number, called } = page(one);
          const held = retentionOf(one).holds.some((hold) => hold.liftedAt === null);
          return { id: one.identity.id, number, called, until: keptBy?.until ?? null, over, held };
        }),
        more: 0,
        stones: stonesOf(world),
        earlierCopies: 0,
      };
    },
  };
}
