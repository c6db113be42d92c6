// What is typed on the page of keeping and disposal. The number typed at the end is never kept.
import type { ApprovalTyped, HoldTyped, LookedAfterTyped, RetentionPage } from "../core/contract";
import { openFormDraft, type FormDraft } from "../core/form-draft";

export interface Drafts {
  lookedAfter: FormDraft<LookedAfterTyped>;
  hold: FormDraft<HoldTyped>;
  approval: FormDraft<ApprovalTyped>;
  /** By the hold that it would lift. */
  lifts: Record<string, FormDraft<{ why: string }>>;
}

export async function openDrafts(id: string, page: RetentionPage): Promise<Drafts> {
  const of = (name: string) => `retention/${id}/${name}`;
  const standing = page.holds.filter((hold) => hold.liftedAt === null);
  const lifts = standing.map(async (hold) => [hold.id, await openFormDraft(of(`lift/${hold.id}`), { why: "" })] as const);
  const [lookedAfter, hold, approval, ...lifting] = await Promise.all([
    openFormDraft<LookedAfterTyped>(of("looked-after"), { lookedAfter: "", why: "" }),
    openFormDraft<HoldTyped>(of("hold"), { reason: "", askedBy: "" }),
    openFormDraft<ApprovalTyped>(of("approval"), { name: "", role: "", on: "", reason: "", reference: "" }),
    ...lifts,
  ]);
  return { lookedAfter, hold, approval, lifts: Object.fromEntries(lifting) };
}
