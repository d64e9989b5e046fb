import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readQuestions } from '../support/answer-corpus.ts';

type Row = Record<string, string | number>;

const seconds = 8;
const connections = 16;
const chartQuestion = '淄博和泽州交通局2023年处罚谁多';
const reportPath = '/reports/haidong-transport-2023';

/** The limits are for people; here it is the server that is measured. */
const unlimited = Object.fromEntries(
  ['LIMIT_USER', 'LIMIT_CHAT', 'LIMIT_CHANNEL', 'LIMIT_GLOBAL'].map((name) => [name, '9000000/1']),
);

async function startServer(folder: string): Promise<{ child: ChildProcess; url: string }> {
  const env = { ...process.env, ...unlimited, PORT: '0', LOG_LEVEL: 'warn', QUEUE_TOTAL: '100000' };
  const storeUrl = `sqlite:${join(folder, 'web.db')}`;
  const child = spawn(process.execPath, ['dist/cli.js', 'serve'], {
    env: { ...env, STORE_URL: storeUrl },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve) => {
    child.stdout?.on('data', (chunk) => {
      const found = /http:\/\/[\d.]+:\d+/.exec(String(chunk))?.[0];
      if (found) resolve(found);
    });
  });
  return { child, url };
}

/** Questions of the corpus as wrk sends them; with `dated`, hardly one is asked twice. */
function writeScript(folder: string, dated: boolean): string {
  const questions = [...new Set(readQuestions().map(({ ask }) => ask))];
  const safe = questions.filter((ask) => ask.length < 200 && !/["\\\]\n]/.test(ask));
  const list = safe.map((ask) => `[==[${ask}]==]`).join(',\n');
  const now = dated
    ? "string.format('20%02d-%02d-%02d', math.random(24, 26), math.random(12), math.random(28))"
    : "'2024-06-01'";
  const path = join(folder, `ask-${dated}.lua`);
  writeFileSync(
    path,
    `local q = {${dated ? list : list.split(',\n').slice(0, 100).join(',\n')}}
local i = math.random(#q)
request = function()
  i = i % #q + 1
  local body = '{"question":"' .. q[i] .. '","now":"' .. ${now} .. '"}'
  return wrk.format('POST', '/api/ask', {['content-type'] = 'application/json'}, body)
end
done = function(summary, latency)
  io.write(string.format('RESULT %f %f %d', summary.requests * 1e6 / summary.duration, latency:percentile(99) / 1000, summary.errors.status))
end
`,
  );
  return path;
}

function runWrk(url: string, script: string): Row {
  const args = ['-t1', `-c${connections}`, `-d${seconds}s`, '-s', script, url];
  const run = spawnSync('wrk', args, { encoding: 'utf8' });
  const [, rate, p99, refused] = /RESULT ([\d.]+) ([\d.]+) (\d+)/.exec(run.stdout) ?? [];
  if (refused === undefined) return { 'answers/s': 'needs wrk (apt-get install wrk)' };
  const latency = { 'p99 ms': Number(p99).toFixed(1), refused: Number(refused) };
  return { 'answers/s': Number(rate).toFixed(0), ...latency };
}

async function time(url: string, init?: RequestInit): Promise<Row> {
  const start = performance.now();
  const response = await fetch(url, init);
  const body = await response.text();
  const ms = performance.now() - start;
  return { ms: ms.toFixed(1), KB: (Buffer.byteLength(body) / 1024).toFixed(0) };
}

const form = (question: string): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams({ question }),
});

/** A server of its own process: the ask API under wrk, a page with a chart, the largest report page. */
export async function benchWeb(folder: string): Promise<Row[]> {
  const { child, url } = await startServer(folder);
  try {
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    const rows: Row[] = [];
    rows.push({ what: 'first chart of the process', ...(await time(url, form(chartQuestion))) });
    rows.push({ what: 'the same chart again', ...(await time(url, form(chartQuestion))) });
    for (const run of [1, 2]) {
      rows.push({ what: `report page, request ${run}`, ...(await time(`${url}${reportPath}`)) });
    }
    const distinct = writeScript(folder, true);
    const repeated = writeScript(folder, false);
    runWrk(url, distinct);
    rows.push({ what: 'ask, hardly one twice', ...runWrk(url, distinct) });
    rows.push({ what: 'ask, 100 questions again and again', ...runWrk(url, repeated) });
    return rows;
  } finally {
    child.kill();
    await once(child, 'exit');
  }
}
