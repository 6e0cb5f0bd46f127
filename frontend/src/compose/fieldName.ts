import { accountName, type Catalogue, platformOf, rulesOf } from '../platforms/catalogue'
import { PUBLISH_BY, SCHEDULED_AT, TIME_ZONE } from '../scheduling/timing'
import { CAPTION, DESTINATIONS, type Field, VIDEO_URL } from './faults'

const NAMES: Readonly<Record<Field, string>> = {
  [VIDEO_URL]: 'Video URL',
  [CAPTION]: 'Caption',
  [DESTINATIONS]: 'Destinations',
  [SCHEDULED_AT]: 'Date and time',
  [TIME_ZONE]: 'Time zone',
  [PUBLISH_BY]: 'Give up if not out by',
}

/** What a field is called where it is not in view. */
export function fieldName(catalogue: Catalogue, field: Field, accounts: ReadonlyMap<string, string>): string {
  const [, , destination = '', option] = field.split('/')
  if (destination === '') return NAMES[field] ?? field
  const account = accountName(destination, accounts)
  if (option === undefined) return account
  const rule = rulesOf(catalogue, platformOf(destination))?.options.find(({ name }) => name === option)
  return `${account}, ${rule?.label ?? option}`
}
