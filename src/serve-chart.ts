import { join } from 'node:path';
import { createChart } from './answer/chart.ts';
import type { ChartWords } from './answer/chart-words.ts';
import { type ChannelWording, say } from './channels/channel-wording.ts';
import type { Answer } from './model/answer.ts';
import type { Applicant } from './model/field.ts';
import type { Chart } from './web/web-deps.ts';

const states = ['blank', 'notApplicable', 'image', 'truncated', 'notStated', 'noReport'] as const;

export function toChartWords(
  wording: ChannelWording,
  applicants: readonly Applicant[],
): ChartWords {
  const word = (key: string): string => say(wording, `chart.${key}`);
  return {
    states: Object.fromEntries(states.map((state) => [state, say(wording, `state.${state}`)])),
    applicants: Object.fromEntries(applicants.map(({ id, name }) => [id, name])),
    ...{ source: word('source'), more: word('more'), unit: word('unit'), year: word('year') },
    ...{ gaps: word('gaps') },
    ...{ part: word('part'), rest: word('rest') },
  };
}

/** The charts of this checkout, with its bundled font. */
export function openChart(root: string, words: ChartWords): (answer: Answer) => Chart | null {
  return createChart({ fontFile: join(root, 'data/fonts/noto-sans-sc-gb2312.ttf'), words });
}
