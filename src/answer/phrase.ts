import { NianbaoError } from '../errors.ts';
import type { Rules } from '../rules/rules.ts';

export type Speech = 'zh' | 'en';
type Params = Readonly<Record<string, string | number>>;
/** Fills a wording template of intents/*.yaml; `topic` is `<intent>.<topic>`. */
export type Say = (topic: string, params?: Params) => string;

/** What it takes to say something in the language of the question. */
export type Voice = { readonly rules: Rules; readonly speech: Speech; readonly say: Say };

type Templates = ReadonlyMap<string, Readonly<Record<Speech, string>>>;

const templatesOf = new WeakMap<Rules, Templates>();

function collectTemplates(rules: Rules): Templates {
  const templates = new Map<string, Readonly<Record<Speech, string>>>();
  for (const intent of rules.intents) {
    for (const [topic, wording] of Object.entries(intent.wording)) {
      templates.set(`${intent.name}.${topic}`, wording);
    }
  }
  return templates;
}

function findTemplates(rules: Rules): Templates {
  const known = templatesOf.get(rules);
  if (known !== undefined) return known;
  const templates = collectTemplates(rules);
  templatesOf.set(rules, templates);
  return templates;
}

/** Whether a wording exists: topics that rules may or may not word (talk, outOfScope) fall back to a general one. */
export function hasPhrase(rules: Rules, topic: string): boolean {
  return findTemplates(rules).has(topic);
}

/** Replies are data: this is the one place where a template meets its values. */
export function createSay(rules: Rules, speech: Speech): Say {
  const templates = findTemplates(rules);
  return (topic, params = {}) => {
    const wording = templates.get(topic);
    if (wording === undefined) {
      throw new NianbaoError('RULES_INVALID', `intents: no wording for "${topic}"`);
    }
    return wording[speech].replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
      Object.hasOwn(params, name) ? String(params[name]) : whole,
    );
  };
}
