import { Alert, Anchor, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useCatalogue } from '../platforms/PlatformsProvider'
import classes from './ComposeForm.module.css'
import { fieldName } from './fieldName'
import type { Fault, Field } from './faults'
import { elementId } from './focusField'

type Props = { faults: readonly Fault[]; names: ReadonlyMap<string, string>; onGoTo: (field: Field) => void }

/** Everything that keeps the post from being sent, with the way to it. */
export function ErrorSummary({ faults, names, onGoTo }: Props) {
  const catalogue = useCatalogue()
  return (
    <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title="The post was not sent">
      <ul className={classes.faults}>
        {faults.map(({ field, message }) => (
          <Text component="li" size="sm" key={`${field ?? ''} ${message}`}>
            {field === undefined ? (
              message
            ) : (
              <Anchor
                inherit
                c="inherit"
                underline="always"
                href={`#${elementId(field)}`}
                onClick={(event) => {
                  event.preventDefault()
                  onGoTo(field)
                }}
              >
                {fieldName(catalogue, field, names)}: {message}
              </Anchor>
            )}
          </Text>
        ))}
      </ul>
    </Alert>
  )
}
