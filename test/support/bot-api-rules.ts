type Payload = Readonly<Record<string, unknown>>;

const knownTags = new Set(['b', 'i', 'u', 's', 'a', 'code', 'pre', 'blockquote', 'tg-spoiler']);

type Parsed = { readonly fault: string | null; readonly text: string };

/** Reads one tag against the open ones; what is wrong with it, or null. */
function readTag(token: string, open: string[]): string | null {
  const found = /^<(\/?)([a-z-]+)(?:\s[^<>]*)?>$/.exec(token);
  const name = found?.[2] ?? '';
  if (!knownTags.has(name)) return `can't parse entities: unsupported start tag "${name}"`;
  if (found?.[1] !== '/') open.push(name);
  else if (open.pop() !== name) return "can't parse entities: unmatched end tag";
  return null;
}

const toVisible = (token: string): string => {
  if (token.startsWith('<')) return '';
  return token.startsWith('&') && token.length > 1 ? '?' : token;
};

/** What Telegram says of bad HTML, and the text people would see. */
function parseHtml(html: string): Parsed {
  const open: string[] = [];
  let text = '';
  for (const [token] of html.matchAll(
    /<[^<>]*>?|&(?:lt|gt|amp|quot|#\d+|#x[0-9a-f]+);|[^<&]+|&/gi,
  )) {
    const fault = token.startsWith('<') ? readTag(token, open) : null;
    if (fault !== null) return { fault, text };
    text += toVisible(token);
  }
  return { fault: open.length > 0 ? "can't parse entities: can't find end tag" : null, text };
}

function findTextFault(text: unknown, limit: number, html: boolean): string | null {
  if (typeof text !== 'string' || text.trim() === '') return 'message text is empty';
  if (!text.isWellFormed()) return 'strings must be encoded in UTF-8';
  if (Buffer.byteLength(text) > 32_768) return 'message is too long';
  const parsed = html ? parseHtml(text) : { fault: null, text };
  if (parsed.fault !== null) return parsed.fault;
  return parsed.text.length > limit ? 'message is too long' : null;
}

function findKeyboardFault(markup: unknown): string | null {
  if (typeof markup !== 'object' || markup === null || !('inline_keyboard' in markup)) return null;
  const rows = markup.inline_keyboard;
  if (!Array.isArray(rows)) return 'inline keyboard expected';
  for (const button of rows.flat() as { text?: string; callback_data?: string }[]) {
    if (!button.text) return 'button text is empty';
    if (Buffer.byteLength(button.callback_data ?? '') > 64) return 'BUTTON_DATA_INVALID';
  }
  return null;
}

/** What the real server refuses with 400; null when it would accept. */
export function findFault(method: string, payload: Payload): string | null {
  const isHtml = payload.parse_mode === 'HTML';
  if (method.startsWith('send') && payload.chat_id === undefined) return 'chat_id is empty';
  if (method === 'sendMessage') {
    const fault = findTextFault(payload.text, 4_096, isHtml);
    return fault ?? findKeyboardFault(payload.reply_markup);
  }
  if (method === 'sendPhoto' || method === 'sendDocument') {
    return payload.caption === undefined ? null : findTextFault(payload.caption, 1_024, isHtml);
  }
  if (method === 'getUpdates' && payload.allowed_updates === undefined)
    return 'allowed_updates expected by this bot';
  return null;
}
