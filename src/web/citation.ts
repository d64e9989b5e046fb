import type { Figure } from '../model/figure.ts';

export type Citation = {
  /** GB/T 7714—2015: a report on line. */
  readonly standard: string;
  readonly plain: string;
};

type Dates = {
  /** When the report was published, where that is known. */
  readonly publishedOn?: string | null;
  /** The day of the reader. */
  readonly citedOn?: string;
};

/** How to cite one figure. The publisher's page is named where it is known and never made up. */
export function citeFigure(figure: Figure, { publishedOn, citedOn }: Dates = {}): Citation {
  const { agency, year, label, value, raw, unit, state, source } = figure;
  const address = source.original ?? source.url;
  const dates = `${publishedOn ? `(${publishedOn})` : ''}${citedOn ? `[${citedOn}]` : ''}`;
  const amount =
    state === 'reported'
      ? `${raw || value}${unit && !raw?.includes(unit) ? ` ${unit}` : ''}`
      : '未载明数字';
  return {
    standard: `${agency}. ${source.title}[R/OL]. ${source.place}${dates}. ${address}.`,
    plain: `${agency}${year}年“${label}”：${amount}（《${source.title}》${source.place}，${address}）`,
  };
}
