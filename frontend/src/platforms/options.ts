import type { PlatformRules } from '../api/client'
import { isOfPattern } from './catalogue'
import { mediaUrlProblems } from './mediaUrl'
import { codePointCount } from './text'

/** The options of one destination by name, as they were typed. An empty text is an option that is not set. */
export type OptionValues = Readonly<Record<string, string>>

type OptionRule = PlatformRules['options'][number]

export type Choice = readonly [value: string, label: string]

/** A field of the form, in which an option is typed. */
export type OptionField = {
  label: string
  help: string
  input: 'text' | 'url' | 'number' | 'flag' | readonly Choice[]
  /** What is wrong with a value that is set. */
  fault: (value: string) => string | undefined
  /** What is wrong with it beside the other options. */
  conflict: (values: OptionValues) => string | undefined
  /** What the API is sent. */
  toSend: (value: string) => unknown
  /** What is typed to have this sent; empty for what this page does not know. */
  typedFrom: (sent: unknown) => string
}

export type OptionFields = Readonly<Record<string, OptionField>>

type Typing = Pick<OptionField, 'input' | 'fault' | 'toSend' | 'typedFrom'>

const asTyped = (value: string) => value
const asSent = (sent: unknown) => (typeof sent === 'string' ? sent : '')

/** How an option of each type is typed; what the types mean stands in the API's contract. */
const TYPING: Readonly<Record<OptionRule['type'], (rule: OptionRule) => Typing>> = {
  /** Set or not: never sent as false. */
  flag: () => ({
    input: 'flag',
    fault: () => undefined,
    toSend: () => true,
    typedFrom: (sent) => (sent === true ? 'true' : ''),
  }),
  /** A choice that means the same as none is shown once, and left out. */
  choice: ({ choices = [], unset = 'Not chosen' }) => {
    const shown = choices.filter(({ label }) => label !== unset)
    const among = (some: typeof choices, wanted: unknown) =>
      some.find(({ value }) => String(value) === String(wanted))
    return {
      input: [['', unset], ...shown.map(({ value, label }): Choice => [String(value), label])],
      fault: (value) => (among(choices, value) ? undefined : 'Choose one of these.'),
      toSend: (value) => among(choices, value)?.value,
      typedFrom: (sent) => (among(shown, sent) ? String(sent) : ''),
    }
  },
  text: ({ max_length: max = Infinity }) => ({
    input: 'text',
    fault: (value) => (codePointCount(value) <= max ? undefined : `At most ${max} characters.`),
    toSend: asTyped,
    typedFrom: asSent,
  }),
  id: () => ({
    input: 'text',
    fault: (value) =>
      /^[1-9][0-9]{0,19}$/.test(value) ? undefined : 'An id has 1 to 20 digits and does not begin with 0.',
    toSend: asTyped,
    typedFrom: asSent,
  }),
  address: () => ({
    input: 'url',
    fault: (value) =>
      mediaUrlProblems(value)
        .map(({ message }) => message)
        .join(' ') || undefined,
    toSend: asTyped,
    typedFrom: asSent,
  }),
  /** Typed in seconds. */
  milliseconds: () => ({
    input: 'number',
    fault: (value) =>
      /^[0-9]{1,6}([.,][0-9]{1,3})?$/.test(value) ? undefined : 'Write the seconds as a number, such as 1.5.',
    toSend: (value) => Math.round(Number(value.replace(',', '.')) * 1000),
    typedFrom: (sent) => (typeof sent === 'number' ? String(sent / 1000) : ''),
  }),
  names: ({ max = Infinity, pattern = '.*', pattern_help: help = 'other names' }) => ({
    input: 'text',
    fault: (value) => {
      const names = namesIn(value)
      if (names.length > max || new Set(names).size < names.length) return `Name at most ${max}, each once.`
      return names.every((name) => isOfPattern(pattern, name)) ? undefined : `Give ${help}.`
    },
    toSend: namesIn,
    typedFrom: (sent) =>
      Array.isArray(sent) ? sent.filter((name) => typeof name === 'string').join(' ') : '',
  }),
}

/** The fields of a platform's options, in their order; without those of a type that this page does not know, for the server may be newer. */
export function optionFields(rules: PlatformRules | undefined): OptionFields {
  const known = (rules?.options ?? []).filter(({ type }) => Object.hasOwn(TYPING, type))
  return Object.fromEntries(known.map((rule) => [rule.name, fieldOf(rule)]))
}

function fieldOf(rule: OptionRule): OptionField {
  const { label, help, type, conflict } = rule
  return {
    label,
    help,
    ...TYPING[type](rule),
    conflict: (values) =>
      conflict && values[conflict.option] === conflict.value ? conflict.message : undefined,
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

/** What is wrong with options, by name. */
export function optionFaults(fields: OptionFields, values: OptionValues): [name: string, message: string][] {
  return setOptions(values).flatMap(([name, value]): [string, string][] =>
    [fields[name]?.fault(value), fields[name]?.conflict(values)]
      .filter((message) => message !== undefined)
      .map((message) => [name, message]),
  )
}

/** The options as the API takes them. */
export function optionsToSend(fields: OptionFields, values: OptionValues): Record<string, unknown> {
  return Object.fromEntries(
    setOptions(values).flatMap(([name, value]) => {
      const field = fields[name]
      return field ? [[name, field.toSend(value)]] : []
    }),
  )
}

/** Options as they were typed, from what the API was sent. */
export function optionsFrom(fields: OptionFields, sent: Readonly<Record<string, unknown>>): OptionValues {
  return Object.fromEntries(
    Object.entries(sent)
      .map(([name, value]): [string, string] => [name, fields[name]?.typedFrom(value) ?? ''])
      .filter(([, value]) => value !== ''),
  )
}
