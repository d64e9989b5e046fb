import type { AgencyIndex, Readings } from './agency-readings.ts';
import type { LatinNames } from './latin-names.ts';
import type { MatchPlace, PlaceMatch } from './place-names.ts';
import type { RoleMatch, RoleNames } from './role-names.ts';
import type { SoundNames } from './sound-names.ts';
import type { WordIndex } from './word-index.ts';

/** What stands at one place of the text before neighbours are considered. */
export type Mention = {
  readonly start: number;
  readonly end: number;
  readonly place: PlaceMatch | null;
  readonly role: RoleMatch | null;
  /** A name of an agency as a whole, whatever place and function it has. */
  readonly whole: Readings | null;
};

/** Everything names are matched with; built once. */
export type AgencyNames = {
  readonly index: AgencyIndex;
  readonly placeAt: MatchPlace;
  readonly roles: RoleNames;
  readonly sounds: SoundNames;
  readonly latin: LatinNames;
  readonly wholes: WordIndex<Readings>;
};
