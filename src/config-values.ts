import { isIP } from 'node:net';
import { z } from 'zod';

export type Limit = { readonly capacity: number; readonly perSecond: number };

/** Words parted by commas or blanks. */
export const list = (text: string): readonly string[] =>
  text
    .split(/[,，\s]+/)
    .map((word) => word.trim())
    .filter((word) => word !== '');

/** Whom a message is of: telegram:123. */
export const idList: z.ZodType<readonly string[], string> = z
  .string()
  .transform(list)
  .refine((ids) => ids.every((id) => /^(?:terminal|telegram|wechat|web):\S+$/.test(id)), {
    error: '要写成 telegram:123,wechat:abc 这样',
  });

const isNetwork = (text: string): boolean => {
  const [address = '', bits] = text.split('/');
  const family = isIP(address);
  if (family === 0 || bits === undefined) return family !== 0;
  return /^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128);
};

/** Addresses and networks: 10.0.0.0/8. */
export const networkList: z.ZodType<readonly string[], string | undefined> = z
  .string()
  .default('')
  .transform(list)
  .refine((all) => all.every(isNetwork), { error: '要写成 127.0.0.1,10.0.0.0/8 这样' });

/** An address that begins in one of these ways. */
export const url = (...starts: readonly string[]): z.ZodType<string, string> =>
  z
    .string()
    .refine((text) => URL.canParse(text) && starts.some((start) => text.startsWith(start)), {
      error: `要是一个 ${starts.join(' 或 ')} 开头的地址`,
    });

/** `20/60`: twenty in sixty seconds. */
export const limit = (text: string): z.ZodType<Limit, string | undefined> =>
  z
    .string()
    .regex(/^[1-9]\d*\/[1-9]\d*$/, { error: '要写成 次数/秒数，例如 20/60' })
    .default(text)
    .transform((each) => {
      const [capacity = 1, seconds = 1] = each.split('/').map(Number);
      return { capacity, perSecond: capacity / seconds };
    });

/** A whole number within bounds. */
export const count = (from: number, to: number, standard: number): z.ZodType<number, unknown> =>
  z.coerce
    .number({ error: '要是一个数' })
    .int({ error: '要是整数' })
    .min(from, { error: `不能小于 ${from}` })
    .max(to, { error: `不能大于 ${to}` })
    .default(standard);

/** The token of a Telegram bot. */
export const telegramToken: z.ZodType<string, string> = z
  .string()
  .regex(/^\d+:[\w-]+$/, { error: '要是 BotFather 给的 数字:字符 形式' });

/** The secret a webhook is checked by. */
export const webhookSecret: z.ZodType<string, string> = z
  .string()
  .regex(/^[\w-]{16,256}$/, { error: '要是 16 到 256 个字母、数字、下划线或连字符' });
