import type { Figure } from '../model/figure.ts';
import type { Brief } from './brief.ts';
import { formatAmount, isApproximate } from './format-number.ts';
import type { Resolved } from './resolve.ts';
import { quoteWords } from './verbatim.ts';

/** Where else the report states the very thing that was asked. */
function findOthers(brief: Brief, one: Resolved): readonly Figure[] {
  const asked = brief.query.kind === 'figures' ? brief.query.asked : [];
  const fallbacks = asked.find((of) => of.measure === one.measure)?.fallbacks ?? [];
  return fallbacks
    .map((measure) => brief.index.find(one.subject, measure))
    .filter((figure) => figure !== null)
    .filter((figure) => figure.state === 'reported' && typeof figure.value === 'number')
    .filter((figure) => !isApproximate(figure) && figure.unit === one.figure?.unit);
}

/** 正文亦写12件, or: the table says 12 and the text 15, and the report does not say why. */
export function sayElsewhere(brief: Brief, one: Resolved): readonly string[] {
  if (one.standIn || one.figure === null || one.state !== 'reported') return [];
  const [other] = findOthers(brief, one);
  if (other === undefined || brief.index.fields.get(other.field)?.kind !== 'prose') return [];
  const quote = quoteWords(other.source.quote ?? formatAmount(other, brief), brief.say);
  if (other.value === one.value) return [brief.say('value.alsoProse', { quote })];
  return [
    brief.say('value.conflict', {
      quote,
      prose: formatAmount(other, brief),
      table: formatAmount(one.figure, brief),
    }),
  ];
}
