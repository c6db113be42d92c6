// What to say of a new passphrase that Rust did not accept.
import type { Refused } from "../core/ask";
import type { VaultStatus } from "../core/contract";
import { words } from "../words";

export function newPassphraseRefused(refused: Refused, status: VaultStatus | null): string {
  const say = words.unlock.first;
  if (refused.fields.some((finding) => finding.code === "easy-to-guess")) return say.easy;
  return status ? say.tooWeak(status.minimumCharacters, status.minimumWords) : say.notEnough;
}
