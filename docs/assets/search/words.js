/** Texts as search compares them, and the terms that they consist of. */

const DIGITS = '០១២៣៤៥៦៧៨៩';
const SAME = new Map([...`${DIGITS}ឲៈ៝ីឺ`].map((letter, at) => [letter, [...'0123456789ឱះ៑ិឹ'][at]]));

/** Spellings that a reader takes for the same: what is found becomes what is put, in this order. */
const RULES = [
  // Invisible characters, and signs that are often left out or exchanged: ៉ ៊ ័ '.
  [/['’\u00ad\u17b4\u17b5\u17c9\u17ca\u17d0\u200b-\u200d\u2060\ufeff]/g, ''],
  // Letters below come before vowels and signs, រ below after another letter below.
  [/([\u17b6-\u17d1\u17d3]+)((?:\u17d2[\u1780-\u17b3])+)/g, '$2$1'],
  [/(\u17d2\u179a)(\u17d2[\u1780-\u17b3])/g, '$2$1'],
  // Vowels come before other signs.
  [/([\u17c6-\u17d1\u17d3]+)([\u17b6-\u17c5]+)/g, '$2$1'],
  // Below another letter, ដ and ត look the same.
  [/\u17d2\u178a/g, '\u17d2\u178f'],
  // ើ and ោ typed as their two parts.
  [/\u17c1\u17b7/g, '\u17be'],
  [/\u17c1\u17b6/g, '\u17c4'],
  // Sounds that are written in two ways: តម្លៃ and តំលៃ, បញ្ចូល and បញ្ជូល, ឱ្យ and អោយ.
  [/\u1798\u17d2([\u179a\u179b])/g, '\u17c6$1'],
  [/\u1789\u17d2\u1787/g, '\u1789\u17d2\u1785'],
  [/\u17a2\u17c4\u1799/g, 'ឱ្យ'],
  // Under a vowel that goes above, ៉ and ៊ look like ុ, and are typed so.
  [/\u17bb([\u17b6\u17b7\u17b9\u17be-\u17c0])|([\u17b7\u17b9\u17be])\u17bb/g, '$1$2'],
  // 10,000 and 10000; no other mark but those of money; Khmer is written with or without spaces.
  [/(\d),(?=\d{3})/g, '$1'],
  [/[^a-z\d$\u1780-\u17d3\u17db]+/g, ' '],
  [/([\u1780-\u17d3]) (?=[\d\u1780-\u17d3])|(\d) (?=[\u1780-\u17d3])/g, '$1$2'],
];

const LETTER =
  '[\\u1780-\\u17b3](?:\\u17d2[\\u1780-\\u17b3]|[\\u17b4-\\u17d1\\u17d3\\u17dd\\u200b-\\u200d])*';
const LETTERS = new RegExp(LETTER, 'g');
const WORDS = new RegExp(`[a-z]+|\\d+|(?:${LETTER})+`, 'g');
/** A Latin word, a number, or a Khmer letter with all that belongs to it, as it is written. */
export const PIECES = new RegExp(`[a-z]+|[\\d០-៩]+|${LETTER}`, 'gi');
export const KHMER = /^[\u1780-\u17b3]/;

/** The text as it is compared: neither for display nor for keeping. */
export function fold(text) {
  const mapped = text.toLowerCase().replace(/[^]/gu, (letter) => SAME.get(letter) ?? letter);
  return RULES.reduce((folded, [find, put]) => folded.replace(find, put), mapped).trim();
}

// Expire, expired, expires and expiry; no word gets shorter than four letters.
const stem = (word) => word.replace(/^([a-z]{4,}?)(?:ing|ed|es|s|e|y)$/, '$1');

/** The terms of a folded text: words, and pairs of Khmer letters, as Khmer has no spaces. */
export function termsOf(folded) {
  return [...folded.matchAll(WORDS)].flatMap(([word]) => {
    const letters = word.match(LETTERS);
    if (!letters) return [stem(word)];
    const pairs = letters.slice(1).map((letter, at) => letters[at] + letter);
    return pairs.length ? pairs : letters;
  });
}

/**
 * A function for the terms of a text: those of its words, and one for each of the groups of synonyms
 * that it has a word of.
 */
export function splitter(groups) {
  const patterns = groups.map(anyOf);
  return (text) => {
    const folded = fold(text);
    const meanings = patterns.flatMap((words, at) => (words.test(folded) ? [`#${at}`] : []));
    return new Set([...termsOf(folded), ...meanings]);
  };
}

/** A pattern for any of the words in a folded text, the longest first, and none within a letter. */
function anyOf(words) {
  const folded = words.map(fold).sort((one, other) => other.length - one.length);
  const patterns = folded.map((word) => {
    const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    if (KHMER.test(word)) return `${escaped}(?![\\u17b6-\\u17d3])`;
    if (/^\d/.test(word)) return `\\b${escaped}`;
    return /^[a-z]/.test(word) ? `\\b${escaped}(?:s|es|d|ed|ing)?\\b` : escaped;
  });
  return new RegExp(patterns.join('|'));
}
