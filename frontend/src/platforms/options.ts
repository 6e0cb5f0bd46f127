import { mediaUrlProblems } from './mediaUrl'
import { codePointCount } from './text'

/** The options of one destination by name, as they were typed. An empty text is an option that is not set. */
export type OptionValues = Readonly<Record<string, string>>

export type Choice = readonly [value: string, label: string]

export type OptionField = {
  label: string
  help: string
  input: 'text' | 'url' | 'number' | 'flag' | readonly Choice[]
  /** What is wrong with a value that is set. */
  fault: (value: string) => string | undefined
  /** What is wrong with it beside the other options. */
  conflict?: (values: OptionValues) => string | undefined
  /** What the API is sent. */
  toSend: (value: string) => unknown
  /** What is typed to have this sent; empty for what this page does not know. */
  typedFrom: (sent: unknown) => string
}

const noFault = () => undefined
const asTyped = (value: string) => value
const asSent = (sent: unknown) => (typeof sent === 'string' ? sent : '')

export function choiceOption(
  label: string,
  help: string,
  choices: readonly Choice[],
  toSend: OptionField['toSend'] = asTyped,
): OptionField {
  const known = (value: string) => choices.some(([choice]) => choice === value)
  return {
    label,
    help,
    input: choices,
    fault: noFault,
    toSend,
    typedFrom: (sent) => (known(String(sent)) ? String(sent) : ''),
  }
}

/** Set or not: never sent as false. */
export function flagOption(label: string, help: string): OptionField {
  return {
    label,
    help,
    input: 'flag',
    fault: noFault,
    toSend: () => true,
    typedFrom: (sent) => (sent === true ? 'true' : ''),
  }
}

export function textOption(label: string, help: string, maxLength: number): OptionField {
  return {
    label,
    help,
    input: 'text',
    fault: (value) => (codePointCount(value) <= maxLength ? undefined : `At most ${maxLength} characters.`),
    toSend: asTyped,
    typedFrom: asSent,
  }
}

export function idOption(label: string, help: string): OptionField {
  return {
    label,
    help,
    input: 'text',
    fault: (value) =>
      /^[1-9][0-9]{0,19}$/.test(value) ? undefined : 'An id has 1 to 20 digits and does not begin with 0.',
    toSend: asTyped,
    typedFrom: asSent,
  }
}

export function addressOption(label: string, help: string): OptionField {
  return {
    label,
    help,
    input: 'url',
    fault: (value) =>
      mediaUrlProblems(value)
        .map(({ message }) => message)
        .join(' ') || undefined,
    toSend: asTyped,
    typedFrom: asSent,
  }
}

/** Typed in seconds, sent in milliseconds. */
export function secondsOption(label: string, help: string): OptionField {
  return {
    label,
    help,
    input: 'number',
    fault: (value) =>
      /^[0-9]{1,6}([.,][0-9]{1,3})?$/.test(value) ? undefined : 'Write the seconds as a number, such as 1.5.',
    toSend: (value) => Math.round(Number(value.replace(',', '.')) * 1000),
    typedFrom: (sent) => (typeof sent === 'number' ? String(sent / 1000) : ''),
  }
}

type Names = { max: number; form: RegExp; inWords: string }

export function namesOption(label: string, help: string, { max, form, inWords }: Names): OptionField {
  return {
    label,
    help,
    input: 'text',
    fault: (value) => {
      const names = namesIn(value)
      if (names.length > max || new Set(names).size < names.length) return `Name at most ${max}, each once.`
      return names.every((name) => form.test(name)) ? undefined : inWords
    },
    toSend: namesIn,
    typedFrom: (sent) =>
      Array.isArray(sent) ? sent.filter((name) => typeof name === 'string').join(' ') : '',
  }
}

/** People write names with commas or spaces between, and with an @ before. */
function namesIn(value: string): string[] {
  return value
    .split(/[\s,]+/)
    .filter((name) => name !== '')
    .map((name) => name.replace(/^@/, ''))
}

/** The options that are set, trimmed. */
function setOptions(values: OptionValues): [name: string, value: string][] {
  return Object.entries(values)
    .map(([name, value]): [string, string] => [name, value.trim()])
    .filter(([, value]) => value !== '')
}

export function countSet(values: OptionValues): number {
  return setOptions(values).length
}

type Fields = Readonly<Record<string, OptionField>>

/** What is wrong with options, by name. */
export function optionFaults(fields: Fields, values: OptionValues): [name: string, message: string][] {
  return setOptions(values).flatMap(([name, value]): [string, string][] =>
    [fields[name]?.fault(value), fields[name]?.conflict?.(values)]
      .filter((message) => message !== undefined)
      .map((message) => [name, message]),
  )
}

/** The options as the API takes them. */
export function optionsToSend(fields: Fields, values: OptionValues): Record<string, unknown> {
  return Object.fromEntries(
    setOptions(values).flatMap(([name, value]) => {
      const field = fields[name]
      return field ? [[name, field.toSend(value)]] : []
    }),
  )
}

/** Options as they were typed, from what the API was sent. */
export function optionsFrom(fields: Fields, sent: Readonly<Record<string, unknown>>): OptionValues {
  return Object.fromEntries(
    Object.entries(sent)
      .map(([name, value]): [string, string] => [name, fields[name]?.typedFrom(value) ?? ''])
      .filter(([, value]) => value !== ''),
  )
}
