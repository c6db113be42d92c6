// A person, service or exploiter as the form holds them.
import type { PersonRow, PersonTyped, PhoneTyped } from "../core/contract";

/** The form before anything is typed. Whether it is safe to make contact is not chosen for the worker. */
export function nobodyYet(kind: string | null): PersonTyped {
  return {
    kind: kind ?? "person",
    called: "",
    relation: "",
    safeToContact: "",
    phones: [noNumber()],
    safeWay: "",
    address: "",
    lastContact: "",
    source: "",
    avoid: false,
    caresNow: false,
    about: "",
  };
}

export const noNumber = (): PhoneTyped => ({ number: "", about: "" });

export const numberTyped = ({ number, about }: PhoneTyped) => Boolean(number.trim() || about.trim());

/** What a row goes by: someone may be known only by who they are to the person. */
export const nameOf = ({ called, relation }: PersonTyped) => called.trim() || relation.trim();

/** What is kept: an untouched question is "not known". */
export function toSave(form: PersonTyped): PersonTyped {
  return { ...form, safeToContact: form.safeToContact || "not-known" };
}

/** A copy that a form may change. */
export function asRecorded({ person }: PersonRow): PersonTyped {
  return { ...person, phones: person.phones.map((phone) => ({ ...phone })) };
}
