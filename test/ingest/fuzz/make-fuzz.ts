import { createDice, type Dice } from '../readers/dice.ts';
import { damages } from './damage.ts';
import type { FuzzInput, Kind, Size } from './fuzz-input.ts';
import { hostileDocx } from './hostile-docx.ts';
import { hostileHtml } from './hostile-html.ts';
import { hostilePdf } from './hostile-pdf.ts';
import { hostilePdfContent } from './hostile-pdf-content.ts';
import { hostileText } from './hostile-text.ts';
import { hostileZip } from './hostile-zip.ts';
import type { Sound } from './sound-documents.ts';

const hostile: readonly (readonly [string, Kind])[] = Object.entries({
  ...{
    ...hostileText,
    ...hostileHtml,
    ...hostileZip,
    ...hostileDocx,
    ...hostilePdf,
    ...hostilePdfContent,
  },
});

/** Names a careless program stumbles over; every system keeps files of such names. */
const names: readonly string[] = [
  ...['a\nb', '..a', '-rf', '--again', 'a b', '*', '[a]', '{a,b}', '年报'.repeat(40), 'a%00b'],
  ...[
    '\u202Efdp',
    '\u001b[31mred',
    'http:',
    "'; DROP TABLE reports; --",
    '$(id)',
    'é\u0301',
    '...',
  ],
];

function pickName(dice: Dice, index: number, end: string): string {
  const ending = dice.pick([end, end, end, 'txt', 'html', 'pdf', 'docx', 'md', 'zip']);
  const odd = dice.below(20) === 0 ? dice.pick(names) : '';
  return `${index}${odd}.${dice.below(8) === 0 ? ending : end}`;
}

function damage(dice: Dice, sound: readonly Sound[], index: number): FuzzInput {
  const [one, other] = [dice.pick(sound), dice.pick(sound)];
  const [name, spoil] = dice.pick(Object.entries(damages));
  let bytes = spoil(one, dice, other);
  for (let more = dice.pick([0, 0, 0, 1, 3]); more > 0; more -= 1)
    bytes = dice.pick(Object.values(damages))({ ...one, bytes }, dice, other);
  return { kind: `${one.end} ${name}`, name: pickName(dice, index, one.end), bytes };
}

/**
 * The input of one number: mostly sound documents spoiled, a part made to hurt. The same seed and number give the same bytes, so that a
 * failure can be made again alone.
 */
export function makeFuzz(
  sound: readonly Sound[],
  index: number,
  { seed, large }: { readonly seed: number; readonly large: number },
): FuzzInput {
  const dice = createDice(seed * 1_000_003 + index);
  if (dice.below(100) < 60) return damage(dice, sound, index);
  const [kind, { end, make }] = dice.pick(hostile);
  const size: Size = dice.below(100) < large ? 'large' : 'small';
  return { kind: `${kind} ${size}`, name: pickName(dice, index, end), bytes: make(dice, size) };
}
