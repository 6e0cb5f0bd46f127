import { Button, Input } from '@mantine/core'
import { IconAdjustmentsHorizontal, IconSearch, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { SEARCH_FIELD } from '../app/shortcutKeys'
import { accountName, inOrder, platformName, platformOf } from '../platforms/catalogue'
import { useCatalogue } from '../platforms/PlatformsProvider'
import { Choice } from '../shared/Choice'
import { lookOf } from '../status/status'
import classes from './FilterBar.module.css'
import { type FilterName, filterOf, needInWords, STATUSES, withParameter } from './filter'
import { useTyped } from './useTyped'

type Props = {
  parameters: URLSearchParams
  names: ReadonlyMap<string, string>
  onChange: (parameters: URLSearchParams, options?: { replace: boolean }) => void
}

/** What of the list is wanted; on a phone, all but the search unfolds. */
export function FilterBar({ parameters, names, onChange }: Props) {
  const [open, setOpen] = useState(false)
  const catalogue = useCatalogue()
  const filter = filterOf(catalogue, parameters)
  const { status, platform, account } = filter
  const platforms = new Set([
    ...catalogue.map((rules) => rules.platform),
    ...[...names.keys()].map(platformOf),
    ...(platform === undefined ? [] : [platform]),
  ])
  const count = Object.keys(filter).filter((name) => name !== 'q').length
  const choose = (name: FilterName) => (value: string) => onChange(withParameter(parameters, name, value))
  const type = (name: FilterName) => (value: string) =>
    onChange(withParameter(parameters, name, value), { replace: true })
  return (
    <div role="search" aria-label="Filter the list" className={classes.bar} data-open={open}>
      <Search value={parameters.get('q') ?? ''} onRest={type('q')} />
      <Button
        variant="default"
        className={classes.toggle}
        aria-expanded={open}
        leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden />}
        onClick={() => setOpen(!open)}
      >
        {count > 0 ? `Filters (${count})` : 'Filters'}
      </Button>
      {filter.needs && (
        <Button
          variant="light"
          rightSection={<IconX size={14} aria-hidden />}
          aria-label={`${needInWords(filter.needs)}. Show the others, too`}
          onClick={() => choose('needs')('')}
        >
          {needInWords(filter.needs)}
        </Button>
      )}
      <Choice
        aria-label="Status"
        options={[
          { value: '', label: 'All statuses' },
          ...STATUSES.map((value) => ({ value, label: lookOf(value).word })),
        ]}
        value={status ?? ''}
        onChange={choose('status')}
        className={classes.choice}
      />
      <Choice
        aria-label="Platform"
        options={[
          { value: '', label: 'All platforms' },
          ...inOrder(catalogue, platforms).map((value) => ({ value, label: platformName(catalogue, value) })),
        ]}
        value={platform ?? ''}
        onChange={choose('platform')}
        className={classes.choice}
      />
      <Choice
        aria-label="Account"
        options={[
          { value: '', label: 'All accounts' },
          ...accountsToChoose(names, account).map((value) => ({ value, label: accountName(value, names) })),
        ]}
        value={account ?? ''}
        onChange={choose('account')}
        className={classes.choice}
      />
      <Day label="From" value={parameters.get('from') ?? ''} onRest={type('from')} />
      <Day label="To" value={parameters.get('to') ?? ''} onRest={type('to')} />
    </div>
  )
}

/** The connected accounts, and the one that is chosen even if it is not connected any more. */
function accountsToChoose(names: ReadonlyMap<string, string>, chosen: string | undefined): string[] {
  const connected = [...names.keys()]
  return chosen === undefined || names.has(chosen) ? connected : [...connected, chosen]
}

type FieldProps = { value: string; onRest: (value: string) => void }

function Search({ value, onRest }: FieldProps) {
  const [typed, setTyped] = useTyped(value, onRest)
  return (
    <Input
      name={SEARCH_FIELD}
      aria-label="Search in captions, videos and ids"
      placeholder="Caption, video or id"
      leftSection={<IconSearch size={16} aria-hidden />}
      value={typed}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      className={classes.search}
    />
  )
}

function Day({ label, value, onRest }: FieldProps & { label: string }) {
  const [typed, setTyped] = useTyped(value, onRest)
  return (
    <label className={classes.day}>
      <span>{label}</span>
      <Input
        type="date"
        aria-label={`${label} this day`}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
    </label>
  )
}
