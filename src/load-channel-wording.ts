import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { type ChannelWording, channelWordingSchema } from './channels/channel-wording.ts';
import { NianbaoError } from './errors.ts';

/** What the channels themselves say. Source: data/channels.yaml. */
export async function loadChannelWording(root: string): Promise<ChannelWording> {
  const file = join(root, 'data/channels.yaml');
  const result = channelWordingSchema.safeParse(parse(await readFile(file, 'utf8')));
  if (result.success) return result.data;
  const faults = z.prettifyError(result.error);
  throw new NianbaoError('RULES_INVALID', `data/channels.yaml:1: ${faults}`);
}
