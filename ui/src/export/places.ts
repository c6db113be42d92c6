// The ids under which the places of a case file stand on the screen.

/** The id of an entry, made of its lasting place, such as `note/<id>`. */
export const placeId = (place: string) => `place-${place}`;

/** The id of an entry's heading, which takes the focus. */
export const placeTitleId = (place: string) => `${placeId(place)}-title`;

/** The id of a part; its heading is `part-<part>-title` and takes the focus. */
export const partId = (part: string) => `part-${part}`;

/** The id of a part's heading. */
export const partTitleId = (part: string) => `${partId(part)}-title`;
