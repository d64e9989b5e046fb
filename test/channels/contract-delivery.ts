import { expect } from 'vitest';
import type { Case } from './contract.ts';
import { answered, quiet } from './contract-cases.ts';

/** What a messenger delivers that must not be answered, or not twice. */
export const deliveryCases: readonly Case[] = [
  {
    name: 'a duplicate is answered once',
    needs: 'redelivers',
    async run(scene) {
      const { rig } = scene;
      await rig.say('甲局2023年申请');
      await rig.say('甲局2023年申请', { repeat: true });
      await rig.say('甲局2023年申请', { repeat: true });
      await quiet(scene);
      expect(rig.replies()).toHaveLength(2);
    },
  },
  {
    name: 'own messages and old ones get no answer',
    needs: 'redelivers',
    async run(scene) {
      const { rig, asked } = scene;
      await rig.say('我自己说的', { own: true });
      await rig.say('昨天说的', { ageMs: 86_400_000 });
      await quiet(scene);
      expect(rig.replies().filter((text) => text.includes('答：'))).toHaveLength(1);
      expect(asked).not.toContain('昨天说的');
      expect(asked).not.toContain('我自己说的');
    },
  },
  {
    name: 'in a group only what is said to the bot is answered',
    needs: 'groups',
    async run(scene) {
      const { rig } = scene;
      await rig.say('大家午饭吃什么', { group: true });
      await rig.say('甲局2023年申请', { group: true, addressed: true });
      await answered(scene, 1);
      await quiet(scene);
      expect(rig.replies()).toHaveLength(2);
      expect(rig.replies()[0]).toContain('答：甲局2023年申请');
    },
  },
  {
    name: 'in a group every asker has a conversation of their own',
    needs: 'groups',
    async run(scene) {
      const { rig } = scene;
      await rig.say('甲局2023年申请', { group: true, addressed: true, from: 'one' });
      await answered(scene, 1);
      await rig.say('那2022年呢', { group: true, addressed: true, from: 'two' });
      await answered(scene, 2);
      expect(rig.replies()[1]).toContain('没有上文');
    },
  },
];
