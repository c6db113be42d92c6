import { describe, expect, it } from "vitest";
import { samplePage } from "../src/core/fake/copies-sample";
import CopyFile from "../src/review/CopyFile.svelte";
import CopyFiles from "../src/review/CopyFiles.svelte";
import { body, holding, nameless, show, ways } from "./copies-screen";
import { draw } from "./screen";

describe("a file that came with a copy", () => {
  it("is one link away, and is looked at beside what the signed file says of it", async () => {
    const page = samplePage();
    holding(page);
    draw(CopyFiles, { copy: page.line.id, files: page.files, names: new Map() });
    const [way] = ways("#copy-files + ul a");
    expect(way).toBe(`#/review/${page.line.id}/file/attachments%2F0001.pdf`);
    await show(CopyFile as never, { f: page.line.id, part: "attachments/0001.pdf" });
    expect(body()).toContain("tenancy agreement.pdf");
    expect(body()).toContain("Rent is due on the first.");
    expect(ways(".govuk-back-link")).toContain(`#/review/${page.line.id}`);
    expect(nameless()).toEqual([]);
  });

  it("that is not there is said not to be", async () => {
    const page = samplePage();
    holding(page);
    await show(CopyFile as never, { f: page.line.id, part: "attachments/0009.pdf" });
    expect(body()).toContain("This page is not here");
  });
});
