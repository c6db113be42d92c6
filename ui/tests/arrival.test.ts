import { afterEach, describe, expect, it } from "vitest";
import NewCase from "../src/cases/NewCase.svelte";
import { restorePlace } from "../src/components/restore";
import { useDoor } from "../src/core/ask";
import { fakeDoor } from "../src/core/fake";
import { arrival, follow, replace } from "../src/core/router.svelte";
import { draw, settle } from "./screen";

afterEach(() => {
  Object.assign(arrival, { field: null, caret: null, link: null, sought: false });
  location.hash = "";
});

describe("the place that is come back to", () => {
  it("is looked for on its own screen, and never on the next: danger still comes before a new case", async () => {
    useDoor(fakeDoor());
    const end = follow();
    arrival.field = "text-of-a-note-that-is-slow-to-draw";
    restorePlace();
    replace("/cases/new");
    await settle(20);
    draw(NewCase, {});
    await settle(5);
    expect(arrival.field).toBeNull();
    expect(document.querySelector("h1")!.textContent).toContain("If someone is in danger now");
    end();
  });

  it("may be said on the way to its screen", async () => {
    useDoor(fakeDoor());
    const end = follow();
    arrival.field = "called";
    replace("/cases/new");
    await settle(20);
    expect(arrival.field).toBe("called");
    end();
  });
});
