// The way to a safety step from another: the step's page, or the pages of the referral where those are its place.
import type { StepName } from "../core/contract";
import { route } from "../core/router.svelte";

export function stepRoute(id: string, { id: step, page }: StepName): string {
  return page === "referral" ? route("c", id, "referral") : route("c", id, "safety", step);
}
