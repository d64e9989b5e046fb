import { z } from 'zod';
import type { Language } from '../model/text.ts';

/** What the channels themselves say, key → {zh, en}. Source: data/channels.yaml, read by the composition root. */
export type ChannelWording = Readonly<Record<string, Readonly<Record<'zh' | 'en', string>>>>;

const required = [
  'start',
  'help',
  'examples.questions',
  'sources.question',
  'privacy',
  'forget.done',
  'command.unknown',
  'limit.user',
  'queue.waiting',
  'queue.full',
  'error',
  'error.timeout',
  'choice.words',
  'choice.ordinals.words',
  'source.label',
] as const;

export const channelWordingSchema: z.ZodType<ChannelWording> = z
  .record(z.string(), z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }))
  .superRefine((wording, issues) => {
    for (const key of required) {
      if (wording[key] === undefined) {
        issues.addIssue({ code: 'custom', path: [key], message: 'is missing' });
      }
    }
  });

export type Tongue = 'zh' | 'en';

/** The channels speak simplified Chinese and English. */
export function toTongue(language: Language | undefined): Tongue {
  return language === 'en' ? 'en' : 'zh';
}

/** Han script reads zh; a text of Latin letters that is no command reads en; anything else zh. */
export function detectTongue(text: string): Tongue {
  if (/\p{Script=Han}/u.test(text) || text.startsWith('/')) return 'zh';
  return /\p{Script=Latin}{2,}/u.test(text) ? 'en' : 'zh';
}

/** One wording with its placeholders filled; a key nobody worded is shown as itself, so that it is noticed. */
export function say(
  wording: ChannelWording,
  key: string,
  given: {
    readonly tongue?: Tongue;
    readonly [placeholder: string]: string | number | undefined;
  } = {},
): string {
  const text = wording[key]?.[given.tongue ?? 'zh'] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(given[name] ?? whole));
}

/** The entries of a word list, in both languages. */
export function listWords(wording: ChannelWording, key: string): readonly string[] {
  const entry = wording[key];
  return entry ? `${entry.zh} ${entry.en}`.split(/\s+/) : [];
}
