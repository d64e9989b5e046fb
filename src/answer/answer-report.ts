import { answerContact, isContact } from './answer-contact.ts';
import { answerInventory } from './answer-inventory.ts';
import { answerBlanks } from './answer-list.ts';
import { answerFormat, answerMeta } from './answer-meta.ts';
import { answerComplete, answerPassage, answerUncounted } from './answer-passage.ts';
import { answerQuotes, answerSection } from './answer-section.ts';
import { answerClaimSource, answerPublished, answerReportSource } from './answer-source.ts';
import type { Brief, ReportQuery } from './brief.ts';
import { type Draft, draft } from './draft.ts';
import { lastWord } from './report-topic.ts';

/** Which of the six sections of the form (counting from 1) a topic is answered from. */
const SECTIONS: Readonly<Record<string, number>> = {
  overview: 1,
  highlights: 6,
  problems: 5,
  plans: 5,
  measures: 5,
  improvements: 5,
  others: 6,
  other: 6,
  section6: 6,
};

/** Topics that need nothing but the reports. */
const PLAIN: Readonly<Record<string, (brief: Brief) => Draft>> = {
  published: answerPublished,
  report_date: answerPublished,
  blanks: answerBlanks,
  format: answerFormat,
  format_basis: answerFormat,
  figures: answerInventory,
  passage: (brief) => answerPassage(brief),
  complete: answerComplete,
  uncounted: answerUncounted,
};

/** Questions about a report itself: how to reach its author, when it came out, what its sections say. */
export function answerReport(brief: Brief, query: ReportQuery): Draft {
  if (brief.found.reports.length === 0) {
    return draft({ status: 'noReport', lines: [brief.say('value.nothing')], cited: false });
  }
  const topic = lastWord(query.topic);
  if (isContact(query.topic)) return answerContact(brief, query);
  const plain = Object.hasOwn(PLAIN, topic) ? PLAIN[topic] : undefined;
  if (plain !== undefined) return plain(brief);
  const section = brief.rules.sections[(SECTIONS[topic] ?? 0) - 1]?.number;
  if (section !== undefined) return answerSection(brief, query, section);
  const quoted = query.measures.length > 0 ? answerQuotes(brief, query) : null;
  const told = quoted ?? answerMeta(brief, query) ?? answerClaimSource(brief, query);
  return quoteInstead(brief, query, told) ?? told ?? answerReportSource(brief);
}

/** Nothing stored tells it: perhaps the report does, in its own words. */
function quoteInstead(brief: Brief, query: ReportQuery, told: Draft | null): Draft | null {
  const isTold = told === null ? query.intent !== 'list' : told.status === 'answered';
  const passage = isTold ? null : answerPassage(brief);
  return passage?.status === 'answered' ? passage : null;
}
