import { expect, test } from 'vitest';
import { answer, ask, figure, figuresQuery, found } from './support/scene.ts';

const POSTS = 'prose.wechat.posts';
const run = (years: readonly number[], figures: ReturnType<typeof figure>[], field = POSTS) =>
  answer(
    figuresQuery({ asked: [ask(field)], operation: { kind: 'trend', yoy: false }, years }),
    found(figures),
  );

test('a trend tells difference, growth and the years without a number', () => {
  const made = run([2017, 2023], [figure(POSTS, 525, { year: 2017 }), figure(POSTS, 861)]);
  expect(made).toMatchObject({ status: 'answered', value: 336, unit: '条' });
  expect(made.computation).toMatchObject({ formula: '(861-525)/525', result: 64, unit: '%' });
  expect(made.text).toContain('增加 336 条（+64.0%）');
  expect(made.text).toContain('2018–2022 年没有数字');
});

test('base 0 has a difference but no percentage', () => {
  const made = run([2022, 2023], [figure(POSTS, 0, { year: 2022 }), figure(POSTS, 5)]);
  expect(made.computation).toMatchObject({ formula: '5-0', unit: '条' });
  expect(made.text).toContain('基期为 0，百分比不适用');
});

test('a base below 10 puts the difference first', () => {
  const made = run([2022, 2023], [figure(POSTS, 4, { year: 2022 }), figure(POSTS, 5)]);
  expect(made.text).toContain('基期不足 10，以增减量为主');
});

test('one year is no trend', () => {
  const made = run([2022, 2023], [figure(POSTS, 861)]);
  expect(made).toMatchObject({ status: 'noValue', value: null });
  expect(made.excluded).toEqual([{ agency: '北山市交通运输局', year: 2022, state: 'noReport' }]);
  expect(made.text).toContain('861 条');
});

test('a change the report states itself is told with our own growth', () => {
  const raw = '7007(从业资格证)';
  const made = run(
    [2022, 2023],
    [
      figure('licensing.decisions', 7007, { raw }),
      figure('licensing.items_prev_year', 2242),
      figure('licensing.items_change', 4765),
    ],
    'licensing.decisions',
  );
  expect(made).toMatchObject({ status: 'answered', value: 4765 });
  expect(made.computation?.result).toBe(212.5);
  expect(made.text).toContain('从业资格证');
});
