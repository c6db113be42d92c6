// Where the map's circles, lines and words stand. Rust says where each one is; this only fits it into the drawing.
import type { MapPlace, PersonRow } from "../core/contract";
import { words } from "../words";

export const drawing = { width: 300, node: 15, middle: 27, letters: 14 };

/** Taller than wide, so that the words of neighbours never meet; two rings need more. */
const reach = { across: 116, oneRing: 138, twoRings: 230 };
/** Room above the highest circle for two lines of words. */
const MARGIN = 54;
const BAR = 8;

export interface EcoMap {
  nodes: MapNode[];
  height: number;
}

export interface MapNode {
  id: string;
  /** The same as in the list. */
  number: number;
  x: number;
  y: number;
  /** `yes`, `no` or `not-known`: how the line is drawn. */
  safe: string;
  avoid: boolean;
  exploits: boolean;
  /** One line of the drawing each, on the side of the circle that is away from the middle. */
  word: { text: string; y: number }[];
  line: Line;
  /** Across the line, where it is not safe. */
  bar: Line | null;
}

export interface Line {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

/** The numbers of those on the map, by id, in the order of the list. */
export function mapNumbers(rows: readonly PersonRow[]): Record<string, number> {
  return Object.fromEntries(rows.filter((row) => row.at).map((row, place) => [row.id, place + 1]));
}

export function drawMap(rows: readonly PersonRow[]): EcoMap {
  const numbers = mapNumbers(rows);
  const down = rows.some((row) => row.at && isInner(row.at)) ? reach.twoRings : reach.oneRing;
  const nodes = rows.flatMap((row) => (row.at ? [node(row, row.at.x * reach.across, row.at.y * down, numbers[row.id]!)] : []));
  return { nodes, height: 2 * (down + MARGIN) };
}

const isInner = ({ x, y }: MapPlace) => Math.hypot(x, y) < 0.9;

function node({ id, person }: PersonRow, x: number, y: number, number: number): MapNode {
  const safe = person.safeToContact;
  const exploits = person.kind === "exploiter";
  return {
    id,
    number,
    x: tenth(x),
    y: tenth(y),
    safe,
    avoid: person.avoid,
    exploits,
    word: lines(wordOf(safe, person.avoid, exploits), y),
    line: { x1: 0, y1: 0, x2: tenth(x), y2: tenth(y) },
    bar: safe === "no" ? across(x, y) : null,
  };
}

function wordOf(safe: string, avoid: boolean, exploits: boolean): string {
  const say = words.people.map;
  if (avoid) return say.avoid;
  return exploits ? say.exploits : (say.words[safe] ?? safe);
}

/** "not known" on two lines: the narrower, the more room beside it. */
function lines(word: string, y: number): MapNode["word"] {
  const { node: radius, letters } = drawing;
  const parts = word.split(" ");
  const first = y > 0 ? y + radius + letters : y - radius - 5 - (parts.length - 1) * letters;
  return parts.map((text, place) => ({ text, y: tenth(first + place * letters) }));
}

/** A short stroke at right angles to the line, next to its circle. */
function across(x: number, y: number): Line {
  const length = Math.hypot(x, y) || 1;
  const [dx, dy] = [(-y / length) * BAR, (x / length) * BAR];
  const near = (length - drawing.node - BAR) / length;
  const [atX, atY] = [x * near, y * near];
  return { x1: tenth(atX - dx), y1: tenth(atY - dy), x2: tenth(atX + dx), y2: tenth(atY + dy) };
}

const tenth = (length: number) => Math.round(length * 10) / 10;
