import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import type { OptionField } from '../platforms/options'
import type { Field } from './faults'
import { elementId } from './focusField'
import type { ComposeFormState } from './useComposeForm'

type Props = {
  id: Field
  field: OptionField
  value: string
  form: ComposeFormState
  onChange: (value: string) => void
}

const INPUT_MODES = { text: 'text', url: 'url', number: 'decimal' } as const

export function OptionInput({ id, field, value, form, onChange }: Props) {
  const { input } = field
  const shared = {
    id: elementId(id),
    label: field.label,
    description: field.help,
    error: form.errorOf(id),
    onBlur: () => value.trim() !== '' && form.touch(id),
  }
  if (input === 'flag') {
    return (
      <Checkbox
        {...shared}
        checked={value !== ''}
        onChange={(event) => onChange(event.currentTarget.checked ? 'true' : '')}
      />
    )
  }
  if (typeof input === 'string') {
    return (
      <TextInput
        {...shared}
        inputMode={INPUT_MODES[input]}
        autoComplete="off"
        dir="auto"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    )
  }
  return (
    <NativeSelect
      {...shared}
      data={input.map(([choice, label]) => ({ value: choice, label }))}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
