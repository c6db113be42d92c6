import { describe, expect, it } from "vitest";
import NewCaseForm from "../src/cases/NewCaseForm.svelte";
import { news } from "../src/components/news.svelte";
import { ask, useDoor } from "../src/core/ask";
import { flushAll } from "../src/core/draft.svelte";
import { fakeDoor, type Fake } from "../src/core/fake";
import { router } from "../src/core/router.svelte";
import { byId, choose, draw, settle, submit, type } from "./screen";

const facts = { ageGroup: "adult", nation: "england", area: "", language: "Welsh", interpreter: "needed" };

async function begin(prepare: (fake: Fake) => Promise<void> = async () => {}) {
  const fake = fakeDoor();
  useDoor(fake);
  await prepare(fake);
  draw(NewCaseForm, {});
  await settle();
  return fake;
}

async function call(text: string) {
  type("called", text);
  byId("called").dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
  await settle();
}

function fillTheRest() {
  for (const name of ["ageGroup", "nation", "interpreter"] as const) choose(name, facts[name]);
  type("language", facts.language);
}

/** What the next screen is told. */
function told() {
  router.visit++;
  return news();
}

describe("a person who may already be here", () => {
  const held = async () => void (await ask("open_case", { case: { ...facts, called: "BB" } }));

  it("is told once the name is typed, with the way to the case and why", async () => {
    await begin(held);
    expect(document.getElementById("like")).toBeNull();
    await call("BB");
    const panel = byId<HTMLElement>("like");
    expect(panel.textContent).toContain("You may already have this person");
    expect(panel.textContent!.replaceAll(/\s+/g, " ")).toContain("BB, 26-001 (the same name or initials)");
    expect(panel.querySelector("a")?.getAttribute("href")).toBe("#/c/case-1");
  });

  it("never keeps the case from being opened", async () => {
    const fake = await begin(held);
    await call("BB");
    fillTheRest();
    submit();
    await settle(40);
    expect(fake.world.cases.size).toBe(2);
    expect(location.hash).toBe("#/c/case-2");
  });

  it("never keeps the case from being opened when it cannot be looked for", async () => {
    const fake = await begin();
    fake.refuseNext("people_like", "cannot-read");
    await call("CC");
    expect(document.getElementById("like")).toBeNull();
    fillTheRest();
    submit();
    await settle(40);
    expect(fake.world.cases.size).toBe(1);
  });

  it("is shown for the name typed last, whatever comes back when", async () => {
    const fake = fakeDoor();
    const waiting: ((found: unknown) => void)[] = [];
    useDoor((name, args) => (name === "people_like" ? new Promise((resolve) => waiting.push(resolve)) : fake(name, args)));
    draw(NewCaseForm, {});
    await settle();
    await call("BB");
    await call("CC");
    const like = (called: string) => [{ case: called, number: "26-001", called, likeness: "same" }];
    waiting[1]!(like("CC"));
    await settle();
    waiting[0]!(like("BB"));
    await settle();
    expect(byId<HTMLElement>("like").textContent).toContain("CC, 26-001");
    expect(byId<HTMLElement>("like").textContent).not.toContain("BB");
  });
});

describe("notes that are there already", () => {
  const twoNotes = async () => {
    for (const place of ["Station Road", "Harbour"]) {
      const note = await ask("begin_note", { case: null });
      await ask("save_note_draft", { note: note.id, draft: { ...note.text, place } });
    }
  };
  const boxes = () => [...document.querySelectorAll<HTMLInputElement>("input[name=notes]")];

  it("are not asked about when there are none", async () => {
    await begin();
    expect(boxes()).toHaveLength(0);
  });

  it("are filed when they are ticked, and only those", async () => {
    const fake = await begin(twoNotes);
    expect(boxes().filter((box) => box.checked), "nothing is ticked beforehand").toHaveLength(0);
    const [first] = boxes();
    expect(first!.parentElement!.textContent).toContain("Harbour");
    first!.click();
    await call("BB");
    fillTheRest();
    submit();
    await settle(60);
    const filed = fake.calls.filter((one) => one.name === "file_note").map((one) => one.args);
    expect(filed).toEqual([{ note: first!.value, case: [...fake.world.cases.keys()][0] }]);
    expect(told()).toBe("Case opened. 1 note is filed in it.");
  });

  it("are named when one cannot be filed, and the case is open all the same", async () => {
    const fake = await begin(twoNotes);
    for (const box of boxes()) box.click();
    await call("BB");
    fillTheRest();
    fake.refuseNext("file_note", "disk-full");
    submit();
    await settle(60);
    expect(fake.world.cases.size).toBe(1);
    expect(told()).toMatch(/^Case opened\. 1 note is filed in it\. Not filed: Visit note, .+\. Nothing was lost/);
    expect((await ask("list_unfiled", {})).length).toBe(1);
  });

  it("stay ticked over a lock, like what is typed", async () => {
    const fake = await begin(twoNotes);
    type("called", "BB");
    boxes()[1]!.click();
    await flushAll();
    document.body.innerHTML = "";
    draw(NewCaseForm, {});
    await settle();
    expect(byId("called").value).toBe("BB");
    expect(boxes().map((box) => box.checked)).toEqual([false, true]);
    expect(fake.world.cases.size).toBe(0);
  });
});
