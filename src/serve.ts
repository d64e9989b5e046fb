import { type App, openApp, projectRoot } from './app.ts';
import type { ChannelWording } from './channels/channel-wording.ts';
import { say } from './channels/channel-wording.ts';
import { toShanghaiDate } from './channels/conversation.ts';
import { createFaultId, describeFault } from './channels/fault.ts';
import { createLog, type Log } from './channels/log.ts';
import { openState } from './channels/open-state.ts';
import { createOperations, type Operations } from './channels/operations.ts';
import { type RunningChannels, startChannels } from './channels/start-channels.ts';
import type { Config } from './config.ts';
import { createExportAsk } from './export-ask.ts';
import { createFindExamples } from './find-examples.ts';
import { listen } from './listen.ts';
import { loadAssets } from './load-assets.ts';
import { loadChannelWording } from './load-channel-wording.ts';
import type { ReportStore } from './model/report-store.ts';
import type { Ask } from './model/turn.ts';
import { createRepeatAsk } from './repeat-ask.ts';
import { createAttach } from './serve-attach.ts';
import { openChart, toChartWords } from './serve-chart.ts';
import { createConverse } from './serve-converse.ts';
import { warmUp } from './warm-up.ts';
import { createWeb } from './web/create-web.ts';
import type { WebDeps } from './web/web-deps.ts';

type ReloadableApp = {
  readonly ask: Ask;
  /** The store of whichever app is current: held on to over a reload. */
  readonly store: ReportStore;
  current(): App;
  reload(): Promise<string>;
};

/** An app that can be replaced by a fresh one while questions are being answered. */
async function openReloadableApp(
  { storeUrl, publicUrl }: Config,
  log: Log,
): Promise<ReloadableApp> {
  const onFill = (): void => log.info('reading data/reports');
  const open = async (): Promise<App> => {
    const opened = await openApp({ storeUrl, publicUrl, onFill });
    return { ...opened, ask: createRepeatAsk(opened.ask, () => opened.store.readCatalogue()) };
  };
  let app = await open();
  const store = new Proxy({} as ReportStore, {
    get(_, name) {
      const member: unknown = Reflect.get(app.store, name);
      return typeof member === 'function' ? member.bind(app.store) : member;
    },
  });
  return {
    ask: (utterance, context) => app.ask(utterance, context),
    store,
    current: () => app,
    async reload() {
      const before = app;
      app = await open();
      // Questions that are still with the old one are answered first.
      setTimeout(() => before.close().catch(() => {}), 30_000).unref();
      const reports = await app.store.readCatalogue();
      return `${app.rules.fields.length} fields, ${reports.length} reports`;
    },
  };
}

type WebParts = {
  readonly config: Config;
  readonly app: ReloadableApp;
  readonly channels: RunningChannels;
  readonly operations: Operations;
  readonly wording: ChannelWording;
  readonly log: Log;
  readonly chart: WebDeps['chart'];
  /** Asked to warm up, and shown where they have an answer. */
  readonly questions: readonly string[];
};

async function toWebDeps({
  config,
  app,
  channels,
  wording,
  log,
  questions,
  ...parts
}: WebParts): Promise<WebDeps> {
  return {
    converse: createConverse(channels.door),
    store: app.store,
    get fields() {
      return app.current().rules.fields;
    },
    get applicants() {
      return app.current().rules.applicants;
    },
    operations: parts.operations,
    routes: channels.routes,
    chart: parts.chart,
    examples: createFindExamples({
      ask: app.ask,
      readCatalogue: () => app.store.readCatalogue(),
      questions,
      word: ({ agency, year }) => say(wording, 'examples.own', { agency, year }),
      today: () => toShanghaiDate(Date.now()),
    }),
    publicUrl: config.publicUrl,
    corsOrigins: config.corsOrigins,
    trustedProxies: config.trustedProxies,
    assets: await loadAssets(projectRoot),
    reportFault(error) {
      const id = createFaultId();
      log.error({ id, error: describeFault(error) }, 'web fault');
      return id;
    },
  };
}

export type Serving = { readonly url: string; stop(): Promise<void> };

/** The web and every channel that is switched on, behind one door. */
export async function serve({
  config,
  print,
}: {
  readonly config: Config;
  readonly print: (text: string) => void;
}): Promise<Serving> {
  const log = createLog(config.logLevel);
  const app = await openReloadableApp(config, log);
  const onChange = (health: string): void => log.warn({ health }, 'shared state changed');
  const { redisUrl, redisPrefix: prefix } = config;
  const state = await openState({ redisUrl, prefix, onChange });
  const probeStore = async (): Promise<boolean> => (await app.store.readCatalogue()).length > 0;
  const operations = createOperations({ probeStore });
  const wording = await loadChannelWording(projectRoot);
  const chart = openChart(projectRoot, toChartWords(wording, app.current().rules.applicants));
  const deps = { state, operations, wording, log, print, reload: app.reload };
  const ask = createExportAsk(app.ask, wording);
  const attach = createAttach({ chart, wording });
  const channels = await startChannels({ ...deps, config, ask, attach });
  const questions = say(wording, 'examples.questions').split('\n');
  const parts = { config, app, channels, operations, wording, log, chart, questions };
  const web = createWeb(await toWebDeps(parts));
  const server = await listen(web.fetch, config);
  const coolDown = warmUp({ ask, chart, questions, now: toShanghaiDate(Date.now()) });
  return {
    url: server.url,
    async stop() {
      coolDown();
      // Answers are finished by the channels; their connections stay until these are out.
      await channels.stop();
      await server.close();
      await state.close();
      await app.current().close();
    },
  };
}
