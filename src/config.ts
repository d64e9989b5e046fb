import { z } from 'zod';
import {
  count,
  idList,
  type Limit,
  limit,
  list,
  networkList,
  telegramToken,
  url,
  webhookSecret,
} from './config-values.ts';
import { NianbaoError } from './errors.ts';

/** Everything that can be configured. Source: the environment; docs/configuration.md tells each variable. */
export type Config = {
  readonly storeUrl: string;
  readonly redisUrl: string | null;
  readonly redisPrefix: string;
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string;
  readonly corsOrigins: readonly string[];
  /** Whose x-forwarded-for is believed: addresses and networks. */
  readonly trustedProxies: readonly string[];
  readonly logLevel: string;
  readonly telegram: {
    readonly token: string;
    readonly apiRoot: string;
    readonly proxy: string | null;
    readonly webhook: { readonly url: string; readonly secret: string } | null;
  } | null;
  readonly wechat: {
    readonly puppet: string;
    readonly token: string | null;
    /** The memory card, without its ending; holds session secrets. */
    readonly memory: string;
    readonly keywords: readonly string[];
    readonly adminKey: string | null;
  } | null;
  readonly admins: ReadonlySet<string>;
  readonly allowedChats: ReadonlySet<string> | null;
  readonly limits: Readonly<Record<'user' | 'chat' | 'channel' | 'global', Limit>>;
  readonly groupLimit: Limit;
  readonly queue: { readonly perChat: number; readonly total: number };
  readonly maxAgeMs: Readonly<Partial<Record<'telegram' | 'wechat', number>>>;
  /** Where a private chat is told once that old messages were left out. */
  readonly oldNote: ReadonlySet<'telegram' | 'wechat'>;
  readonly contextMinutes: number;
  readonly deadlineMs: number;
};

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const variables = {
  STORE_URL: url('sqlite:', 'postgres://', 'postgresql://').default('sqlite:var/nianbao.db'),
  REDIS_URL: url('redis://', 'rediss://', 'unix://').optional(),
  REDIS_PREFIX: z.string().default('nianbao:'),
  HOST: z.string().default('127.0.0.1'),
  PORT: count(0, 65_535, 3_000),
  PUBLIC_URL: url('http://', 'https://').optional(),
  CORS_ORIGINS: z.string().default('').transform(list),
  TRUSTED_PROXIES: networkList,
  LOG_LEVEL: z.enum(levels, { error: `要是 ${levels.join(' ')} 之一` }).default('info'),
  TELEGRAM_BOT_TOKEN: telegramToken.optional(),
  TELEGRAM_API_ROOT: url('http://', 'https://').default('https://api.telegram.org'),
  TELEGRAM_WEBHOOK_URL: url('https://').optional(),
  TELEGRAM_WEBHOOK_SECRET: webhookSecret.optional(),
  HTTPS_PROXY: url('http://', 'https://').optional(),
  WECHATY_PUPPET: z.string().optional(),
  WECHATY_PUPPET_TOKEN: z.string().optional(),
  WECHATY_MEMORY: z.string().default('var/wechat'),
  WECHATY_KEYWORDS: z.string().default('').transform(list),
  ADMIN_IDS: idList.optional(),
  ADMIN_KEY: z.string().min(16, { error: '至少 16 个字符' }).optional(),
  ALLOWED_CHATS: idList.optional(),
  LIMIT_USER: limit('20/60'),
  LIMIT_CHAT: limit('40/60'),
  LIMIT_GROUP: limit('20/60'),
  LIMIT_CHANNEL: limit('1200/60'),
  LIMIT_GLOBAL: limit('2400/60'),
  QUEUE_PER_CHAT: count(1, 100, 10),
  QUEUE_TOTAL: count(1, 100_000, 2_000),
  CONTEXT_MINUTES: count(1, 1_440, 30),
  ANSWER_TIMEOUT_SECONDS: count(1, 300, 20),
} as const;

const environment = z.object(variables).superRefine((env, faults) => {
  const needs = (name: keyof typeof variables, given: unknown, because: string): void => {
    if (given !== undefined) return;
    faults.addIssue({ code: 'custom', path: [name], message: `没有设置，而 ${because} 需要它` });
  };
  if (env.TELEGRAM_WEBHOOK_URL !== undefined) {
    needs('TELEGRAM_WEBHOOK_SECRET', env.TELEGRAM_WEBHOOK_SECRET, 'TELEGRAM_WEBHOOK_URL');
    needs('TELEGRAM_BOT_TOKEN', env.TELEGRAM_BOT_TOKEN, 'TELEGRAM_WEBHOOK_URL');
  }
  if (env.WECHATY_PUPPET_TOKEN !== undefined) {
    needs('WECHATY_PUPPET', env.WECHATY_PUPPET, 'WECHATY_PUPPET_TOKEN');
  }
});

type Environment = z.infer<typeof environment>;

/** The names of all variables, in the order of docs/configuration.md. */
export const variableNames: readonly string[] = Object.keys(variables);

function toTelegram(env: Environment): Config['telegram'] {
  const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_WEBHOOK_URL: address } = env;
  if (token === undefined) return null;
  const secret = env.TELEGRAM_WEBHOOK_SECRET ?? '';
  return {
    token,
    apiRoot: env.TELEGRAM_API_ROOT,
    proxy: env.HTTPS_PROXY ?? null,
    webhook: address === undefined ? null : { url: address, secret },
  };
}

function toWechat(env: Environment): Config['wechat'] {
  if (env.WECHATY_PUPPET === undefined) return null;
  return {
    puppet: env.WECHATY_PUPPET,
    token: env.WECHATY_PUPPET_TOKEN ?? null,
    memory: env.WECHATY_MEMORY,
    keywords: env.WECHATY_KEYWORDS,
    adminKey: env.ADMIN_KEY ?? null,
  };
}

/** The environment, checked: every fault at once, each with its variable. A variable set to nothing is not set. */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(
    variableNames.flatMap((name) => (env[name]?.trim() ? [[name, env[name].trim()]] : [])),
  );
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}：${message}`);
    throw new NianbaoError('CONFIG_INVALID', `配置有误：${faults.join('；')}`);
  }
  const all = parsed.data;
  return {
    storeUrl: all.STORE_URL,
    redisUrl: all.REDIS_URL ?? null,
    redisPrefix: all.REDIS_PREFIX,
    host: all.HOST,
    port: all.PORT,
    publicUrl: (all.PUBLIC_URL ?? `http://localhost:${all.PORT}`).replace(/\/+$/, ''),
    corsOrigins: all.CORS_ORIGINS,
    trustedProxies: all.TRUSTED_PROXIES,
    logLevel: all.LOG_LEVEL,
    telegram: toTelegram(all),
    wechat: toWechat(all),
    admins: new Set(all.ADMIN_IDS ?? []),
    allowedChats: all.ALLOWED_CHATS ? new Set(all.ALLOWED_CHATS) : null,
    limits: {
      user: all.LIMIT_USER,
      chat: all.LIMIT_CHAT,
      channel: all.LIMIT_CHANNEL,
      global: all.LIMIT_GLOBAL,
    },
    groupLimit: all.LIMIT_GROUP,
    queue: { perChat: all.QUEUE_PER_CHAT, total: all.QUEUE_TOTAL },
    maxAgeMs: { telegram: 300_000, wechat: 120_000 },
    oldNote: new Set(['telegram']),
    contextMinutes: all.CONTEXT_MINUTES,
    deadlineMs: all.ANSWER_TIMEOUT_SECONDS * 1_000,
  };
}
