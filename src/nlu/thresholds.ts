/** Every number the nlu room decides by, in one place; `npm run eval` prints the curve over them. */
export const THRESHOLDS: {
  readonly maxLength: number;
  readonly minDistinctShare: number;
  readonly repetitionLength: number;
  readonly maxUnexplained: number;
  readonly unexplainedLength: number;
  readonly unexplainedLetters: number;
  readonly fuzzyMinLength: number;
  readonly fuzzyScore: number;
  readonly classifierScore: number;
  readonly classifierGap: number;
  readonly calibration: number;
  readonly features: number;
  readonly smoothing: number;
} = {
  /** Longer questions are refused unread. */
  maxLength: 2000,
  /** A text of at least `repetitionLength` characters with a smaller share of distinct ones repeats itself. */
  minDistinctShare: 0.12,
  repetitionLength: 60,
  /** Runs of characters that nothing explained: more of them and the question is not answered with a figure. */
  maxUnexplained: 0,
  /** Shorter runs are slips of the pen; particles and classifiers are listed in intents/. */
  unexplainedLength: 1,
  unexplainedLetters: 2,
  /** Shorter field words are never corrected; at this length only a wrong character is, not a missing one. */
  fuzzyMinLength: 4,
  fuzzyScore: 0.7,
  /** The classifier may decide only above this share of the whole, and this far ahead of the second. */
  classifierScore: 0.5,
  classifierGap: 0.2,
  /** The classifier's products are rooted by the number of features to this power: 0 trusts it blindly, 1 not at all. */
  calibration: 0.5,
  /** More features of one question than this say nothing new, and their product would vanish. */
  features: 120,
  /** How much of a sighting an unseen feature counts: a whole one would let the rarest intent win everything. */
  smoothing: 0.02,
};
