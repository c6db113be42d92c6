import { describe, expect, it } from "vitest";
import CloseCase from "../src/cases/closing/CloseCase.svelte";
import Overview from "../src/cases/Overview.svelte";
import { entryRoute, entryTitle } from "../src/cases/timeline";
import IdentityBar from "../src/components/IdentityBar.svelte";
import { ask, useDoor } from "../src/core/ask";
import type { ClosingPage, SafetyLine, TimelineEntry } from "../src/core/contract";
import { flushAll } from "../src/core/draft.svelte";
import { noteFact } from "../src/core/fake/situation";
import { putNeeds } from "../src/core/fake/after-decisions";
import CasesOfGroup from "../src/now/CasesOfGroup.svelte";
import { grouped, identity, line, showHome, texts, ways } from "./home-screen";
import { byId, choose, cleanup, draw, practice, press, settle, submit, type } from "./screen";

type Held = Awaited<ReturnType<typeof practice>>;
const theCase = ({ fake, id }: Held) => fake.world.cases.get(id)!;
const main = () => byId<HTMLElement>("main").textContent!.replaceAll(/\s+/g, " ");
const field = (name: string) => document.querySelector<HTMLInputElement>(`[id="${name}"]`)!;
const closing = (id: string): Promise<ClosingPage> => ask("read_closing", { case: id });

async function show({ id }: Held) {
  draw(CloseCase, { parts: { id } });
  await settle(30);
}
async function open(change: (held: Held) => unknown = () => {}): Promise<Held> {
  const held = await practice();
  await change(held);
  await show(held);
  return held;
}
async function send() {
  submit();
  await settle(50);
}
/** Answers everything that the page asks. */
async function answer({ id }: Held) {
  choose("reason", "passed-on");
  type("why", "The council’s adult team works with the person now.");
  for (const step of (await closing(id)).open) {
    choose(`step/${step.id}`, "handed-over");
    type(`step/${step.id}/detail`, "Adult team, by telephone");
  }
}

describe("closing a case", () => {
  it("asks why, and what becomes of every safety step that is open, with nothing chosen", async () => {
    const { id } = await open();
    const steps = (await closing(id)).open;
    expect(steps.length, "the practice case has open steps").toBeGreaterThan(1);
    expect(texts("h1")).toEqual(["Close the case"]);
    expect(main()).toContain("Closing a case ends no duty and no NRM decision. It can be opened again.");
    expect(texts("#open-steps")).toEqual([`Safety steps still open (${steps.length})`]);
    expect(ways("h3 a")).toEqual(steps.map((step) => `#/c/${id}/safety/${step.id}`));
    expect(document.querySelectorAll("input:checked")).toHaveLength(0);
    for (const step of steps) {
      const legend = field(`step/${step.id}`).closest("fieldset")!.querySelector("legend")!;
      expect(legend.textContent, "said to those who hear the choice alone").toContain(step.title);
    }
  });

  it("names the step and what of it is missing, and leads to it", async () => {
    const held = await open();
    const [first, second, third] = (await closing(held.id)).open as [SafetyLine, SafetyLine, SafetyLine];
    choose(`step/${first.id}`, "handed-over");
    choose(`step/${second.id}`, "not-needed");
    await send();
    const errors = texts(".govuk-error-summary a");
    expect(errors).toContain("Choose why the case is closed");
    expect(errors).toContain("Say what led to closing the case");
    expect(errors).toContain(`Enter who the step is handed over to: ${first.title}`);
    expect(errors).toContain(`Say why the step is not needed: ${second.title}`);
    expect(errors).toContain(`Choose what becomes of the step: ${third.title}`);
    for (const link of document.querySelectorAll<HTMLElement>(".govuk-error-summary a")) {
      link.click();
      expect(document.activeElement?.id).toBe(link.getAttribute("href")!.slice(1));
    }
    expect(theCase(held).identity.closedAt).toBeNull();
  });

  it("keeps what was typed of each answer of a step, also after leaving", async () => {
    const held = await open();
    const [step] = (await closing(held.id)).open as [SafetyLine];
    const detail = `step/${step.id}/detail`;
    choose(`step/${step.id}`, "handed-over");
    type(detail, "Adult team");
    choose(`step/${step.id}`, "goes-on");
    expect(field(detail).value).toBe("");
    type(detail, "Officer Invented");
    choose(`step/${step.id}`, "handed-over");
    expect(field(detail).value).toBe("Adult team");
    await flushAll();
    cleanup();
    await show(held);
    expect(document.getElementById("restored")).not.toBeNull();
    expect(field(detail).value).toBe("Adult team");
    press("Empty this form");
    await settle();
    expect(document.querySelectorAll("input:checked")).toHaveLength(0);
  });

  it("brings a step that was called for meanwhile, names it, and keeps everything that was typed", async () => {
    const held = await open();
    await answer(held);
    noteFact(theCase(held), { fact: "social-tenant", answer: "yes", from: null, why: "" });
    const now = (await closing(held.id)).open;
    const tenant = now.find(({ id }) => id === "stk-tenant")!;
    expect(document.getElementById(`step/${tenant.id}`), "not on the page yet").toBeNull();
    await send();
    expect(theCase(held).identity.closedAt).toBeNull();
    expect(texts(".govuk-error-summary a")).toEqual([`Choose what becomes of the step: ${tenant.title}`]);
    expect(texts("#open-steps")).toEqual([`Safety steps still open (${now.length})`]);
    expect(texts(`[id="step/${tenant.id}-error"]`)).toEqual([`Choose what becomes of the step: ${tenant.title}`]);
    expect(byId("why").value).toContain("adult team");
    for (const { id } of now.filter((step) => step !== tenant)) expect(field(`step/${id}/detail`).value).toBe("Adult team, by telephone");
    choose(`step/${tenant.id}`, "not-needed");
    type(`step/${tenant.id}/detail`, "The person has moved.");
    await send();
    expect(theCase(held).identity.closedAt).not.toBeNull();
  });

  it("says what else runs and which notes are not finished, and asks nothing of them", async () => {
    const { id } = await open((held) => {
      putNeeds(theCase(held), [{ group: "waiting", kind: "waiting", about: "cg-pending", how: "since", count: 12 }, { group: "due-soon", kind: "last-day", title: "Last day to ask", on: "2026-03-20", how: "in", count: 3 }]);
    });
    expect(texts("[aria-labelledby=running] a")).toEqual(["Last day to ask", "Waiting for the conclusive grounds decision"]);
    expect(texts("#unfinished-notes")).toEqual(["1 note is not finished. Go to Notes"]);
    expect(ways("#unfinished-notes a")).toEqual([`#/c/${id}/notes`]);
  });

  it("says so where no step is open", async () => {
    const held = await practice();
    const page: ClosingPage = { open: [], running: [], unfinishedNotes: 0, history: [], closed: false };
    useDoor((name, args) => (name === "read_closing" ? Promise.resolve(page) : held.fake(name, args)));
    await show(held);
    expect(texts("#no-open-steps")).toEqual(["No safety step is open."]);
    expect(document.getElementById("running")).toBeNull();
    expect(document.getElementById("unfinished-notes")).toBeNull();
  });

  it("closes, says since when and why, and opens again with a reason", async () => {
    const held = await open();
    const steps = (await closing(held.id)).open;
    await answer(held);
    await send();
    expect(theCase(held).identity.closedAt).not.toBeNull();
    expect(texts("h1")).toEqual(["This case is closed"]);
    expect(document.activeElement).toBe(document.querySelector("h1"));
    expect(texts("#closed-since")[0]).toMatch(/^Closed since \d+ \w+ \d{4}$/);
    expect(main()).toContain("Another team or organisation has taken it over");
    expect(texts(".closing-answers li")).toEqual(steps.map((step) => `${step.title}: Handed over (Adult team, by telephone)`));
    expect(held.fake.world.forms.has(`close/${held.id}`)).toBe(false);
    await send();
    expect(texts("#why-error")).toEqual(["Say why the case is opened again"]);
    type("why", "The person rang and asked for help.");
    await send();
    expect(theCase(held).identity.closedAt).toBeNull();
    expect(location.hash).toBe(`#/c/${held.id}`);
    cleanup();
    await show(held);
    expect(texts("h3").slice(-2).map((title) => title.split(",")[0]), "newest first").toEqual(["Opened again", "Closed"]);
    expect(main()).toContain("The person rang and asked for help.");
    expect(byId("why").value, "closing begins afresh").toBe("");
  });
});

describe("a closed case elsewhere", () => {
  it("is reached at the foot of the overview, before it is closed and after", async () => {
    const held = await practice();
    const { id } = held;
    draw(Overview, { parts: { id } });
    await settle();
    expect([texts("#close-case"), ways("#close-case")]).toEqual([["Close the case"], [`#/c/${id}/close`]]);
    cleanup();
    theCase(held).identity.closedAt = "2026-03-17T10:00:00Z";
    draw(Overview, { parts: { id } });
    await settle();
    expect(texts("#close-case")).toEqual(["Why this case is closed, and open it again"]);
  });

  it("has nothing next, and says why", async () => {
    const held = await practice();
    theCase(held).identity.closedAt = "2026-03-17T10:00:00Z";
    draw(Overview, { parts: { id: held.id } });
    await settle();
    expect(texts(".next h2, .next p")).toEqual(["Next", "This case is closed."]);
    expect(document.querySelector(".next a")).toBeNull();
  });

  it("says so in the identity bar, with the way to open it again", () => {
    draw(IdentityBar, { identity: identity(1, { closedAt: "2026-03-17T10:00:00Z" }) });
    expect(texts("#closed-case")).toEqual(["Closed on 17 March 2026. Open it again"]);
    expect(ways("#closed-case a")).toEqual(["#/c/case-1/close"]);
  });

  it("is counted on the home screen, which leads to the list", async () => {
    await showHome({ closed: 3, groups: grouped(line(1, "waiting")) });
    expect([texts("#closed-cases"), ways("#closed-cases")]).toEqual([["Closed (3)"], ["#/cases/group/closed"]]);
    cleanup();
    await showHome({ closed: 0, groups: grouped(line(1, "waiting")) });
    expect(document.getElementById("closed-cases")).toBeNull();
  });

  it("is a case, also when there is no other", async () => {
    await showHome({ closed: 1 });
    expect(texts("#closed-cases")).toEqual(["Closed (1)"]);
    expect(main()).not.toContain("No cases yet");
  });

  it("stands in a list of its own", async () => {
    const held = await practice();
    theCase(held).identity.closedAt = "2026-03-17T10:00:00Z";
    draw(CasesOfGroup, { parts: { group: "closed" } });
    await settle(20);
    expect(texts("h1")).toEqual(["Cases: Closed"]);
    expect(texts("caption")).toEqual(["Closed (1)"]);
  });

  const at = "2026-03-17T10:00:00Z";
  const entry = (given: Partial<TimelineEntry>): TimelineEntry => ({ kind: "", at, recordedAt: at, about: null, outcome: null, excerpt: "", group: "case", sensitive: false, ...given });
  const step = { id: "uk-101", title: "Tell the police" } as SafetyLine;
  it.each<[Partial<TimelineEntry>, string, string]>([
    [{ kind: "situation" }, "What is known changed", "/c/case-1/situation"],
    [{ kind: "situation", about: "missing", outcome: "no" }, "What is known changed: The person is missing (no)", "/c/case-1/situation"],
    [{ kind: "step-added", about: "uk-101" }, "Safety step added: Tell the police", "/c/case-1/safety/uk-101"],
    [{ kind: "step-added", about: "gone" }, "Safety step added by hand", "/c/case-1/safety/gone"],
    [{ kind: "case-closed", outcome: "lost-contact" }, "Case closed: Contact with the person is lost", "/c/case-1/close"],
    [{ kind: "case-closed" }, "Case closed", "/c/case-1/close"],
    [{ kind: "case-reopened" }, "Case opened again", "/c/case-1/close"],
  ])("is told of in the timeline: %o", (given, title, way) => {
    expect([entryTitle(entry(given), [step]), entryRoute("case-1", entry(given))]).toEqual([title, way]);
  });
});
