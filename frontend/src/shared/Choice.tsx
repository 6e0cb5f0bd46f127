import { Input, type InputProps } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import type { ComponentPropsWithoutRef } from 'react'

type Props = InputProps &
  Omit<ComponentPropsWithoutRef<'select'>, keyof InputProps | 'onChange'> & {
    'aria-label': string
    options: readonly { value: string; label: string }[]
    onChange: (value: string) => void
  }

/**
 * One of several, chosen by the browser's own list. It is Mantine's `NativeSelect` without a label, a description and an error to show,
 * for which that renders itself a second time before anything can be seen.
 */
export function Choice({ options, onChange, ...others }: Props) {
  return (
    <Input
      component="select"
      pointer
      rightSection={<IconChevronDown size={14} aria-hidden />}
      rightSectionPointerEvents="none"
      onChange={({ currentTarget: { value } }) => onChange(value)}
      {...others}
    >
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </Input>
  )
}
