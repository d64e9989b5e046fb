import type { AgencyNames, Mention } from './agency-mention.ts';
import { isHan, isLatin } from './character-class.ts';
import type { PlaceMatch } from './place-names.ts';
import { GOVERNMENT, type RoleMatch } from './role-names.ts';
import { correctRole, extendRole, matchUnknownRole } from './unknown-role.ts';

/** 淄博的交通局, zibo's, 淄博县交通局: what may stand between a place and its function. */
const BETWEEN = /(?:(?:[那这](?:个|边|里)|[市县区]?里|当地|本地)?的?|'s)? ?/y;
const LEVEL = /[市县区州盟旗]/;
/** 市交通局, 区交通局: a level without its place. */
const PREFIX = /[省市县区州盟旗]/;
const GENERIC = /(?:主管)?(?:部门|系统|单位|机关|机构)/y;
const BODY = /(?:[局委厅办会]|中心|支队|大队)$/;
const JOINT = /[和同]/;
const BARE_LENGTH = 3;
/** What may stand behind a homophone that is alone: nothing, a figure, a particle. */
const ALONE = /^(?:[的呢吧啊嘛?!,.:;、]|\d|去年|前年|今年|$)/;

/** Places with what they do, functions alone, whole names: leftmost longest, without overlap. */
export function findAgencyMentions(names: AgencyNames, text: string): readonly Mention[] {
  const mentions: Mention[] = [];
  for (let at = 0; at < text.length; ) {
    const isJoint = mentions.at(-1)?.end === at && isJointAt(names, text, at);
    const mention = isJoint ? null : mentionAt(names, text, at);
    if (mention) mentions.push(mention);
    at = mention ? mention.end : at + 1;
  }
  return mentions;
}

/** 某地和平潭: behind a name 和 and 同 join it with the next one of ours, although 和平 and 同江 are places too. */
function isJointAt({ placeAt, index }: AgencyNames, text: string, at: number): boolean {
  if (!JOINT.test(text.charAt(at))) return false;
  const isOurPlace = (place: PlaceMatch | null): boolean =>
    place?.readings.some(({ code }) => index.byPlace.has(code)) === true;
  return isOurPlace(placeAt(text, at + 1)) && !isOurPlace(placeAt(text, at));
}

function mentionAt(names: AgencyNames, text: string, at: number): Mention | null {
  const char = text.charAt(at);
  if (isLatin(char)) return isLatin(text.charAt(at - 1)) ? null : latinAt(names, text, at);
  return isHan(char) ? hanAt(names, text, at) : null;
}

function latinAt(names: AgencyNames, text: string, at: number): Mention | null {
  const place = names.latin.placeAt(text, at);
  if (place) return withRole(names, text, place);
  const role = names.latin.roleAt(text, at);
  const named = role !== null && role.form !== 'weak' && role.form !== 'other';
  return named ? roleOnly(role, at) : null;
}

function hanAt(names: AgencyNames, text: string, at: number): Mention | null {
  const whole = names.wholes.matchAt(text, at)[0];
  const place = names.placeAt(text, at);
  const exact = longer(place && withRole(names, text, place), bareRoleAt(names, text, at));
  if (whole && (whole.end > (exact?.end ?? 0) || !isComposed(names, exact, whole.end))) {
    return { start: at, end: whole.end, place: null, role: null, whole: whole.value };
  }
  return exact ?? soundAt(names, text, at);
}

/** 公安局 is a body, not the county 公安. */
function longer(left: Mention | null, right: Mention | null): Mention | null {
  return right && right.end > (left?.end ?? 0) ? right : left;
}

/** A name put together from place and function counts where it leads to an agency of ours. */
function isComposed(
  { index }: Pick<AgencyNames, 'index'>,
  mention: Mention | null,
  end: number,
): boolean {
  if (!mention?.place || !mention.role) return false;
  return mention.end > end || isOurs({ index }, mention.place, mention.role);
}

function withRole(names: AgencyNames, text: string, place: PlaceMatch): Mention | null {
  const role = roleBehind(names, text, place);
  const own = role ?? governmentBehind(names, text, place.end);
  const end = own?.end ?? place.end;
  return { start: place.start, end, place: government(own, place), role, whole: null };
}

/** 淄博市政府 means the place in full, never one bureau of it. */
function government(role: RoleMatch | null, place: PlaceMatch): PlaceMatch {
  return role?.name === GOVERNMENT ? { ...place, form: 'full' } : place;
}

function governmentBehind(names: AgencyNames, text: string, at: number): RoleMatch | null {
  const role = names.roles.matchAt(text, at);
  return role?.name === GOVERNMENT ? role : null;
}

function roleBehind(names: AgencyNames, text: string, place: PlaceMatch): RoleMatch | null {
  const wrong = behindWrongLevel(names, text, place);
  if (wrong) return wrong;
  BETWEEN.lastIndex = place.end;
  const at = place.end + (BETWEEN.exec(text)?.[0].length ?? 0);
  const role = roleAt(names, text, at);
  return role?.name === GOVERNMENT && !isOurs(names, place, role) ? null : role;
}

/** 淄博县交通局: a level the place does not have is a slip. */
function behindWrongLevel(names: AgencyNames, text: string, place: PlaceMatch): RoleMatch | null {
  if (place.form !== 'short' || !LEVEL.test(text.charAt(place.end))) return null;
  const role = names.roles.matchAt(text, place.end + 1);
  return role && { ...role, form: role.form === 'weak' ? 'weak' : 'typo' };
}

function isOurs(
  { index }: Pick<AgencyNames, 'index'>,
  place: PlaceMatch,
  role: RoleMatch,
): boolean {
  return place.readings.some(({ code }) =>
    index.byPlace.get(code)?.some((agency) => agency.function === role.name),
  );
}

/** Known names first; then what sounds or looks like one; then any well-formed name of a body. */
function roleAt(names: AgencyNames, text: string, at: number): RoleMatch | null {
  if (isLatin(text.charAt(at))) return names.latin.roleAt(text, at);
  const known = names.roles.matchAt(text, at);
  if (known)
    return longerUnknown(names, text, known) ?? extendRole(text, known) ?? withGeneric(text, known);
  const sounding = names.sounds.roleAt(text, at);
  if (sounding) return sounding;
  const unknown = isJointAt(names, text, at) ? null : matchUnknownRole(text, at);
  return unknown && (correctRole(unknown, names.roles.words) ?? unknown);
}

/** 淄博交通部门: a word for any body adds nothing to a weak name. */
function withGeneric(text: string, role: RoleMatch): RoleMatch {
  if (role.form !== 'weak') return role;
  GENERIC.lastIndex = role.end;
  return { ...role, end: role.end + (GENERIC.exec(text)?.[0].length ?? 0) };
}

/** 交通运书局 begins with the weak 交通, and is a slip of 交通运输局. */
function longerUnknown(names: AgencyNames, text: string, known: RoleMatch): RoleMatch | null {
  if (known.form !== 'weak') return null;
  const sounding = names.sounds.roleAt(text, known.start);
  if (sounding && sounding.end > known.end) return sounding;
  const unknown = matchUnknownRole(text, known.start);
  return unknown && unknown.end > known.end ? correctRole(unknown, names.roles.words) : null;
}

/** 交通局, 市交通局: strong names only; 交通 alone is a word like any other. */
function bareRoleAt(names: AgencyNames, text: string, at: number): Mention | null {
  const skip = PREFIX.test(text.charAt(at)) ? 1 : 0;
  const role = names.roles.matchAt(text, at + skip);
  if (!role || role.form === 'weak' || role.name.endsWith(GOVERNMENT)) return null;
  const said = text.slice(role.start, role.end);
  return said.length >= BARE_LENGTH && BODY.test(said) ? roleOnly(role, at) : null;
}

function roleOnly(role: RoleMatch, start: number): Mention {
  return { start, end: role.end, place: null, role, whole: null };
}

/** 资博交通局: a homophone counts with a function behind it, or alone at the head of the question. */
function soundAt(names: AgencyNames, text: string, at: number): Mention | null {
  const place = names.sounds.placeAt(text, at);
  if (!place) return null;
  const role = names.roles.matchAt(text, place.end) ?? names.sounds.roleAt(text, place.end);
  if (role) return { start: at, end: role.end, place, role, whole: null };
  const alone = at === 0 && ALONE.test(text.slice(place.end, place.end + 2));
  return alone ? { start: at, end: place.end, place, role: null, whole: null } : null;
}
