import { randomBytes } from 'node:crypto';
import type { ChannelState } from './state.ts';

export type Leader = {
  isLeader(): boolean;
  stop(): Promise<void>;
};

const leaseMs = 3_000;
const renewMs = 700;

/** One of several processes leads; when it dies another takes over within the lease and one renewal. */
export async function seekLead({
  state,
  name,
  onChange,
}: {
  readonly state: ChannelState;
  readonly name: string;
  readonly onChange: (leads: boolean) => void;
}): Promise<Leader> {
  const owner = randomBytes(8).toString('hex');
  let leads = false;
  let stopped = false;
  const renew = async (): Promise<void> => {
    const holds = await state.lock(name, { owner, ttlMs: leaseMs }).catch(() => leads);
    if (stopped || holds === leads) return;
    leads = holds;
    onChange(leads);
  };
  await renew();
  let timer: NodeJS.Timeout | undefined;
  const tick = (): void => {
    timer = setTimeout(async () => {
      await renew();
      if (!stopped) tick();
    }, renewMs);
  };
  tick();
  return {
    isLeader: () => leads && !stopped,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await state.unlock(name, owner).catch(() => {});
    },
  };
}
