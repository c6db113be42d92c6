import { describe, expect, it } from "vitest";
import { find } from "../src/components/screens";
import { match, route } from "../src/core/router.svelte";

describe("routes", () => {
  it("name their parts", () => {
    expect(match("/c/:id/notes/:n", "/c/a1/notes/b2")).toEqual({ id: "a1", n: "b2" });
    expect(match("/c/:id", "/c/a1/notes")).toBeNull();
  });

  it("keep odd characters whole", () => {
    const path = route("c", "a/b", "referral", "/pv-dob");
    expect(match("/c/:id/referral/:page", path)).toEqual({ id: "a/b", page: "/pv-dob" });
  });

  it("let fixed words win over parts", () => {
    const check = find("/c/1/referral/check");
    const page = find("/c/1/referral/pv-dob");
    expect(check?.screen, "check answers is its own screen").not.toBe(page?.screen);
    expect(page?.parts.page).toBe("pv-dob");
    expect(find("/cases/new")?.frame).toBe("plain");
    expect(find("/c/1/notes/2/finish")?.screen).not.toBe(find("/c/1/notes/2/add")?.screen);
  });

  it("leave nothing for a route that is not there", () => {
    expect(find("/decisions")).toBeNull();
  });
});
