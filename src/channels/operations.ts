import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { ChannelName, ChannelStatus } from './channel.ts';

type Readiness = {
  readonly ready: boolean;
  readonly channels: Readonly<Record<string, ChannelStatus>>;
  readonly queueDepth: number;
  readonly store: boolean;
  readonly state: 'memory' | 'redis' | 'degraded' | 'unknown';
};

/** What the web server shows under /healthz, /readyz and /metrics, and what the channels report into. */
export type Operations = {
  health(): { readonly status: 'ok'; readonly uptimeSeconds: number };
  ready(): Promise<Readiness>;
  metrics(): Promise<{ readonly contentType: string; readonly body: string }>;
  observeAnswer(seen: {
    readonly channel: ChannelName;
    readonly status: string;
    readonly intent: string;
    readonly latencyMs: number;
  }): void;
  /** A message that got no answer: dropped, limited, full, or an error. */
  observeRefusal(channel: ChannelName, why: string): void;
  observeRestart(channel: ChannelName): void;
  watchChannel(name: ChannelName, status: () => ChannelStatus): void;
  watchQueue(depth: () => number): void;
  watchState(health: () => Readiness['state']): void;
};

function createMeters(registry: Registry, depth: () => number) {
  const registers = [registry];
  return {
    questions: new Counter({
      name: 'nianbao_questions_total',
      help: 'Answered questions',
      labelNames: ['channel', 'status', 'intent'] as const,
      registers,
    }),
    refusals: new Counter({
      name: 'nianbao_refusals_total',
      help: 'Messages without an answer',
      labelNames: ['channel', 'why'] as const,
      registers,
    }),
    restarts: new Counter({
      name: 'nianbao_channel_restarts_total',
      help: 'Reconnections and relogins of a channel',
      labelNames: ['channel'] as const,
      registers,
    }),
    latency: new Histogram({
      name: 'nianbao_answer_seconds',
      help: 'From a message taken to its reply sent',
      labelNames: ['channel'] as const,
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers,
    }),
    queue: new Gauge({
      name: 'nianbao_queue_depth',
      help: 'Messages waiting or being answered',
      registers,
      collect() {
        this.set(depth());
      },
    }),
  };
}

/** One registry of its own, so that two apps in one process do not clash. */
export function createOperations({
  probeStore = async () => true,
  now = Date.now,
}: {
  readonly probeStore?: () => Promise<boolean>;
  readonly now?: () => number;
} = {}): Operations {
  const startedAt = now();
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'nianbao_' });
  const channels = new Map<ChannelName, () => ChannelStatus>();
  let depth = (): number => 0;
  let stateHealth = (): Readiness['state'] => 'unknown';
  const meters = createMeters(registry, () => depth());
  return {
    health: () => ({ status: 'ok', uptimeSeconds: Math.round((now() - startedAt) / 1000) }),
    async ready() {
      const entries = [...channels].map(([name, status]) => [name, status()] as const);
      const store = await probeStore().catch(() => false);
      return {
        ready: store && entries.every(([, status]) => status.ready),
        channels: Object.fromEntries(entries),
        queueDepth: depth(),
        store,
        state: stateHealth(),
      };
    },
    metrics: async () => ({ contentType: registry.contentType, body: await registry.metrics() }),
    observeAnswer({ channel, status, intent, latencyMs }) {
      meters.questions.inc({ channel, status, intent });
      meters.latency.observe({ channel }, latencyMs / 1000);
    },
    observeRefusal: (channel, why) => meters.refusals.inc({ channel, why }),
    observeRestart: (channel) => meters.restarts.inc({ channel }),
    watchChannel: (name, status) => void channels.set(name, status),
    watchQueue: (read) => {
      depth = read;
    },
    watchState: (health) => {
      stateHealth = health;
    },
  };
}
