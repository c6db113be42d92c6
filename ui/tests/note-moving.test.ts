import { describe, expect, it } from "vitest";
import { follow } from "../src/core/router.svelte";
import MoveNote from "../src/notes/MoveNote.svelte";
import { ask, DRAFT, type Held, lastCall, main, noteOf, show } from "./note-screen";
import { byId, choose, practice, press, settle, submit, type } from "./screen";

const facts = { ageGroup: "adult", nation: "england", area: "", language: "Polish", interpreter: "needed" };

async function others(count: number): Promise<Held & { ids: string[] }> {
  const held = await practice();
  const ids: string[] = [];
  for (let place = 0; place < count; place++) ids.push((await ask("open_case", { case: { ...facts, called: `B${place}` } })).id);
  return { ...held, ids };
}

describe("filing and moving a note", () => {
  it("files a note that is in no case, and goes to it there", async () => {
    const held = await others(1);
    const { id } = await ask("begin_note", { case: null });
    await show(MoveNote, { n: id });
    expect(document.querySelector("h1")!.textContent).toContain("File this note");
    submit();
    await settle(30);
    expect(main()).toContain("Choose a case");
    choose("move-to", held.ids[0]!);
    submit();
    await settle(30);
    expect(noteOf(held, id).cases.map((one) => one.id)).toEqual(held.ids);
    expect(location.hash).toBe(`#/c/${held.ids[0]}/notes/${id}`);
  });

  it("puts it in another case as well, for a visit to brothers and sisters", async () => {
    const held = await others(1);
    await show(MoveNote, { id: held.id, n: DRAFT });
    expect(document.querySelectorAll("input:checked"), "nothing is chosen beforehand").toHaveLength(0);
    submit();
    await settle(30);
    expect(main()).toContain("Choose what you want to do");
    choose("move-act", "also");
    choose("move-to", held.ids[0]!);
    expect(document.getElementById("move-why"), "no reason is asked").toBeNull();
    submit();
    await settle(30);
    expect(noteOf(held).cases.map((one) => one.id)).toEqual([held.id, ...held.ids]);
  });

  it("takes it out of the wrong case only with a reason, and keeps what was typed meanwhile", async () => {
    const held = await others(1);
    await show(MoveNote, { id: held.id, n: DRAFT });
    choose("move-act", "wrong");
    choose("move-to", held.ids[0]!);
    submit();
    await settle(30);
    expect(byId("move-why-error").textContent).toContain("Say why the note does not belong");
    type("move-why", "It is about another person.");
    submit();
    await settle(40);
    expect(lastCall(held, "move_note")).toEqual({
      note: DRAFT,
      moving: { from: held.id, to: held.ids[0], why: "It is about another person." },
    });
    expect(noteOf(held).filings.map((filing) => filing.act)).toEqual(["taken-out", "filed"]);
    expect(location.hash).toBe(`#/c/${held.ids[0]}/notes/${DRAFT}`);
    expect(held.fake.world.forms.has(`move/${DRAFT}`), "nothing is left to be sent twice").toBe(false);
  });

  it("takes it out for no case at all, and opens what was begun earlier again", async () => {
    const held = await others(0);
    held.fake.world.forms.set(`move/${DRAFT}`, JSON.stringify({ act: "wrong", why: "Begun earlier." }));
    await show(MoveNote, { id: held.id, n: DRAFT });
    expect(byId("move-why").value).toBe("Begun earlier.");
    expect(document.getElementById("restored")).not.toBeNull();
    choose("move-to", "none");
    submit();
    await settle(40);
    expect(noteOf(held).cases).toEqual([]);
    expect(location.hash).toBe(`#/notes/${DRAFT}`);
  });

  it("begins with what the link said", async () => {
    const held = await others(1);
    location.hash = `#/c/${held.id}/notes/${DRAFT}/move?what=wrong`;
    const end = follow();
    await show(MoveNote, { id: held.id, n: DRAFT });
    expect(document.querySelector<HTMLInputElement>("[name=move-act]:checked")?.value).toBe("wrong");
    end();
  });

  it("lets many cases be searched, by Rust", async () => {
    const held = await others(10);
    await show(MoveNote, { id: held.id, n: DRAFT });
    choose("move-act", "also");
    expect(document.querySelectorAll("[name=move-to]")).toHaveLength(10);
    const found = { query: "B3", more: false, ranked: false, searched: [], hits: [{ kind: "case", route: "", number: "26-005", at: "", matched: [], snippet: [] }] };
    const { useDoor } = await import("../src/core/ask");
    useDoor((name, args) => (name === "search_everything" ? Promise.resolve(found) : held.fake(name, args)));
    type("find-case", "B3");
    press("Find");
    await settle(30);
    expect(document.querySelectorAll("[name=move-to]")).toHaveLength(1);
    press("Show all cases");
    await settle();
    expect(document.querySelectorAll("[name=move-to]")).toHaveLength(10);
  });
});
