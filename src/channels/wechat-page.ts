import { createHash, timingSafeEqual } from 'node:crypto';
import qrcode from 'qrcode-terminal';

/** The code as text for a terminal: half blocks, light on dark. */
export function toQrText(address: string): string {
  let text = '';
  qrcode.generate(address, { small: true }, (drawn) => {
    text = drawn;
  });
  return text;
}

/** The dark modules of one line of text, which holds two rows of the code. */
function toDots(line: string, y: number, width: number): string {
  const letters = [...line.padEnd(width, '█')];
  const dot = (x: number, row: number): string => `M${x} ${row}h1v1h-1z`;
  return letters
    .map((letter, x) => {
      const upper = letter === ' ' || letter === '▄' ? dot(x, y * 2) : '';
      return upper + (letter === ' ' || letter === '▀' ? dot(x, y * 2 + 1) : '');
    })
    .join('');
}

/** The same as a picture: what is light in the text is paper, the rest is ink. */
function toQrSvg(address: string): string {
  const lines = toQrText(address)
    .split('\n')
    .filter((line) => line !== '');
  const width = Math.max(...lines.map((line) => line.length));
  const side = `width="${width + 4}" height="${lines.length * 2 + 4}"`;
  const dots = lines.map((line, y) => toDots(line, y, width)).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="320" viewBox="-2 -2 ${width + 4} ${lines.length * 2 + 4}"><rect x="-2" y="-2" ${side} fill="#fff"/><path d="${dots}"/></svg>`;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

export type LoginState = {
  readonly loggedIn: boolean;
  /** What the code to scan says; a secret of the moment, shown on this page and in the terminal only. */
  readonly qr: string | null;
};

/** The admin page of the WeChat login, for whoever has its key. */
export function createWechatPage(
  key: string,
  read: () => LoginState,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const given = new URL(request.url).searchParams.get('key') ?? '';
    if (!timingSafeEqual(digest(given), digest(key))) return new Response(null, { status: 403 });
    const { loggedIn, qr } = read();
    const body = loggedIn ? '<p>OK</p>' : qr === null ? '<p>…</p>' : toQrSvg(qr);
    const html = `<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="5"><title>WeChat</title>${body}`;
    return new Response(html, {
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'content-security-policy': "default-src 'none'",
      },
    });
  };
}
