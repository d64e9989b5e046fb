import { beforeAll, expect, it } from 'vitest';
import { type AgencyAlias, generateAgencyAliases } from '../../src/rules/agency-aliases.ts';
import { loadRules } from '../../src/rules/load-rules.ts';
import type { KnownAgency, Rules } from '../../src/rules/rules.ts';
import { root } from './copy-rules.ts';

let rules: Rules;
beforeAll(async () => {
  rules = await loadRules({ root });
});

function aliasesOf(agency: Partial<KnownAgency>): ReadonlyMap<string, AgencyAlias> {
  const known = { ...rules.agencies[0], ...agency } as KnownAgency;
  const aliases = generateAgencyAliases(known, rules.functions, rules.divisions);
  return new Map(aliases.map((alias) => [alias.alias, alias]));
}

const rizhao: KnownAgency = {
  ...{ id: 'rizhao-health', names: [{ name: '日照市卫生健康委员会', from: 2019, to: null }] },
  ...{ regionCode: '371100', province: '山东省', city: '日照市', county: null },
  ...{ level: 'city', function: '卫生健康委员会', aliases: [], notAliases: [] },
};

it('generateAgencyAliases weighs full, bare, short, former and weak names', () => {
  const aliases = aliasesOf(rizhao);
  expect(aliases.get('日照市卫生健康委员会')?.weight).toBe(1);
  expect(aliases.get('日照卫生健康委员会')?.weight).toBe(0.95);
  expect(aliases.get('山东日照卫健委')?.weight).toBe(0.9);
  expect(aliases.get('日照卫生局')?.weight).toBe(0.85);
  expect(aliases.get('市卫健委')).toMatchObject({ weight: 0.8, scope: 'session' });
});

it('generateAgencyAliases knows a district by its city, its former name and in a conversation', () => {
  const aliases = aliasesOf({
    ...{ names: [{ name: '苏州市吴江区财政局', from: 2012, to: null }], regionCode: '320509' },
    ...{
      province: '江苏省',
      city: '苏州市',
      county: '吴江区',
      level: 'county',
      function: '财政局',
    },
  });
  expect(aliases.get('吴江区财政局')?.weight).toBe(1);
  expect(aliases.get('苏州吴江财政局')?.weight).toBe(0.95);
  expect(aliases.get('吴江市财政局')).toMatchObject({ weight: 0.85, to: 2012 });
  expect(aliases.get('区财政局')?.scope).toBe('session');
  expect(aliases.has('苏州财政局')).toBe(false);
  expect(aliases.has('吴江市财政')).toBe(true);
});

it('generateAgencyAliases makes the names everybody uses for the bundled agencies and no others', () => {
  for (const agency of rules.agencies) {
    const aliases = aliasesOf(agency);
    const short = rules.divisions.find(({ code }) => code === agency.regionCode)?.short;
    expect(aliases.get(agency.names[0]?.name ?? '')?.weight).toBe(1);
    expect(aliases.get(`${short}交通局`)?.weight).toBe(0.9);
    expect(aliases.get(`${short}交通`)?.weight).toBe(0.6);
    expect(aliases.has(`${short}公路局`)).toBe(false);
    expect(aliases.has(`${short}交警`)).toBe(false);
    expect(aliases.has('市局')).toBe(false);
  }
});

it('generateAgencyAliases keeps a place of one character whole', () => {
  const aliases = aliasesOf({
    ...{ names: [{ name: '单县财政局', from: null, to: null }], regionCode: '371722' },
    ...{
      province: '山东省',
      city: '菏泽市',
      county: '单县',
      level: 'county',
      function: '财政局',
    },
  });
  expect(aliases.has('单县财政局')).toBe(true);
  expect(aliases.has('单财政局')).toBe(false);
});

it('generateAgencyAliases has only its own names when neither place nor function is known, and obeys the exceptions', () => {
  const bare = aliasesOf({
    ...{ names: [{ name: '某某中心', from: null, to: null }], regionCode: null, function: null },
    ...{ province: null, city: null, county: null, level: null },
  });
  expect([...bare.keys()]).toEqual(['某某中心']);
  const exceptions = aliasesOf({ ...rizhao, aliases: ['阳光卫健'], notAliases: ['日照卫生局'] });
  expect(exceptions.get('阳光卫健')?.weight).toBe(0.9);
  expect(exceptions.has('日照卫生局')).toBe(false);
});

it('generateAgencyAliases lets no two bundled agencies share a name that is always valid', () => {
  const owners = new Map<string, string[]>();
  for (const agency of rules.agencies) {
    for (const { alias, scope } of generateAgencyAliases(
      agency,
      rules.functions,
      rules.divisions,
    )) {
      if (scope === 'always') owners.set(alias, [...(owners.get(alias) ?? []), agency.id]);
    }
  }
  expect([...owners.values()].filter((ids) => ids.length > 1)).toEqual([]);
});
