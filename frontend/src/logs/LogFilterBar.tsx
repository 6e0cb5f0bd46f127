import { Chip, Group, NativeSelect, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import type { LogLevel } from '../api/client'
import { SEARCH_FIELD } from '../app/shortcutKeys'
import { accountName, platformName, platformOf } from '../platforms/catalogue'
import { useCatalogue } from '../platforms/PlatformsProvider'
import { withParameter } from '../uploads/filter'
import { LEVELS, levelParameter, type LogFilter } from './filter'

type Props = {
  filter: LogFilter
  parameters: URLSearchParams
  onChange: (parameters: URLSearchParams) => void
  destinations: readonly string[]
  names: ReadonlyMap<string, string>
  /** How many there are of each; none while that is not known. */
  counts: Record<LogLevel, number> | undefined
}

export function LogFilterBar({ filter, parameters, onChange, destinations, names, counts }: Props) {
  const catalogue = useCatalogue()
  const { levels, destination, search } = filter
  return (
    <Group role="search" aria-label="Filter the log" gap="sm">
      <Chip.Group
        multiple
        value={[...levels]}
        onChange={(chosen) => onChange(withParameter(parameters, 'level', levelParameter(chosen)))}
      >
        <Group gap={6} role="group" aria-label="Levels">
          {LEVELS.map((level) => (
            <Chip key={level} value={level} size="xs" variant="outline">
              {level} {counts?.[level]}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <NativeSelect
        size="xs"
        aria-label="Destination"
        data={[
          { value: '', label: 'All destinations' },
          ...destinations.map((value) => ({
            value,
            label: `${platformName(catalogue, platformOf(value))}: ${accountName(value, names)}`,
          })),
        ]}
        value={destination}
        onChange={({ currentTarget: { value } }) => onChange(withParameter(parameters, 'destination', value))}
        style={{ flex: '0 1 240px' }}
      />
      <TextInput
        size="xs"
        name={SEARCH_FIELD}
        aria-label="Search in the log"
        placeholder="Message, code, id ..."
        leftSection={<IconSearch size={14} aria-hidden />}
        value={search}
        onChange={({ currentTarget: { value } }) => onChange(withParameter(parameters, 'search', value))}
        style={{ flex: '1 1 160px' }}
      />
    </Group>
  )
}
