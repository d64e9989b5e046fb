import { afterEach, beforeEach, describe, test } from 'vitest';
import type { DoorDeps } from '../../src/channels/open-door.ts';
import { createCannedAsk } from '../support/canned-ask.ts';
import { createLogTrap, makeDeps } from '../support/channel-rig.ts';
import { cases, picture } from './contract-cases.ts';
import { deliveryCases } from './contract-delivery.ts';

export type Said = {
  readonly from?: string;
  /** Said in the group rather than in private. */
  readonly group?: boolean;
  /** In the group: said to the bot. */
  readonly addressed?: boolean;
  readonly own?: boolean;
  readonly ageMs?: number;
  /** Deliver the very message with this name once more. */
  readonly repeat?: boolean;
};

/** A channel under test, driven the way its people and its server would. */
export type ChannelRig = {
  say(text: string, said?: Said): Promise<void>;
  /** Every text the channel sent, in order, as people see it. */
  replies(): readonly string[];
  /** Names of the pictures sent. */
  pictures(): readonly string[];
  stop(): Promise<void>;
};

/** What a channel has: a terminal knows no groups and delivers nothing twice. */
export type Traits = {
  readonly groups: boolean;
  readonly redelivers: boolean;
  readonly pictures: boolean;
  /** Where its server holds the longest text; null where there is no limit. */
  readonly textLimit: number | null;
  /** How it shows that a choice can be made. */
  readonly picksBy: 'number' | 'button';
};

/** A channel in a test, and what was asked and logged so far. */
export type Scene = {
  readonly rig: ChannelRig;
  readonly traits: Traits;
  readonly lines: readonly string[];
  readonly asked: readonly string[];
};

export type Case = {
  readonly name: string;
  readonly needs?: 'groups' | 'redelivers' | 'pictures';
  run(scene: Scene): Promise<void>;
};

/** The suite every channel passes: one contract, whatever the messenger. */
export function describeChannel(
  name: string,
  traits: Traits,
  open: (deps: DoorDeps) => Promise<ChannelRig>,
): void {
  describe(`channel contract: ${name}`, () => {
    let scene: Scene;
    beforeEach(async () => {
      const { lines, log } = createLogTrap();
      const ask = createCannedAsk();
      const attach: DoorDeps['attach'] = async (turn) =>
        turn.utterance.text.includes('图') ? [picture] : [];
      const rig = await open(makeDeps({ ask, attach, log }));
      scene = { rig, traits, lines, asked: ask.asked };
    });
    afterEach(() => scene.rig.stop());
    for (const each of [...cases, ...deliveryCases]) {
      if (each.needs === undefined || traits[each.needs]) test(each.name, () => each.run(scene));
    }
  });
}
