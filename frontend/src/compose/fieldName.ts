import { accountName, platformOf } from '../platforms/platforms'
import { rulesOf } from '../platforms/rules'
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
export function fieldName(field: Field, accounts: ReadonlyMap<string, string>): string {
  const [, , destination = '', option] = field.split('/')
  if (destination === '') return NAMES[field] ?? field
  const account = accountName(destination, accounts)
  if (option === undefined) return account
  const label = rulesOf(platformOf(destination))?.optionFields[option]?.label ?? option
  return `${account}, ${label}`
}
