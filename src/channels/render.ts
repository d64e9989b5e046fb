import type { Figure } from '../model/figure.ts';
import type { Attachment, Reply } from '../model/message.ts';
import type { Turn } from '../model/turn.ts';
import { type ChannelWording, detectTongue, say, type Tongue } from './channel-wording.ts';

/** A reply of words alone: commands, limits, errors. */
export function toWordReply(text: string): Reply {
  return { text, choices: [], links: [], table: null, attachments: [], answer: null };
}

function toLinks(figures: readonly Figure[]): Reply['links'] {
  const links = new Map<string, string>();
  for (const { source } of figures) {
    if (!links.has(source.url)) links.set(source.url, `${source.title} ${source.place}`.trim());
  }
  return [...links].map(([url, label]) => ({ label, url }));
}

const unique = (values: readonly string[]): readonly string[] => [...new Set(values)];

/** What a cell shows: the printed words, or why there is none. Never a 0 that was not printed. */
function toCell(figure: Figure | undefined, wording: ChannelWording, tongue: Tongue): string {
  if (!figure) return '—';
  if (figure.state !== 'reported') return say(wording, `state.${figure.state}`, { tongue });
  return `${figure.value ?? ''}`;
}

const axes = {
  agency: (figure: Figure) => figure.agency,
  year: (figure: Figure) => String(figure.year),
  field: (figure: Figure) => (figure.unit ? `${figure.label}（${figure.unit}）` : figure.label),
} as const;

type AxisName = keyof typeof axes;

/** Rows along the first axis that varies, columns along the second; no table where fewer than three figures stand. */
export function toTable(
  figures: readonly Figure[],
  wording: ChannelWording,
  tongue: Tongue,
): Reply['table'] {
  if (figures.length < 3) return null;
  const names: readonly AxisName[] = ['agency', 'year', 'field'];
  const varying = names.filter((name) => unique(figures.map(axes[name])).length > 1);
  const [rowAxis, columnAxis] = varying;
  if (!rowAxis || varying.length > 2) return null;
  const title = say(wording, `table.${rowAxis}`, { tongue });
  const toRow = axes[rowAxis];
  const rows = unique(figures.map(toRow));
  if (!columnAxis) {
    const cells = rows.map((row) => [
      row,
      toCell(
        figures.find((figure) => toRow(figure) === row),
        wording,
        tongue,
      ),
    ]);
    const unit = rowAxis === 'field' ? null : figures[0];
    return {
      head: [title, unit ? axes.field(unit) : say(wording, 'table.value', { tongue })],
      rows: cells,
    };
  }
  const toColumn = axes[columnAxis];
  const columns = unique(figures.map(toColumn));
  const find = (row: string, column: string): Figure | undefined =>
    figures.find((figure) => toRow(figure) === row && toColumn(figure) === column);
  return {
    head: [title, ...columns],
    rows: rows.map((row) => [
      row,
      ...columns.map((column) => toCell(find(row, column), wording, tongue)),
    ]),
  };
}

/** A turn as a channel-neutral reply: the words of the answer untouched, everything else beside them. */
export function renderReply(
  turn: Turn,
  wording: ChannelWording,
  attachments: readonly Attachment[] = [],
): Reply {
  const { answer } = turn;
  return {
    text: answer.text,
    choices: answer.choices,
    links: toLinks(answer.figures),
    table: toTable(answer.figures, wording, detectTongue(turn.utterance.text)),
    attachments,
    answer,
  };
}
