// How far a case is, in words: where it stands in the NRM once something was sent, and how the referral stands before.
import type { CaseIdentity } from "../core/contract";
import { wordFor, words } from "../words";

export function stageWords({ stage, referral }: Pick<CaseIdentity, "stage" | "referral">): string {
  return stage ? wordFor(words.nrm.states, stage) : wordFor(words.shell.identity.referral, referral);
}
