import { Button, Stack, VisuallyHidden } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useId } from 'react'
import type { Account } from '../api/client'
import { platformOf } from '../platforms/catalogue'
import { countSet, optionFields } from '../platforms/options'
import { usePlatform } from '../platforms/PlatformsProvider'
import classes from './ComposeForm.module.css'
import { optionsOf, withOption, withOptionsForAll } from './draft'
import { optionField } from './faults'
import { OptionInput } from './OptionInput'
import type { ComposeFormState } from './useComposeForm'

type Props = { account: Account; form: ComposeFormState }

/** The options of one chosen destination, out of the way until they are wanted. */
export function OptionsSection({ account, form }: Props) {
  const { destination, platform, display_name: name } = account
  const id = useId()
  const { name: platformName, rules } = usePlatform(platform)
  const fields = optionFields(rules)
  if (Object.keys(fields).length === 0) return null
  const values = optionsOf(form.draft, destination)
  const isOpen = form.openOptions.has(destination)
  const others = form.draft.destinations.filter(
    (other) => other !== destination && platformOf(other) === platform,
  )
  const set = countSet(values)
  const Chevron = isOpen ? IconChevronDown : IconChevronRight
  return (
    <div className={classes.options}>
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<Chevron size={16} aria-hidden />}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => form.toggleOptions(destination, !isOpen)}
      >
        Options<VisuallyHidden>{` for ${name}`}</VisuallyHidden>
        {set > 0 && ` (${set} set)`}
      </Button>
      {isOpen && (
        <Stack id={id} gap="sm" mt="xs" role="group" aria-label={`Options for ${name}`}>
          {Object.entries(fields).map(([option, field]) => (
            <OptionInput
              key={option}
              id={optionField(destination, option)}
              field={field}
              value={values[option] ?? ''}
              form={form}
              onChange={(value) =>
                form.change(
                  Object.keys(fields).map((sibling) => optionField(destination, sibling)),
                  (draft) => withOption(draft, [destination], option, value),
                )
              }
            />
          ))}
          {others.length > 0 && (
            <Button
              size="compact-sm"
              variant="default"
              style={{ alignSelf: 'flex-start' }}
              onClick={() => form.change([], (draft) => withOptionsForAll(draft, destination))}
            >
              Use for all chosen on {platformName}
            </Button>
          )}
        </Stack>
      )}
    </div>
  )
}
