/**
 * The ways in which a text is counted, by the names that the server has for them. What looks alike counts alike: counted is the text in
 * its composed form (NFC). `shared-cases/counting.json` holds this and the server's `CountingMethod` to the same counts.
 */
export type CountingMethod = 'code_points' | 'hashtags' | 'mentions'

const METHODS: Readonly<Record<CountingMethod, (composed: string) => number>> = {
  code_points: (text) => Array.from(text).length,
  hashtags: hashtagCount,
  mentions: mentionCount,
}

export const countingMethods = Object.keys(METHODS) as readonly CountingMethod[]

/** Whether this page can count so: the server may be newer. */
export function isCountingMethod(method: string): method is CountingMethod {
  return Object.hasOwn(METHODS, method)
}

export function count(method: CountingMethod, text: string): number {
  return METHODS[method](text.normalize('NFC'))
}

/**
 * What is read as one: a character with the marks on it and whatever beside it is not seen. An emoji that is made of several emoji is
 * as many signs. A sign that is drawn as a key is an emoji.
 */
type Sign = { base: string; isMarked: boolean; isOnKey: boolean }

const BEYOND_THE_TEXT: Sign = { base: ' ', isMarked: false, isOnKey: false }

/** Marks and what is not seen; a space of no width is a break all the same. */
const OF_SIGN_BEFORE = /^(?!\u200b)[\p{M}\p{Cf}]$/u

/** But for what chooses between an emoji and a plain character. */
const MARK = /^(?![\ufe0e\ufe0f])\p{M}$/u

const KEY = '\u20e3'
const CAN_BE_ON_KEY = /^[0-9#*]$/
const OF_WORD = /^[\p{L}\p{N}_]$/u
const EMOJI = /^[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]$/u
const OF_USER_NAME = /^[A-Za-z0-9_]$/

/** What follows `://`, or a host name and a slash, up to what no address has. The numbers keep it quick, whatever the text is. */
const ADDRESS =
  /(?:[:]\/\/|(?<![A-Za-z0-9._@-])(?:[A-Za-z0-9-]{1,63}\.){1,9}[A-Za-z]{2,24}(?::[0-9]{1,5})?\/)[A-Za-z0-9._~:/?#[\]@!$&'()*+,;=%-]*/g

function signsOf(text: string): Sign[] {
  const signs: Sign[] = []
  for (const character of text) {
    const before = signs.at(-1)
    if (!before || !OF_SIGN_BEFORE.test(character)) {
      signs.push({ base: character, isMarked: false, isOnKey: false })
    } else if (MARK.test(character)) {
      before.isMarked = true
      before.isOnKey ||= character === KEY && CAN_BE_ON_KEY.test(before.base)
    }
  }
  return signs
}

function is(sign: Sign, character: string): boolean {
  return sign.base === character && !sign.isMarked
}

function isOfWord(sign: Sign): boolean {
  return !sign.isOnKey && OF_WORD.test(sign.base)
}

function isOfTag(sign: Sign): boolean {
  return sign.isOnKey || isOfWord(sign) || EMOJI.test(sign.base)
}

/** Of a text without its web addresses, by places that may be before the first sign or after the last one. */
function signsBeside(text: string) {
  const signs = signsOf(text.replace(ADDRESS, ' '))
  return { signs, at: (place: number) => signs[place] ?? BEYOND_THE_TEXT }
}

/** A `#` that begins a word, and after it letters, digits, underscores or emoji; one may begin where the one before it ends. */
function hashtagCount(text: string): number {
  const { signs, at } = signsBeside(text)
  let found = 0
  let isInTag = false
  signs.forEach((sign, place) => {
    if (is(sign, '#')) {
      const before = at(place - 1)
      const isAtStart = isInTag || (!isOfWord(before) && !is(before, '&'))
      isInTag = isAtStart && isOfTag(at(place + 1))
      found += isInTag ? 1 : 0
    } else {
      isInTag &&= isOfTag(sign)
    }
  })
  return found
}

/** An `@` that is not inside a word, and after it a user name in ASCII, not of dots alone. */
function mentionCount(text: string): number {
  const { signs, at } = signsBeside(text)
  const isName = (place: number): boolean => {
    let first = place
    while (is(at(first), '.')) first++
    return OF_USER_NAME.test(at(first).base) && !at(first).isMarked
  }
  return signs.filter((sign, place) => {
    const before = at(place - 1)
    return is(sign, '@') && !isOfWord(before) && !is(before, '@') && isName(place + 1)
  }).length
}
