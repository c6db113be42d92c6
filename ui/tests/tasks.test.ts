import { describe, expect, it } from "vitest";
import type { FakeCase } from "../src/core/fake/world";
import TaskList from "../src/referral/TaskList.svelte";
import CheckAnswers from "../src/referral/CheckAnswers.svelte";
import { byId, decide, draw, practice, press, settle } from "./screen";

async function open(set: (one: FakeCase) => void = () => {}) {
  const held = await practice();
  const one = held.fake.world.cases.get(held.id)!;
  set(one);
  draw(TaskList, { parts: { id: held.id } });
  await settle();
  return { ...held, one };
}
const text = (id: string) => byId<HTMLElement>(id).textContent!.replaceAll(/\s+/g, " ");
const links = (part = "body") => [...document.querySelectorAll<HTMLAnchorElement>(`${part} a`)].map((link) => link.getAttribute("href"));
const online = (more = {}) => ({
  begunOn: "2026-03-02",
  savedOn: "2026-03-02",
  deletedOn: "2026-03-30",
  deletedOnByLastSave: "2026-03-30",
  daysLeft: 13,
  state: "running",
  ...more,
});

describe("the task list", () => {
  it("says nothing above the list when there is nothing to say, but what it does not know", async () => {
    await open();
    expect(document.querySelectorAll(".notice")).toHaveLength(0);
    expect(text("may-refer")).toContain("does not know yet");
    expect(links("#may-refer")).toEqual(["#/settings/you"]);
    expect(document.getElementById("apart")).toBeNull();
  });

  it("names what is missing on a page that was begun, folded when there is much", async () => {
    await open((one) => {
      one.answers["what-is-their-background"] = { birthplace: "A village" };
      one.answers["types-of-exploitation"] = { "types-of-exploitation-other": true };
    });
    expect(document.body.textContent).toContain("In progress (1 of 4)");
    const lists = [...document.querySelectorAll("ul.todo")].map((list) => [...list.querySelectorAll("li")].map((item) => item.textContent));
    expect(lists[0]).toEqual(["Enter an answer: Family background", "Enter an answer: Education", "Enter an answer: Work before the exploitation"]);
    expect(document.querySelector("details.todo"), "three are not folded").toBeNull();
  });

  it("folds more than three findings under how many there are", async () => {
    const { fields } = (await import("../src/core/fake/form")).pages.find((page) => page.page === "what-is-their-background")!;
    fields.push({ ...fields[1]!, key: "fifth", label: "A fifth thing" });
    await open((one) => (one.answers["what-is-their-background"] = { birthplace: "A village" }));
    fields.pop();
    const folded = document.querySelector("details.todo")!;
    expect(folded.querySelector("summary")?.textContent).toContain("Show 4 things to do here");
    expect(folded.querySelectorAll("li")).toHaveLength(4);
  });

  it("says that a note used in an answer was corrected", async () => {
    await open((one) =>
      one.linked.push({ field: "family", note: "n", kind: "note", at: null, text: "x", linkedAt: "", correctedSince: true, stillThere: true }),
    );
    expect(document.body.textContent).toContain("A note used here was corrected");
  });

  it("puts what must be known in its order, frozen first", async () => {
    const held = await practice();
    held.fake.world.you.notFirstResponder = true;
    const one = held.fake.world.cases.get(held.id)!;
    one.frozenSince = "2026-03-17T10:00:00Z";
    one.identity.nation = "scotland";
    one.online = online();
    one.newerForm = { version: "2026-12", changes: [{ kind: "question-added", what: "A safe phone", answered: true }] };
    one.conflicts = [{ code: "adult-born-under18", pages: ["pv-under-age", "pv-dob"] }];
    await decide(held.id, "refuse");
    draw(TaskList, { parts: { id: held.id } });
    await settle();
    const order = [...document.querySelectorAll(".notice")].map((notice) => notice.id);
    expect(order).toEqual(["frozen", "may-refer", "not-here", "online", "newer-form", "conflicts"]);
    expect(text("frozen")).toContain("Recorded as sent on 17 March 2026");
    expect(text("may-refer")).toContain("You cannot send the online form yourself");
    expect(document.querySelector("#may-refer .phone")?.textContent).toBe("999");
    expect(text("may-refer")).toContain("Source: ");
    expect(text("may-refer")).toContain("Not checked against a live page.");
    expect(text("not-here")).toContain("The safety steps go on");
    expect(text("newer-form")).toContain("1 answer of yours is touched.");
    expect(links("#conflicts")).toEqual(["#/c/case-1/referral/pv-under-age", "#/c/case-1/referral/pv-dob"]);
  });

  it("begins a new version of what was sent", async () => {
    const { one } = await open((sent) => (sent.frozenSince = "2026-03-17T10:00:00Z"));
    press("Begin a new version");
    await settle();
    expect(one.referralVersion).toBe(2);
    expect(document.getElementById("frozen")).toBeNull();
    expect(document.activeElement?.tagName).toBe("H1");
    expect(document.querySelector("h1")?.textContent).toContain("Version 2");
  });

  it("keeps the list and says why when a new version is refused", async () => {
    const { fake } = await open((sent) => (sent.frozenSince = "2026-03-17T10:00:00Z"));
    fake.refuseNext("begin_new_version", "disk-full");
    press("Begin a new version");
    await settle();
    expect(document.querySelector("#frozen [role=alert]")?.textContent).toContain("The disk is full.");
  });

  it("tells both readings of the online clock only where they differ", async () => {
    await open((one) => (one.online = online()));
    expect(text("online")).toContain("Online draft begun 2 March 2026. It is deleted on 30 March 2026 (in 13 days).");
    expect(text("online")).not.toContain("last save");
  });

  it("warns of the earlier day, and says so when it has passed", async () => {
    await open((one) => (one.online = online({ deletedOnByLastSave: "2026-04-05", state: "warn", daysLeft: 1 })));
    expect(text("online")).toContain("(in 1 day)");
    expect(text("online")).toContain("Counted from the last save: 5 April 2026. Plan for the earlier day.");
    expect(text("online")).toContain("It will be deleted soon.");
    document.body.innerHTML = "";
    await open((one) => (one.online = online({ state: "gone", daysLeft: 0 })));
    expect(text("online")).toContain("It has probably gone.");
    expect(text("online")).toContain("Your answers are still here.");
  });

  it("says what to do when the online form may not take the work email", async () => {
    const held = await practice();
    Object.assign(held.fake.world.you, { organisation: "Unseen", workEmail: "worker@nhs.net" });
    draw(TaskList, { parts: { id: held.id } });
    await settle();
    expect(text("may-refer")).toContain("may not take your work email");
    expect(text("may-refer")).toContain("ask a colleague who can sign in");
  });

  it("moves the draft to a newer form", async () => {
    const { one } = await open((held) => (held.newerForm = { version: "2026-12", changes: [] }));
    press("Move this draft to the newer form");
    await settle();
    expect(one.newerForm).toBeNull();
    expect(document.getElementById("newer-form")).toBeNull();
  });

  it("keeps what the identifier check needs, and says why", async () => {
    await open((held) => held.apart.push({ field: "a", label: "A", answer: "x", why: "another-route", neededByCheck: true }));
    expect(text("apart")).toContain("by it the identifier check finds the person");
    expect(document.getElementById("remove-a")).toBeNull();
  });

  it("asks on its row before an answer set apart is removed for good", async () => {
    const apart = (field: string) => ({ field, label: `Label ${field}`, answer: "Kept words", why: "another-route", neededByCheck: false });
    const { one } = await open((held) => held.apart.push(apart("a"), apart("b")));
    expect(text("apart-title")).toBe("Not part of this referral (2)");
    expect(text("apart")).toContain("This route does not ask it.");
    byId("remove-a").click();
    await settle();
    expect(document.activeElement?.id, "the safe choice has the focus").toBe("keep-a");
    press("Keep");
    await settle();
    expect(document.activeElement?.id).toBe("remove-a");
    expect(one.apart).toHaveLength(2);
    byId("remove-a").click();
    await settle();
    press("Remove");
    await settle();
    expect(one.apart.map((answer) => answer.field)).toEqual(["b"]);
    expect(text("apart-title")).toBe("Not part of this referral (1)");
    expect(document.activeElement?.id, "the row is gone: the focus stays in its list").toBe("apart-title");
  });

  it("offers no removal once the version is fixed", async () => {
    await open((one) => {
      one.frozenSince = "2026-03-17T10:00:00Z";
      one.apart.push({ field: "a", label: "A", answer: "x", why: "not-in-form", neededByCheck: false });
    });
    expect(document.querySelector("#apart button")).toBeNull();
  });

  it("says what comes next, the identifier check only for a notification", async () => {
    await open();
    expect(links(".ways")).toEqual(["test", "read", "evidence", "check", "copy", "sent"].map((part) => `#/c/case-1/referral/${part}`));
  });

  it("links a conflict on Check answers to its pages, and back", async () => {
    const { fake, id } = await practice();
    fake.world.cases.get(id)!.conflicts = [{ code: "unheard-of", pages: ["pv-dob"] }];
    draw(CheckAnswers, { parts: { id } });
    await settle();
    expect(text("conflicts")).toContain("Two answers do not agree.");
    expect(text("conflicts")).toContain("Look at: Date of birth");
    expect(links("#conflicts")).toEqual(["#/c/case-1/referral/pv-dob?from=check"]);
  });
});
