import { describe, expect, it, vi } from "vitest";
import type { ChosenFile } from "../src/core/fake/world";
import AttachedFile from "../src/notes/AttachedFile.svelte";
import { DRAFT, type Held, lastCall, main, noteOf, openDraft, show, textOf } from "./note-screen";
import { byId, cleanup, press, settle, type } from "./screen";

async function add(toChoose: ChosenFile[] | null, before?: () => void): Promise<Held> {
  const held = await openDraft((_, { fake }) => (fake.world.toChoose = toChoose));
  before?.();
  press("Add files");
  await settle(40);
  return held;
}
const files = (held: Held) => [...held.fake.world.files.values()].map(({ file }) => file);

describe("attachments", () => {
  it("are added after what was typed is saved, and say what they are and what is odd", async () => {
    const held = await add([{ name: "pay slip.jpg", bytes: 2048, odd: ["content-differs"] }], () => type("text", "typed before the dialog"));
    const order = held.fake.calls.map((call) => call.name);
    expect(order.indexOf("save_note_draft"), "saved first").toBeLessThan(order.indexOf("add_attachments"));
    expect(textOf(held)).toBe("typed before the dialog");
    expect(main()).toContain("1 file added.");
    expect(main()).toContain("JPEG picture");
    expect(main()).toContain("The name says one kind of file");
    const link = [...document.querySelectorAll("a")].find((one) => one.textContent!.includes("Look at it"))!;
    expect(link.getAttribute("href")).toBe(`#/c/${held.id}/notes/${DRAFT}/file/${files(held)[0]!.id}`);
  });

  it("that are refused are told of by name and with the reason; the others are added", async () => {
    const held = await add([
      { name: "film.mp4", bytes: 9e8, why: "too-large" },
      { name: "blank.txt", bytes: 0, why: "empty" },
      { name: "gone.pdf", bytes: 5, why: "cannot-read" },
      { name: "last.pdf", bytes: 5, why: "disk-full" },
      { name: "letter.pdf", bytes: 5, kind: "pdf", shown: "pages" },
    ]);
    expect(main()).toContain("1 file added.");
    const refused = byId("files-refused").textContent!;
    expect(refused).toContain("film.mp4: it is larger than 25 MB");
    for (const name of ["blank.txt: there is nothing", "gone.pdf: it could not be read", "last.pdf: there is no room"]) expect(refused).toContain(name);
    expect(noteOf(held).attachments.map((file) => file.name)).toEqual(["letter.pdf"]);
  });

  it("change nothing when no file was chosen", async () => {
    await add(null);
    expect(main()).toContain("No file was chosen. Nothing was changed.");
  });

  it("keep what is said of them as it is typed, and come back after they were taken off", async () => {
    const held = await add([{ name: "a.jpg", bytes: 10 }, { name: "b.jpg", bytes: 10 }]);
    vi.useFakeTimers();
    const [first] = files(held);
    type(`origin-${first!.id}`, "from AM’s telephone");
    type(`about-${first!.id}`, "the unit");
    await vi.advanceTimersByTimeAsync(1200);
    expect(files(held)[0]).toMatchObject({ origin: "from AM’s telephone", about: "the unit" });
    press("Take off the list: a.jpg");
    await vi.advanceTimersByTimeAsync(100);
    expect(noteOf(held).attachments.map((file) => file.name)).toEqual(["b.jpg"]);
    expect(main()).toContain("Removed. Undo");
    expect(document.activeElement?.id).toBe(`undo-file-${first!.id}`);
    press("Undo: a.jpg");
    await vi.advanceTimersByTimeAsync(100);
    expect(noteOf(held).attachments.map((file) => file.name)).toEqual(["a.jpg", "b.jpg"]);
    expect(byId(`about-${first!.id}`).value).toBe("the unit");
  });
});

describe("a file that is looked at", () => {
  async function look(chosen: ChosenFile) {
    const held = await add([chosen]);
    const file = files(held)[0]!;
    document.body.innerHTML = "";
    await show(AttachedFile, { id: held.id, n: DRAFT, file: file.id });
    return { held, file };
  }

  it("is a picture with its name, and leaves the memory with the screen", async () => {
    const made = vi.spyOn(URL, "createObjectURL").mockReturnValue("blob:one");
    const dropped = vi.spyOn(URL, "revokeObjectURL").mockImplementation(() => {});
    const { held, file } = await look({ name: "unit.jpg", bytes: 2048 });
    const picture = document.querySelector("img")!;
    expect([picture.getAttribute("alt"), picture.getAttribute("src")]).toEqual(["unit.jpg", "blob:one"]);
    expect(lastCall(held, "draw_attachment")).toMatchObject({ attachment: file.id, page: 0 });
    const before = lastCall(held, "draw_attachment")!.width as number;
    press("Bigger");
    await settle(30);
    expect(lastCall(held, "draw_attachment")!.width, "drawn again, sharper").toBe(before * 1.5);
    cleanup();
    expect(dropped).toHaveBeenCalledTimes(made.mock.calls.length);
    vi.restoreAllMocks();
  });

  it("is read page by page", async () => {
    const { held } = await look({ name: "letter.pdf", bytes: 5, kind: "pdf", shown: "pages" });
    expect(byId("page").textContent).toBe("Page 1 of 3");
    expect(document.querySelector("img")!.alt).toBe("letter.pdf, page 1 of 3");
    press("Previous page");
    press("Next page");
    await settle(30);
    expect(byId("page").textContent).toBe("Page 2 of 3");
    expect(lastCall(held, "draw_attachment")!.page).toBe(1);
  });

  it("is text, or says that it cannot be shown, always with its fingerprint and a way to save a copy", async () => {
    await look({ name: "slip.txt", bytes: 5, kind: "text", shown: "text" });
    expect(document.querySelector("pre")!.textContent).toBe("Pay slip\nWeek 11");
    cleanup();
    await look({ name: "thing.bin", bytes: 5, kind: "other", shown: "no", odd: ["program"] });
    expect(main()).toContain("cannot be shown here");
    expect(main()).toContain("This is a program.");
    expect(main()).toContain("c0ffee12");
    expect(main()).toContain("A copy outside Daybook is not encrypted.");
    expect(byId<HTMLAnchorElement>("leave-file").hash, "it is asked first for whom and why").toMatch(/\/leave\/attachment\//);
  });
});
