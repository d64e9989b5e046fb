import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Agency } from '../../src/model/agency.ts';
import type { AgencyReading, Scored } from '../../src/model/entity.ts';
import {
  createEntityRecognizer,
  type RecognizeEntities,
} from '../../src/nlu/recognize-entities.ts';
import { openDictionary } from '../../src/open-dictionary.ts';
import { loadRules } from '../../src/rules/load-rules.ts';

const root = join(import.meta.dirname, '../..');
const rules = await loadRules({ root });
const dictionary = openDictionary(join(root, 'dist/dictionary'));
const recognize = createEntityRecognizer({ rules, dictionary });

function readings(
  text: string,
  by: RecognizeEntities = recognize,
): readonly Scored<AgencyReading>[] {
  const { entities } = by({ text, now: '2024-06-01' });
  return entities.flatMap((entity) => (entity.kind === 'agency' ? entity.readings : []));
}

function invent(id: string, name: string, place: Partial<Agency>): (typeof rules.agencies)[number] {
  const nowhere = { regionCode: null, province: null, city: null, county: null, level: null };
  const names = [{ name, from: null, to: null }];
  return { id, names, ...nowhere, function: null, aliases: [], notAliases: [], ...place };
}

function recognizeWith(...agencies: (typeof rules.agencies)[number][]): RecognizeEntities {
  return createEntityRecognizer({
    rules: { ...rules, agencies: [...rules.agencies, ...agencies] },
    dictionary,
  });
}

describe('how surely a name means its agency', () => {
  test.each([
    ['淄博市交通运输局', 1],
    ['淄博交通运输局', 0.95],
    ['淄博交通局', 0.9],
    ['文登市交通运输局', 0.85],
    ['淄博交通', 0.6],
    ['淄博', 0.6],
    ['淄博交痛局', 0.6],
    ['资博交通局', 0.4],
    ['zibo jiaotongju', 0.4],
  ])('%s: %d', (text, score) => {
    expect(readings(text).map((reading) => reading.score)).toEqual([score]);
  });
});

describe('places of the same name', () => {
  test('all of them, none with a report', () => {
    const found = readings('鼓楼区交通局');
    expect(found.length).toBeGreaterThanOrEqual(4);
    expect(found.every(({ value }) => value.id === null)).toBe(true);
  });

  test('the one with a report comes first, the others clearly behind', () => {
    const code = '320302';
    const gulou = invent('gulou', '徐州市鼓楼区交通运输局', {
      regionCode: code,
      function: '交通运输局',
    });
    const [first, second] = readings('鼓楼区交通局', recognizeWith(gulou));
    expect(first?.value.id).toBe('gulou');
    expect((first?.score ?? 0) - (second?.score ?? 0)).toBeGreaterThanOrEqual(0.15);
  });
});

describe('agencies that came with a report', () => {
  test('a body whose function and place no rule knows is found by its name', () => {
    const by = recognizeWith(invent('pingtan', '平潭综合实验区交通与建设局', {}));
    expect(readings('平潭综合实验区交通与建设局2023年', by)[0]?.value.id).toBe('pingtan');
  });

  test('its name is also known without the level of its place and without its city', () => {
    const place = { province: '福建省', city: '福州市', county: '平潭县' } as const;
    const by = recognizeWith(invent('pingtan', '福州市平潭县交通与建设局', place));
    const ids = ['平潭县交通与建设局', '平潭交通与建设局'].map(
      (said) => readings(said, by)[0]?.value.id,
    );
    expect(ids).toEqual(['pingtan', 'pingtan']);
  });

  test('a province alone never stands for its only body', () => {
    const by = recognizeWith(
      invent('kewei', '上海市科委', { province: '上海市', regionCode: '310000' }),
    );
    expect(readings('上海2024年', by)).toEqual([]);
    expect(readings('上海科委2024年', by)[0]?.value.id).toBe('kewei');
  });
});

describe('a place and the bodies in it', () => {
  test('two agencies of one place: the place alone names neither', () => {
    const second = invent('zibo-finance', '淄博市财政局', {
      regionCode: '370300',
      function: '财政局',
    });
    const by = recognizeWith(second);
    expect(readings('淄博', by)).toEqual([]);
    expect(readings('淄博财政局', by)[0]?.value.id).toBe('zibo-finance');
    expect(readings('淄博交通局', by)[0]?.value.id).toBe('zibo-transport');
  });

  test('a report of the government itself answers for the place', () => {
    const whole = invent('zibo-gov', '淄博市人民政府', {
      regionCode: '370300',
      function: '人民政府',
    });
    expect(readings('淄博市政府2023年', recognizeWith(whole))[0]?.value.id).toBe('zibo-gov');
  });

  test('a homophone of a place with a report never takes the place that is meant', () => {
    const taizhou = invent('taizhou', '泰州市交通运输局', {
      regionCode: '321200',
      function: '交通运输局',
    });
    const by = recognizeWith(taizhou);
    expect(readings('台州交通局', by).map(({ value }) => value.id)).toEqual([null]);
    expect(readings('泰州交通局', by).map(({ value }) => value.id)).toEqual(['taizhou']);
  });
});

test('a place said in full is marked as such', () => {
  const full = (text: string): unknown =>
    recognize({ text, now: '2024-06-01' }).entities.flatMap((entity) =>
      entity.kind === 'region' ? [entity.full] : [],
    );
  expect(['淄博', '淄博市', '淄博市政府', '濰坊市'].map(full)).toEqual([
    [false],
    [true],
    [true],
    [true],
  ]);
});
