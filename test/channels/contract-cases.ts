import { expect } from 'vitest';
import type { Attachment } from '../../src/model/message.ts';
import { until } from '../support/channel-rig.ts';
import type { Case, Scene } from './contract.ts';

/** What goes with an answer to a question about a picture. */
export const picture: Attachment = {
  kind: 'picture',
  name: '趋势.png',
  mime: 'image/png',
  data: new Uint8Array([137, 80, 78, 71]),
  caption: '出处：甲局2023年报告',
};

export const answered = ({ rig }: Scene, count: number): Promise<void> =>
  until(() => rig.replies().length >= count, `${count} replies`);

/** One more question, after whose answer nothing else is on its way. */
export const quiet = async ({ rig }: Scene): Promise<void> => {
  await rig.say('最后一句');
  await until(() => rig.replies().some((text) => text.includes('最后一句')), 'the last reply');
};

/** What every channel does; `needs` names the trait without which a case makes no sense. */
export const cases: readonly Case[] = [
  {
    name: 'a question is answered once, with its source',
    async run(scene) {
      const { rig } = scene;
      await rig.say('甲局2023年申请');
      await answered(scene, 1);
      expect(rig.replies()[0]).toContain('答：甲局2023年申请');
      await quiet(scene);
      expect(rig.replies()).toHaveLength(2);
    },
  },
  {
    name: 'a follow-up knows what was said before, until it is forgotten',
    async run(scene) {
      const { rig } = scene;
      await rig.say('甲局2023年申请');
      await answered(scene, 1);
      await rig.say('那2022年呢');
      await answered(scene, 2);
      expect(rig.replies()[1]).toContain('接着“答：甲局2023年申请”：那2022年呢');
      await rig.say('/forget');
      await answered(scene, 3);
      await rig.say('那2021年呢');
      await answered(scene, 4);
      expect(rig.replies()[3]).toContain('没有上文');
    },
  },
  {
    name: 'a clarifying question is answered by a number, or by the words of a choice',
    async run(scene) {
      const { rig, traits } = scene;
      await rig.say('歧义');
      await answered(scene, 1);
      if (traits.picksBy === 'number')
        expect(rig.replies()[0]).toMatch(/1\. 予以公开[\s\S]*1 或 2/);
      await rig.say('２');
      await answered(scene, 2);
      expect(rig.replies()[1]).toContain('答：甲局2023年不予公开多少件');
      await rig.say('歧义');
      await answered(scene, 3);
      await rig.say('予以公开');
      await answered(scene, 4);
      expect(rig.replies()[3]).toContain('答：甲局2023年予以公开多少件');
    },
  },
  {
    name: 'a number that no choice has is said so',
    async run(scene) {
      const { rig } = scene;
      await rig.say('歧义');
      await answered(scene, 1);
      await rig.say('7');
      await answered(scene, 2);
      expect(rig.replies()[1]).toContain('1 到 2');
    },
  },
  {
    name: 'a long answer arrives in messages the server takes',
    async run(scene) {
      const { rig, traits } = scene;
      await rig.say('长文');
      await quiet(scene);
      const parts = rig.replies().slice(0, -1);
      const limit = traits.textLimit ?? Number.POSITIVE_INFINITY;
      expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(limit);
      for (const part of parts) expect(part).not.toMatch(/\d$/);
      expect(parts.length).toBeGreaterThan(0);
    },
  },
  {
    name: 'a table answer shows its words and never a 0 that was not printed',
    async run(scene) {
      const { rig } = scene;
      await rig.say('表格');
      await answered(scene, 1);
      expect(rig.replies()[0]).toContain('两年对比如下');
      expect(rig.replies()[0]).not.toMatch(/(?<!2)0(?!2)/);
    },
  },
  {
    name: 'letters that mean something in markup arrive as they are',
    async run(scene) {
      const { rig } = scene;
      await rig.say('难写');
      await answered(scene, 1);
      expect(rig.replies()[0]).toContain('R&D <5 亿元 "x"');
    },
  },
  {
    name: 'an error is told in one sentence with an id that the log has',
    async run(scene) {
      const { rig, lines } = scene;
      await rig.say('崩溃');
      await answered(scene, 1);
      const id = /编号 ([0-9a-f]{8})/.exec(rig.replies()[0] ?? '')?.[1] ?? 'none';
      const line = lines.find((each) => each.includes(id)) ?? '';
      expect(line).toContain('not answered');
      expect(lines.join('')).not.toContain('secret-secret');
      expect(lines.join('')).not.toContain('崩溃');
      await rig.say('还在吗');
      await answered(scene, 2);
      expect(rig.replies()[1]).toContain('答：还在吗');
    },
  },
  {
    name: 'messages of one chat are answered in order',
    async run(scene) {
      const { rig } = scene;
      const questions = ['第一问', '久等', '第三问'];
      await Promise.all(questions.map((text) => rig.say(text)));
      await answered(scene, 3);
      expect(rig.replies().map((text) => text.split('\n')[0])).toEqual([
        '答：第一问',
        '等到了',
        '答：第三问',
      ]);
    },
  },
  {
    name: 'a picture goes with the answer',
    needs: 'pictures',
    async run(scene) {
      const { rig } = scene;
      await rig.say('图');
      await until(() => rig.pictures().length === 1, 'a picture');
      expect(rig.pictures()).toEqual(['趋势.png']);
    },
  },
  {
    name: 'a stop waits for the answer in the making',
    async run(scene) {
      const { rig, asked } = scene;
      await rig.say('久等');
      await until(() => asked.at(-1) === '久等', 'the question asked');
      const startedAt = Date.now();
      await rig.stop();
      expect(Date.now() - startedAt).toBeLessThan(10_000);
      expect(rig.replies().at(-1)).toContain('等到了');
    },
  },
];
