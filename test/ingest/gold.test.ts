import { describe, expect, it } from 'vitest';
import type { Report, ReportFigure } from '../../src/model/report.ts';
import { type GoldFact, pick, readBundled, readGold } from './gold.ts';

const gold = readGold();
const reports = await readBundled();

function reportOf(fact: GoldFact): Report {
  const report = reports.get(fact.doc);
  if (!report) throw new Error(`no bundled report ${fact.doc}`);
  return report;
}

function figureOf(fact: GoldFact): ReportFigure | undefined {
  return pick(reportOf(fact), fact.field, fact.table === 't3' ? (fact.column_id ?? null) : null);
}

function isSame(fact: GoldFact, figure: ReportFigure | undefined): boolean {
  const values: readonly unknown[] =
    fact.value === 'all' ? [100] : fact.value === 'none' ? [0] : [fact.value];
  return figure !== undefined && values.includes(figure.value);
}

describe.skipIf(gold.length === 0)('the tables as a person read them', () => {
  it('gives every table cell its value, its state and its line', () => {
    const states: Readonly<Record<string, string>> = { value: 'reported' };
    const wrong = gold
      .filter(({ kind }) => kind === 'table')
      .filter((fact) => {
        const figure = figureOf(fact);
        const state = states[fact.state] ?? fact.state;
        const line = fact.state === 'truncated' || figure?.line === fact.line;
        return figure?.value !== fact.value || figure.state !== state || !line;
      });
    expect(wrong).toEqual([]);
  });

  it('invents no table cell', () => {
    const known = new Set(
      gold.map((fact) => `${fact.doc}/${fact.field}@${fact.table === 't3' ? fact.column_id : ''}`),
    );
    const extra = [...reports].flatMap(([doc, { figures }]) =>
      figures
        .filter(({ field }) => !/^(?:prose|meta|contact)\./.test(field))
        .map(({ field, applicant }) => `${doc}/${field}@${applicant ?? ''}`)
        .filter((key) => !known.has(key)),
    );
    expect(extra).toEqual([]);
  });
});

describe.skipIf(gold.length === 0)('the running text as a person read it', () => {
  it('gives at least nine of ten facts of the running text, and none of them wrong', () => {
    const facts = gold.filter(({ kind, field }) => kind === 'prose' && field.startsWith('prose.'));
    const found = facts.filter((fact) => figureOf(fact) !== undefined);
    expect(found.filter((fact) => !isSame(fact, figureOf(fact)))).toEqual([]);
    expect(found.length / facts.length).toBeGreaterThanOrEqual(0.9);
  });

  it('keeps approximate numbers approximate and zeros in words in words', () => {
    const qualifiers: Readonly<Record<string, string>> = {
      余: 'atLeast',
      none_stated: 'statedInWords',
    };
    const facts = gold.filter(
      ({ kind, qualifier, field }) =>
        kind === 'prose' && field.startsWith('prose.') && qualifier in qualifiers,
    );
    const wrong = facts.filter((fact) => figureOf(fact)?.qualifier !== qualifiers[fact.qualifier]);
    expect(wrong).toEqual([]);
  });

  it('reads contacts, site and dates', () => {
    const wrong = gold
      .filter(
        ({ field, value }) =>
          /^contact\.|^meta\.(?:site_url|report_date)$/.test(field) && value !== null,
      )
      .filter((fact) => !isSame(fact, figureOf(fact)));
    expect(wrong).toEqual([]);
  });

  it('knows whose report of which year it is', () => {
    const wrong = gold.filter((fact) => {
      const { agency, year } = reportOf(fact);
      return (
        (fact.field === 'meta.agency' && agency !== fact.value) ||
        (fact.field === 'meta.year' && year !== fact.value)
      );
    });
    expect(wrong).toEqual([]);
  });
});
