import { Group, Input } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { SEARCH_FIELD } from '../app/shortcutKeys'
import { platformName, PLATFORMS } from '../platforms/platforms'
import { Choice } from '../shared/Choice'
import { lookOf } from '../status/status'
import { filterOf, STATUSES, withParameter } from './filter'

type Props = {
  parameters: URLSearchParams
  onChange: (parameters: URLSearchParams, options?: { replace: boolean }) => void
}

export function FilterBar({ parameters, onChange }: Props) {
  const { status, platform, text } = filterOf(parameters)
  return (
    <Group role="search" aria-label="Filter the list" gap="xs">
      <Input
        name={SEARCH_FIELD}
        aria-label="Search in what is loaded"
        placeholder="Caption, account, error ..."
        leftSection={<IconSearch size={16} aria-hidden />}
        value={text}
        onChange={({ currentTarget: { value } }) =>
          onChange(withParameter(parameters, 'text', value), { replace: true })
        }
        style={{ flex: '1 1 220px' }}
      />
      <Choice
        aria-label="Status"
        options={[
          { value: '', label: 'All statuses' },
          ...STATUSES.map((value) => ({ value, label: lookOf(value).word })),
        ]}
        value={status ?? ''}
        onChange={(value) => onChange(withParameter(parameters, 'status', value))}
        style={{ flex: '1 1 130px', maxWidth: 220 }}
      />
      <Choice
        aria-label="Platform"
        options={[
          { value: '', label: 'All platforms' },
          ...PLATFORMS.map((value) => ({ value, label: platformName(value) })),
        ]}
        value={platform ?? ''}
        onChange={(value) => onChange(withParameter(parameters, 'platform', value))}
        style={{ flex: '1 1 130px', maxWidth: 220 }}
      />
    </Group>
  )
}
