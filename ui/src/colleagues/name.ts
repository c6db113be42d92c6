// What a card is called on the screen: nobody has to give a name.
import type { Card } from "../core/contract";
import { words } from "../words";

export const cardName = (card: Card) => card.name.trim() || words.colleagues.noName;
