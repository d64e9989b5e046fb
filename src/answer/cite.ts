import type { Provenance } from '../model/figure.ts';
import type { Brief } from './brief.ts';
import { quoteWords, verbatim } from './verbatim.ts';

const MAX_REPORTS = 5;
const MAX_PLACES = 3;
/** The line or page a place already ends with. */
const LAST_NUMBER = /(\d+)[^\d]*$/;
const MAX_QUOTE = 60;

type Voice = Pick<Brief, 'say'>;

/** 表三·总计（第50行）: the line is said once, also where the place already says it. */
function sayPlace(source: Provenance, { say }: Voice): string {
  const at =
    source.line !== null
      ? say('source.line', { line: source.line })
      : source.page !== null
        ? say('source.page', { page: source.page })
        : '';
  const said = LAST_NUMBER.exec(source.place)?.[1];
  if (at === '' || said === String(source.line ?? source.page)) return source.place;
  return source.place === '' ? at : say('source.at', { place: source.place, at });
}

/** The printed words, unless they only repeat the row label the place already names. */
function sayQuote(source: Provenance, { say }: Voice): string {
  const quote = source.quote?.replaceAll(/\s+/g, ' ').trim() ?? '';
  if (quote === '' || source.place.includes(quote)) return '';
  const short = quote.length > MAX_QUOTE ? `${quote.slice(0, MAX_QUOTE)}…` : quote;
  return say('source.quote', { quote: quoteWords(short, say) });
}

function citeReport(sources: readonly Provenance[], alone: boolean, voice: Voice): string {
  const { say } = voice;
  const [first] = sources;
  if (first === undefined) return '';
  const { title, url, original, report } = first;
  const places = [...new Set(sources.map((source) => sayPlace(source, voice)))];
  const more = places.length > MAX_PLACES ? say('source.more', { count: places.length }) : '';
  const params = {
    title: verbatim(title),
    places: places.slice(0, MAX_PLACES).join(say('source.join')) + more,
    quote: sources.length === 1 ? sayQuote(first, voice) : '',
    url: verbatim(url),
    original:
      original === null
        ? say('source.noOriginal', { report: verbatim(report) })
        : say('source.original', { url: verbatim(original) }),
  };
  return say(alone ? 'source.one' : 'source.each', params);
}

/** The source lines: a line a report, the first with its words and the way to the publisher's page. */
export function cite(sources: readonly Provenance[], voice: Voice): readonly string[] {
  const byReport = new Map<string, Provenance[]>();
  for (const source of sources) {
    const others = byReport.get(source.report);
    if (others === undefined) byReport.set(source.report, [source]);
    else others.push(source);
  }
  const groups = [...byReport.values()];
  const lines = groups
    .slice(0, MAX_REPORTS)
    .map((group) => citeReport(group, groups.length === 1, voice));
  if (groups.length <= MAX_REPORTS) return lines;
  return [...lines, voice.say('source.others', { count: groups.length - MAX_REPORTS })];
}
